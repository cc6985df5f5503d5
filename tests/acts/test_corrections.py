"""What was put right waits until everybody who was told it before has heard, on the real store."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine
from support.families import ACTOR, LEANNE, whole

from ccportal import clock
from ccportal.acts import contact_details, corrections, families, people
from ccportal.acts.contact_details import Kind
from ccportal.acts.people import Naming
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.families import Part
from ccportal.store.accuracy import ToTell
from ccportal.store.disclosures import Disclosure
from ccportal.store.people import About, Organisation, Record

pytestmark = pytest.mark.clause("DP4")
MARCH = datetime(2026, 3, 2, 9, 0)
IN_MARCH = MARCH.date()
OTHER = Naming("Leonie", LEANNE.family_name, LEANNE.date_of_birth)


@pytest.fixture
def her(made):
    """Somebody of whom contact details were passed on to a solicitor, and dates to a court."""
    with time_machine.travel(MARCH, tick=False):
        family, left, _right, _child = whole()
        contact_details.add(ACTOR, left, Kind.PHONE, "01632 960007")
        for number, what in enumerate(("contact-details", "attendance-dates")):
            body(f"o-{number}")
            disclosed(f"d-{number}", f"o-{number}", what, left)
        yield family, left


def body(ref):
    Record.create(ref=ref, kind="organisations")
    Organisation.create(ref=ref, name=f"Body {ref}", kind="solicitor")


def disclosed(ref, to, what, *about, on=IN_MARCH):
    Record.create(ref=ref, kind="disclosures")
    Disclosure.create(
        ref=ref, made_on=on, to=to, what=what, ground="consent", text="x", decided_by=about[0]
    )
    for position, person in enumerate(about):
        About.create(record=ref, person=person, position=position)


def waiting():
    rows = ToTell.select().where(ToTell.told_on.is_null()).order_by(ToTell.id)
    return [(one.recipient_id, one.fact, one.disclosure_id) for one in rows]


def test_a_name_that_is_put_right_has_to_be_told_to_whom_it_was_given(her):
    people.correct(ACTOR, her[1], OTHER, "written-wrongly")
    assert waiting() == [("o-0", "name", "d-0")]
    assert corrections.waiting() == 1


@pytest.mark.parametrize("way", ["instead", "end"])
def test_a_contact_detail_that_is_right_no_more_has_to_be_told(her, way):
    if way == "end":
        contact_details.end(ACTOR, her[1], 0)
    else:
        contact_details.add(ACTOR, her[1], Kind.PHONE, "01632 960008", instead_of=0)
    assert waiting() == [("o-0", "contact-details", "d-0")]


def test_a_further_contact_detail_is_nothing_to_tell(her):
    contact_details.add(ACTOR, her[1], Kind.EMAIL, "leanne@weir.example.org")
    assert waiting() == []


def test_what_was_passed_on_before_the_detail_was_entered_did_not_hold_it(her):
    body("o-9")
    disclosed("d-9", "o-9", "contact-details", her[1], on=date(2026, 3, 1))
    contact_details.end(ACTOR, her[1], 0)
    assert [one for one, _, _ in waiting()] == ["o-0"]


def test_what_somebody_is_in_the_family_stands_only_in_other_words_that_left(her):
    family, left = her
    families.correct_member(
        ACTOR, family, left, Part.RELATIVE, parental_responsibility=True, reason="written-wrongly"
    )
    assert waiting() == []
    body("o-9")
    disclosed("d-9", "o-9", "other", left)
    families.correct_member(
        ACTOR, family, left, Part.RESIDENT, parental_responsibility=True, reason="written-wrongly"
    )
    assert waiting() == [("o-9", "place-in-a-family", "d-9")]


def test_put_right_twice_it_is_told_once(her):
    people.correct(ACTOR, her[1], OTHER, "written-wrongly")
    people.correct(ACTOR, her[1], LEANNE, "written-wrongly")
    assert len(waiting()) == 1


def test_told_it_waits_no_more_and_a_further_correction_waits_again(her):
    people.correct(ACTOR, her[1], OTHER, "written-wrongly")
    number = ToTell.get().id
    corrections.told(ACTOR, number, "letter", clock.today())
    one = ToTell.get()
    assert (one.how, one.told_on, one.told_by) == ("letter", clock.today(), ACTOR)
    assert waiting() == []
    with pytest.raises(Conflict):
        corrections.told(ACTOR, number, "letter", clock.today())
    people.correct(ACTOR, her[1], LEANNE, "written-wrongly")
    assert waiting() == [("o-0", "name", "d-0")]


def test_what_is_refused_leaves_it_waiting(her):
    people.correct(ACTOR, her[1], OTHER, "written-wrongly")
    with pytest.raises(Invalid):
        corrections.told(ACTOR, ToTell.get().id, "", clock.today())
    with pytest.raises(NotFound):
        corrections.told(ACTOR, 0, "letter", clock.today())
    assert corrections.waiting() == 1


def test_of_somebody_else_nothing_is_told(her):
    people.add_to_family(
        ACTOR, her[0], Naming("Nell", "Weir"), Part.RELATIVE, parental_responsibility=False
    )
    other = About.select().count()
    people.correct(ACTOR, her[1], OTHER, "written-wrongly")
    assert {one.person_id for one in ToTell.select()} == {her[1]}
    assert About.select().count() == other
