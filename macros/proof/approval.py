"""What was approved against what the content says now, checklist by checklist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from macros.content.approved import Approval, ApprovedDoubt, ApprovedSituation, Decision
from macros.content.marks import words
from macros.content.model import Fact, Record, Routine, walk
from macros.proof.changes import between, between_lines, match
from macros.proof.clauses import Change, Saying, change
from macros.proof.difference import Difference, Group, Tally, order
from macros.proof.proof import Proof, Situation
from macros.proof.remembered import box_of, kept_box, kept_line, line_of
from macros.proof.treatment import Line, Shared, Treatment, Treatments
from macros.proof.treatment import lines as lines_of
from macros.proof.wordings import Worded, Wording, folder_of, in_order

Standing = Literal["unapproved", "approved", "reworded", "changed"]


@dataclass(frozen=True)
class Since:
    """What differs in a checklist from what was approved, and whose work it is."""

    changes: tuple[str, ...]
    wording: tuple[Wording, ...]
    roles: frozenset[str]

    @property
    def standing(self) -> Standing:
        """Return how the checklist stands."""
        return "changed" if self.changes else "reworded" if self.wording else "approved"


def approve(
    proof: Proof, name: str, role: str, day: date, before: Approval | None = None
) -> Approval:
    """Return the approval of a checklist as it is now; decisions made before are kept.

    One that is as it was approved needs no new decision: the old approval is returned.
    """
    found = since(proof, name, before) if before else None
    if before and found and found.standing == "approved":
        return before
    changes = found.changes if found else ()
    treatments = Treatments(proof, Shared())
    numbers: dict[Line, int] = {}
    situations = []
    for situation in proof.of_routine[name]:
        here = treatments.of(situation).lines
        rows = tuple(numbers.setdefault(line, len(numbers)) for line in here)
        answers = tuple(map(kept_box, situation.regions))
        situations.append(ApprovedSituation(answers=answers, lines=rows))
    routine = proof.plan.routines[name]
    decision = Decision(day=day, role=role, changes=changes)
    return Approval(
        decisions=(decision, *(before.decisions if before else ())),
        owner=routine.owner,
        interim=routine.finding is not None,
        applies=kept_box(proof.boxes[name]),
        words=_spoken(proof, routine),
        lines=tuple(map(kept_line, numbers)),
        situations=tuple(situations),
        doubts={fact: _doubt(proof, record) for fact, record in _doubtful(proof, name).items()},
    )


def since(proof: Proof, name: str, approval: Approval) -> Since:
    """Return what differs in a checklist from what was approved."""
    found = Comparison(proof)
    found.add(name, approval)
    return Since(tuple(g.text for g in found.groups), found.wording, frozenset(found.roles))


def since_approved(proof: Proof, approvals: Mapping[str, Approval]) -> Difference:
    """Return what differs in all approved checklists from what was approved."""
    found, lost = Comparison(proof), []
    for name, approval in approvals.items():
        if name in proof.boxes:
            found.add(name, approval)
        else:
            text = f"Checklistan ”{name}”, som är fastställd, finns inte längre."
            lost.append(Group("situation", len(approval.situations), text))
    situations, total = len(found.tally.situations), len(proof.situations)
    return Difference(situations, total, (*lost, *found.groups), found.wording)


@dataclass
class Comparison:
    """Approved checklists against the content as it is, as they are compared."""

    proof: Proof
    tally: Tally = field(default_factory=Tally)
    spoken: set[Worded] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    """The roles that do something otherwise, or no longer."""

    def __post_init__(self) -> None:
        self.treatments = Treatments(self.proof, Shared())
        self.say = Saying(self.proof.plan, self.proof.plan)
        self.folder = folder_of(self.proof.plan)
        self.numbers = {s: number for number, s in enumerate(self.proof.situations)}

    @property
    def groups(self) -> list[Group]:
        """The changes of what is to be done."""
        return sorted(self.tally.groups(len(self.proof.situations)), key=order)

    @property
    def wording(self) -> tuple[Wording, ...]:
        """The words that differ."""
        return in_order(self.spoken | self.tally.wording, self.proof.plan)

    def add(self, name: str, approval: Approval) -> None:
        """Compare a checklist."""
        shared = [*_condition(self.proof, name, approval, self.say), *self._doubts(name, approval)]
        if shared:
            self.roles.add(self.proof.plan.routines[name].owner)
        lines = [line_of(line, self.folder) for line in approval.lines]
        for situation in self.proof.of_routine[name]:
            self.tally.add(self.numbers[situation], iter(shared))
            for before in _partners(self.proof, situation, approval, lines):
                self._compare(before, self.treatments.of(situation), self.numbers[situation])
        self.spoken |= set(_reworded(approval, _spoken(self.proof, self.proof.plan.routines[name])))

    def _compare(self, before: Treatment, now: Treatment, number: int) -> None:
        if before == now:
            return
        matched = match(before.lines, now.lines)
        self.tally.read(matched)
        changes = list(between(before, now, matched, self.say))
        self.tally.add(number, iter(changes))
        if changes:
            self.roles |= _concerned(before, now)

    def _doubts(self, name: str, approval: Approval) -> Iterator[Change]:
        """Yield what differs in what is done where somebody answers ”vet inte”."""
        for fact, record in _doubtful(self.proof, name).items():
            told = _doubt(self.proof, record)
            before = approval.doubts.get(fact)
            if before is None or before.until != told.until:
                yield change(
                    "find-out", f"gäller nu ett annat svar vid ”vet inte” på ”{record.ask}”"
                )
            matched = match(
                *([line_of(x, self.folder) for x in d.lines] for d in (before or told, told))
            )
            self.tally.read(matched)
            yield from between_lines(matched, self.say)


def _partners(
    proof: Proof, situation: Situation, approval: Approval, lines: list[Line]
) -> Iterator[Treatment]:
    """Yield how the answers of a situation were treated when the checklist was approved."""
    for approved in approval.situations:
        boxes = [box_of(answers) for answers in approved.answers]
        if any(proof.staff.meets(box, region) for box in boxes for region in situation.regions):
            here = tuple(lines[number] for number in approved.lines)
            yield Treatment(approval.owner, approval.interim, here)


def _condition(proof: Proof, name: str, approval: Approval, say: Saying) -> Iterator[Change]:
    """Yield that a checklist is for other answers than before."""
    before, now = box_of(approval.applies), proof.boxes[name]
    if before != now:
        told = [say.condition(frozenset(box.items())) or "alla svar" for box in (now, before)]
        yield change("condition", f"gäller listan nu {told[0]}, förut {told[1]}")


def _doubtful(proof: Proof, name: str) -> dict[str, Fact]:
    """Return the questions on the way to a checklist that can be answered ”vet inte”."""
    asked = proof.questions[name]
    return {f: fact for f, fact in proof.staff.facts.items() if f in asked and fact.unknown}


def _doubt(proof: Proof, fact: Fact) -> ApprovedDoubt:
    assert fact.unknown is not None  # noqa: S101
    steps = proof.plan.blocks[fact.unknown.find_out].steps
    found = tuple(kept_line(line) for line in lines_of(proof.plan, steps))
    return ApprovedDoubt(until=fact.unknown.until, lines=found)


def _concerned(before: Treatment, now: Treatment) -> set[str]:
    """Return the roles of what differs: of the lines, and both owners where they differ."""
    differing = {*before.lines} ^ {*now.lines}
    roles = {str(role) for line in differing if (role := dict(line.done).get("role"))}
    return roles | ({before.owner, now.owner} if before.owner != now.owner else set())


def _spoken(proof: Proof, routine: Routine) -> dict[str, dict[str, str]]:
    """Return the words of a checklist beside its lines, and those of its letters, by file."""
    used = {step.letter for step in walk(routine.steps) if step.letter}
    letters = [proof.plan.letters[key] for key in sorted(used)]
    records: list[Record] = [routine, *letters]
    return {_file(record): words(record, frozenset({"steps"})) for record in records}


def _file(record: Record) -> str:
    return record.at().file.partition("/")[2]


def _reworded(approval: Approval, now: Mapping[str, Mapping[str, str]]) -> Iterator[Worded]:
    for file in approval.words.keys() | now.keys():
        before, after = approval.words.get(file, {}), now.get(file, {})
        for trail in before.keys() | after.keys():
            if before.get(trail) != after.get(trail):
                id_ = file.rpartition("/")[2].removesuffix(".yml")
                yield file, id_, trail, before.get(trail), after.get(trail)
