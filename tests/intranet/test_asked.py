"""A volunteer writes down that somebody asked for their records; the coordinator has it at once."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from support.client import member, signed_in
from support.fields import press
from support.requests import trail

from ccportal import clock
from ccportal.acts.requests_state import find, state
from ccportal.store.people import Person
from ccportal.store.requests import Request

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C7")]

GIVEN = {
    "name": "Wilf Ashdown",
    "about": "child",
    "people": "his daughter Nell",
    "channel": "in-person",
    "words": "I want everything you've got on her.",
    "reach": "he comes every Saturday",
}


@pytest.fixture
def before(full):
    return {one.ref for one in Request.select(Request.ref)}


def on(day):
    return {"asked_on": [day.day, day.month, day.year]}


def tells(client, day=None, **other):
    return press(client, "/asked", "/asked", **GIVEN | on(day or clock.today()) | other)


def new(before):
    (ref,) = {one.ref for one in Request.select(Request.ref)} - before
    return find(ref)


def test_who_asked_for_whom_when_and_how_is_a_request_from_that_day(volunteer, before):
    saturday = clock.today() - timedelta(3)
    assert tells(volunteer, saturday).location == "/asked/say"
    made = new(before)
    said = json.loads(made.said)
    assert (made.kind, made.channel, made.received_on) == ("access", "in-person", saturday)
    assert state(made).clock.start == saturday
    assert (said["name"], said["about"], said["people"]) == (
        GIVEN["name"],
        GIVEN["about"],
        GIVEN["people"],
    )
    assert (made.scope, made.subject_id) == (GIVEN["words"], None)
    assert [action for _who, action, _more in trail(made.ref)] == ["request:tell"]


def test_the_volunteer_is_told_what_to_say_and_shown_nothing_more(volunteer, before):
    tells(volunteer)
    page = volunteer.get("/asked/say").text
    ref = new(before).ref
    assert "You get an answer within a month" in page
    for shown in (ref, GIVEN["name"], "/requests"):
        assert shown not in page
    assert volunteer.get(f"/requests/{ref}").status_code == 404
    assert ref not in volunteer.get("/today").text


def test_the_coordinator_has_it_at_once_until_somebody_looks_into_it(
    volunteer, coordinator, before
):
    tells(volunteer)
    ref = new(before).ref
    assert f'href="/requests/{ref}"' in coordinator.get("/for-you").text
    here = coordinator.get(f"/requests/{ref}").text
    for words in (*GIVEN.values(), "Tell them, by a way that is safe"):
        if words not in {"child", "in-person"}:
            assert words.replace("'", "&#39;") in here
    press(coordinator, f"/requests/{ref}", f"/requests/{ref}/acknowledge", how="on Saturday")
    assert f'href="/requests/{ref}"' not in coordinator.get("/for-you").text


def test_nothing_of_the_register_is_looked_up_for_it(volunteer, before):
    known = Person.select().first()
    tells(volunteer, name=known.name)
    assert new(before).subject_id is None


def test_the_same_form_twice_is_one_request(volunteer, before):
    token = "the same form"
    tells(volunteer, token=token)
    tells(volunteer, token=token)
    assert new(before)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"name": " "}, "Write who asked"),
        ({"about": ""}, "Say for whom they asked"),
        ({"asked_on": ["", "", ""]}, "Enter the day on which they asked"),
        (on(clock.today() + timedelta(1)), "after today"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written_down(volunteer, before, wrong, why):
    sent = press(volunteer, "/asked", "/asked", **GIVEN | on(clock.today()) | wrong)
    assert (sent.status_code, why in sent.text) == (422, True)
    assert {one.ref for one in Request.select(Request.ref)} == before


@pytest.mark.parametrize("role", ["volunteer", "coordinator", "chair"])
def test_everybody_of_the_team_has_the_button(full, role):
    assert 'href="/asked"' in signed_in(full, member(role)).get("/today").text
