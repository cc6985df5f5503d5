"""A risk that is marked: ended, held to prevent violence, or no longer; on the real store."""

from __future__ import annotations

from datetime import datetime

import pytest
from support.calendar import START, book, household, session
from support.requests import COORDINATOR, team

from ccportal import clock
from ccportal.acts import door, notes, risks
from ccportal.acts.risks import Said
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.risks import Mark
from ccportal.store import content
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Session
from ccportal.store.families import Risk, RiskStep

pytestmark = pytest.mark.clause("VIO")
FAMILY, HER, HIM = "f-ash", "f-ash-resident-parent", "f-ash-contact-parent"
ALERT = "Keep them at different doors"


@pytest.fixture
def risk(made, time_machine):
    """The ref of a risk of a family that is booked into the session of the day."""
    time_machine.move_to(START)
    team()
    household(FAMILY, ("Grace Adeyemi", "Callum Ross"))
    book(session(), FAMILY)
    return record()


def said(**other):
    told = {
        "kind": "violence",
        "to": (HER,),
        "alert": ALERT,
        "detail": "He threatened her.",
        "source": "She said so.",
        "prevents_violence": True,
        "review_on": clock.today().replace(year=clock.today().year + 1),
    }
    return Said(**(told | other))


def record(**other):
    return risks.record(COORDINATOR, HIM, said(**other), FAMILY)


def at_the_door():
    now = datetime(START.year, START.month, START.day, 10, 0)
    (family,) = door.families(Session.get(), now, clock.now_utc())
    return str(family)


def end(ref, why="looked-into"):
    risks.mark(COORDINATOR, ref, Mark.END, why)


def test_who_ended_it_when_and_why_is_kept(risk):
    end(risk)
    step = risks.ended(risk)
    assert (step.why, step.on, step.by) == ("looked-into", clock.today(), COORDINATOR)
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.actor, last.action, last.object_ref) == (COORDINATOR, "risk:end", risk)


def test_from_that_moment_on_nobody_is_told_of_it_at_the_door(risk):
    assert ALERT in at_the_door()
    end(risk)
    assert ALERT not in at_the_door()


def test_it_need_not_be_looked_at_again(risk):
    day = Risk.get_by_id(risk).review_on
    assert [one.ref for one in risks.due(day)] == [risk]
    end(risk)
    assert risks.due(day) == []


def test_what_was_written_is_held_as_before(risk):
    before = content.row("risks", risk)
    end(risk)
    assert content.row("risks", risk) == before


def test_another_risk_of_the_family_stands(risk):
    other = record(alert="Ask for the order")
    end(risk)
    assert [one.ref for one in risks.standing()] == [other]
    assert "Ask for the order" in at_the_door()


def test_it_ends_once_and_with_a_reason(risk):
    with pytest.raises(Invalid):
        end(risk, "")
    end(risk)
    with pytest.raises(Conflict):
        end(risk)
    with pytest.raises(NotFound):
        end("r-none")
    assert RiskStep.select().count() == 1


def test_one_that_comes_back_is_told_of_again(risk):
    end(risk)
    again = risks.look_again(COORDINATOR, risk, said())
    assert [one.ref for one in risks.standing()] == [again]
    assert ALERT in at_the_door()
    with pytest.raises(Conflict):
        end(risk)


def test_it_is_held_to_prevent_violence_or_not_with_a_reason_each_time(risk):
    risks.mark(COORDINATOR, risk, Mark.PREVENTS_NOT, "danger-over")
    assert not Risk.get_by_id(risk).held_to_prevent_violence
    risks.mark(COORDINATOR, risk, Mark.PREVENTS, "could-be-hurt")
    assert Risk.get_by_id(risk).held_to_prevent_violence
    assert [(one.what, one.why) for one in risks.steps(risk)] == [
        ("prevents-violence", "could-be-hurt"),
        ("prevents-violence-not", "danger-over"),
    ]
    with pytest.raises(Conflict):
        risks.mark(COORDINATOR, risk, Mark.PREVENTS, "could-be-hurt")


@pytest.mark.clause("SAR")
def test_what_was_agreed_about_it_is_void_when_it_is_held_for_another_reason(risk):
    before = content.digest("risks", risk)
    end(risk)
    assert content.digest("risks", risk) == before
    risks.mark(COORDINATOR, risk, Mark.PREVENTS_NOT, "danger-over")
    assert content.digest("risks", risk) != before


def test_looked_at_again_it_is_held_as_it_was(risk):
    risks.mark(COORDINATOR, risk, Mark.PREVENTS_NOT, "danger-over")
    again = risks.look_again(COORDINATOR, risk, said(prevents_violence=True))
    assert not Risk.get_by_id(again).held_to_prevent_violence


def test_a_note_is_no_risk(risk):
    note = notes.write(COORDINATOR, "general", "Hello.", FAMILY)
    with pytest.raises(NotFound):
        end(note)
