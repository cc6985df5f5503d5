"""What a volunteer may write, about whom and when: their own session's families, in its window."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from support.calendar import END, START, book, helper, household, on_the_rota, session, utc
from support.client import CSRF, member, signed_in

from ccportal.acts import concerns
from ccportal.rules.access import AFTER, BEFORE
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Concern, Note
from ccportal.store.people import About

pytestmark = pytest.mark.clause("C7")

MINE, OTHER = "f-mine", "f-other"
FORMS = ("note", "concern")
TOKEN = re.compile(r'name="token"[^>]* value="([^"]+)"')


@pytest.fixture
def saturday(app, time_machine):
    """Two sessions on one Saturday with a family each; the volunteer helps at the first."""
    time_machine.move_to(utc(START).isoformat() + "Z", tick=False)
    account = member("volunteer")
    helper(account.person_id, "Pat Osgood")
    household(MINE, ("Grace Adeyemi", "Callum Ross"))
    household(OTHER, ("Hannah Lowe", "Dylan Rees"), "Seren Rees")
    first, second = session(place="the hall"), session(place="the annexe")
    book(first, MINE)
    book(second, OTHER)
    on_the_rota(first, account.person_id)
    return lambda: signed_in(app, account)


def send(client, page, **fields):
    text = client.get(page).text
    hidden = {"csrf_token": CSRF.search(text)[1], "token": TOKEN.search(text)[1]}
    return client.post(page, data={**hidden, **fields})


@pytest.mark.parametrize("form", FORMS)
def test_in_the_window_a_volunteer_writes_of_a_family_of_their_session(saturday, form):
    assert saturday().get(f"/write/{form}/{MINE}").status_code == 200
    assert saturday().get(f"/write/{form}/{MINE}-child").status_code == 200


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("who", [OTHER, f"{OTHER}-child", "none-such"])
def test_of_anybody_else_they_learn_nothing(saturday, form, who):
    answer = saturday().get(f"/write/{form}/{who}")
    assert answer.status_code == 404
    assert "Rees" not in answer.text


@pytest.mark.outside("C7")
@pytest.mark.parametrize("form", FORMS)
def test_nothing_can_be_sent_about_anybody_else_either(saturday, form):
    client = saturday()
    text = client.get(f"/write/{form}/{MINE}").text
    hidden = {"csrf_token": CSRF.search(text)[1], "token": TOKEN.search(text)[1]}
    data = {**hidden, "kind": "session", "text": "Hello."}
    assert client.post(f"/write/{form}/{OTHER}", data=data).status_code == 404
    named = {**data, "others": f"{OTHER}-child"}
    assert client.post(f"/write/{form}/{MINE}", data=named).status_code == 303
    ticked = {**data, "token": "another", "about": f"{OTHER}-child"}
    assert client.post(f"/write/{form}/{MINE}", data=ticked).status_code == 422
    assert not About.select().where(About.person == f"{OTHER}-child").exists()


@pytest.mark.boundary("C7", "a session from two hours before to a day after")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("at", [START - BEFORE, END + AFTER])
def test_the_window_is_open_at_both_of_its_ends(saturday, time_machine, form, at):
    time_machine.move_to(utc(at).isoformat() + "Z", tick=False)
    assert saturday().get(f"/write/{form}/{MINE}").status_code == 200


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("minutes", [-121, 24 * 60 + 151])
def test_before_and_after_the_window_there_is_no_such_page(saturday, time_machine, form, minutes):
    at = utc(START + timedelta(minutes=minutes))
    time_machine.move_to(at.isoformat() + "Z", tick=False)
    for address in (f"/write/{form}", f"/write/{form}/{MINE}"):
        assert saturday().get(address).status_code == 404
    assert AuditEntry.select().where(AuditEntry.action == "access:refused").count() == 2


def test_a_volunteer_writes_notes_of_sessions_and_sees_them_no_more(saturday):
    client = saturday()
    page = client.get(f"/write/note/{MINE}").text
    assert "Of a session" in page
    assert "Of a telephone call" not in page
    fields = {"kind": "session", "text": "He brought a kite.", "about": f"{MINE}-child"}
    answer = send(client, f"/write/note/{MINE}", **fields)
    assert answer.location == "/write/sent"
    assert "kite" not in client.get("/write/sent").text
    assert client.get(f"/notes/{Note.get().ref}").status_code == 404
    other = {**fields, "kind": "telephone"}
    assert send(client, f"/write/note/{MINE}", **other).status_code == 422


@pytest.mark.clause("C2")
def test_a_concern_of_a_volunteer_is_the_coordinators_alone(saturday, app):
    client = saturday()
    send(client, f"/write/concern/{MINE}", text="She cried.", about=f"{MINE}-child")
    worry = Concern.get().note
    assert [one.ref for one in concerns.waiting()] == [worry.ref]
    for address in (f"/notes/{worry.ref}", "/for-you", "/today", f"/write/concern/{MINE}"):
        assert "She cried" not in client.get(address).text
    assert "She cried" in signed_in(app, member("coordinator")).get(f"/notes/{worry.ref}").text


def test_who_names_no_family_is_asked_which_and_sees_their_own_alone(saturday):
    page = saturday().get("/write/note").text
    assert f'href="/write/note/{MINE}"' in page
    assert OTHER not in page
    assert "Seren" not in page


def test_a_coordinator_is_asked_which_of_all_families_of_the_day(saturday, app):
    page = signed_in(app, member("coordinator")).get("/write/concern").text
    assert f'href="/write/concern/{MINE}"' in page
    assert f'href="/write/concern/{OTHER}"' in page


def test_a_concern_about_something_else_names_nobody(saturday):
    client = saturday()
    send(client, "/write/concern?nobody=1", text="The gate is broken.")
    note = Concern.get().note
    assert (note.family_id, About.select().where(About.record == note.ref).count()) == (None, 0)


@pytest.mark.parametrize(
    "address", ["/write/incident", f"/write/risk/{MINE}", f"/families/{MINE}", "/write/answer/x"]
)
def test_nothing_else_opens_in_the_window(saturday, address):
    assert saturday().get(address).status_code == 404


def test_the_door_offers_both_in_the_window(saturday):
    page = saturday().get("/today").text
    assert 'href="/write/note"' in page
    assert 'href="/write/concern"' in page
