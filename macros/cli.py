"""The command ``fokus``. Its messages are Swedish: they are read by those who edit the content."""

from __future__ import annotations

import gc
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macros.folder import DEFAULT, VARIABLE

if TYPE_CHECKING:
    from macros.content.problem import Problem

CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    envvar=VARIABLE,
    default=Path(DEFAULT),
    help="Content folder; else FOKUS_CONTENT, else checklists.",
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class WrongUse(click.ClickException):
    """A command used in a wrong way: exit code 2 and one Swedish sentence."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@CONTENT
@click.pass_context
def fokus(context: click.Context, content: Path) -> None:
    """Check the content and ask it questions."""
    context.obj = content


@fokus.command()
@click.option("--release", is_flag=True, help="Also check what must hold before publishing.")
@click.option("--on", metavar="DATE", help="The day that --release counts ages from.")
@AS_JSON
@click.pass_obj
def check(content: Path, release: bool, on: str | None, as_json: bool) -> None:
    """Prove the content: every problem, with file and line."""
    from macros.content.reader import read
    from macros.proof.checks import check as check_plan

    _existing(content)
    today = _day(on)
    reading = read(content)
    problems = reading.problems or check_plan(reading.plan)
    told = ""
    if release and not reading.problems:
        from macros.content.approved import read_approved
        from macros.content.settled import settled
        from macros.proof.checks.approvals import approval_problems
        from macros.proof.checks.release import readability, release_problems
        from macros.proof.proof import Proof
        from macros.readers.book import Book
        from macros.readers.sheets import stale_reviews

        address = os.environ.get("SITE_URL", "")
        spoilt: list[Problem] = []
        found = read_approved(content, spoilt)
        problems = [*problems, *release_problems(reading.plan, today, address), *spoilt]
        problems += approval_problems(Proof(settled(reading.plan)), found)
        problems += stale_reviews(Book.of(reading.plan, today))
        told = readability(reading.plan)
    _tell(problems, as_json=as_json, before=told)
    sys.exit(1 if problems else 0)


@fokus.command()
@click.argument("pairs", nargs=-1, metavar="FACT=VALUE… [EVENT=DATE…]")
@click.option("--guide", metavar="GUIDE", help="The id of a guide; else that of the staff.")
@AS_JSON
@click.pass_obj
def ask(content: Path, pairs: tuple[str, ...], guide: str | None, as_json: bool) -> None:
    """Ask the guide: owner, steps and dates for a set of answers."""
    from macros.compiled.asking import ask as ask_plan
    from macros.compiled.asking import ask_json
    from macros.content.landmarks import Landmarks
    from macros.proof.proof import Proof
    from macros.readers.terminal import asked_in_words

    plan = _sound(content, as_json=as_json)
    guide = guide or Landmarks.of(plan).staff or ""
    if guide not in plan.guides:
        raise WrongUse(_unknown("guiden", guide, plan.guides))
    answers, events = _answers(plan, guide, pairs)
    proof = Proof(plan)
    told = ask_plan(proof, answers, events, guide)
    if as_json:
        _print_json(ask_json(proof, told))
    else:
        click.echo("\n".join(asked_in_words(proof, told)))


@fokus.command()
@AS_JSON
@click.pass_obj
def routes(content: Path, as_json: bool) -> None:
    """List every situation: its facts, checklist, owner and number of ways."""
    from macros.compiled.routes import routes_json
    from macros.proof.proof import Proof

    told = routes_json(Proof(_sound(content, as_json=as_json)))
    if as_json:
        _print_json(told)
        return
    for row in told["situations"]:
        facts = " ".join(f"{fact}={value}" for fact, value in row["facts"].items())
        owner = row["owner"]["role"] + (
            f" (tills vidare, {row['owner']['interim']})" if row["owner"]["interim"] else ""
        )
        click.echo(f"{row['checklist']}: {owner}: {row['ways']} vägar: {facts}")
    count = len(told["situations"])
    click.echo(
        f"{count} situationer, {told['answer_sets']} uppsättningar svar, {told['ways']} vägar"
    )


@fokus.command()
@click.argument("role")
@AS_JSON
@click.pass_obj
def without(content: Path, role: str, as_json: bool) -> None:
    """Tell what stops when nobody has ROLE, and who steps in."""
    from macros.compiled.absence import absence_json
    from macros.compiled.absence import without as without_role
    from macros.proof.proof import Proof
    from macros.readers.terminal import absence_in_words

    plan = _sound(content, as_json=as_json)
    inside = [key for key, record in plan.roles.items() if not record.outside]
    if role not in inside:
        raise WrongUse(_unknown("rollen", role, inside))
    found = without_role(Proof(plan), role)
    if as_json:
        _print_json(absence_json(found))
    else:
        click.echo("\n".join(absence_in_words(plan, found)))


@fokus.command()
@click.argument("rule")
@click.argument("pairs", nargs=-1, metavar="EVENT=DATE…")
@AS_JSON
@click.pass_obj
def deadline(content: Path, rule: str, pairs: tuple[str, ...], as_json: bool) -> None:
    """Count the dates of a rule from the days of its events."""
    from macros.compiled.asking import due_json
    from macros.proof.deadlines import due
    from macros.readers.terminal import due_in_words

    plan = _sound(content, as_json=as_json)
    if rule not in plan.deadlines:
        raise WrongUse(_unknown("tidsregeln", rule, plan.deadlines))
    record = plan.deadlines[rule]
    dates = due(rule, record, plan, _events(plan, [_pair(pair) for pair in pairs]))
    if as_json:
        _print_json(due_json(dates))
    else:
        click.echo("\n".join(due_in_words(plan, record, dates)))


@fokus.command()
@AS_JSON
@click.pass_obj
def measure(content: Path, as_json: bool) -> None:
    """Tell how long the checklists are: lines, the longest way, words a line."""
    from macros.compiled.measure import measure as measure_plan
    from macros.compiled.measure import measure_json, measured_in_words
    from macros.proof.proof import Proof

    found = measure_plan(Proof(_sound(content, as_json=as_json)))
    if as_json:
        _print_json(measure_json(found))
    else:
        click.echo("\n".join(measured_in_words(found)))


@fokus.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--markdown", is_flag=True, help="Print Markdown.")
@AS_JSON
@click.pass_obj
def diff(content: Path, old: str | None, new: str | None, markdown: bool, as_json: bool) -> None:
    """Tell what differs from OLD to NEW, folders or git revisions: what is done, and words.

    Without OLD: from what is approved.
    """
    from macros.proof.difference import difference
    from macros.readers.differing import difference_in_words, difference_json

    if old is None:
        found = _since_approved(content, as_json=as_json)
    else:
        found = difference(*_two(content, old, new, as_json=as_json))
    if as_json:
        _print_json(difference_json(found))
    else:
        click.echo("\n".join(difference_in_words(found, markdown=markdown)))


@fokus.command()
@click.argument("names", nargs=-1, metavar="[CHECKLIST…]")
@click.option("--role", required=True, help="The role that approves.")
@click.option("--on", metavar="DATE", required=True, help="The day of the decision.")
@click.pass_obj
def approve(content: Path, names: tuple[str, ...], role: str, on: str) -> None:
    """Approve checklists as they are now; all of them if none is named."""
    from macros.content.approved import write_approved
    from macros.proof.approval import approve as approve_checklist
    from macros.proof.proof import Proof
    from macros.readers.approving import approved_in_words

    plan, day = _sound(content), _day(on)
    _refuse_approval(plan, names, role, day)
    proof, before = Proof(plan), _approvals(content)
    for name in names or plan.routines:
        found = approve_checklist(proof, name, role, day, before.get(name))
        if found != before.get(name):
            write_approved(content, name, found)
        click.echo(approved_in_words(plan, name, found, before.get(name)))


def _refuse_approval(plan: Any, names: tuple[str, ...], role: str, day: date) -> None:
    inside = [key for key, record in plan.roles.items() if not record.outside]
    if role not in inside:
        raise WrongUse(_unknown("rollen", role, inside))
    for name in names:
        if name not in plan.routines:
            raise WrongUse(_unknown("checklistan", name, plan.routines))
    if day > _day(None):
        raise WrongUse(f"{day} har inte varit än; skriv dagen då beslutet fattades")


def _approvals(content: Path) -> Any:
    """Return what is approved, or tell what cannot be read and exit with 1."""
    from macros.content.approved import read_approved

    problems: list[Problem] = []
    found = read_approved(content, problems)
    if problems:
        _tell(problems, as_json=False)
        sys.exit(1)
    return found


@fokus.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def stage(content: Path, folder: Path) -> None:
    """Write the site as a project of plain files, for another builder, into a new folder."""
    from macros.loading import changelog
    from macros.readers.book import Book
    from macros.staging import staged, write

    plan = _sound(content)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUse(f"{folder} finns redan och är inte tom")
    book = Book.of(plan, _day(None), _approvals(content), changelog(content))
    write(folder, staged(book, content))
    click.echo(f"projektet är skrivet i {folder}; bygg det med mkdocs, properdocs eller zensical")


@fokus.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("docs/data/schema"))
@click.pass_obj
def schema(content: Path, folder: Path) -> None:
    """Write the JSON Schemas of the content files, and the ids of the content, for editors."""
    from macros.content.reader import read
    from macros.content.schemas import IDS_FILE, ids, schemas

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (*schemas(), (IDS_FILE, ids(read(content).plan))):
        (folder / name).write_text(text, encoding="utf-8")


def main() -> None:
    """Run ``fokus``: exit 0 when all is well, 1 with problems, 2 at wrong use; no traceback."""
    gc.disable()  # a short run: what it makes is needed until the end
    try:
        fokus.main(prog_name="fokus", standalone_mode=False)
    except click.ClickException as error:
        _complain(_in_swedish(error))
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _complain("avbrutet")
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except OSError as error:
        from macros.loading import trouble

        _complain(trouble(error))
        sys.exit(2)


def _complain(said: str) -> None:
    click.echo(f"fokus: {_printable(said)}", err=True)


def _printable(said: str) -> str:
    from macros.content.problem import printable

    return printable(said)


def _in_swedish(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"flaggan {error.option_name} finns inte; se fokus --help"
    if isinstance(error, click.MissingParameter):
        return "något saknas efter kommandot; se fokus --help"
    if isinstance(error, click.UsageError):
        return "kommandot finns inte eller är fel skrivet; se fokus --help"
    return error.message


@fokus.command()
@click.argument("kind")
@click.argument("old")
@click.argument("new")
@click.pass_obj
def rename(content: Path, kind: str, old: str, new: str) -> None:
    """Rename an id of KIND (a folder or file, as roles) everywhere in the content."""
    from macros.renaming import RenameError, named_outside
    from macros.renaming import rename as renamed

    _sound(content)
    try:
        changed = renamed(content, kind, old, new)
    except RenameError as error:
        raise WrongUse(str(error)) from None
    click.echo("\n".join(f"ändrad: {content.name}/{file}" for file in changed))
    for file in named_outside(content.resolve().parent, old):
        click.echo(f"nämner fortfarande {old}: {file}")


@fokus.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if it would.")
@click.pass_obj
def fix(content: Path, only_check: bool) -> None:
    """Mend what is certain: what nobody sees, spaces last on a line, the order of keys."""
    from macros.content.reader import read
    from macros.mending import mend, write
    from macros.proof.checks import check as check_plan

    _existing(content)
    found = list(mend(content))
    for file in found:
        click.echo("\n".join(map(_printable, file.done)))
        if not only_check:
            write(file)
    done = sum(len(file.done) for file in found)
    if only_check:
        click.echo(f"{done} att rätta")
        sys.exit(1 if done else 0)
    reading = read(content)
    left = len(set(reading.problems or check_plan(reading.plan)))
    click.echo(f"{done} rättade, {left} problem kvar" + ("; kör fokus check" if left else ""))


@fokus.group()
def new() -> None:
    """Begin something new."""


@new.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="What the municipality is called.")
@click.option("--website", help="Its own website, as https://…")
def organisation(folder: Path, name: str | None, website: str | None) -> None:
    """Write a small, sound content for another organisation into an empty or new FOLDER."""
    from macros.founding import FoundingError, found

    name = name or _asked("Kommunens namn", "--name")
    website = website or _asked("Kommunens webbplats (https://…)", "--website")
    try:
        found(folder, name, website)
    except FoundingError as error:
        raise WrongUse(str(error)) from None
    content = folder / DEFAULT
    click.echo(f"innehållet är skrivet i {content}, 0 problem")
    click.echo(f"pröva det: fokus --content {content} check")
    click.echo(f"bygg det: {VARIABLE}={content} mkdocs build --strict")


def _asked(question: str, option: str) -> str:
    """Ask for what is missing, where somebody can answer."""
    if not sys.stdin.isatty():
        raise WrongUse(f"skriv {option} och det som ska stå där")
    return str(click.prompt(question))


def _existing(content: Path) -> None:
    if not content.is_dir():
        raise WrongUse(f"mappen {content} finns inte; ange den med --content")


def _sound(content: Path, *, as_json: bool = False) -> Any:
    """Return the plan as it is shown, or tell its problems and exit with 1."""
    from macros.content.reader import read
    from macros.content.settled import settled
    from macros.proof.checks import check as check_plan

    _existing(content)
    reading = read(content)
    problems = reading.problems or check_plan(reading.plan)
    if problems:
        _tell(problems, as_json=as_json)
        sys.exit(1)
    return settled(reading.plan)


def _since_approved(content: Path, *, as_json: bool) -> Any:
    """Return what differs in approved checklists from what was approved."""
    from macros.proof.approval import since_approved
    from macros.proof.proof import Proof

    plan, approvals = _sound(content, as_json=as_json), _approvals(content)
    if not approvals:
        raise WrongUse(
            "inget är fastställt att jämföra med; säg en mapp, eller en version i git som HEAD~1"
        )
    return since_approved(Proof(plan), approvals)


def _two(content: Path, old: str, new: str | None, *, as_json: bool) -> tuple[Any, Any]:
    """Return two contents to compare; the new one's problems are told, the old one's counted."""
    from macros.content.settled import settled
    from macros.proof.checks import check_layout
    from macros.proof.proof import Proof
    from macros.revisions import RevisionError, opened, read_both

    try:
        with opened(old, content) as before, opened(new or str(content), content) as now:
            readings = read_both(before, now)
    except RevisionError as error:
        raise WrongUse(str(error)) from None
    proofs = Proof(settled(readings[0].plan)), Proof(settled(readings[1].plan))
    faults = [r.problems or check_layout(p) for r, p in zip(readings, proofs, strict=True)]
    if faults[1]:
        _tell(faults[1], as_json=as_json)
        sys.exit(1)
    if faults[0]:
        raise WrongUse(
            f"innehållet i ”{old}” går inte att jämföra med: det följer inte dagens regler "
            f"({len(faults[0])} problem, det första {min(faults[0]).place}); välj ett nyare"
        )
    return proofs


def _tell(problems: list[Problem], *, as_json: bool, before: str = "") -> None:
    from macros.content.problem import report

    if as_json:
        _print_json([_problem_json(p) for p in sorted(set(problems))])
    else:
        click.echo("\n".join(filter(None, [before, report(problems)])))


def _problem_json(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _day(text: str | None) -> date:
    from macros import loading
    from macros.proof.deadlines import DateError, parse_date

    if text is None:
        return loading.today()
    try:
        return parse_date(text)
    except DateError as error:
        raise WrongUse(str(error)) from None


def _unknown(what: str, word: str, choices: Any) -> str:
    from macros.content.problem import suggest

    hint = suggest(word, choices)
    return f"{what} ”{word}” finns inte" + (f"; {hint}" if hint else "")


def _pair(pair: str) -> tuple[str, str]:
    name, sign, value = pair.partition("=")
    if not sign or not name or not value:
        raise WrongUse(f"”{pair}” ska skrivas som namn=värde")
    return name, value


def _events(plan: Any, pairs: list[tuple[str, str]]) -> dict[str, date]:
    """Return the days of events that are each named once and do not contradict each other."""
    from macros.proof.deadlines import DateError, refuse_disorder

    events: dict[str, date] = {}
    for name, value in pairs:
        if name not in plan.events:
            raise WrongUse(_unknown("händelsen", name, plan.events))
        if name in events:
            raise WrongUse(f"”{name}” står två gånger")
        events[name] = _day(value)
    try:
        refuse_disorder(plan, events)
    except DateError as error:
        raise WrongUse(str(error)) from None
    return events


def _answers(
    plan: Any, guide: str, pairs: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, date]]:
    from macros.content.model import UNKNOWN

    answers: dict[str, str] = {}
    asked = plan.guides[guide].questions
    split = [_pair(pair) for pair in pairs]
    events = _events(plan, [pair for pair in split if pair[0] in plan.events])
    for name, value in split:
        if name in plan.events:
            continue
        if name in answers:
            raise WrongUse(f"”{name}” står två gånger")
        if name not in asked:
            raise WrongUse(_unknown("frågan", name, [*asked, *plan.events]))
        fact = plan.facts[name]
        choices = [*fact.values, *([UNKNOWN] if fact.unknown else [])]
        if value not in choices:
            raise WrongUse(f"på frågan ”{name}”: " + _unknown("svaret", value, choices))
        answers[name] = value
    return answers, events


if __name__ == "__main__":
    main()
