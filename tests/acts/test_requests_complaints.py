"""A complaint about a request is a case of its own; one that was right opens the request again."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, stages, team, trail

from ccportal import clock, keys
from ccportal.acts import post, requests
from ccportal.acts.intake import talking, visit
from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sending import prepare, send
from ccportal.acts.intake.talking import About
from ccportal.acts.requests_complaints import complain, complaints_about
from ccportal.acts.requests_ends import acknowledge, settle
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_reading import listed
from ccportal.acts.requests_state import REQUESTER, find, state
from ccportal.errors import Conflict, NotPermitted
from ccportal.rules.requests_facts import Channel, Delivery, Event, Kind, Outcome, Stage
from ccportal.store.requests import Request

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

TODAY = date(2026, 11, 25)
WORDS = "You left out my notes."
SAID = {"name": "Ada Quill", "about": "self", "scope": "All of it", "reach": "site"}


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    return keys.centre_public(made)


def answered(stage=Stage.CLOSED, **detail):
    """A request whose answer has reached who asked."""
    ref = requests.record(COORDINATOR, None, TODAY - timedelta(90), Channel.LETTER, "All of it")
    requests.match(ref, COORDINATOR, VOLUNTEER)
    requests.confirm_identity(ref, COORDINATOR, "known at the counter")
    delivery = {"delivery": Delivery.COLLECTED} | detail
    write(find(ref), Event.RELEASE, COORDINATOR, Stage.RELEASED, delivery, NOTHING)
    if stage is Stage.CLOSED:
        done = {"outcome": Outcome.DISCLOSED_PART}
        write(find(ref), Event.CLOSE, COORDINATOR, stage, done, NOTHING)
        Request.update(closed_on=TODAY).where(Request.ref == ref).execute()
    return ref


def complains(ref, channel=Channel.EMAIL):
    return complain(ref, COORDINATOR, WORDS, TODAY, channel)


def end(ref, outcome=Outcome.DONE, again=True, actor=COORDINATOR):
    settle(ref, actor, outcome, "They were right.", told=True, again=again)


def now(ref):
    return state(find(ref))


def test_it_is_a_case_of_its_own_about_the_same_person():
    about = answered()
    ref = complains(about)
    made = find(ref)
    assert (made.kind, made.comes_of, made.scope) == (Kind.COMPLAINT, about, WORDS)
    assert (made.subject_id, made.identity_confirmed_on) == (VOLUNTEER, TODAY)
    assert (now(ref).stage, now(about).stage) == (Stage.RECEIVED, Stage.CLOSED)
    assert trail(ref) == [(COORDINATOR, "request:record", None)]


def test_it_has_a_clock_of_its_own_that_the_request_has_not():
    ref = complains(answered())
    assert (listed(now(ref)).due, listed(now(ref)).days_left) == (date(2026, 12, 29), 34)


def test_more_of_the_same_is_no_second_case_while_it_is_open():
    about = answered()
    ref = complains(about)
    assert complains(about) == ref
    end(ref, Outcome.NOT_DONE, again=False)
    assert complains(about) != ref


def test_nobody_complains_of_a_complaint():
    with pytest.raises(Conflict, match="that is a complaint itself"):
        complains(complains(answered()))


def test_one_that_was_right_takes_the_request_up_again_as_another_version():
    about = answered()
    end(complains(about))
    assert stages(about)[-1] == "accepted"
    assert (find(about).closed_on, now(about).history.version) == (None, 2)
    assert trail(about)[-1] == (COORDINATOR, "request:reopen", None)


def test_a_request_that_has_reached_them_is_closed_and_taken_up_again():
    about = answered(Stage.RELEASED)
    end(complains(about))
    assert stages(about)[-2:] == ["closed", "accepted"]


@pytest.mark.parametrize(("outcome", "why"), [(Outcome.NOT_DONE, "that was right")])
def test_one_that_was_not_right_opens_nothing(outcome, why):
    about = answered()
    ref = complains(about)
    with pytest.raises(Conflict, match=why):
        end(ref, outcome)
    end(ref, outcome, again=False)
    assert stages(about)[-1] == "closed"


def test_right_or_not_what_it_is_about_stays_closed_where_no_other_answer_is_needed():
    about = answered()
    end(complains(about), again=False)
    assert stages(about)[-1] == "closed"


def test_what_cannot_be_taken_up_again_leaves_the_complaint_open():
    about = requests.record(COORDINATOR, None, TODAY, Channel.LETTER)
    ref = complains(about)
    with pytest.raises(Conflict, match="while the request is received"):
        end(ref)
    alone = requests.record(COORDINATOR, None, TODAY, Channel.LETTER, kind=Kind.COMPLAINT)
    with pytest.raises(Conflict, match="about no request"):
        end(alone)
    assert (stages(ref)[-1], stages(alone)[-1]) == ("received", "received")


def test_the_chair_says_that_it_was_right_and_a_coordinator_takes_it_up_again():
    ref = complains(answered())
    with pytest.raises(NotPermitted):
        end(ref, actor=CHAIR)
    end(ref, again=False, actor=CHAIR)
    assert stages(ref)[-1] == "closed"


def sent(centre):
    """Somebody who asked on the portal, with their ticket."""
    ready = prepare()
    send(ready, SAID, centre)
    post.fetch("command")
    return Opened(ready.ticket.reference, ready.pair.public, ready.pair.secret)


def test_one_that_was_sent_with_a_ticket_is_seen_under_it_to_its_end(centre, time_machine):
    opened = sent(centre)
    assert visit.status(opened).complaints == ()
    talking.write(opened, About.COMPLAINT, WORDS, "form-1", centre)
    post.fetch("command")
    post.fetch("command")
    (one,) = complaints_about(opened.reference)
    assert (one.scope, json.loads(one.said)["name"]) == (WORDS, "Ada Quill")
    assert trail(one.ref) == [(REQUESTER, "request:send", None)]
    (seen,) = visit.status(opened).complaints
    assert (seen.received, seen.by) == (TODAY, date(2026, 12, 29))
    assert (seen.acknowledged, seen.closed) == (None, None)
    time_machine.move_to("2026-11-26T12:00:00Z", tick=False)
    acknowledge(one.ref, COORDINATOR, "on the portal")
    end(one.ref, Outcome.DONE_PART, again=False)
    post.fetch("command")
    (seen,) = visit.status(opened).complaints
    assert (seen.acknowledged, seen.closed, seen.outcome) == (clock.today(),) * 2 + ("done_part",)


def test_what_is_said_against_a_complaint_is_read_with_it_and_no_case(centre):
    ready = prepare()
    send(ready, SAID | {"kind": "complaint"}, centre)
    post.fetch("command")
    opened = Opened(ready.ticket.reference, ready.pair.public, ready.pair.secret)
    talking.write(opened, About.COMPLAINT, "Still nothing.", "form-1", centre)
    post.fetch("command")
    assert Request.select().count() == 1
