"""What a requester is told on the portal of where their request is, and what is published there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from support import pdf
from support.posted import happen, noon
from support.requests import COORDINATOR

from ccportal import clock
from ccportal.acts import post
from ccportal.acts.intake import notices, visit
from ccportal.acts.intake.door import Opened
from ccportal.acts.requests_holds import hold
from ccportal.rules.requests_facts import Event, Hold, Shown, Stage
from ccportal.store.portal import (
    PortalRequest,
)
from ccportal.store.requests import Request
from ccportal.store.reviews import Centre, PolicyVersion


def test_the_requester_sees_that_it_was_received_and_by_when_it_is_answered(opened: Opened):
    status = visit.status(opened)
    assert status.stage is Shown.RECEIVED
    assert status.since == {Shown.RECEIVED: clock.today()}
    assert status.due is not None


def test_a_status_that_did_not_change_is_not_posted_again(opened: Opened):
    before = bytes(PortalRequest.get().status)
    post.fetch("command")
    assert bytes(PortalRequest.get().status) == before


def test_a_doubt_about_who_they_are_is_shown_as_checking_and_not_in_its_words(opened: Opened):
    hold(opened.reference, COORDINATOR, Hold.IDENTITY, "A new address and a hurry")
    post.keep_in_step(opened.reference)
    status = visit.status(opened)
    assert (status.stage, status.asks) == (Shown.CHECKING, "")


def test_a_question_about_what_is_meant_is_shown_in_its_words(opened: Opened):
    asked = "Which summer do you mean?"
    hold(opened.reference, COORDINATOR, Hold.CLARIFICATION, asked, which_information=True)
    post.keep_in_step(opened.reference)
    status = visit.status(opened)
    assert (status.stage, status.asks, status.due) == (Shown.CLARIFY, asked, None)


@pytest.mark.parametrize(
    "stage",
    [Stage.ITEM_REVIEW, Stage.SECOND_REVIEW, Stage.APPROVED, Stage.BUILT, Stage.REFUSAL_PROPOSED],
)
def test_finer_stages_are_all_shown_alike(opened: Opened, stage: Stage):
    happen(opened.reference, Event.ACCEPT, Stage.ACCEPTED)
    post.keep_in_step(opened.reference)
    before = visit.status(opened)
    happen(opened.reference, Event.DECIDE, stage)
    post.keep_in_step(opened.reference)
    assert visit.status(opened) == before
    assert before.stage is Shown.WORKING


@pytest.mark.boundary("DP5", "a closed request on the portal for 183 days")
def test_a_closed_request_leaves_the_portal_after_half_a_year(opened: Opened):
    happen(opened.reference, Event.INVALID, Stage.CLOSED, outcome="invalid")
    post.fetch("command")
    with time_machine.travel(noon(183), tick=False):
        post.fetch("command")
        assert PortalRequest.select().count() == 1
    with time_machine.travel(noon(184), tick=False):
        post.fetch("command")
        assert PortalRequest.select().count() == 0
    assert Request.select().count() == 1


def test_an_open_request_stays_on_the_portal(opened: Opened):
    with time_machine.travel(noon(400), tick=False):
        post.fetch("command")
        assert PortalRequest.select().count() == 1


@pytest.mark.clause("C10")
def test_the_policy_in_force_is_published_and_not_the_next_one(centre: bytes):
    today = clock.today()
    Centre.create(name="Quarrymoor Contact Centre", address="1 Mill Lane", phone="01632 960 111")
    for ref, days, text in (("a", -400, "old"), ("b", -30, "now"), ("c", 1, "next")):
        adopted = today + timedelta(days)
        PolicyVersion.create(ref=ref, adopted_on=adopted, review_due_on=today, text=text)
    post.fetch("command")
    assert notices.read(notices.Notice.POLICY) == "now"
    assert notices.read(notices.Notice.CENTRE) == "Quarrymoor Contact Centre"
    assert "1 Mill Lane" in notices.read(notices.Notice.CONTACT)


def test_where_nothing_is_to_be_published_nothing_is(centre: bytes):
    post.publish()
    assert notices.read(notices.Notice.POLICY) == ""


@pytest.mark.parametrize("outcome", ["nothing_held", "ncnd", "withheld_all", "disclosed_part"])
def test_a_closed_request_tells_only_that_it_was_answered(opened, outcome):
    happen(opened.reference, Event.CLOSE, Stage.CLOSED, outcome=outcome)
    post.fetch("command")
    assert visit.status(opened).ended == "answered"


@pytest.mark.clause("C10")
def test_the_policy_in_force_is_published_as_a_pdf_and_made_anew_when_it_changes(centre: bytes):
    today = clock.today()
    for ref, days, words in (("a", -30, "What was said"), ("b", 1, "What comes")):
        day = today + timedelta(days)
        PolicyVersion.create(ref=ref, adopted_on=day, review_due_on=today, text=f"# P\n\n{words}")
    post.publish()
    first = notices.paper(notices.POLICY_PAPER)
    assert "What was said" in pdf.text(first)
    assert "What comes" not in pdf.text(first)
    post.publish()
    assert notices.paper(notices.POLICY_PAPER) == first
    PolicyVersion.update(adopted_on=today).where(PolicyVersion.ref == "b").execute()
    post.publish()
    assert "What comes" in pdf.text(notices.paper(notices.POLICY_PAPER))


@pytest.mark.clause("C10")
def test_a_policy_that_cannot_be_printed_is_published_as_words(centre: bytes):
    today = clock.today()
    PolicyVersion.create(ref="a", adopted_on=today, review_due_on=today, text="What can be printed")
    post.publish()
    assert notices.paper(notices.POLICY_PAPER)
    PolicyVersion.update(text="A \U000f0000 sign").execute()
    post.publish()
    assert notices.read(notices.Notice.POLICY) == "A \U000f0000 sign"
    assert notices.paper(notices.POLICY_PAPER) is None
