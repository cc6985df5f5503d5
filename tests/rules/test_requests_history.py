"""What the events of a request add up to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.rules.deadlines import Wait
from ccportal.rules.deadlines_why import Again, Opened
from ccportal.rules.requests_facts import Delivery, Event, Hold, OpenHold, Outcome, Stage
from ccportal.rules.requests_history import Happened, History, history

pytestmark = pytest.mark.clause("SAR")

FIRST = date(2026, 11, 2)


def day(number: int) -> date:
    return FIRST + timedelta(number)


def tell(*happened: tuple) -> History:
    """Each event as (name, day number, stage, detail); by p-1 unless the detail says."""
    return history(
        Happened(Event(name), day(on), detail.pop("by", "p-1"), Stage(stage), detail)
        for name, on, stage, detail in ((*one, {})[:4] for one in happened)
    )


RECORD = ("record", 0, "received")


def test_nothing_happened_yet():
    assert history(()).stage is Stage.DRAFT


def test_the_stage_is_that_of_the_last_event():
    assert tell(RECORD, ("accept", 1, "accepted")).stage is Stage.ACCEPTED


def test_what_was_asked_for_is_waited_for():
    assert tell(RECORD, ("hold", 2, "received", {"hold": "identity"})).holds() == (
        OpenHold(Hold.IDENTITY, day(2)),
    )


def test_an_answer_ends_only_its_own_hold():
    so_far = tell(
        RECORD,
        ("hold", 2, "received", {"hold": "advice"}),
        ("hold", 3, "received", {"hold": "safety"}),
        ("answer", 4, "received", {"hold": "advice"}),
    )
    assert so_far.holds() == (OpenHold(Hold.SAFETY, day(3)),)


def test_confirming_the_identity_ends_the_wait_for_it_and_starts_the_clock():
    so_far = tell(
        RECORD,
        ("hold", 2, "received", {"hold": "identity"}),
        ("confirm_identity", 5, "received"),
    )
    assert so_far.holds() == ()
    assert so_far.conditions() == (("proof of who you are", Wait(day(2), day(5))),)


def test_a_question_is_no_condition_and_a_condition_no_question():
    so_far = tell(
        RECORD,
        ("hold", 1, "received", {"hold": "clarification"}),
        ("hold", 2, "received", {"hold": "authority"}),
        ("hold", 3, "received", {"hold": "third_party"}),
    )
    assert so_far.clarifications() == (Wait(day(1), None),)
    assert [name for name, _wait in so_far.conditions()] == [
        "proof that you may ask for somebody else"
    ]


def test_reminders_and_a_proposed_lapse_belong_to_their_hold():
    so_far = tell(
        RECORD,
        ("hold", 1, "received", {"hold": "clarification"}),
        ("hold", 1, "received", {"hold": "advice"}),
        ("remind", 11, "received", {"hold": "clarification"}),
        ("remind", 21, "received", {"hold": "clarification"}),
        ("propose_lapse", 31, "received", {"hold": "clarification"}),
    )
    assert so_far.holds() == (
        OpenHold(Hold.CLARIFICATION, day(1), 2, True),
        OpenHold(Hold.ADVICE, day(1)),
    )


def test_asking_again_begins_anew():
    so_far = tell(
        RECORD,
        ("hold", 1, "received", {"hold": "clarification"}),
        ("remind", 11, "received", {"hold": "clarification"}),
        ("propose_lapse", 31, "received", {"hold": "clarification"}),
        ("answer", 32, "received", {"hold": "clarification"}),
        ("hold", 33, "received", {"hold": "clarification"}),
    )
    assert so_far.holds() == (OpenHold(Hold.CLARIFICATION, day(33)),)


def test_a_fee_delays_the_start_until_it_is_paid():
    charged = tell(RECORD, ("charge", 1, "received"))
    paid = tell(RECORD, ("charge", 1, "received"), ("pay", 4, "received"))
    assert charged.conditions() == (("fee", Wait(day(1), None)),)
    assert paid.conditions() == (("fee", Wait(day(1), day(4))),)


def test_a_payment_alone_counts_from_its_day():
    assert tell(RECORD, ("pay", 4, "received")).conditions() == (("fee", Wait(day(4), day(4))),)


def test_a_search_that_found_nobody_and_an_extension_are_kept():
    so_far = tell(RECORD, ("no_match", 1, "received"), ("extend", 3, "received"))
    assert (so_far.no_match, so_far.extended_on) == (True, day(3))


def test_who_certified_and_submitted_is_known():
    so_far = tell(
        RECORD,
        ("certify", 1, "item_review", {"by": "p-1"}),
        ("submit", 2, "second_review", {"by": "p-3", "digest": "d"}),
    )
    assert (so_far.certified_by, so_far.prepared) == ({"p-1", "p-3"}, "d")


def test_what_nobody_of_the_team_certified_makes_no_preparer():
    assert tell(RECORD, ("certify", 1, "item_review", {"by": None})).certified_by == set()


@pytest.mark.parametrize("event", ["send_back", "void"])
def test_the_digest_is_dropped(event):
    so_far = tell(
        RECORD,
        ("submit", 2, "second_review", {"digest": "d"}),
        ("approve", 3, "approved", {"by": "p-2"}),
        (event, 4, "item_review"),
    )
    assert (so_far.prepared, so_far.approved_by) == (None, None)


def test_who_approved_and_who_proposed_a_refusal_is_known():
    approved = tell(RECORD, ("approve", 3, "approved", {"by": "p-2"}))
    proposed = tell(RECORD, ("propose_refusal", 3, "refusal_proposed", {"by": "p-4"}))
    assert (approved.approved_by, proposed.proposer) == ("p-2", "p-4")


OUT = ("release", 20, "released", {"delivery": "available"})


def test_letting_it_out_stops_the_clock_on_the_first_day():
    assert tell(RECORD, OUT).stopped_on() == day(20)
    assert tell(RECORD, OUT).delivery is Delivery.AVAILABLE


def test_letting_it_out_again_does_not_move_that_day():
    again = ("release", 25, "released", {"delivery": "posted"})
    back = ("deliver", 24, "released", {"delivery": "returned"})
    so_far = tell(RECORD, OUT, back, again)
    assert (so_far.stopped_on(), so_far.delivery) == (day(20), Delivery.POSTED)


def test_calling_it_back_and_reviewing_again_lets_the_clock_run():
    back = tell(RECORD, OUT, ("revoke", 21, "released"))
    again = tell(RECORD, OUT, ("revoke", 21, "released"), ("rework", 22, "item_review"))
    assert back.delivery is Delivery.REVOKED
    assert (again.delivery, again.stopped_on()) == (Delivery.NONE, None)


def test_the_end_has_its_day_and_its_outcome():
    so_far = tell(RECORD, ("withdraw", 9, "closed", {"outcome": "withdrawn"}))
    assert (so_far.closed_on, so_far.outcome) == (day(9), Outcome.WITHDRAWN)
    assert so_far.stopped_on() == day(9)


def test_what_happens_after_the_end_does_not_move_its_day():
    so_far = tell(RECORD, ("close", 9, "closed"), ("revoke", 12, "closed"))
    assert (so_far.closed_on, so_far.outcome) == (day(9), None)


ASKED = (
    RECORD,
    ("hold", 1, "received", {"hold": "advice"}),
    ("answer", 2, "received", {"hold": "advice"}),
    ("hold", 3, "received", {"hold": "identity"}),
    ("hold", 3, "received", {"hold": "safety"}),
    ("remind", 13, "received", {"hold": "identity"}),
    ("remind", 23, "received", {"hold": "identity"}),
    ("propose_lapse", 33, "received", {"hold": "identity"}),
    ("lapse", 40, "closed", {"outcome": "lapsed"}),
)


def test_opened_again_it_runs_again_and_waits_anew_for_what_was_asked_of_them():
    so_far = tell(*ASKED, ("reopen", 50, "accepted"))
    assert (so_far.closed_on, so_far.outcome) == (None, None)
    assert so_far.holds() == (OpenHold(Hold.IDENTITY, day(50)),)
    assert so_far.opened == [Opened(day(50), Again.ANSWERED)]


def test_what_was_waited_for_came_on_the_day_it_came_after_it_was_opened_again():
    so_far = tell(*ASKED, ("reopen", 50, "accepted"), ("confirm_identity", 51, "accepted"))
    assert max(wait.came_on for _name, wait in so_far.conditions()) == day(51)


@pytest.mark.parametrize(
    ("ground", "again", "extended"),
    [
        ("complaint", Again.OWED, day(3)),
        ("new-material", Again.OWED, day(3)),
        ("review-by", Again.REVIEW, None),
        (None, Again.ANSWERED, day(3)),
    ],
)
def test_only_a_look_at_a_reason_once_more_begins_without_the_extension(ground, again, extended):
    so_far = tell(
        RECORD,
        ("extend", 3, "received"),
        ("close", 40, "closed"),
        ("reopen", 50, "accepted", {"ground": ground}),
    )
    assert (so_far.opened, so_far.extended_on) == ([Opened(day(50), again)], extended)


def test_what_is_taken_back_twice_is_taken_back_once():
    decided = {"record": "n-1", "after": {"because": {"health": {"opinion_on": "2026-11-01"}}}}
    undone = {"record": "n-1"}
    so_far = tell(
        RECORD,
        ("decide", 1, "item_review", decided),
        ("undo", 2, "item_review", dict(undone)),
        ("undo", 3, "item_review", dict(undone)),
    )
    assert so_far.opinions["n-1"] == []


def test_what_is_new_since_another_answer_is_given_until_they_want_all_of_it():
    narrowed = (RECORD, ("narrow", 1, "received", {"of": "26-AAAA-AA"}))
    assert tell(*narrowed).narrowed_to == "26-AAAA-AA"
    assert tell(*narrowed, ("narrow", 2, "received", {"of": None})).narrowed_to is None
