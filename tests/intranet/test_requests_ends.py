"""What asks for no copy is acknowledged and closed on its page, and nobody is written down."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from support.client import member, signed_in
from support.fields import press

from ccportal import clock
from ccportal.acts import requests
from ccportal.acts.requests_complaints import complaints_about
from ccportal.acts.requests_state import find, state

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]


@pytest.fixture
def coordinator(full):
    return signed_in(full, member("coordinator"))


def asked(kind):
    ref = requests.record("command", None, clock.today(), "letter", "Put it right.", kind=kind)
    return ref, f"/requests/{ref}"


def test_a_complaint_is_acknowledged_and_closed_with_what_became_of_it(coordinator):
    ref, here = asked("complaint")
    press(coordinator, here, f"{here}/acknowledge", how="by letter")
    assert state(find(ref)).history.acknowledged_on == clock.today()
    assert f"{here}/acknowledge" not in coordinator.get(here).text
    given = {"outcome": "done", "reason": "We said sorry.", "told": "y"}
    assert press(coordinator, here, f"{here}/settle", **given).status_code == 303
    assert (state(find(ref)).stage, state(find(ref)).history.outcome) == ("closed", "done")
    assert "We said sorry." in coordinator.get(here).text


@pytest.mark.parametrize(("field", "left_out"), [("reason", " "), ("outcome", ""), ("told", "")])
def test_it_is_not_closed_without_each_of_its_answers(coordinator, field, left_out):
    ref, here = asked("complaint")
    given = {"outcome": "done", "reason": "We said sorry.", "told": "y"} | {field: left_out}
    assert press(coordinator, here, f"{here}/settle", **given).status_code == 422
    assert state(find(ref)).stage == "received"


def test_an_access_request_offers_no_such_end(coordinator):
    _ref, here = asked("access")
    page = coordinator.get(here).text
    assert "/settle" not in page


def test_who_wrote_a_letter_is_told_that_it_is_here(coordinator):
    ref, here = asked("access")
    press(coordinator, here, f"{here}/acknowledge", how="by letter")
    assert state(find(ref)).history.acknowledged_on == clock.today()
    assert f"{here}/acknowledge" not in coordinator.get(here).text


COMPLAINS = {"words": "You left out my notes.", "channel": "email"}


def on(day):
    return {"received_on": [day.day, day.month, day.year]}


def test_a_complaint_about_a_request_stands_on_both_pages(coordinator):
    ref, here = asked("access")
    sent = press(coordinator, here, f"{here}/complaint", **COMPLAINS, **on(clock.today()))
    assert sent.status_code == 303
    (one,) = complaints_about(ref)
    assert f'href="/requests/{one.ref}"' in coordinator.get(here).text
    its = coordinator.get(f"/requests/{one.ref}").text
    assert f'href="{here}"' in its
    assert "answered again" in its
    assert "/complaint" not in its


def test_what_was_asked_about_the_same_person_before_stands_on_the_page(coordinator):
    days = (clock.today() - timedelta(21), clock.today())
    first, again = (requests.record("command", "p-018", day, "letter") for day in days)
    page = coordinator.get(f"/requests/{again}").text
    assert "Asked 21 days before" in page
    assert f'href="/requests/{first}"' in page
    assert f'href="/requests/{again}"' not in coordinator.get(f"/requests/{first}").text


def test_a_complaint_of_tomorrow_is_refused_where_it_is_written(coordinator):
    ref, here = asked("access")
    tomorrow = on(clock.today() + timedelta(1))
    sent = press(coordinator, here, f"{here}/complaint", **COMPLAINS, **tomorrow)
    assert sent.status_code == 409
    assert not list(complaints_about(ref))
    assert "You left out my notes." in sent.text


def test_who_is_not_in_the_register_is_asked_for_by_name(coordinator):
    ref, here = asked("access")
    page, form = f"{here}/match", f"{here}/nobody"
    assert press(coordinator, page, form, terms="Ashdown", name="").status_code == 409
    press(coordinator, page, form, terms="Ashdown", name="Marguerite Ashdown")
    assert json.loads(find(ref).said) == {"name": "Marguerite Ashdown"}
