"""What differs, as Swedish clauses that follow on ”I 14 lägen”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.content.model import OWNER, PARTS, Plan
from macros.proof.treatment import Condition, Follows, Line, Time, Treatment


@dataclass(frozen=True)
class Change:
    """A change that can be made alike in several situations: then all but ``text`` is the same."""

    kind: str
    key: tuple[str, ...]
    text: str = field(compare=False)


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
        if key in PARTS:
            return "den som ansvarar" if key == OWNER else "den som utför"
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


def whose(old: Treatment, new: Treatment, say: Saying) -> Iterator[Change]:
    """Tell of another owner, or one that is or is no longer for the time being."""
    told = [say.role(t.owner) + (" tills vidare" if t.interim else "") for t in (old, new)]
    if (old.owner, old.interim) != (new.owner, new.interim):
        yield change("owner", f"ansvarar nu {told[1]}, förut {told[0]}")


def come_and_gone(come: Iterable[Line], gone: Iterable[Line], say: Saying) -> Iterator[Change]:
    """Tell of lines that are new, and of those that are not there any more."""
    for line in come:
        yield change(kind(line), f"tillkommer {_whole(line, say)}")
    for line in gone:
        yield change(kind(line), f"försvinner {_whole(line, say)}")


def kind(line: Line) -> str:
    """Return what a change of a whole line is a change of."""
    return "point" if line.point else "step"


def _whole(line: Line, say: Saying) -> str:
    if line.point:
        return f"punkten ”{line.says}”"
    done = dict(line.done)
    return f"steget ”{line.says}” ({say.role(done['role'])}, {say.pause(done['pause'])})"


def of_line(old: Line, new: Line, say: Saying) -> Iterator[Change]:
    """Yield what differs in what one line asks for, apart from where it stands."""
    name = f"”{new.says}”"
    if old.id != new.id and old.id.rpartition(".")[2] != new.id.rpartition(".")[2]:
        yield change("id", f"heter {name} nu {new.id} i ärenden som är öppna, förut {old.id}")
    before, now = dict(old.done), dict(new.done)
    for aspect in now.keys() & before.keys():
        if before[aspect] != now[aspect]:
            yield change(aspect, _CLAUSES[aspect](name, before[aspect], now[aspect], say))
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
            yield change("outcome", f"tillkommer svaret {answer}")
        elif value not in now:
            yield change("outcome", f"försvinner svaret {answer}")
        elif before[value] != now[value]:
            yield from _follows(answer, before[value], now[value], say)


def _follows(answer: str, old: Follows, new: Follows, say: Saying) -> Iterator[Change]:
    if old.ends != new.ends:
        said = [f"med att {say.role(f.ends)} avslutar" if f.ends else "inte" for f in (new, old)]
        yield change("ends", f"slutar ärendet vid {answer} nu {said[0]}, förut {said[1]}")
    if old.becomes != new.becomes:
        told = [say.condition(f.becomes) or "inget nytt läge" for f in (new, old)]
        yield change("becomes", f"blir det vid {answer} nu {told[0]}, förut {told[1]}")


def place(line: Line, holder: Line | None, say: Saying) -> str:
    """Return where a line stands: by itself, at an answer or as a point of a step."""
    name = f"”{holder.says if holder else line.under}”"
    if line.point:
        return f"en punkt under {name}"
    value = line.under.partition("/")[2]
    fact = str(dict(holder.done).get("decide")) if holder else ""
    return f"ett steg vid ”{say.label(fact, value)}” på {name}" if value else "ett eget steg"


def _or(words: Iterable[str]) -> str:
    *first, last = (f"”{word}”" for word in words)
    return f"{', '.join(first)} eller {last}" if first else last


def _lower(words: str) -> str:
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def change(kind: str, text: str) -> Change:
    """Return a change that is told with the same words wherever it is made."""
    return Change(kind, (text,), text)
