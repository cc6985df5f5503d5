"""By when a request that is opened again has to be answered, to the day."""

from __future__ import annotations

import pytest
from support.deadlines import day, facts

from ccportal.rules.deadlines import Running, clock
from ccportal.rules.deadlines_why import Again, to_the_requester

pytestmark = [pytest.mark.clause("DP6"), pytest.mark.clause("SAR")]

FIRST = "Opened again on Monday 1 February 2027, because the answer was not right or not whole. "


def test_what_was_not_whole_stays_due_on_its_first_day_and_says_so():
    one = facts("2026-11-25", opened=(("2027-02-01", Again.OWED),))
    now = clock(one, day("2027-02-01"))
    assert (now.due, now.running, now.overdue) == (day("2026-12-29"), Running.RUNNING, True)
    assert now.why[1].startswith(FIRST)
    assert "The first day stays" in now.why[1]


@pytest.mark.parametrize(("today", "late"), [("2026-12-29", False), ("2026-12-30", True)])
def test_opened_again_within_its_month_it_is_late_on_the_day_after(today, late):
    one = facts("2026-11-25", opened=(("2026-12-14", Again.OWED),))
    assert clock(one, day(today)).overdue is late


def test_an_extension_stays_with_what_was_not_whole():
    one = facts("2026-09-03", extended="2026-09-20", opened=(("2026-11-02", Again.OWED),))
    assert clock(one, day("2026-11-02")).due == day("2026-12-03")


@pytest.mark.parametrize(("today", "late"), [("2027-03-01", False), ("2027-03-02", True)])
def test_a_reason_looked_at_once_more_has_a_month_from_the_day_that_it_was_opened(today, late):
    one = facts("2026-11-25", opened=(("2027-02-01", Again.REVIEW),))
    now = clock(one, day(today))
    assert (now.start, now.due, now.overdue) == (day("2027-02-01"), day("2027-03-01"), late)
    assert "nobody asked anew, so a month is counted from here" in now.why[1]


def test_questions_of_the_first_time_do_not_move_the_second():
    one = facts(
        "2026-11-25",
        asked=(("2026-11-27", "2026-12-02"),),
        opened=(("2027-02-01", Again.REVIEW),),
    )
    assert clock(one, day("2027-02-01")).due == day("2027-03-01")


def test_a_complaint_about_the_second_answer_keeps_the_day_of_the_second():
    one = facts("2026-11-25", opened=(("2027-02-01", Again.REVIEW), ("2027-04-06", Again.OWED)))
    assert clock(one, day("2027-04-06")).due == day("2027-03-01")


def test_closed_unanswered_and_opened_again_it_begins_when_the_proof_comes():
    opened = (("2027-02-01", Again.ANSWERED),)
    waits = facts("2026-11-25", identity=("2027-02-01", None), opened=opened)
    came = facts("2026-11-25", identity=("2027-02-01", "2027-02-02"), opened=opened)
    assert clock(waits, day("2027-02-01")).due is None
    assert any("waited for from here" in line for line in clock(waits, day("2027-02-01")).why)
    assert clock(came, day("2027-02-02")).due == day("2027-03-02")


def test_closed_with_a_question_unanswered_the_whole_of_that_time_does_not_count():
    one = facts(
        "2026-11-25",
        asked=(("2026-11-30", "2027-02-01"), ("2027-02-01", "2027-02-03")),
        opened=(("2027-02-01", Again.ANSWERED),),
    )
    now = clock(one, day("2027-02-03"))
    assert (now.paused_days, now.due) == (65, day("2027-03-01"))


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (Again.OWED, ", because the answer was not right or not whole. The first day stays."),
        (Again.REVIEW, ", and a month is counted from there."),
        (Again.ANSWERED, ", after it had been closed unanswered."),
    ],
)
def test_who_asked_is_told_the_working_and_not_that_something_is_kept_back(again, told):
    why = clock(facts("2026-11-25", opened=(("2027-02-01", again),)), day("2027-02-01")).why
    lines = to_the_requester(why)
    assert lines[1] == f"Opened again on Monday 1 February 2027{told}"
    assert (lines[0], lines[2:]) == (why[0], why[2:])
    assert "kept back" not in " ".join(lines)
