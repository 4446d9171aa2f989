"""What the plan holds stands on the pages."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import jsonschema
import pytest

from macros.compiled.views import every_step
from macros.readers.addresses import anchor
from macros.readers.book import Book
from tests.site.build import ROOT, built_site, documents, page
from tests.vocabulary import REAL, proof_of

pytestmark = pytest.mark.site


@cache
def book() -> Book:
    return Book.of(proof_of(REAL).plan, date(2026, 11, 23))


def plain(text: str) -> str:
    return " ".join(text.split())


def routines() -> list[str]:
    return sorted(path.stem for path in (ROOT / "checklists" / "routines").glob("*.yml"))


@pytest.mark.parametrize("name", routines())
def test_a_checklist_page_names_its_owner_and_every_step_with_its_role(name: str) -> None:
    document = page(f"checklistor/{name}/")
    roles = book().plan.roles
    assert plain(roles[book().plan.routines[name].owner].title) in document.text
    shown = {
        tag.attributes["data-step"]: tag for tag in document.tags if "data-step" in tag.attributes
    }
    for step in every_step(book().lists[name]):
        assert shown[step.id].attributes["data-role"] == step.role
        assert plain(step.do or book().plan.facts[step.decide or ""].ask) in document.text
        assert plain(roles[step.role].title) in document.text


@pytest.mark.parametrize("name", routines())
def test_a_checklist_page_shows_every_step_that_some_situation_needs(name: str) -> None:
    document = page(f"checklistor/{name}/")
    nodes = book().proof.courses[name].nodes
    ids = set(document.ids())
    for situation, ways in book().proof.ways.items():
        if situation.routine == name:
            met = [nodes[i] for i in ways.reached]
            needed = {f"steg-{node.line.id}" for node in met if node.line}
            points = {f"box-{node.step.id}" for node in met if node.of and node.step}
            assert needed | points <= ids


@pytest.mark.parametrize("name", routines())
def test_an_interim_owner_and_a_tolkning_lead_to_their_findings(name: str) -> None:
    document = page(f"checklistor/{name}/")
    links = {tag.attributes.get("href") for tag in document.all("a")}
    for finding in book().findings_in(name):
        assert f"../../fynd/#{anchor(finding)}" in links
    interim = book().plan.routines[name].finding
    assert (f"Tills vidare, se {interim}" in document.text) == (interim is not None)


def test_every_answer_of_the_guide_is_a_link_to_a_question_or_a_checklist() -> None:
    document = page("guide/")
    nodes = {tag.attributes["data-node"] for tag in document.tags if "data-node" in tag.attributes}
    links = {tag.attributes.get("href") for tag in document.all("a")}
    for key, node in book().guide.nodes.items():
        if hasattr(node, "routine"):
            assert f"../checklistor/{node.routine}/" in links
        else:
            assert key in nodes


def test_every_paragraph_duty_finding_source_and_rule_has_a_place() -> None:
    plan = book().plan
    places = {address: set(page(address).ids()) for address in ("om/", "fynd/", "kallor/")}
    assert {anchor(key) for key in [*plan.paragraphs, *plan.duties]} <= places["om/"]
    assert {anchor(key) for key in plan.findings} <= places["fynd/"]
    assert {anchor(key) for key in plan.statutes} <= places["kallor/"]
    assert {f"tid-{anchor(key)}" for key in plan.deadlines} <= places["kallor/"]


def test_every_duty_of_the_plan_has_a_step() -> None:
    count = sum(not duty.standing for duty in book().plan.duties.values())
    assert f"Alla uppgifter i planen har ett steg: {count} av {count}." in page("om/").text


def test_no_contact_is_invented() -> None:
    empty = [c for c in book().plan.contacts.values() if not (c.phone or c.email)]
    draft = [d.path for d in documents().values() if "Ej klar för publicering" in d.text]
    assert bool(empty) == bool(draft)


def test_the_exported_plan_follows_its_schema() -> None:
    data = built_site() / "data"
    plan = json.loads((data / "plan.json").read_text(encoding="utf-8"))
    schema = json.loads((data / "plan.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(plan, schema)
    assert set(plan["routines"]) == set(routines())
