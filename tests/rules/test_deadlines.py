"""By when a request has to be answered: the edges, and what holds of every case."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.deadlines import day, facts

from ccportal.rules.deadlines import (
    FIRST_YEAR,
    LAST_YEAR,
    Facts,
    NoHolidayData,
    Running,
    Wait,
    clock,
    complaint_acknowledged_by,
    is_working_day,
    months_after,
    roll,
    roll_back,
    start,
)
from ccportal.rules.requests_facts import Event, Hold, Stage
from ccportal.rules.requests_history import Happened, history

pytestmark = pytest.mark.clause("DP6")


def due(one: Facts, today: str = "2026-11-02") -> date | None:
    return clock(one, day(today)).due


ONE_WEEK = (("2026-11-06", "2026-11-13"),)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (facts("2026-11-02", asked=ONE_WEEK), "2026-12-10"),
        (facts("2027-02-15", asked=(("2027-02-20", "2027-02-27"),)), "2027-03-23"),
    ],
)
def test_the_statutes_own_count_of_a_pause_is_kept_beside_it(one, expected):
    assert clock(one, day("2026-11-20")).latest == day(expected)


@pytest.mark.parametrize(
    ("received", "notice", "send"),
    [("2026-09-03", "2026-10-03", "2026-10-02"), ("2027-01-31", "2027-02-28", "2027-02-26")],
)
def test_an_extension_is_told_of_before_the_unrolled_month_ends(received, notice, send):
    state = clock(facts(received), day(received))
    assert (state.notice_by, state.send_notice_by) == (day(notice), day(send))


def test_an_extension_told_of_too_late_changes_nothing():
    late = clock(facts("2026-09-03", extended="2026-10-04"), day("2026-10-06"))
    assert (late.due, late.extended) == (day("2026-10-05"), False)
    assert "Not extended: it would have had to be told by Saturday 3 October 2026." in late.why


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-23", "2026-12-23"),
        ("2026-11-25", "2026-12-29"),
        ("2026-11-28", "2026-12-29"),
        ("2027-01-29", "2027-03-01"),
    ],
)
def test_a_complaint_is_acknowledged_within_thirty_days(received, expected):
    assert complaint_acknowledged_by(day(received)) == day(expected)


BANK_HOLIDAYS = [
    "2026-01-01",
    "2026-04-03",
    "2026-04-06",
    "2026-05-04",
    "2026-05-25",
    "2026-08-31",
    "2026-12-25",
    "2026-12-28",
    "2027-01-01",
    "2027-03-26",
    "2027-03-29",
    "2027-05-03",
    "2027-05-31",
    "2027-08-30",
    "2027-12-27",
    "2027-12-28",
    "2028-01-03",
    "2028-04-14",
    "2028-04-17",
    "2028-05-01",
    "2028-05-29",
    "2028-08-28",
    "2028-12-25",
    "2028-12-26",
]


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_the_bank_holidays_of_a_year_are_those_proclaimed_and_no_others(year):
    first = date(year, 1, 1)
    days = (first + timedelta(n) for n in range(366))
    found = {
        one for one in days if one.year == year and one.weekday() < 5 and not is_working_day(one)
    }
    assert found == {day(one) for one in BANK_HOLIDAYS if one.startswith(str(year))}


@pytest.mark.parametrize(
    "other", ["2026-01-02", "2026-03-17", "2026-07-13", "2026-11-30", "2026-08-03"]
)
def test_scottish_and_irish_holidays_do_not_count(other):
    assert is_working_day(day(other))


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_a_year_without_bank_holidays_is_an_error(year):
    with pytest.raises(NoHolidayData):
        is_working_day(date(year, 6, 6))


def test_an_answer_due_in_an_unknown_year_is_an_error():
    with pytest.raises(NoHolidayData):
        due(facts("2028-12-15"))


def test_the_clock_does_not_start_before_proof_of_identity_has_come():
    state = clock(facts("2026-11-02", identity=("2026-11-04", None)), day("2026-12-31"))
    assert (state.running, state.due, state.overdue) == (Running.NOT_STARTED, None, False)
    assert (
        "The month does not begin before we have the proof of who you are asked for." in state.why
    )


def test_a_request_closed_before_its_clock_started_is_stopped():
    state = clock(
        facts("2026-11-02", identity=("2026-11-04", None), stopped="2026-12-10"), day("2026-12-31")
    )
    assert state.running is Running.STOPPED


def test_while_a_question_waits_the_date_moves_on_by_a_day_each_day():
    asked = facts("2026-11-02", asked=(("2026-11-06", None),))
    first, second = (clock(asked, day(one)) for one in ("2026-11-13", "2026-11-14"))
    assert (first.running, first.due, first.overdue) == (Running.PAUSED, day("2026-12-09"), False)
    assert (second.due, second.paused_days) == (day("2026-12-10"), 8)


def test_a_question_asked_today_pauses_from_today():
    asked = facts("2026-11-02", asked=(("2026-11-06", None),))
    assert clock(asked, day("2026-11-06")).running is Running.PAUSED


def test_questions_that_overlap_pause_once():
    both = facts("2026-11-02", asked=(("2026-11-06", "2026-11-13"), ("2026-11-10", "2026-11-17")))
    assert clock(both, day("2026-11-20")).paused_days == 11


def test_a_question_within_another_adds_nothing():
    both = facts("2026-11-02", asked=(("2026-11-06", "2026-11-17"), ("2026-11-10", "2026-11-13")))
    assert clock(both, day("2026-11-20")).paused_days == 11


def test_questions_one_after_the_other_add_up():
    both = facts("2026-11-02", asked=(("2026-11-06", "2026-11-08"), ("2026-11-10", "2026-11-11")))
    assert clock(both, day("2026-11-20")).paused_days == 3


def test_a_question_asked_after_the_time_ran_out_does_not_pause():
    late = clock(facts("2026-09-03", asked=(("2026-10-06", None),)), day("2026-10-20"))
    assert (late.running, late.due, late.overdue) == (Running.RUNNING, day("2026-10-05"), True)


@pytest.mark.boundary("SAR", "a month")
def test_a_request_is_overdue_on_the_day_after_and_not_on_the_day():
    one = facts("2026-09-03")
    on_the_day, day_after = (clock(one, day(d)) for d in ("2026-10-05", "2026-10-06"))
    assert (on_the_day.overdue, on_the_day.days_left) == (False, 0)
    assert (day_after.overdue, day_after.days_left) == (True, -1)


def test_a_stopped_clock_is_never_overdue():
    state = clock(facts("2026-09-03", stopped="2026-09-30"), day("2026-12-31"))
    assert (state.running, state.overdue, state.days_left) == (Running.STOPPED, False, None)


def test_our_own_aim_is_twenty_eight_days():
    assert clock(facts("2026-11-02"), day("2026-11-02")).target == day("2026-11-30")


def test_our_own_aim_after_an_extension_is_before_the_last_day():
    one = facts("2026-09-03", extended="2026-10-02")
    assert clock(one, day("2026-10-02")).target == day("2026-11-30")


def test_the_reasons_are_said_in_the_order_of_the_count():
    one = facts("2026-11-02", ("2026-11-02", "2026-11-10"), asked=(("2026-11-03", "2026-11-12"),))
    assert clock(one, day("2026-11-20")).why == (
        "Received on Monday 2 November 2026.",
        "The month began on Tuesday 10 November 2026, when we had the proof of who you are "
        "asked for.",
        "One month from the start ends on Thursday 10 December 2026.",
        "Paused from Tuesday 10 November 2026 to Thursday 12 November 2026.",
        "2 days are added: Saturday 12 December 2026.",
        "That is a Saturday: the next working day is Monday 14 December 2026.",
    )


@pytest.mark.parametrize(
    ("received", "reason"),
    [
        ("2026-11-22", None),
        ("2026-11-20", "That is a Sunday: the next working day is Monday 21 December 2026."),
        ("2026-11-28", "That is a bank holiday: the next working day is Tuesday 29 December 2026."),
    ],
)
def test_the_reason_of_a_later_day_is_said(received, reason):
    said = [
        line for line in clock(facts(received), day(received)).why if line.startswith("That is")
    ]
    assert said == ([reason] if reason else [])


def test_one_day_of_pause_is_said_as_one():
    one = facts("2026-11-02", asked=(("2026-11-06", "2026-11-07"),))
    assert "1 day is added: Thursday 3 December 2026." in clock(one, day("2026-11-20")).why


def test_a_waiting_question_is_among_the_reasons():
    asked = facts("2026-11-02", asked=(("2026-11-06", None),))
    why = clock(asked, day("2026-11-13")).why
    assert "We wait for an answer about which information is meant." in why


def test_a_month_without_that_day_is_among_the_reasons():
    why = clock(facts("2026-03-31"), day("2026-03-31")).why
    assert (
        "One month from the start ends on Thursday 30 April 2026: that month has no day 31." in why
    )


def test_a_question_after_a_late_extension_does_not_make_the_extension_count():
    one = facts("2026-09-03", asked=(("2026-10-20", "2026-11-20"),), extended="2026-10-12")
    late = clock(one, day("2026-11-25"))
    assert (late.extended, late.due, late.paused_days) == (False, day("2026-10-05"), 0)


def test_an_extension_is_among_the_reasons():
    one = facts("2026-09-03", extended="2026-10-02")
    why = clock(one, day("2026-10-02")).why
    assert "Extended: three months from the start end on Thursday 3 December 2026." in why


days = st.dates(date(2000, 1, 1), date(2027, 10, 31))
until_summer = st.dates(date(2000, 1, 1), date(2027, 6, 30))


@st.composite
def questions(draw, received):
    """Up to four questions within the month, each answered within ten days, in any order."""
    pairs = draw(st.lists(st.tuples(st.integers(0, 27), st.integers(0, 10)), max_size=4))
    asked = [(received + timedelta(after), length) for after, length in pairs]
    return [Wait(one, one + timedelta(length)) for one, length in asked]


@given(st.data())
def test_the_order_in_which_questions_and_an_extension_come_does_not_matter(data):
    received = data.draw(until_summer)
    asked = data.draw(questions(received))
    later = received + timedelta(90)
    plain = clock(Facts(received, clarifications=tuple(asked)), later)
    assert plain.notice_by is not None
    days_to_tell = (plain.notice_by - received).days
    told = [received + timedelta(data.draw(st.integers(0, days_to_tell))) for _ in range(2)]
    one, other = (
        clock(Facts(received, (), tuple(order), on), later)
        for order, on in zip((asked, data.draw(st.permutations(asked))), told, strict=True)
    )
    assert one == other
    assert one.due == roll(months_after(received, 3) + timedelta(plain.paused_days))


@given(st.data())
def test_events_of_a_pause_and_of_an_extension_add_up_in_any_order(data):
    received = data.draw(until_summer)
    on = [received + timedelta(data.draw(st.integers(0, 27))) for _ in range(3)]
    asked, answered = sorted(on[:2])
    pause = [event("hold", asked), event("answer", answered)]
    place = data.draw(st.integers(0, 2))
    first, second = (
        clock_of(received, [*pause[:at], event("extend", on[2]), *pause[at:]])
        for at in (place, data.draw(st.integers(0, 2)))
    )
    assert first == second
    assert first.due == roll(months_after(received, 3) + (answered - asked))


@given(st.data())
def test_an_extension_that_is_taken_back_restores_the_date(data):
    received = data.draw(until_summer)
    asked, answered, told = (
        received + timedelta(one)
        for one in sorted(data.draw(st.sets(st.integers(0, 27), min_size=3, max_size=3)))
    )
    before = [event("hold", asked), event("answer", answered)]
    extended = [*before, event("extend", told)]
    taken_back = [*extended, event("drop_extension", received + timedelta(60))]
    assert clock_of(received, extended) != clock_of(received, before)
    assert clock_of(received, taken_back) == clock_of(received, before)


def event(name, on):
    detail = {"hold": Hold.CLARIFICATION} if name in {"hold", "answer"} else {}
    return Happened(Event(name), on, "p-1", Stage.ACCEPTED, detail)


def clock_of(received, happened):
    so_far = history(happened)
    one = Facts(received, (), so_far.clarifications(), so_far.extended_on)
    return clock(one, received + timedelta(90))


@given(days, st.integers(0, 60))
def test_nothing_is_due_on_a_day_off_or_before_its_month_is_over(received, paused):
    answered = received + timedelta(5 + paused)
    one = Facts(received, clarifications=(Wait(received + timedelta(5), answered),))
    state = clock(one, answered)
    assert state.due is not None
    assert is_working_day(state.due)
    assert state.due >= months_after(received, 1) + timedelta(paused)
    assert state.latest is not None
    assert state.latest >= state.due


@given(days, st.integers(0, 40))
def test_later_proof_never_makes_the_answer_due_earlier(received, wait):
    def with_proof(after: int) -> date:
        came = Wait(received, received + timedelta(after))
        found = clock(Facts(received, (("proof", came),)), received).due
        assert found is not None
        return found

    assert with_proof(wait) <= with_proof(wait + 1)


@given(days)
def test_an_extension_gives_three_months_from_the_start_itself(received):
    extended = clock(Facts(received, extended_on=received), received)
    assert extended.due == roll(months_after(received, 3))


@given(days)
def test_rolling_moves_only_from_a_day_off(one):
    assert roll_back(one) <= one <= roll(one)
    assert (roll(one) == one) == is_working_day(one) == (roll_back(one) == one)


@given(days, st.integers(0, 30))
def test_the_start_is_the_latest_of_what_was_asked_for(received, after):
    came = received + timedelta(after)
    assert start(Facts(received, (("proof", Wait(received, came)),))) == max(received, came)
