"""Blocks put in place of every ``use``, and roles in place of the parts that they play."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from macros.content.model import (
    EXECUTOR,
    OWNER,
    Block,
    Ends,
    LegalStep,
    Outcome,
    Pause,
    Process,
    Routine,
    Step,
    Use,
    When,
    only_steps,
)
from macros.content.problem import Problem, suggest

Cast = Mapping[str, str]
"""For each part the role that plays it."""
S = TypeVar("S", Step, LegalStep)


def expand(
    routine: Routine,
    blocks: Mapping[str, Block],
    cast: Cast,
    problems: list[Problem],
) -> Routine:
    """Return the routine with its blocks put in; what is wrong is added to ``problems``.

    Blocks name parts: ``cast`` says who plays them where the routine says nothing else.
    """
    expanded = _expanded(routine.steps, blocks, cast, problems)
    owned = (play(step, {OWNER: routine.owner}) for step in expanded)
    return routine.model_copy(update={"steps": tuple(_in_pauses(owned, None))})


def played_block(block: Block, cast: Cast) -> Block:
    """Return a block with roles in place of parts, and its steps in the sections they stand in."""
    played = (play(step, cast) for step in block.steps)
    return block.model_copy(update={"steps": tuple(_in_pauses(played, block.pause))})


def played_process(process: Process, cast: Cast) -> Process:
    """Return a legal process with roles in place of parts."""
    return process.model_copy(update={"steps": tuple(play(step, cast) for step in process.steps)})


def play(step: S, cast: Cast) -> S:
    """Return a step, with those in its outcomes, where roles stand in place of parts."""
    outcomes = {
        value: outcome.model_copy(
            update={
                "steps": tuple(play(inner, cast) for inner in only_steps(outcome.steps)),
                "ends": outcome.ends and _played_end(outcome.ends, cast),
            }
        )
        for value, outcome in step.outcomes.items()
    }
    played = {"role": cast[step.role], "part": step.role} if step.role in cast else {}
    return step.model_copy(update={**played, "outcomes": outcomes})


def _played_end(ends: Ends, cast: Cast) -> Ends:
    return ends.model_copy(update={"owner": cast.get(ends.owner, ends.owner)})


def _in_pauses(steps: Iterable[Step], pause: Pause | None) -> Iterator[Step]:
    """Give each step the pause that it stands in: its own, else that of the step before."""
    for step in steps:
        pause = step.pause or pause
        outcomes = {
            value: outcome.model_copy(
                update={"steps": tuple(_in_pauses(only_steps(outcome.steps), pause))}
            )
            for value, outcome in step.outcomes.items()
        }
        yield step.model_copy(update={"pause": pause, "outcomes": outcomes})


def _expanded(
    items: tuple[Step | Use, ...], blocks: Mapping[str, Block], cast: Cast, problems: list[Problem]
) -> Iterator[Step]:
    for item in items:
        if isinstance(item, Use):
            yield from _used(item, blocks, cast, problems)
        elif item.outcomes:
            yield item.model_copy(update={"outcomes": _outcomes(item, blocks, cast, problems)})
        else:
            yield item


def _outcomes(
    step: Step, blocks: Mapping[str, Block], cast: Cast, problems: list[Problem]
) -> dict[str, Outcome]:
    return {
        value: outcome.model_copy(
            update={"steps": tuple(_expanded(outcome.steps, blocks, cast, problems))}
        )
        for value, outcome in step.outcomes.items()
    }


def _used(
    use: Use, blocks: Mapping[str, Block], cast: Cast, problems: list[Problem]
) -> Iterator[Step]:
    block = blocks.get(use.use)
    if block is None:
        problems.append(
            Problem(
                use.at("use"),
                "unknown-id",
                f"blocket ”{use.use}” finns inte",
                suggest(use.use, blocks),
            )
        )
        return
    _check_parts(use, block, problems)
    here = {**cast, **use.parts, **({EXECUTOR: use.role} if use.role else {})}
    pause = block.pause
    for step in block.steps:
        yield _adapted(play(step, here), use, problems).model_copy(
            update={"used": use, "pause": step.pause or pause}
        )
        pause = None


def _check_parts(use: Use, block: Block, problems: list[Problem]) -> None:
    """Every part that is cast where a block is used is one that the block has."""
    played = set(_parts_in(block.steps))
    if EXECUTOR in played and use.role is None:
        problems.append(
            Problem(
                use.at("use"),
                "missing-role",
                f"blocket ”{use.use}” har steg där rollen ska anges, men ”role” saknas",
                "skriv role: och rollen som gör stegen",
            )
        )
    if use.role is not None and EXECUTOR not in played:
        problems.append(
            Problem(
                use.at("role"),
                "needless-role",
                f"blocket ”{use.use}” har redan roller i alla steg",
                "ta bort role:",
            )
        )
    problems.extend(
        Problem(
            use.mark.key("parts", part),
            "needless-role",
            f"blocket ”{use.use}” har ingen del som heter ”{part}”",
            suggest(part, played),
        )
        for part in use.parts.keys() - played
    )


def _parts_in(steps: Iterable[Step | Use]) -> Iterator[str]:
    """Yield what stands as role in steps, and as owner of their ends: roles and parts."""
    for step in only_steps(steps):
        yield step.role
        for outcome in step.outcomes.values():
            if outcome.ends:
                yield outcome.ends.owner
            yield from _parts_in(outcome.steps)


def _adapted(step: Step, use: Use, problems: list[Problem]) -> Step:
    """Return a block's step as it stands in the routine that uses the block."""
    when = _both(step, use, problems)
    outcomes = {
        value: outcome.model_copy(
            update={
                "steps": tuple(
                    _adapted(inner, use.model_copy(update={"when": {}}), problems)
                    for inner in outcome.steps
                    if isinstance(inner, Step)
                )
            }
        )
        for value, outcome in step.outcomes.items()
    }
    return step.model_copy(
        update={
            "id": f"{use.id}-{step.id}" if use.id else step.id,
            "when": when,
            "outcomes": outcomes,
            "block": use.use,
        }
    )


def _both(step: Step, use: Use, problems: list[Problem]) -> When:
    met = dict(step.when)
    for fact, values in use.when.items():
        both = tuple(v for v in met.get(fact, values) if v in values)
        if not both:
            problems.append(
                Problem(
                    use.at("when", fact),
                    "impossible-when",
                    f"steget ”{step.id}” i blocket ”{use.use}” kan aldrig gälla här: "
                    f"villkoren på ”{fact}” utesluter varandra",
                    "ta bort det ena villkoret",
                )
            )
            both = values
        met[fact] = both
    return met
