"""Bad input of any kind: exit 1 or 2, a plain sentence, never a traceback, never half an answer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vocabulary import (
    MINI,
    assert_refused,
    assert_wrong_use,
    fokus,
    mini_with,
    process,
)

pytestmark = pytest.mark.slow

HEADER = "# yaml-language-server: $schema=../../docs/data/schema/role.json\n"
Damage = Callable[[Path], object]


def written(text: str, name: str = "roles/vikarie.yml") -> Damage:
    return lambda content: (content / name).write_text(text, encoding="utf-8")


def stored(raw: bytes, name: str = "roles/vikarie.yml") -> Damage:
    return lambda content: (content / name).write_bytes(raw)


def replaced(name: str, by: Callable[[Path], object]) -> Damage:
    def damage(content: Path) -> None:
        (content / name).unlink()
        by(content / name)

    return damage


def folder_replaced(name: str, by: Callable[[Path], object]) -> Damage:
    def damage(content: Path) -> None:
        shutil.rmtree(content / name)
        by(content / name)

    return damage


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def half_of(name: str) -> Damage:
    def damage(content: Path) -> None:
        text = (content / name).read_text(encoding="utf-8")
        (content / name).write_text(text[: len(text) // 2] + "\n  - {", encoding="utf-8")

    return damage


def nested(depth: int) -> str:
    return HEADER + "title: " + "[" * depth + "]" * depth + "\n"


ROLE = "checklists/roles/vikarie.yml"
DAMAGES: dict[str, tuple[Damage, str, str]] = {
    "no routines": (
        lambda c: shutil.rmtree(c / "routines"),
        "missing-folder",
        "checklists/routines:1:1",
    ),
    "no register": (
        lambda c: (c / "facts.yml").unlink(),
        "missing-file",
        "checklists/facts.yml:1:1",
    ),
    "empty file": (written(""), "empty-file", f"{ROLE}:1:1"),
    "only a comment": (written("# inget\n"), "schema-comment", f"{ROLE}:1:1"),
    "binary": (stored(bytes(range(256))), "binary", f"{ROLE}:1:1"),
    "latin-1": (
        stored(HEADER.encode() + "title: Ö\n".encode("latin-1")),
        "not-utf8",
        f"{ROLE}:2:1",
    ),
    "utf-16": (stored("title: Vikarie\n".encode("utf-16")), "binary", f"{ROLE}:1:1"),
    "a line of 10 MB": (written("title: " + "a" * 10_000_000), "too-large", f"{ROLE}:1:1"),
    "just under the limit": (
        written(HEADER + "title: " + "[" * 900_000),
        "too-deep",
        f"{ROLE}:2:37",
    ),
    "half a file": (half_of("routines/film.yml"), "yaml-syntax", "checklists/routines/film.yml"),
    "an open quote": (written(HEADER + 'title: "Vik\n'), "yaml-syntax", f"{ROLE}"),
    "deep nesting": (written(nested(10_000)), "too-deep", f"{ROLE}:2:37"),
    "duplicate keys": (written(HEADER + "title: A\ntitle: B\n"), "duplicate-key", f"{ROLE}:3:1"),
    "a cyclic anchor": (written(HEADER + "title: &a [*a]\n"), "anchor", f"{ROLE}:2:8"),
    "a bomb of anchors": (
        written(HEADER + "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"),
        "anchor",
        f"{ROLE}:2:4",
    ),
    "a python tag": (
        written(HEADER + "title: !!python/object/apply:os.system [ls]\n"),
        "tag",
        f"{ROLE}:2:8",
    ),
    "a list": (written(HEADER + "- a\n- b\n"), "bad-value", f"{ROLE}:2:1"),
    "a word": (written(HEADER + "vikarie\n"), "bad-value", f"{ROLE}:2:1"),
    "a folder as a file": (
        replaced("roles/vikarie.yml", lambda p: p.mkdir()),
        "not-a-file",
        f"{ROLE}:1:1",
    ),
    "a file as a folder": (
        folder_replaced("roles", lambda p: p.write_text("")),
        "unreadable",
        "checklists/roles:1:1",
    ),
    "a link to itself": (
        replaced("roles/vikarie.yml", link_to_itself),
        "unreadable",
        f"{ROLE}:1:1",
    ),
    "a folder linked to itself": (
        folder_replaced("roles", link_to_itself),
        "unreadable",
        "checklists/roles:1:1",
    ),
    "a broken link": (
        replaced("roles/vikarie.yml", lambda p: p.symlink_to("borta.yml")),
        "missing-file",
        f"{ROLE}:1:1",
    ),
    "a pipe": (replaced("roles/vikarie.yml", os.mkfifo), "not-a-file", f"{ROLE}:1:1"),
    "a name that is no text": (
        lambda c: Path(os.fsdecode(os.fsencode(c) + b"/roles/b\xe5t.yml")).write_text(""),
        "bad-id",
        "checklists/roles/",
    ),
    "a misspelt folder": (
        lambda c: (c / "roles").rename(c / "rolles"),
        "unexpected-file",
        "checklists/rolles:1:1",
    ),
    "a period without end": (
        lambda c: mend(c, "deadlines.yml", "P3W", "P99999999999W"),
        "bad-value",
        "checklists/deadlines.yml:5:11",
    ),
    "a scope in a circle": (
        lambda c: mend(c, "facts.yml", "{skick: hel}", "{vantad: ja}"),
        "circle",
        "checklists/facts.yml",
    ),
    "a unit in a circle": (
        lambda c: mend(c, "units/huset.yml", "title: Huset", "title: Huset\nparent: huset"),
        "circle",
        "checklists/units/huset.yml:3:9",
    ),
    "a deputy of oneself": (
        lambda c: mend(c, "roles/vikarie.yml", "borta.", "borta.\ndeputy: vikarie"),
        "circle",
        "checklists/roles/vikarie.yml:5:9",
    ),
}


def mend(content: Path, name: str, before: str, after: str) -> None:
    path = content / name
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def damaged(folder: Path, kind: str) -> Path:
    content = mini_with(folder)
    DAMAGES[kind][0](content)
    return content


@pytest.mark.parametrize("kind", DAMAGES)
def test_damaged_content_is_refused_with_its_place(kind: str, tmp_path: Path) -> None:
    _, code, at = DAMAGES[kind]
    told = fokus("check", content=damaged(tmp_path, kind))
    assert told.code == 1, told
    assert any(at in line and f": {code}: " in line for line in told.out.splitlines()), told.out


@pytest.mark.parametrize("kind", ["binary", "a pipe", "a link to itself"])
def test_the_real_command_refuses_it_too(kind: str, tmp_path: Path) -> None:
    _, code, at = DAMAGES[kind]
    assert_refused(process("check", content=damaged(tmp_path, kind)), code, at)


ROUGH = {
    "a key of 900 kB": written(HEADER + f'? "{"k" * 900_000}"\n: x\n'),
    "a key of 450,000 words": written(HEADER + f'? "{"k " * 450_000}"\n: x\n'),
    "a line break in a key": written(HEADER + '"a\\nb.yml:1:1: gap: påhittat": x\n'),
    "a key that colours": written(HEADER + '"\\e[31m\\u202Eröd": x\n'),
    "a file name that colours": written("", "roles/\x1b[31m\u2028.yml"),
}


@pytest.mark.parametrize("kind", ROUGH)
def test_a_report_moves_no_cursor_and_is_no_longer_than_it_must(kind: str, tmp_path: Path) -> None:
    content = mini_with(tmp_path)
    ROUGH[kind](content)
    told = fokus("check", content=content)
    *lines, count = told.out.splitlines()
    assert told.code == 1
    assert count.endswith(" problem")
    assert [line for line in lines if not line.isprintable() or len(line) > 1100] == []
    assert [
        line for line in lines if not line.startswith(("checklists/roles/", "    hint: "))
    ] == []


def test_wrong_use_moves_no_cursor() -> None:
    told = fokus("ask", f"\x1b[31m{'k' * 9000}=bok")
    assert told.err.rstrip("\n").isprintable()
    assert len(told.err) < 1100


def test_a_name_that_cannot_be_printed_is_no_fault(tmp_path: Path) -> None:
    told = process("check", content=damaged(tmp_path, "a name that is no text"))
    assert (told.code, told.err) == (1, "")


def test_an_empty_folder_lacks_everything(tmp_path: Path) -> None:
    told = fokus("check", content=tmp_path)
    assert told.code == 1
    assert f"{tmp_path.name}/routines:1:1: missing-folder: " in told.out
    assert f"{tmp_path.name}/facts.yml:1:1: missing-file: " in told.out


@pytest.mark.parametrize("words", [("check",), ("ask",), ("routes",), ("deadline", "besked")])
def test_a_missing_folder_is_wrong_use(words: tuple[str, ...], tmp_path: Path) -> None:
    assert_wrong_use(fokus(*words, content=tmp_path / "borta"), "borta finns inte")


def test_content_that_is_a_file_or_a_circle_is_wrong_use(tmp_path: Path) -> None:
    link_to_itself(tmp_path / "ring")
    assert_wrong_use(fokus("check", content=tmp_path / "ring"), "ring finns inte")
    assert_wrong_use(fokus("check", content=MINI / "facts.yml"), "facts.yml finns inte")


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "unknown fact": (("ask", "sakk=bok"), "frågan ”sakk” finns inte; menade du sak?"),
    "unknown value": (
        ("ask", "sak=bokk"),
        "på frågan ”sak”: svaret ”bokk” finns inte; menade du bok?",
    ),
    "no such unknown": (("ask", "sak=bok", "skick=vet-inte"), "svaret ”vet-inte” finns inte"),
    "a case fact": (("ask", "plats=ja"), "frågan ”plats” finns inte"),
    "a landlord's fact": (("ask", "gava=bok"), "frågan ”gava” finns inte"),
    "a fact twice": (("ask", "sak=bok", "sak=film"), "”sak” står två gånger"),
    "an event twice": (
        ("deadline", "besked", "bokad=2026-12-01", "bokad=2026-12-01"),
        "”bokad” står två gånger",
    ),
    "no sign": (("ask", "bok"), "”bok” ska skrivas som namn=värde"),
    "no name": (("ask", "=bok"), "”=bok” ska skrivas som namn=värde"),
    "no value": (("ask", "sak="), "”sak=” ska skrivas som namn=värde"),
    "unknown guide": (("ask", "--guide", "hyresvärd"), "menade du hyresvard?"),
    "a bad date with answers": (("ask", "sak=film", "inlamnad=igår"), "”igår” är inget datum"),
    "unknown rule": (("deadline", "beskedd"), "tidsregeln ”beskedd” finns inte; menade du besked?"),
    "unknown event": (("deadline", "besked", "inlamnat=2026-12-03"), "menade du inlamnad?"),
    "an impossible date": (
        ("deadline", "besked", "bokad=2026-02-29"),
        "2026-02-29 finns inte i kalendern",
    ),
    "a week as a date": (("deadline", "besked", "bokad=2026-W49-4"), "är inget datum"),
    "a date without signs": (("deadline", "besked", "bokad=20261203"), "är inget datum"),
    "other digits": (("deadline", "besked", "bokad=\uff12026-12-03"), "är inget datum"),
    "a year too early": (("deadline", "besked", "bokad=2014-12-31"), "utanför åren 2015–2060"),
    "a year too late": (("deadline", "besked", "bokad=2061-01-01"), "utanför åren 2015–2060"),
    "no rule": (("deadline",), "något saknas efter kommandot"),
    "no folder": (("stage",), "något saknas efter kommandot"),
    "a folder in use": (("stage", str(MINI)), "finns redan och är inte tom"),
    "a file as a folder": (("stage", str(MINI / "facts.yml")), "finns redan och är inte tom"),
    "schemas into a file": (("schema", str(MINI / "facts.yml")), "facts.yml"),
    "an extra word": (("routes", "alla"), "fel skrivet"),
    "an extra word to check": (("check", "alla"), "fel skrivet"),
    "an unknown flag": (("check", "--allt"), "flaggan --allt finns inte"),
    "an unknown command": (("granska",), "kommandot finns inte"),
    "a bad day of release": (
        ("check", "--release", "--on", "2026-13-01"),
        "finns inte i kalendern",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_use_is_told_in_a_sentence(kind: str) -> None:
    words, says = WRONG[kind]
    assert_wrong_use(fokus(*words), says)


def test_the_real_command_tells_wrong_use_too() -> None:
    assert_wrong_use(process("ask", "sak=bokk"), "menade du bok?")


def test_a_narrow_terminal_alphabet_is_no_fault() -> None:
    told = process("ask", "sak=bok", PYTHONIOENCODING="latin-1")
    assert told.code == 0
