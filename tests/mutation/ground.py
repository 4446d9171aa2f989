"""The content as it is, and what is seen of a small change of it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from macros.content.model import Plan, walk
from macros.content.reader import Part, assemble, content_files, read_file
from macros.proof.checks import CHECKS
from macros.proof.difference import difference
from macros.proof.proof import Proof
from tests.mutation.files import Mutant, Source

Verdict = Literal["found", "shown", "worded", "nothing"]
"""A check objects; the treatment differs; only words differ; nothing is seen."""
Routines = tuple[str, ...]


@dataclass
class Ground:
    """The untouched content, read once, so that a mutant costs one file and few routines."""

    folder: Path
    proofs: dict[Routines, Proof] = field(default_factory=dict)

    @cached_property
    def parts(self) -> dict[Path, Part]:
        """What came of reading each file."""
        return {path: read_file(path, self.folder) for path in content_files(self.folder, [])}

    @cached_property
    def plan(self) -> Plan:
        """The content as it is."""
        return assemble(self.parts.values(), []).plan

    @cached_property
    def sources(self) -> list[Source]:
        """The files as they are written."""
        return [Source.read(path, self.folder) for path in self.parts]

    @cached_property
    def users(self) -> dict[str, list[str]]:
        """For each block the routines that use it."""
        found: dict[str, list[str]] = {}
        for name, routine in self.plan.routines.items():
            for block in dict.fromkeys(s.block for s in walk(routine.steps) if s.block):
                found.setdefault(block, []).append(name)
        return found

    def verdict(self, mutant: Mutant) -> Verdict:
        """Return what is seen of a mutant: first in a routine that it concerns, then in all."""
        parts = self._changed(mutant)
        if any(part.problems for part in parts.values()):
            return "found"
        if mutant.kind == "fault":
            return "found" if _objects(parts) else "nothing"
        seen = self._seen(mutant, parts)
        if mutant.kind == "meaning" and seen != "shown" and _objects(parts):
            return "found"
        return seen

    def _changed(self, mutant: Mutant) -> dict[Path, Part]:
        kept = {path: part for path, part in self.parts.items() if path not in mutant.texts}
        texts = {path: text() for path, text in mutant.texts.items() if text}
        return kept | {path: read_file(path, self.folder, text) for path, text in texts.items()}

    def _seen(self, mutant: Mutant, parts: Mapping[Path, Part]) -> Verdict:
        """Return what differs in the routines that a mutant concerns."""
        seen: Verdict = "nothing"
        for routines in self._concerned(mutant):
            kept = (p for at, p in parts.items() if p.kind != "routines" or at.stem in routines)
            reading = assemble(kept, [])
            if reading.problems:
                return "found"
            found = difference(self._proof(routines), Proof(reading.plan))
            if found.treatment:
                return "shown"
            seen = "worded" if found.wording else seen
            if mutant.kind == "words" and found.wording:
                break
        return seen

    def _concerned(self, mutant: Mutant) -> Iterator[Routines]:
        """Yield the routines to look at: none, one and then all that a mutant can change."""
        path = self.folder / Path(*Path(mutant.file).parts[1:])
        users = self.users.get(path.stem, []) if path.parent.name == "blocks" else []
        if path.parent.name == "routines":
            yield (path.stem,)
        elif users:
            yield (users[0],)
            yield tuple(users)
        else:
            yield ()
            if path.parent == self.folder:
                yield tuple(self.plan.routines)[: None if mutant.kind == "meaning" else 1]

    def _proof(self, routines: Routines) -> Proof:
        if routines not in self.proofs:
            kept = {name: self.plan.routines[name] for name in routines}
            self.proofs[routines] = Proof(self.plan.model_copy(update={"routines": kept}))
        return self.proofs[routines]


def _objects(parts: Mapping[Path, Part]) -> bool:
    """Tell whether reading or a check objects to the content."""
    reading = assemble(parts.values(), [])
    proof = Proof(reading.plan)
    return bool(reading.problems) or any(True for find in CHECKS.values() for _ in find(proof))


def sample(found: Iterable[Mutant], most: int, seed: int = 1) -> list[Mutant]:
    """Return at most ``most`` mutants of each thing, chosen by chance but always the same."""
    kinds: dict[tuple[str, str], list[Mutant]] = {}
    for mutant in found:
        kinds.setdefault((mutant.kind, mutant.of), []).append(mutant)
    chance = random.Random(seed)  # noqa: S311 - a sample, not a secret
    return [m for ms in kinds.values() for m in (chance.sample(ms, most) if len(ms) > most else ms)]
