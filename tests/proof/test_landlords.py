"""Landlords: three choices, the right receiver, nothing told that is secret, both languages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from macros.content.model import Contact, Ending, Plan, Record
from macros.proof.checks import landlords, routing, translations
from macros.proof.landlords import MOST_CHOICES, first_roles, questions, routes
from macros.proof.proof import Proof
from tests.vocabulary import REAL, assert_leads_to, assert_problem, proof_of

RECEPTION = "administrativ-assistent"
COORDINATOR = "bosamordnare"
GUIDE = "hyresvard"
SECRET = {"aktuell", "barn", "omsorgsbrist", "stodbehov"}


@cache
def real() -> Proof:
    return proof_of(REAL)


def with_(register: str, key: str, **changes: Any) -> Proof:
    """The real plan with one record changed."""
    records: Mapping[str, Record] = getattr(real().plan, register)
    record = records[key].model_copy(update=changes)
    return proof_with(register, {**records, key: record})


def proof_with(register: str, records: Mapping[str, Record]) -> Proof:
    return Proof(real().plan.model_copy(update={register: records}))


def ending(name: str) -> Ending:
    return real().plan.landlords[name]


def test_every_route_has_three_choices_at_most_and_ends_in_a_receiver() -> None:
    found = list(routes(real()))
    assert max(len(route.answers) for route in found) == MOST_CHOICES
    assert {ending(route.ending).receiver for route in found} <= set(real().plan.roles)
    assert {route.ending for route in found} == set(real().plan.landlords)


def test_the_routes_make_up_the_whole_space() -> None:
    space = real().landlord
    regions = [{f: frozenset({v}) for f, v in route.answers} for route in routes(real())]
    assert sum(space.count(region) for region in regions) == space.count({})


def test_every_question_has_a_key_of_its_own() -> None:
    keys = [asked.key for asked in questions(real())]
    assert len(set(keys)) == len(keys)
    assert keys[:3] == ["stadsdel", "hant", "hem-sen-hyra"]


@pytest.mark.parametrize(
    ("answers", "name", "receiver"),
    [
        ("stadsdel=var hant=sen-hyra hem=hyresratt", "sen-hyra", RECEPTION),
        ("stadsdel=var hant=storning hem=hyresratt", "storning", RECEPTION),
        ("stadsdel=var hant=har-sagt-upp-hyra hem=hyresratt", "uppsagt-hyra", RECEPTION),
        ("stadsdel=var hant=avhysning-bestamd hem=hyresratt", "avhysning", RECEPTION),
        ("stadsdel=var hant=har-sagt-upp-hyra hem=bostadsratt", "uppsagt-avgift", RECEPTION),
        ("stadsdel=var hant=har-sagt-upp-hyra hem=privat", "privat-uppsagt", RECEPTION),
        ("stadsdel=var hant=ansokt-kronofogden hem=bostadsratt", "kronofogden", RECEPTION),
        ("stadsdel=var hant=hyresnamnden hem=hyresratt", "hyresnamnden", RECEPTION),
        ("stadsdel=var hant=hyresnamnden hem=bostadsratt", "hyresnamnden-annat", RECEPTION),
        ("stadsdel=var hant=hyresnamnden hem=privat", "hyresnamnden-annat", RECEPTION),
        (
            "stadsdel=var hant=hyresnamnden hem=staden-hyr",
            "staden-hyr-hyresnamnden",
            "bosamordnare",
        ),
        ("stadsdel=var hant=oro hem=staden-hyr", "staden-hyr-oro", COORDINATOR),
        ("stadsdel=var hant=varnat hem=staden-hyr", "staden-hyr-varnat", COORDINATOR),
        ("stadsdel=annan", "annan-stadsdel", "ratt-stadsdel"),
        ("stadsdel=vet-inte", "vet-inte-stadsdel", "ratt-stadsdel"),
    ],
)
def test_landlords_get_to_their_receiver(answers: str, name: str, receiver: str) -> None:
    assert_leads_to(real().plan, answers, name, GUIDE)
    assert ending(name).receiver == receiver


def test_what_is_not_said_to_be_public_is_secret() -> None:
    proof = real()
    assert {fact for fact, record in proof.staff.facts.items() if record.secret} == SECRET


def test_no_answer_depends_on_what_is_secret() -> None:
    asked = {fact for e in real().plan.landlords.values() for fact in (e.as_ or {})}
    assert asked.isdisjoint(SECRET)


@pytest.mark.parametrize("name", sorted(real().plan.landlords))
def test_the_receiver_begins_in_every_matching_situation(name: str) -> None:
    """The short cut over routines agrees with looking at every situation."""
    told, proof = ending(name), real()
    short = {role for _, _, role in first_roles(proof, told)} if told.as_ else set()
    slow = set()
    for situation in proof.concerned(proof.staff.close(told.as_) or {}) if told.as_ else ():
        index = min(proof.ways[situation].reached)
        step = proof.courses[situation.routine].nodes[index].step
        slow.add(step.role if step else None)
    assert short == slow == ({told.receiver} if told.as_ else set())


def test_a_fourth_choice_is_found() -> None:
    guide, oro = real().plan.guides[GUIDE], ending("oro")
    asked = guide.model_copy(update={"questions": (*guide.questions, "barn")})
    longer = {
        **real().plan.landlords,
        "oro": oro.model_copy(update={"when": {**oro.when, "barn": ("ja",)}}),
        "oro-b": oro.model_copy(update={"when": {**oro.when, "barn": ("nej",)}}),
    }
    changed = {"guides": {**real().plan.guides, GUIDE: asked}, "landlords": longer}
    found = landlords.long_route(Proof(real().plan.model_copy(update=changed)))
    assert_problem(found, "long-route", says="4 frågor")


def test_a_missing_ending_is_found() -> None:
    fewer = {name: e for name, e in real().plan.landlords.items() if name != "oro"}
    found = routing.landlord_gap(proof_with("landlords", fewer))
    assert_problem(found, "landlord-gap", says="hant är oro")


def test_two_endings_for_one_choice_are_found() -> None:
    both = ending("oro").when | {"hant": ("oro", "avhysning-bestamd")}
    found = routing.landlord_overlap(with_("landlords", "oro", when=both))
    assert_problem(found, "landlord-overlap", says="avhysning")


@pytest.mark.parametrize("fact", sorted(SECRET))
def test_an_answer_that_tells_is_found(fact: str) -> None:
    telling = {**(ending("sen-hyra").as_ or {}), fact: ("ja",)}
    found = landlords.telling_answer(with_("landlords", "sen-hyra", as_=telling))
    assert_problem(found, "telling-answer", says=f"”{fact}”")


def test_a_receiver_who_does_not_begin_is_found() -> None:
    found = landlords.wrong_receiver(with_("landlords", "avhysning", receiver="uppsokare"))
    assert_problem(found, "wrong-receiver", says=f"börjar {RECEPTION}")


@pytest.mark.parametrize(
    ("name", "hant"),
    [
        ("staden-hyr-storning", ("storning", "oro")),
        ("staden-hyr-storning", ("storning", "varnat")),
        ("staden-hyr-uppsagning", ("sen-hyra", "ska-saga-upp-storning")),
        ("saga-upp-hyra", ("ska-saga-upp-storning",)),
    ],
)
def test_an_answer_of_another_cause_is_found(name: str, hant: tuple[str, ...]) -> None:
    changed = with_("landlords", name, when=ending(name).when | {"hant": hant})
    assert_problem(landlords.mixed_cause(changed), "mixed-cause", says=f"”{name}”")


def test_where_the_city_is_the_tenant_the_notice_of_disturbance_comes_first() -> None:
    told = ending("staden-hyr-uppsagning-storning")
    assert told.by.startswith("Före uppsägningen")
    assert "underrattelse-storning" in told.letters
    assert "kopia-av-uppsagning" not in told.letters, "the exception does not help a subtenant"


def test_what_may_both_have_happened_leads_to_both() -> None:
    for name, told in real().plan.landlords.items():
        assert all(name in ending(other).also for other in told.also), name
    debts = ("sen-hyra", "saga-upp-hyra", "uppsagt-hyra", "sen-avgift", "staden-hyr-uppsagning")
    assert all(ending(name).also for name in debts)


def test_at_an_eviction_each_kind_of_home_is_told_its_own_way_out() -> None:
    told = " ".join(ending("avhysning").helps)
    assert "hyresrätt" in told
    assert "BrL 7:30" in told
    assert "bara du" not in ending("avhysning").model_dump_json()


def test_a_routine_that_begins_with_another_is_found() -> None:
    routine = real().plan.routines["varning-storning"]
    first = routine.steps[0].model_copy(update={"role": "uppsokare"})
    changed = with_("routines", "varning-storning", steps=(first, *routine.steps[1:]))
    found = landlords.wrong_receiver(changed)
    assert_problem(found, "wrong-receiver", says="i ”varning-storning” börjar uppsokare")


def test_a_first_step_of_some_situations_only_is_found() -> None:
    routine = real().plan.routines["varning-storning"]
    extra = {"id": "forst", "role": "uppsokare", "when": {"aktuell": ("ja",)}}
    first = routine.steps[0].model_copy(update=extra)
    changed = with_("routines", "varning-storning", steps=(first, *routine.steps))
    assert_problem(landlords.wrong_receiver(changed), "wrong-receiver", says="börjar uppsokare")


def test_an_ending_that_matches_no_case_is_found() -> None:
    never = {"laget": ("avhysning",), "handelse": ("avhysning",)}
    found = landlords.wrong_receiver(with_("landlords", "staden-hyr-avhysning", as_=never))
    assert_problem(found, "wrong-receiver", says="inget ärende")


def test_a_bad_receiver_is_found() -> None:
    outside = with_("landlords", "oro", receiver="ratt-stadsdel")
    assert_problem(landlords.bad_receiver(outside), "bad-receiver", says="utanför")
    inside = with_("landlords", "annan-stadsdel", receiver="bosamordnare")
    assert_problem(landlords.bad_receiver(inside), "bad-receiver", says="saknar as:")
    fewer = {key: c for key, c in real().plan.contacts.items() if key != "bosamordnare"}
    unreachable = landlords.bad_receiver(proof_with("contacts", fewer))
    assert_problem(unreachable, "bad-receiver", says="ingen kontakt")


READ = {"read": date(2026, 11, 23)}


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"email": "anna.andersson@stockholm.se", **READ}, "en persons e-post"),
        ({"hours": "vardagar på förmiddagen", **READ}, "går inte att läsa"),
        ({"hours": "mån–fre 15.00–09.00", **READ}, "går inte att läsa"),
        ({"hours": "mån–fre 09.00–25.00", **READ}, "går inte att läsa"),
        ({"phone": "08-508 00 000"}, "saknar dagen"),
    ],
)
def test_a_bad_contact_is_found(details: dict[str, Any], says: str) -> None:
    found = landlords.bad_contact(with_("contacts", "eaf-mottagning", **details))
    assert_problem(found, "bad-contact", says=says)


@pytest.mark.parametrize(
    ("mailbox", "refused"),
    [
        ("hyresfragor", False),
        ("vald-i-nara-relation", False),
        ("ekonomi2", False),
        ("reception.norr", False),
        ("anna.andersson", True),
        ("anna-karin.andersson", True),
        ("anna.m.andersson2", True),
    ],
)
def test_only_a_first_and_last_name_is_a_persons_mailbox(mailbox: str, *, refused: bool) -> None:
    written = {"email": f"{mailbox}@example.se", **READ}
    found = list(landlords.bad_contact(with_("contacts", "eaf-mottagning", **written)))
    assert bool(found) == refused


@pytest.mark.parametrize("phone", ["508 00 000", "+46850800000", "08-50", "08–508 00 000"])
def test_a_number_that_is_none_is_refused(phone: str) -> None:
    with pytest.raises(ValueError, match="phone"):
        Contact(phone=phone, page="https://start.stockholm/")


@pytest.mark.parametrize(
    "hours", ["mån–fre 09.00–15.00", "mån–tors 09.00–12.00 och 13.00–15.00, fre 09.00–12.00"]
)
def test_good_contacts_are_good(hours: str) -> None:
    details = {"phone": "08-508 00 000", "email": "mottagning.eaf@stockholm.se", "hours": hours}
    changed = with_("contacts", "eaf-mottagning", **details, **READ)
    assert list(landlords.bad_contact(changed)) == []


def test_all_that_landlords_read_is_translated() -> None:
    assert list(translations.missing_translation(real())) == []
    assert list(translations.stray_translation(real())) == []


def test_what_is_not_translated_is_found() -> None:
    bare = with_("roles", "bosamordnare", texts={})
    found = translations.missing_translation(bare)
    assert_problem(found, "missing-translation", says="bosamordnare")
    told = ending("oro").texts["en"]
    for field, part in {"title": None, "then": told.then[1:], "must": ()}.items():
        half = {"en": told.model_copy(update={field: part})}
        found = translations.missing_translation(with_("landlords", "oro", texts=half))
        assert_problem(found, "missing-translation", says=f"”{field}")


def test_an_answer_or_a_blank_that_is_not_translated_is_found() -> None:
    for register, key, field in (
        ("facts", "hem", "values"),
        ("letters", "meddelande-hyra", "blanks"),
    ):
        text = getattr(real().plan, register)[key].texts["en"]
        fewer = dict(list(getattr(text, field).items())[1:])
        changed = with_(register, key, texts={"en": text.model_copy(update={field: fewer})})
        found = translations.missing_translation(changed)
        assert_problem(found, "missing-translation", says=f"”{field}.")


def test_content_in_one_language_needs_no_other() -> None:
    assert list(translations.missing_translation(Proof(Plan()))) == []
