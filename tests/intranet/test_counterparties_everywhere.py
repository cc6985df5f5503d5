"""Nothing of the intranet puts one parent's contact detail before who acts for the other (C4).

Families are made up by chance and tangled: whoever visits in one is visited in the next, people
are called the same, two parents gave one telephone. Every page, part, search answer, suggestion,
sheet, feed and dry run is looked through for each detail's number, in all of its source.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import pytest
from support.calendar import START, utc
from support.client import CSRF, client_of, member, signed_in
from support.kin import Kin, tangle
from support.seeds import seeds

from ccportal.acts import feeds
from ccportal.rules.families import Event
from ccportal.store.accounts import Account
from ccportal.store.contact import Note, Session
from ccportal.store.families import Family, Member, Referral
from ccportal.store.people import ContactDetail, Person
from ccportal.store.requests import Item, Request

pytestmark = pytest.mark.clause("C4")

PART = {"HX-Request": "true"}
WORDS = {
    "event": [str(one) for one in Event],
    "kind": ["contact", "apart", "door", "reach", "people", "families", "identity"],
    "what": ["need", "over"],
}
TOGETHER = {
    "families.family",
    "people.person",
    "people_merging.choose",
    "requests_items.item",
}
MOST = 3


@pytest.fixture
def tangled(app, time_machine, request):
    """The site, and the families that a seed makes; it is the time of their session."""
    time_machine.move_to(utc(START).isoformat() + "Z", tick=False)
    return app, tangle(random.Random(request.param))


def pages(app, most: int | None = None) -> Iterator[str]:
    """The address of every page that can be opened, about everything that there is.

    With `most` of a kind of page so many by chance, but of those that bring people together all.
    """
    refs = {
        "families": [one.ref for one in Family.select()],
        "people": [one.ref for one in Person.select()],
        "sessions": [one.ref for one in Session.select()],
        "notes": [one.ref for one in Note.select()],
        "referrals": [one.ref for one in Referral.select()],
        "requests": [one.ref for one in Request.select()],
        "team": [one.person_id for one in Account.select()],
    }
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if "GET" in rule.methods and rule.endpoint != "static":
            found = _values(rule, refs)
            if most and rule.endpoint not in TOGETHER:
                found = random.Random(most).sample(found, min(most, len(found)))
            with app.test_request_context():
                there = [app.url_for(rule.endpoint, **values) for values in found]
            yield from there
    for tab in ("now", "arranged", "sessions", "notes", "consents", "disclosures"):
        yield from (f"/families/{one}?show={tab}" for one in refs["families"])


def _values(rule, refs) -> list[dict[str, object]]:
    found: list[dict[str, object]] = [{**(rule.defaults or {})}]
    for name in sorted(rule.arguments - set(rule.defaults or {}), reverse=True):
        found = [{**one, name: value} for one in found for value in _of(rule, name, one, refs)]
    return found


def _of(rule, name: str, known: dict[str, object], refs) -> list[object]:
    folder = str(rule).strip("/").split("/")[0]
    if name == "reference":
        return refs.get(folder, [])
    if name == "about":
        return [*refs["families"], *refs["people"]]
    if name == "record" and folder == "requests":
        here = Item.select().where(Item.request == known["reference"])
        return [one.record_id for one in here]
    if name == "record":
        return refs["notes"][:2]
    if name == "number" and "families" in str(rule):
        here = Member.select().where(Member.family == known["reference"])
        return [one.id for one in here]
    if name == "position":
        here = ContactDetail.select().where(ContactDetail.person == known["reference"])
        return [one.position for one in here]
    return WORDS.get(name, ["1"] if name == "number" else [])


def seen(answer, numbers: set[str]) -> set[str]:
    """Which numbers stand anywhere in an answer: text, attributes, comments, addresses, headers."""
    source = answer.get_data(as_text=True) if answer.mimetype.startswith("text") else ""
    source = f"{source}\n{answer.headers}"
    text = unquote(unescape(source))
    packed = re.sub(r"[\s.()+-]", "", text)
    return {one for one in numbers if one in text or one in packed}


def leaks(client, kin: Kin, addresses, headers=None, shown: set[str] = frozenset()) -> dict:
    """Which pages show what they should not, and what."""
    found = {}
    for address in addresses:
        answer = client.get(address, headers=headers)
        if bad := seen(answer, _hidden(kin, address) - shown):
            found[address] = bad
    return found


def _hidden(kin: Kin, address: str) -> set[str]:
    """What may not stand at an address.

    All details that there are; but on the pages of a request what is its maker's own, and on
    those of a note what it tells itself.
    """
    asked = re.match(r"/requests/([^/?]+)", address)
    person = kin.requests.get(asked[1]) if asked else None
    told = {number for number, note in kin.told.items() if note in address}
    return kin.others(person) - told


def suggestions(client, kin: Kin) -> Iterator[tuple[str, object]]:
    """The answers to what is looked for and suggested: by names, by passages of details."""
    names = [
        "Ada",
        "Alder",
        "Ben Birch",
        "Kim",
        "Zephyr",
        "Zedtown",
        "mail.example",
        "0770",
    ]
    forms = ["/search", "/people/find", "/families/find"]
    forms += [f"/requests/{one}/match" for one in kin.requests]
    token = CSRF.search(client.get("/people").text)[1]
    for form in forms:
        for words in names:
            for headers in (None, PART):
                data = {"csrf_token": token, "words": words}
                yield f"{form} {words}", client.post(form, data=data, headers=headers)
    for family, left, right in kin.parents:
        for given, name in (("Ada", "Alder"), ("Ben", "Birch"), ("Cleo", "Cedar")):
            data = {"csrf_token": token, "given_names": given, "family_name": name}
            yield family, client.post(f"/families/{family}/members/new", data=data)
        for one, other in ((left, right), (right, left)):
            data = {"csrf_token": token, "other": other}
            yield one, client.post(f"/people/{one}/merge", data=data)
    yield "spreadsheet", client.post("/spreadsheets", data=_sheet(token))


def _sheet(token: str) -> dict[str, object]:
    rows = "given_names,family_name,date_of_birth,phone\n"
    rows += "".join(f"{one.given_names},{one.family_name},,\n" for one in Person.select())
    file = (io.BytesIO(rows.encode()), "people.csv")
    return {"csrf_token": token, "kind": "people", "sheet": file, "file": file}


def coordinator_of(tangled):
    """A browser of the coordinator."""
    app, kin = tangled
    return app, kin, signed_in(app, Account.get(Account.person == kin.coordinator))


@pytest.mark.outside("C4")
@seeds("tangled", range(1), range(1, 2), indirect=True)
def test_no_page_or_part_shows_the_coordinator_what_nobody_uncovered(tangled):
    app, kin, client = coordinator_of(tangled)
    there = list(dict.fromkeys(pages(app, MOST)))
    assert leaks(client, kin, there[::2]) == {}
    assert leaks(client, kin, there[1::2], PART) == {}
    assert len(there) > 120


@pytest.mark.outside("C4")
@seeds("tangled", range(1), range(1, 10), indirect=True)
def test_no_search_and_no_suggestion_tells_a_contact_detail(tangled):
    _, kin, client = coordinator_of(tangled)
    answers = {name: seen(one, kin.others(None)) for name, one in suggestions(client, kin)}
    assert {name: bad for name, bad in answers.items() if bad} == {}


@pytest.mark.overnight
@seeds("tangled", range(2, 30), range(0), indirect=True)
def test_no_page_and_no_part_of_many_families_shows_what_nobody_uncovered(tangled):
    app, kin, client = coordinator_of(tangled)
    there = list(dict.fromkeys(pages(app)))
    assert leaks(client, kin, there) == {}
    assert leaks(client, kin, there, PART) == {}


@seeds("tangled", range(2), range(2, 10), indirect=True)
def test_who_acts_for_one_parent_uncovers_theirs_and_nothing_of_the_other(tangled):
    _, kin, client = coordinator_of(tangled)
    for family, left, right in kin.parents[:2]:
        for one, other in ((left, right), (right, left)):
            token = CSRF.search(client.get(f"/families/{family}").text)[1]
            data = {"csrf_token": token, "family": family}
            client.post(f"/people/{one}/contacts/0", data=data)
            value = ContactDetail.get(ContactDetail.person == one, ContactDetail.position == 0)
            shown = seen_in(value.value, kin)
            assert seen(client.get(f"/families/{family}"), kin.others(None)) <= shown
            assert seen(client.get(f"/people/{one}"), kin.others(None)) == shown
            theirs = [
                f"/people/{other}",
                f"/people/{other}/merge",
                "/people",
                "/families",
            ]
            theirs += _of_other(kin, other)
            assert leaks(client, kin, theirs) == {}


def _of_other(kin: Kin, other: str) -> list[str]:
    mine = [ref for ref, who in kin.requests.items() if who == other]
    items = [
        f"/requests/{ref}/items/{one.record_id}"
        for ref in mine
        for one in Item.select().where(Item.request == ref)
    ]
    return [*(f"/requests/{ref}" for ref in mine), *items]


def seen_in(value: str, kin: Kin) -> set[str]:
    """The number of a detail."""
    return {one for one in kin.others(None) if one in value}


@pytest.mark.outside("C4")
@seeds("tangled", range(1), range(1, 10), indirect=True)
def test_a_volunteer_and_the_chair_see_no_contact_detail_at_all(tangled):
    app, kin = tangled
    at_the_door = [
        "/today",
        "/for-you",
        "/write/note",
        "/write/concern",
        "/search",
        "/help",
    ]
    at_the_door += [
        f"/sessions/{kin.session}/sheet",
        f"/write/note/{kin.parents[0][0]}",
    ]
    for who in (kin.volunteer, member("chair")):
        client = signed_in(app, who)
        there = at_the_door if who is kin.volunteer else [*pages(app, MOST)][::2]
        for headers in (None, PART):
            bad = {one: seen(client.get(one, headers=headers), kin.others(None)) for one in there}
            assert {one: numbers for one, numbers in bad.items() if numbers} == {}
    feed = client_of(app).get(f"/calendar/feed/{feeds.renew(kin.volunteer.id)}.ics")
    assert feed.status_code == 200
    assert not seen(feed, kin.others(None))


@seeds("tangled", range(1), range(0), indirect=True)
def test_a_number_that_stands_in_the_source_is_found_wherever_it_hides(tangled):
    app, kin = tangled
    (number, *_) = kin.others(None)
    for source in (
        f'<p data-phone="07{number}">',
        f"<!-- 07{number} -->",
        f'<a href="tel:%2B44{number[:3]}%20{number[3:]}">',
        f"{number[:4]} {number[4:]}",
    ):
        answer = app.response_class(source, mimetype="text/html")
        assert seen(answer, {number}) == {number}, source
