"""The schedule of what a request keeps back: what stands in it, for whom, and that it is noted."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.pdf import text
from support.requests import trail
from support.way import COVERED, PARTLY, SILENT, bring

from ccportal.acts import requests_schedule
from ccportal.acts.requests_schedule import Reader, printed, schedule
from ccportal.errors import Conflict, NotPermitted
from ccportal.rules.leaving import To
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.schedule import in_words
from ccportal.store.requests import Decision

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

WHAT_SHOWS_IT = "The order of 3 May."


@pytest.fixture
def agreed(riverside):
    """A request of Riverside whose decisions are agreed with; one is about somebody else."""
    way = bring("agreed")
    ours = Decision.request == way.ref
    one = Decision.get(ours, Decision.record == PARTLY)
    kept = json.loads(one.weighed) | {"evidence": WHAT_SHOWS_IT}
    cover = {"page": 2, "picture": "f" * 64, "left": 1, "top": 1, "right": 9, "bottom": 9}
    one.weighed, one.review_by = json.dumps(kept), date(2030, 1, 2)
    one.covers = json.dumps([cover | {"exemption": "LPP19", "mode": "generic"}])
    one.save()
    other = Decision.select().where(ours, Decision.action == Action.INCLUDE).first()
    other.action = Action.UNRELATED
    other.save()
    return way, other.record_id


def test_each_thing_stands_there_by_its_place_and_never_by_its_words(agreed):
    way, _ = agreed
    groups = schedule(way.ref, way.chair.person_id).groups
    found = {
        (one.why.code, one.why.mode, p.record, p.part) for one in groups for _, p in one.places
    }
    assert found == {
        (Exemption.CR2, Mode.SILENT, SILENT, ""),
        (Exemption.TP16, Mode.STATED, PARTLY, "passage 1 of 1"),
        (Exemption.LPP19, Mode.GENERIC, PARTLY, "area 1 of 1, on page 2 of its file"),
    }
    assert ("request:read-schedule", None) in [one[1:] for one in trail(way.ref)]


def test_the_paper_says_why_who_and_until_when_and_is_marked_on_every_page(agreed):
    way, other = agreed
    assert [one.record for one in schedule(way.ref, way.chair.person_id).left_out] == [other]
    allowed, made = printed(way.ref, way.chair.person_id, Reader.COURT)
    said = text(made)
    for words in (WHAT_SHOWS_IT, "2 January 2030", "I see it too.", SILENT, other, "the court"):
        assert words in said
    assert COVERED not in said
    pages = said.count("Page ")
    assert said.count(f"Not for the requester · {way.ref}") == pages > 1
    assert (allowed.parcel.recipient.to, "i-004" in str(allowed.parcel.items)) == (
        To.OVERSIGHT,
        True,
    )
    assert (way.chair.person_id, "request:print-schedule", Reader.COURT) in trail(way.ref)


def test_it_goes_to_our_team_to_the_regulator_or_to_a_court(agreed):
    way, _ = agreed
    allowed, _ = printed(way.ref, way.coordinator.person_id, Reader.CHAIR)
    assert allowed.parcel.recipient.to is To.TEAM
    said = [in_words(one) for one in Reader]
    assert said == ["the chair of the centre", "the Information Commissioner", "the court"]


def test_whom_it_is_about_does_not_read_it_and_the_attempt_is_noted(agreed):
    way, _ = agreed
    request = requests_schedule.find(way.ref)
    request.made_by = way.chair.person_id
    request.save()
    for asks in (schedule, lambda *both: printed(*both, Reader.CHAIR)):
        with pytest.raises(NotPermitted):
            asks(way.ref, way.chair.person_id)
    refused = [action for _, action, detail in trail(way.ref) if detail == "refused"]
    assert refused == ["request:read-schedule", "request:print-schedule"]


def test_where_nothing_is_kept_back_nothing_is_printed(riverside):
    way = bring("accepted")
    with pytest.raises(Conflict):
        printed(way.ref, way.chair.person_id, Reader.CHAIR)
