"""On no page, list or part does a contact detail stand that nobody has uncovered (C4)."""

from __future__ import annotations

import random
from datetime import date
from html import unescape

import pytest
from support.client import CSRF, member, signed_in
from support.families import ACTOR, enter, received
from support.seeds import seeds

from ccportal.acts import arrangements, contact_details, families
from ccportal.acts.arrangements import Agreed
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.people import Naming
from ccportal.rules import families as rules
from ccportal.rules.families import Event, Part
from ccportal.store.families import Family, Member
from ccportal.store.people import ContactDetail, Person

GIVEN = ("Ada", "Ben", "Cleo", "Dov", "Esa", "Fay")
NAMES = ("Alder", "Birch", "Cedar")
PARTS = (*Part, Part.RESIDENT, Part.CONTACT)
PARTS_OF_A_PAGE = {
    "families.family": ("house",),
    "people.person": ("contacts",),
}
STAGES = (None, Event.WAIT, Event.ACCEPT, Event.DECLINE)
WHY = {Event.WAIT: "no-place-free", Event.DECLINE: "full"}


def made_up(dice: random.Random) -> None:
    """A few families of which people belong to several, with details of every kind."""
    for _ in range(dice.randint(2, 4)):
        family = received()
        for _ in range(dice.randint(1, 4)):
            known = [one.ref for one in Person.select().where(Person.family_name.in_(NAMES))]
            here = {one.person_id for one in Member.select().where(Member.family == family)}
            others = sorted(set(known) - here)
            part = dice.choice(PARTS)
            if others and dice.random() < 0.4:
                person = dice.choice(others)
                families.add_member(
                    ACTOR, family, person, part, parental_responsibility=dice.random() < 0.5
                )
            else:
                naming = Naming(dice.choice(GIVEN), dice.choice(NAMES), date(1990, 1, 1))
                person = enter(family, naming, part)
            details(person, dice)
        arrangements.arrange(ACTOR, family, Agreed.APART, "coming and going", minutes=20)
        event = dice.choice(STAGES)
        if event is not None:
            families.move(ACTOR, family, event, WHY.get(event))


def details(person: str, dice: random.Random) -> None:
    """Contact details that nobody else has, some of them ended, some not to be used."""
    for kind in dice.sample(list(Kind), dice.randint(1, 3)):
        number = dice.randrange(10**6)
        value = {
            Kind.PHONE: f"07700 9{number:06}",
            Kind.EMAIL: f"z{number:06}@mail.example.org",
            Kind.ADDRESS: f"{number:06} Zephyr Lane\nZedtown",
        }[kind]
        use = Use(do_not_use=dice.random() < 0.5)
        contact_details.add(ACTOR, person, kind, value, use=use)
        if dice.random() < 0.3:
            position = ContactDetail.select().where(ContactDetail.person == person).count() - 1
            contact_details.end(ACTOR, person, position)


def values() -> dict[str, str]:
    """What must not be seen, by whose it is: each detail, and its number alone."""
    found = {}
    for one in ContactDetail.select():
        found[one.value] = one.person_id
        found[one.value.split("\n")[0]] = one.person_id
    return found


def seen(client, address: str, headers=None) -> set[str]:
    """The contact details that stand in an answer."""
    text = unescape(client.get(address, headers=headers).text)
    return {value for value in values() if value in text}


def addresses(app) -> list[tuple[str, tuple[str, ...]]]:
    """Every page of families and people that can be opened, with the parts it is fetched by."""
    found = []
    for rule in app.url_map.iter_rules():
        area = rule.endpoint.split(".")[0]
        if "GET" not in rule.methods or not area.startswith(("families", "people")):
            continue
        parts = PARTS_OF_A_PAGE.get(rule.endpoint, ("household_form",))
        for values in _values(rule):
            with app.test_request_context():
                found.append((app.url_for(rule.endpoint, **values), parts))
    tabs = ("now", "arranged", "sessions", "notes", "consents", "disclosures")
    found += [
        (f"/families/{one.ref}?show={tab}", ("house",)) for one in Family.select() for tab in tabs
    ]
    return found


def _values(rule) -> list[dict[str, object]]:
    """The values of a route's arguments: every family or person, member, step, arrangement."""
    names = set(rule.arguments)
    of_families = str(rule).startswith("/families")
    refs = [one.ref for one in (Family if of_families else Person).select()]
    found: list[dict[str, object]] = [{"reference": ref} for ref in refs] if names else [{}]
    if "number" in names:
        found = [{"reference": one.family_id, "number": one.id} for one in Member.select().limit(8)]
    if "position" in names:
        found = [
            {"reference": one.person_id, "position": one.position} for one in ContactDetail.select()
        ]
    for name, choices in (("event", Event), ("kind", Agreed), ("what", ("need",))):
        if name in names:
            found = [{**one, name: str(choice)} for one in found for choice in choices]
    return found


@pytest.mark.clause("C4")
@seeds("seed", range(2), range(2, 4))
def test_no_page_list_or_part_shows_what_nobody_uncovered(app, seed):
    made_up(random.Random(seed))
    client = signed_in(app, member("coordinator"))
    found, fetched = {}, 0
    for address, parts in addresses(app):
        headers = [None, *({"HX-Request": "true", "HX-Target": part} for part in parts)]
        for each in headers:
            fetched += 1
            if leaked := seen(client, address, each):
                found[address] = leaked
    assert found == {}
    assert fetched > 100


@pytest.mark.clause("C4")
@seeds("seed", range(4, 5), range(5, 7))
def test_what_is_uncovered_is_the_one_detail_and_never_beside_a_counterpartys(app, seed):
    made_up(random.Random(seed))
    client = signed_in(app, member("coordinator"))
    for one in list(ContactDetail.select()):
        token = CSRF.search(client.get(f"/people/{one.person_id}").text)[1]
        client.post(f"/people/{one.person_id}/contacts/{one.position}", data={"csrf_token": token})
        mine = {one.value, one.value.split("\n")[0]}
        for family in list(Family.select()):
            shown = seen(client, f"/families/{family.ref}")
            assert shown <= mine
        assert seen(client, f"/people/{one.person_id}") == mine
        others = list(Person.select().where(Person.ref != one.person_id))
        assert not any(seen(client, f"/people/{other.ref}") for other in others)


@pytest.mark.clause("C4")
@pytest.mark.parametrize("seed", range(7, 10))
def test_nobody_is_offered_a_counterparty_as_the_same_person(app, seed):
    made_up(random.Random(seed))
    client = signed_in(app, member("coordinator"))
    places = [rules.Place(one.family_id, one.person_id, Part(one.role)) for one in Member.select()]
    pairs = rules.counterparties(places)
    assert pairs or seed
    for pair in pairs:
        for kept, gone in (sorted(pair), sorted(pair, reverse=True)):
            assert f'value="{gone}"' not in client.get(f"/people/{kept}/merge").text
            page = client.send(f"/people/{kept}/merge", other=gone)
            assert "two sides of a family" in page.text
            assert "Make them one</button>" not in page.text
            assert not {value for value in values() if value in unescape(page.text)}
            answer = client.send(
                f"/people/{kept}/merge", f"/people/{kept}/merged", other=gone, typed="merge"
            )
            assert answer.status_code == 409
    assert {one.ref for one in Person.select()} >= {ref for pair in pairs for ref in pair}


@pytest.mark.clause("C4")
def test_a_search_finds_nobody_by_a_contact_detail(app):
    made_up(random.Random(1))
    client = signed_in(app, member("coordinator"))
    for value in values():
        page = client.send("/people", "/people/find", words=" ".join(value.split())[:100])
        assert "0 found" in page.text or "Nobody" in page.text or "/people/p-" not in page.text


@pytest.mark.clause("C4")
def test_a_planted_leak_is_seen(app):
    made_up(random.Random(2))
    client = signed_in(app, member("coordinator"))
    one = ContactDetail.select().where(ContactDetail.kind == "phone").first()
    Person.update(given_names=f"Ada {one.value}").where(Person.ref == one.person_id).execute()
    assert any(seen(client, address) for address, _ in addresses(app))
