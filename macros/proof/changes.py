"""What differs between two treatments, as Swedish clauses that follow on ”I 14 lägen”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.content.model import Plan
from macros.proof.treatment import Condition, Follows, Line, Time, Treatment

Pair = tuple[Line, Line]


@dataclass(frozen=True)
class Change:
    """A change that can be made alike in several situations: then all but ``text`` is the same."""

    kind: str
    key: tuple[str, ...]
    text: str = field(compare=False)


@dataclass(frozen=True)
class Matched:
    """Two lists of lines side by side: what is in both, and what only in one."""

    pairs: tuple[Pair, ...]
    """In the order of the new list."""
    gone: tuple[Line, ...]
    come: tuple[Line, ...]
    places: Mapping[str, int]
    """Where each line stood in the old list."""


def match(old: Iterable[Line], new: Iterable[Line]) -> Matched:
    """Pair lines by id, else by their text, else by the last part of their id."""
    left, rest = {line.id: line for line in old}, list(new)
    places = {name: number for number, name in enumerate(left)}
    partners: dict[str, Line] = {}
    for key in (_id, _text, _last):
        known = _unique(left.values(), key)
        waiting = []
        for line in rest:
            partner = known.pop(key(line), None)
            if partner:
                partners[line.id] = left.pop(partner.id)
            else:
                waiting.append(line)
        rest = waiting
    pairs = tuple((partners[line.id], line) for line in new if line.id in partners)
    return Matched(pairs, tuple(left.values()), tuple(rest), places)


def _id(line: Line) -> str:
    return line.id


def _text(line: Line) -> str:
    return line.says.casefold().rstrip(".?")


def _last(line: Line) -> str:
    return line.id.rpartition(".")[2]


def _unique(lines: Iterable[Line], key: Any) -> dict[str, Line]:
    found: dict[str, Line] = {}
    for line in lines:
        found.setdefault(key(line), line)
    return found


@dataclass(frozen=True)
class Saying:
    """The names of things in two plans, and the clauses that tell of changes."""

    old: Plan
    new: Plan

    def name(self, register: str, key: str | None, nothing: str = "inget") -> str:
        """Return what a record is called, in the new plan if it is there."""
        if key is None:
            return nothing
        for plan in (self.new, self.old):
            record = getattr(plan, register).get(key)
            if record is not None:
                return str(record.ask if register == "facts" else record.title)
        return key

    def role(self, key: str | None) -> str:
        """Return a role's name as it stands inside a sentence."""
        return _lower(self.name("roles", key, "ingen"))

    def label(self, fact: str, value: str) -> str:
        """Return an answer as it is shown."""
        for plan in (self.new, self.old):
            if fact in plan.facts and value in plan.facts[fact].values:
                return plan.facts[fact].values[value].label
        return value

    def condition(self, condition: Condition | None) -> str:
        """Return a condition in words: ”Vad kom?” Brev eller Samtal."""
        said = [
            f"”{self.name('facts', fact)}” {_or(self.label(fact, v) for v in sorted(values))}"
            for fact, values in sorted(condition or (), key=lambda pair: pair[0])
        ]
        return " och ".join(said)

    def pause(self, pause: str | None) -> str:
        """Return the heading of a section."""
        for plan in (self.new, self.old):
            for guide in plan.guides.values():
                if pause in guide.pauses:
                    return f"”{guide.pauses[pause]}”"
        return f"”{pause}”" if pause else "inget avsnitt"

    def sources(self, keys: Iterable[str]) -> str:
        """Return sources in a row, as they are written."""
        return ", ".join(sorted(keys))


def between(old: Treatment, new: Treatment, matched: Matched, say: Saying) -> Iterator[Change]:
    """Yield what differs between two treatments of the same situation."""
    yield from _owner(old, new, say)
    yield from between_lines(matched, say)


def between_lines(matched: Matched, say: Saying) -> Iterator[Change]:
    """Yield what differs between two lists of lines."""
    yield from _listed(matched, say)
    for before, now in matched.pairs:
        if before != now:
            yield from of_line(before, now, say)
    yield from _places(matched)
    yield from _order(matched)


def _owner(old: Treatment, new: Treatment, say: Saying) -> Iterator[Change]:
    told = [say.role(t.owner) + (" tills vidare" if t.interim else "") for t in (old, new)]
    if (old.owner, old.interim) != (new.owner, new.interim):
        yield _change("owner", f"ansvarar nu {told[1]}, förut {told[0]}")


def _listed(matched: Matched, say: Saying) -> Iterator[Change]:
    for line in matched.come:
        yield _change(_kind(line), f"tillkommer {_whole(line, say)}")
    for line in matched.gone:
        yield _change(_kind(line), f"försvinner {_whole(line, say)}")


def _kind(line: Line) -> str:
    return "point" if line.point else "step"


def _whole(line: Line, say: Saying) -> str:
    if line.point:
        return f"punkten ”{line.says}”"
    done = dict(line.done)
    return f"steget ”{line.says}” ({say.role(done['role'])}, {say.pause(done['pause'])})"


def of_line(old: Line, new: Line, say: Saying) -> Iterator[Change]:
    """Yield what differs in what one line asks for, apart from where it stands."""
    name = f"”{new.says}”"
    if old.id != new.id and _last(old) != _last(new):
        yield _change("id", f"heter {name} nu {new.id} i ärenden som är öppna, förut {old.id}")
    before, now = dict(old.done), dict(new.done)
    for aspect in now.keys() & before.keys():
        if before[aspect] != now[aspect]:
            yield _change(aspect, _CLAUSES[aspect](name, before[aspect], now[aspect], say))
    yield from _outcomes(name, old, new, say)


def _role(name: str, old: Any, new: Any, say: Saying) -> str:
    return f"görs {name} nu av {say.role(new)}, förut av {say.role(old)}"


def _act(name: str, old: Any, new: Any, say: Saying) -> str:
    said = [
        f"”{say.name('acts', act)}”" if act else "ingen särskild handling" for act in (new, old)
    ]
    return f"räknas {name} nu som {said[0]}, förut som {said[1]}"


def _time(name: str, old: Time | None, new: Time | None, say: Saying) -> str:
    return f"är tiden för {name} nu {time_in_words(new, say)}, förut {time_in_words(old, say)}"


def time_in_words(time: Time | None, say: Saying) -> str:
    """Return a time in words, with all that makes it differ from another."""
    if time is None:
        return "ingen"
    more = [
        "flyttas till nästa vardag" if time.moves else "",
        "räknas till en bankdag" if time.pays else "",
        f"trygg dag från {_lower(say.name('events', time.safe))}" if time.safe else "",
    ]
    said = ", ".join(filter(None, more))
    return f"”{time.text}”" + (f" ({said})" if said else "")


def _pause(name: str, old: Any, new: Any, say: Saying) -> str:
    return f"står {name} nu under {say.pause(new)}, förut under {say.pause(old)}"


def _letter(name: str, old: Any, new: Any, say: Saying) -> str:
    said = [f"”{say.name('letters', key)}”" if key else "inget brev" for key in (new, old)]
    return f"används {said[0]} till {name}, förut {said[1]}"


def _sets(name: str, old: Any, new: Any, say: Saying) -> str:
    said = [f"”{say.name('facts', key)}”" if key else "ingen fråga" for key in (new, old)]
    return f"ger {name} nu svar på {said[0]}, förut på {said[1]}"


def _sources(name: str, old: frozenset[str], new: frozenset[str], say: Saying) -> str:
    more = f"nu på {say.sources(new - old)}" if new - old else ""
    less = f"inte längre på {say.sources(old - new)}" if old - new else ""
    return f"vilar {name} " + " och ".join(filter(None, (more, less)))


def _when(name: str, old: Condition, new: Condition, say: Saying) -> str:
    said = [say.condition(c) or "alltid" for c in (new, old)]
    return f"gäller {name} nu {said[0]}, förut {said[1]}"


def _decide(name: str, old: Any, new: Any, say: Saying) -> str:
    said = [f"”{say.name('facts', key)}”" if key else "inget" for key in (new, old)]
    return f"avgör {name} nu {said[0]}, förut {said[1]}"


def _dates(name: str, old: Any, new: Any, say: Saying) -> str:
    told = [
        " och ".join(f"”{say.name('events', e)}”" for e in d) or "ingen dag" for d in (new, old)
    ]
    return f"skrivs i {name} nu {told[0]}, förut {told[1]}"


def _stage(name: str, old: Any, new: Any, say: Saying) -> str:
    del say
    told = [" och ".join(w for w, on in zip(_STAGE, s, strict=True) if on) for s in (new, old)]
    return f"är {name} nu {told[0] or 'ett skede efter det förra'}, förut {told[1] or 'inte det'}"


_STAGE = ("samtidigt med skedet före", "gränsen då det inte räcker att betala")
_CLAUSES = {
    "role": _role,
    "act": _act,
    "time": _time,
    "pause": _pause,
    "letter": _letter,
    "sets": _sets,
    "sources": _sources,
    "condition": _when,
    "decide": _decide,
    "dates": _dates,
    "stage": _stage,
}


def _outcomes(name: str, old: Line, new: Line, say: Saying) -> Iterator[Change]:
    before, now = dict(old.outcomes), dict(new.outcomes)
    fact = dict(new.done).get("decide") or dict(old.done).get("decide") or ""
    for value in sorted(before.keys() | now.keys()):
        answer = f"”{say.label(fact, value)}” på {name}"
        if value not in before:
            yield _change("outcome", f"tillkommer svaret {answer}")
        elif value not in now:
            yield _change("outcome", f"försvinner svaret {answer}")
        elif before[value] != now[value]:
            yield from _follows(answer, before[value], now[value], say)


def _follows(answer: str, old: Follows, new: Follows, say: Saying) -> Iterator[Change]:
    if old.ends != new.ends:
        said = [f"med att {say.role(f.ends)} avslutar" if f.ends else "inte" for f in (new, old)]
        yield _change("ends", f"slutar ärendet vid {answer} nu {said[0]}, förut {said[1]}")
    if old.becomes != new.becomes:
        told = [say.condition(f.becomes) or "inget nytt läge" for f in (new, old)]
        yield _change("becomes", f"blir det vid {answer} nu {told[0]}, förut {told[1]}")


def _places(matched: Matched) -> Iterator[Change]:
    """Tell of lines that stand under something else, or are points where they were steps."""
    now_called = {old.id: new.id for old, new in matched.pairs}
    for old, new in matched.pairs:
        if (old.point, _renamed(old.under, now_called)) != (new.point, new.under):
            said = [_place(line) for line in (new, old)]
            yield _change(_kind(new), f"är ”{new.says}” nu {said[0]}, förut {said[1]}")


def _renamed(under: str, names: Mapping[str, str]) -> str:
    step, sign, value = under.partition("/")
    return names.get(step, step) + sign + value


def _place(line: Line) -> str:
    if line.point:
        return f"en punkt under ”{line.under}”"
    step, _, value = line.under.partition("/")
    return f"ett steg vid svaret ”{value}” på ”{step}”" if value else "ett eget steg"


def _order(matched: Matched) -> Iterator[Change]:
    """Tell of the fewest lines that, moved, give the new order; another section is told anyway."""
    groups: dict[tuple[str, bool], list[Pair]] = {}
    for old, new in matched.pairs:
        if old.point == new.point and _pause_of(old) == _pause_of(new):
            groups.setdefault((new.under, new.point), []).append((old, new))
    for pairs in groups.values():
        numbers = [matched.places[old.id] for old, _ in pairs]
        for index in _out_of_order(numbers):
            yield _moved([new for _, new in pairs], numbers, index)


def _pause_of(line: Line) -> Any:
    return dict(line.done).get("pause")


def _out_of_order(numbers: list[int]) -> list[int]:
    """Return the indexes that are not in a longest increasing row of the numbers."""
    ends: list[int] = []
    lengths = []
    for number in numbers:
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        lengths.append(length)
    kept: set[int] = set()
    wanted, below = len(ends) - 1, max(numbers, default=0) + 1
    for index in range(len(numbers) - 1, -1, -1):
        if lengths[index] == wanted and numbers[index] < below:
            kept.add(index)
            wanted, below = wanted - 1, numbers[index]
    return [index for index in range(len(numbers)) if index not in kept]


def _moved(lines: list[Line], numbers: list[int], index: int) -> Change:
    says, number = lines[index].says, numbers[index]
    later = zip(lines[index + 1 :], numbers[index + 1 :], strict=True)
    passed = [line for line, n in later if n < number]
    if passed:
        return Change("order", (says, "<"), f"kommer ”{says}” nu före ”{passed[0].says}”")
    before = [line for line, n in zip(lines[:index], numbers, strict=False) if n > number]
    return Change("order", (says, ">"), f"kommer ”{says}” nu efter ”{before[-1].says}”")


def _or(words: Iterable[str]) -> str:
    *first, last = (f"”{word}”" for word in words)
    return f"{', '.join(first)} eller {last}" if first else last


def _lower(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _change(kind: str, text: str) -> Change:
    return Change(kind, (text,), text)
