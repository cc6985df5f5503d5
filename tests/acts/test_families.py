"""Families from the referral on: steps, members, arrangements; nothing is written over."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from support.families import ACTOR, CRAIG, JAY, enter, received, referral, stage, whole

from ccportal.acts import arrangements, families, households, referrals
from ccportal.acts.arrangements import Agreed, Needed
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.families import Event, Part
from ccportal.store.audit import AuditEntry
from ccportal.store.families import Family, Member, Referral
from ccportal.store.households import (
    Arrangement,
    Correction,
    CourtOrder,
    FamilyStep,
    MayCollect,
    Need,
)
from ccportal.store.people import Organisation, Record

MARCH = datetime(2026, 3, 2, 9, 0)


@pytest.fixture(autouse=True)
def _now(made):
    with time_machine.travel(MARCH, tick=False):
        yield


def audited() -> list[str]:
    return [one.action for one in AuditEntry.select().order_by(AuditEntry.seq)]


def seen(family: str, *people: str) -> None:
    for day, person in enumerate(people, 3):
        families.pre_visit(ACTOR, family, person, datetime(2026, 3, day, 10, 0))


def test_a_referral_brings_a_new_family_that_waits_for_an_answer():
    family = received(body="Weir Solicitors", body_kind="solicitor")
    assert stage(family) == "received"
    found = Referral.get(Referral.family == family)
    assert (found.organisation.name, found.organisation.kind) == ("Weir Solicitors", "solicitor")
    assert {"families", "referrals", "organisations"} <= {one.kind for one in Record.select()}
    assert "referral:write" in audited()


def test_a_body_that_is_known_is_not_entered_twice():
    received(body="Weir Solicitors")
    received(body=" Weir  Solicitors ")
    assert Organisation.select().where(Organisation.name == "Weir Solicitors").count() == 1


def test_the_same_form_sent_twice_is_one_referral(made):
    from support.client import member

    from ccportal.acts.recording import Sheet

    actor = member("coordinator").person_id
    refs = {referrals.write(actor, referral(), None, Sheet("t", "referral", "")) for _ in "ab"}
    assert (len(refs), Family.select().count()) == (1, 1)


def test_a_referral_of_a_day_to_come_is_refused_and_writes_nothing():
    with pytest.raises(Invalid, match="not come yet"):
        received(referred_on=date(2026, 3, 3))
    assert Family.select().count() == 0


def test_an_organisation_that_there_is_not_is_refused():
    with pytest.raises(NotFound):
        received(organisation="none-such")


def test_a_family_goes_the_whole_way():
    family, left, right, _ = whole()
    families.move(ACTOR, family, Event.WAIT, "no-place-free")
    families.move(ACTOR, family, Event.ACCEPT)
    seen(family, left, right)
    families.move(ACTOR, family, Event.START)
    assert stage(family) == "active"
    families.close(ACTOR, family, "order-ended", " Close ")
    assert (stage(family), Family.get_by_id(family).closed_on) == ("closed", MARCH.date())
    steps = [one.event for one in FamilyStep.select().order_by(FamilyStep.id)]
    wanted = ["receive", "wait", "accept", "pre-visit", "pre-visit", "start", "close"]
    assert (steps, audited().count("family:pre-visit")) == (wanted, 2)


def test_contact_does_not_begin_before_both_came():
    family, left, *_ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    seen(family, left)
    with pytest.raises(Conflict, match="Whoever visits has not been"):
        families.move(ACTOR, family, Event.START)
    assert stage(family) == "accepted"


def test_a_declined_family_is_over_and_its_reason_is_kept():
    family = received()
    families.move(ACTOR, family, Event.DECLINE, "full")
    assert Family.get_by_id(family).closed_on == MARCH.date()
    assert FamilyStep.get(FamilyStep.event == "decline").why == "full"


def test_a_family_that_is_over_is_referred_again_and_visits_count_anew():
    family, left, right, _ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    seen(family, left, right)
    families.close(ACTOR, family, "other", "close")
    referrals.write(ACTOR, referral(), family)
    assert (stage(family), Family.get_by_id(family).closed_on) == ("received", None)
    assert households.visits(family) == ()


def test_a_family_that_is_not_over_is_not_referred_again():
    family = received()
    with pytest.raises(Conflict):
        referrals.write(ACTOR, referral(), family)
    assert Referral.select().count() == 1


@pytest.mark.parametrize("typed", ["", "yes", "closed"])
def test_contact_ends_only_by_the_word(typed):
    family, *_ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    with pytest.raises(Invalid, match="Type the word"):
        families.close(ACTOR, family, "other", typed)
    assert stage(family) == "accepted"


@pytest.mark.parametrize("event", [Event.RECEIVE, Event.PRE_VISIT, Event.CLOSE])
def test_what_has_an_act_of_its_own_is_not_moved(event):
    with pytest.raises(Invalid):
        families.move(ACTOR, received(), event)


@pytest.mark.clause("C4")
def test_two_parents_do_not_come_together_for_their_first_visit():
    family, left, right, _ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    families.pre_visit(ACTOR, family, left, datetime(2026, 3, 7, 10, 0))
    with pytest.raises(Conflict, match="other parent"):
        families.pre_visit(ACTOR, family, right, datetime(2026, 3, 7, 11, 0))


def test_the_same_visit_put_down_twice_is_one():
    family, left, *_ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    for _ in "ab":
        families.pre_visit(ACTOR, family, left, datetime(2026, 3, 7, 10, 0))
    assert len(households.visits(family)) == 1


def test_nobody_is_put_into_a_family_twice():
    family, left, *_ = whole()
    with pytest.raises(Conflict):
        families.add_member(ACTOR, family, left, Part.CONTACT, parental_responsibility=False)
    assert Member.select().where(Member.family == family).count() == 3


def test_somebody_of_the_register_may_belong_to_a_second_family():
    _, left, *_ = whole()
    other = received()
    families.add_member(ACTOR, other, left, Part.RELATIVE, parental_responsibility=False)
    assert households.families_of(left).__len__() == 2


def test_a_family_that_is_over_takes_nobody_in():
    family = received()
    families.move(ACTOR, family, Event.DECLINE, "full")
    with pytest.raises(Conflict, match="declined"):
        enter(family, JAY, Part.CHILD)


@pytest.mark.clause("DP4")
def test_a_part_that_is_put_right_keeps_what_was_there():
    family, left, *_ = whole()
    families.correct_member(
        ACTOR,
        family,
        left,
        Part.RELATIVE,
        parental_responsibility=False,
        reason="written-wrongly",
    )
    kept = {one.field: one.before for one in Correction.select()}
    assert kept == {"part": "resident-parent", "parental-responsibility": "yes"}
    assert households.member(family, left).role == "relative"


def test_nothing_is_put_right_that_is_right():
    family, left, *_ = whole()
    with pytest.raises(Conflict, match="Nothing is different"):
        families.correct_member(
            ACTOR,
            family,
            left,
            Part.RESIDENT,
            parental_responsibility=True,
            reason="written-wrongly",
        )


def test_a_new_arrangement_ends_the_one_before_which_stays():
    family, *_ = whole()
    for minutes in (15, 20):
        arrangements.arrange(ACTOR, family, Agreed.APART, "coming and going", minutes=minutes)
    found = [(one.minutes, one.until_on) for one in Arrangement.select().order_by(Arrangement.id)]
    assert found == [(15, MARCH.date()), (20, None)]


def test_the_doors_of_two_parents_are_apart():
    family, left, right, _ = whole()
    arrangements.arrange(ACTOR, family, Agreed.DOOR, "front door", person=left)
    arrangements.arrange(ACTOR, family, Agreed.DOOR, "garden door", person=right)
    assert Arrangement.select().where(Arrangement.until_on.is_null()).count() == 2


@pytest.mark.parametrize("minutes", [None, 0, 121])
def test_minutes_apart_that_are_none_are_refused(minutes):
    family, *_ = whole()
    with pytest.raises(Invalid, match="minutes"):
        arrangements.arrange(ACTOR, family, Agreed.APART, "coming", minutes=minutes)


@pytest.mark.clause("C4", "SAR")
@pytest.mark.parametrize("words", ["Craig at the back", "ring 07700 900162", "ask leanne"])
def test_what_is_agreed_names_nobody(words):
    family, left, *_ = whole()
    with pytest.raises(Invalid):
        arrangements.arrange(ACTOR, family, Agreed.REACH, words, person=left)
    with pytest.raises(Invalid):
        arrangements.order(ACTOR, family, date(2026, 1, 1), words, None)
    with pytest.raises(Invalid):
        arrangements.need(ACTOR, left, Needed.NEED, words)


@pytest.mark.parametrize(("kind", "given"), [(Agreed.DOOR, False), (Agreed.CONTACT, True)])
def test_what_is_of_one_is_said_of_one(kind, given):
    family, left, *_ = whole()
    with pytest.raises(Invalid, match="for whom"):
        arrangements.arrange(ACTOR, family, kind, "front", person=left if given else None)


def test_somebody_of_another_family_gets_no_door():
    family, *_ = whole()
    with pytest.raises(NotFound):
        arrangements.arrange(
            ACTOR, family, Agreed.DOOR, "front", person=enter(received(), CRAIG, Part.OTHER)
        )


def test_who_may_collect_is_a_grown_up_and_takes_a_child():
    family, left, right, child = whole()
    arrangements.may_collect(ACTOR, family, child, left)
    assert MayCollect.get().collector_id == left
    with pytest.raises(Conflict):
        arrangements.may_collect(ACTOR, family, child, left)
    with pytest.raises(Invalid, match="a child"):
        arrangements.may_collect(ACTOR, family, right, left)
    with pytest.raises(Invalid, match="grown-up"):
        arrangements.may_collect(ACTOR, family, child, child)


@pytest.mark.parametrize(
    ("made_on", "until_on"),
    [(date(2026, 3, 3), None), (date(2026, 1, 2), date(2026, 1, 1))],
)
def test_an_order_of_days_that_cannot_be_is_refused(made_on, until_on):
    with pytest.raises(Invalid):
        arrangements.order(ACTOR, received(), made_on, "two hours", until_on)
    assert CourtOrder.select().count() == 0


def test_what_ends_stays_with_its_last_day():
    family, left, _, child = whole()
    arrangements.need(ACTOR, child, Needed.ALLERGY, "no nuts")
    arrangements.may_collect(ACTOR, family, child, left)
    arrangements.order(ACTOR, family, date(2026, 1, 2), "two hours", date(2027, 1, 2))
    for what, model in (("need", Need), ("collector", MayCollect), ("order", CourtOrder)):
        arrangements.end(ACTOR, what, model.get().id)
        with pytest.raises(Conflict, match="ended already"):
            arrangements.end(ACTOR, what, model.get().id)
    assert (Need.get().until_on, MayCollect.get().until_on) == (MARCH.date(), MARCH.date())
    order = CourtOrder.get()
    assert (order.until_on, order.ended_on) == (date(2027, 1, 2), MARCH.date())


@pytest.mark.parametrize(("what", "number"), [("need", 99), ("person", 1)])
def test_what_is_not_there_does_not_end(what, number):
    with pytest.raises(NotFound):
        arrangements.end(ACTOR, what, number)


def test_the_trail_holds_references_and_codes_alone():
    family, left, _, child = whole()
    arrangements.need(ACTOR, child, Needed.ALLERGY, "no nuts at all")
    arrangements.arrange(ACTOR, family, Agreed.REACH, "text after four", person=left)
    said = " ".join(f"{one.object_ref} {one.detail}" for one in AuditEntry.select())
    assert not any(word in said for word in ("nuts", "four", "Weir", "Jay"))
