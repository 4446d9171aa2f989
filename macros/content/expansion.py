"""Blocks put in place of every ``use``: after this a routine is only steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.content.model import (
    EXECUTOR,
    OWNER,
    Block,
    Ends,
    Fact,
    Outcome,
    Pause,
    Routine,
    Step,
    Use,
    When,
    only_steps,
)
from macros.content.problem import Problem, suggest


def expand(
    routine: Routine,
    blocks: Mapping[str, Block],
    facts: Mapping[str, Fact],
    problems: list[Problem],
) -> Routine:
    """Return the routine with its blocks put in; what is wrong is added to ``problems``."""
    for use in _uses(routine.steps):
        _check_when(use, facts, problems)
    expanded = (_owned(step, routine.owner) for step in _expanded(routine.steps, blocks, problems))
    steps = tuple(_in_pauses(expanded, None))
    return routine.model_copy(update={"steps": steps})


def _owned(step: Step, owner: str) -> Step:
    """Put the owner of the case in where a step, or an end in it, names the one who owns it."""
    outcomes = {
        value: outcome.model_copy(
            update={
                "steps": tuple(_owned(inner, owner) for inner in only_steps(outcome.steps)),
                "ends": outcome.ends and _owned_end(outcome.ends, owner),
            }
        )
        for value, outcome in step.outcomes.items()
    }
    role = owner if step.role == OWNER else step.role
    return step.model_copy(update={"role": role, "outcomes": outcomes})


def _owned_end(ends: Ends, owner: str) -> Ends:
    return ends.model_copy(update={"owner": owner}) if ends.owner == OWNER else ends


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


def _uses(items: tuple[Step | Use, ...]) -> Iterator[Use]:
    for item in items:
        if isinstance(item, Use):
            yield item
        else:
            for outcome in item.outcomes.values():
                yield from _uses(outcome.steps)


def _check_when(use: Use, facts: Mapping[str, Fact], problems: list[Problem]) -> None:
    """A condition on a block is gone once it is put in, so its words are looked up here."""
    for fact, values in use.when.items():
        if fact not in facts:
            place = use.mark.key("when", fact)
            message = f"frågan ”{fact}” finns inte"
            problems.append(Problem(place, "unknown-id", message, suggest(fact, facts)))
            continue
        known = facts[fact].values
        for index, value in enumerate(values):
            if value not in known:
                place = use.at("when", fact, index)
                message = f"”{value}” är inget svar på frågan ”{fact}”"
                problems.append(Problem(place, "unknown-value", message, suggest(value, known)))


def _expanded(
    items: tuple[Step | Use, ...], blocks: Mapping[str, Block], problems: list[Problem]
) -> Iterator[Step]:
    for item in items:
        if isinstance(item, Use):
            yield from _used(item, blocks, problems)
        elif item.outcomes:
            yield item.model_copy(update={"outcomes": _outcomes(item, blocks, problems)})
        else:
            yield item


def _outcomes(
    step: Step, blocks: Mapping[str, Block], problems: list[Problem]
) -> dict[str, Outcome]:
    return {
        value: outcome.model_copy(
            update={"steps": tuple(_expanded(outcome.steps, blocks, problems))}
        )
        for value, outcome in step.outcomes.items()
    }


def _used(use: Use, blocks: Mapping[str, Block], problems: list[Problem]) -> Iterator[Step]:
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
    _check_executor(use, block, problems)
    pause = block.pause
    for step in block.steps:
        yield _adapted(step, use, problems).model_copy(
            update={"used": use, "pause": step.pause or pause}
        )
        pause = None


def _check_executor(use: Use, block: Block, problems: list[Problem]) -> None:
    asked = any(step.role == EXECUTOR for step in _inner(block.steps))
    if asked and use.role is None:
        problems.append(
            Problem(
                use.at("use"),
                "missing-role",
                f"blocket ”{use.use}” har steg där rollen ska anges, men ”role” saknas",
                "skriv role: och rollen som gör stegen",
            )
        )
    if use.role is not None and not asked:
        problems.append(
            Problem(
                use.at("role"),
                "needless-role",
                f"blocket ”{use.use}” har redan roller i alla steg",
                "ta bort role:",
            )
        )


def _inner(steps: tuple[Step | Use, ...]) -> Iterator[Step]:
    for step in only_steps(steps):
        yield step
        for outcome in step.outcomes.values():
            yield from _inner(outcome.steps)


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
    role = use.role if step.role == EXECUTOR and use.role else step.role
    return step.model_copy(
        update={
            "id": f"{use.id}-{step.id}" if use.id else step.id,
            "role": role,
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
