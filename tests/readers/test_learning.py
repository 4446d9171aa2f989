"""The pages for the one who is new: what a role reads, knows by heart and whom it meets."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache

import pytest

from macros.compiled.views import every_step
from macros.readers.addresses import Addresses
from macros.readers.book import Book
from macros.readers.law import processes_of
from macros.readers.learning import by_heart, learners, learning_pages, reading
from tests.vocabulary import REAL, proof_of


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, date(2026, 11, 23))


@cache
def pages(*notebooks: str) -> dict[str, str]:
    return {page.path: page.content for page in learning_pages(book(), notebooks)}


ROLES = learners(book())
AT = Addresses.seen_from("lar/roll.md")


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_reads_comes_day_by_day_and_never_twice(role: str) -> None:
    found = reading(book(), role, AT)
    assert [item.day for item in found] == sorted(item.day for item in found)
    assert len({item.url for item in found}) == len(found)
    assert all(2 <= item.minutes <= 20 for item in found)
    assert sum(item.minutes for item in found) <= 90


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reads_all_that_it_owns_and_nearly_all_that_it_does(role: str) -> None:
    read = {item.url.partition("#")[0] for item in reading(book(), role, AT)}
    lists = [name for name in book().plan.routines if AT.checklist(name) in read]
    taught = {s.do or s.decide for n in lists for s in every_step(book().lists[n])}
    for name in book().owned_by(role):
        steps = {s.do or s.decide for s in every_step(book().lists[name])}
        assert AT.checklist(name) in read or steps <= taught, name
    own = {step.do for steps in book().done_by(role).values() for step in steps}
    met = {s.do for n in lists for s in every_step(book().lists[n]) if s.role == role}
    assert len(met) >= 0.95 * len(own), own - met


@pytest.mark.parametrize("role", [role for role in ROLES if book().owned_by(role)])
def test_the_law_that_is_read_first_is_that_of_most_of_what_a_role_owns(role: str) -> None:
    owned = Counter(key for name in book().owned_by(role) for key in processes_of(book(), name))
    read = [item.url for item in reading(book(), role, AT)]
    laws = [key for url in read for key in owned if url == AT.process(key)]
    assert [owned[key] for key in laws] == [count for _, count in owned.most_common(2)]


@pytest.mark.parametrize("role", ROLES)
def test_every_time_of_a_role_is_there_to_be_known_by_heart(role: str) -> None:
    hearts = by_heart(book(), role)
    times = [heart.time for heart in hearts]
    assert len(set(times)) == len(times)
    known = {(heart.time, step.do) for heart in hearts for _, step in heart.steps}
    for steps in book().done_by(role).values():
        for step in steps:
            assert not (step.time and step.do) or (step.time.text, step.do) in known
    for heart in hearts:
        for checklist, step in heart.steps:
            assert step.id in {s.id for s in every_step(book().lists[checklist])}


def test_the_notebooks_are_named_where_there_are_some() -> None:
    assert "lar/fordjupning/" not in pages()["lar/index.md"]
    assert "lar/fordjupning/" in pages("lar/fordjupning/index.md")["lar/index.md"]


def test_missing_contacts_are_explained_once() -> None:
    text = pages()["lar/uppsokare.md"]
    empty = [c for c in book().plan.contacts.values() if not (c.phone or c.email)]
    assert text.count("Ej klar för publicering") == bool(empty)
    assert ("inte ifyllda än" in text) == bool(empty)
