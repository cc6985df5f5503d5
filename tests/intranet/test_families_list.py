"""The list of families: by stage, in an order, found by name, a page at a time; and who is told."""

from __future__ import annotations

import logging
import re
from datetime import date

import pytest
from support.client import CSRF, member, signed_in
from support.families import ACTOR, CRAIG, JAY, LEANNE, enter, received

from ccportal import clock
from ccportal.acts import contact_details, corrections, families
from ccportal.acts.contact_details import Kind
from ccportal.rules.families import Event, Part
from ccportal.store.accuracy import ToTell
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Disclosure
from ccportal.store.families import Family
from ccportal.store.people import About, Organisation, Record

HREF = re.compile(r'<th scope="row"><a href="/families/([^"]+)"')


@pytest.fixture
def office(app):
    return signed_in(app, member("coordinator"))


@pytest.fixture
def some(office):
    """A family at each stage, by stage."""
    refs = {}
    for stage, events in {
        "received": (),
        "waiting": ((Event.WAIT, "no-place-free"),),
        "accepted": ((Event.ACCEPT, None),),
        "declined": ((Event.DECLINE, "full"),),
    }.items():
        refs[stage] = received()
        enter(refs[stage], LEANNE if stage == "received" else CRAIG, Part.RESIDENT)
        for event, why in events:
            families.move(ACTOR, refs[stage], event, why)
    with writing(records_db):
        for ref, closed in (("f-active", None), ("f-closed", date(2025, 5, 1))):
            Record.create(ref=ref, kind="families")
            Family.create(ref=ref, opened_on=date(2024, 1, 2), closed_on=closed)
            refs[ref[2:]] = ref
    return refs


def shown(page) -> list[str]:
    return HREF.findall(page.text)


def typed(client, words, **fields):
    token = CSRF.search(client.get("/families").text)[1]
    return client.post("/families/find", data={"csrf_token": token, "words": words, **fields})


STAGES = ("received", "waiting", "accepted", "declined", "active", "closed")


@pytest.mark.parametrize("stage", STAGES)
def test_of_a_stage_its_families_are_listed_and_no_others(office, some, stage):
    page = office.get(f"/families?show={stage}")
    assert shown(page) == [some[stage]]
    assert re.search(r'aria-current="true">[A-Z][a-z ]+ 1</a>', page.text)


def test_all_of_them_are_listed_and_counted(office, some):
    page = office.get("/families")
    assert set(shown(page)) == set(some.values())
    assert ">All 6</a>" in page.text
    assert shown(office.get("/families?show=nonsense&sort=nonsense&page=x")) == shown(page)


def test_the_list_has_three_orders(office, some):
    by_name = shown(office.get("/families?sort=name"))
    named = [one for one in by_name if one not in ("f-active", "f-closed")]
    assert named[-1] == some["received"]  # Weir after Oakham
    assert shown(office.get("/families?sort=newest"))[-2:] == ["f-active", "f-closed"]
    assert shown(office.get("/families?sort=longest"))[0] == "f-active"


def test_what_is_typed_finds_families_by_anybody_in_them(office, some):
    enter(some["waiting"], JAY, Part.CHILD)
    assert shown(typed(office, "jay")) == [some["waiting"]]
    assert set(shown(typed(office, "oakham"))) == {some["waiting"], some["accepted"]} | {
        some["declined"]
    }
    assert shown(typed(office, "oakham", to_show="accepted", show="all")) == [some["accepted"]]
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref, last.detail) == ("family:find", None, "3 found")


def test_nothing_found_is_said_and_one_letter_finds_all(office, some):
    page = typed(office, "zzyzx")
    assert shown(page) == []
    assert "No family has that name or reference" in page.text
    assert set(shown(typed(office, "o"))) == set(some.values())


def test_a_slip_is_said(office, some):
    page = typed(office, "Oakhma")
    assert some["accepted"] in shown(page)
    assert "Nobody is called exactly that" in page.text


@pytest.mark.clause("C4")
def test_a_contact_detail_finds_no_family(office, some):
    left = Family.get_by_id(some["received"]).members.first().person_id
    contact_details.add(ACTOR, left, Kind.PHONE, "01632 960123")
    assert shown(typed(office, "960123")) == []


def test_htmx_gets_the_list_alone(office, some):
    token = CSRF.search(office.get("/families").text)[1]
    page = office.post(
        "/families/find",
        data={"csrf_token": token, "words": "weir"},
        headers={"HX-Request": "true", "HX-Target": "families_list"},
    )
    assert page.text.strip().startswith('<div id="families_list">')
    assert shown(page) == [some["received"]]


def test_an_empty_stage_and_an_empty_centre_say_so(office):
    assert "No family is entered yet." in office.get("/families").text


def queries(caplog, client, page: str) -> int:
    caplog.clear()
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        assert client.get(page).status_code == 200
    return len([one for one in caplog.records if one.name == "peewee"])


def test_a_page_of_many_families_asks_the_store_no_more_than_twelve_times(office, caplog):
    with writing(records_db):
        for number in range(60):
            Record.create(ref=f"f-{number:02}", kind="families")
            Family.create(ref=f"f-{number:02}", opened_on=date(2024, 1, 2))
    assert len(shown(office.get("/families"))) == 20
    page = office.get("/families?sort=name&page=2")
    assert len(shown(page)) == 20
    assert "Page 2 of 3" in page.text
    assert queries(caplog, office, "/families") <= 12


@pytest.mark.clause("DP4")
def test_who_has_to_hear_of_a_correction_is_ticked_off_with_day_and_way(office, some):
    person = Family.get_by_id(some["received"]).members.first().person_id
    contact_details.add(ACTOR, person, Kind.PHONE, "01632 960123")
    with writing(records_db):
        Record.create(ref="o-1", kind="organisations")
        Organisation.create(ref="o-1", name="Quay Solicitors", kind="solicitor")
        Record.create(ref="d-1", kind="disclosures")
        Disclosure.create(
            ref="d-1",
            made_on=clock.today(),
            to="o-1",
            what="contact-details",
            ground="consent",
            text="The phone.",
            decided_by=person,
        )
        About.create(record="d-1", person=person, position=0)
    assert 'href="/to-tell"' not in office.get("/for-you").text
    contact_details.end(ACTOR, person, 0)
    assert 'href="/to-tell"' in office.get("/for-you").text
    assert "1 recipient of what was passed on" in office.get(f"/people/{person}").text
    page = office.get("/to-tell").text
    assert "Quay Solicitors" in page
    assert "960123" not in page
    number = ToTell.get().id
    assert office.send(f"/to-tell/{number}", how="letter").status_code == 422
    today = clock.today()
    on = [str(today.day), str(today.month), str(today.year)]
    answer = office.send(f"/to-tell/{number}", how="letter", on=on)
    assert answer.location == "/to-tell"
    assert "By letter" in office.get("/to-tell").text
    assert corrections.waiting() == 0
    assert 'href="/to-tell"' not in office.get("/for-you").text
    assert office.get("/to-tell/0").status_code == 404


def test_where_nothing_was_put_right_nobody_has_to_be_told(office):
    assert "Nobody has to be told of anything." in office.get("/to-tell").text
