"""The letters of a request: to whom they may go, whom they name, and their days."""

from __future__ import annotations

from datetime import date

import pytest
from support.pdf import text
from support.requests import CHAIR, COORDINATOR, person, team, trail

from ccportal.acts import contact_details, requests, requests_ends, requests_holds, requests_reach
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.requests_letters import letter, letters_of, refusal
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict, NotFound
from ccportal.rules.leaving import Thing, To
from ccportal.rules.reaching import By, Settled
from ccportal.rules.requests_facts import Hold
from ccportal.sar.asked import Asked
from ccportal.sar.letters import Known, Letter, sections
from ccportal.sar.pack import Head
from ccportal.store.reviews import Centre

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

MOTHER, CHILD = "p-9", "p-8"
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def centre(made, time_machine):
    """An empty centre with its team, a mother and a child, on a day that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    Centre.create(name="Millrace", address="The Hut\nOvertarn LA0 0ML")
    person(MOTHER, "Ada", "Quill")
    person(CHILD, "Jay", "Quill")


def refused(subject, made_by=None, ground="unfounded"):
    ref = requests.record(COORDINATOR, subject, TODAY, "letter", made_by=made_by)
    if subject is None:
        requests.no_match(ref, COORDINATOR, ("Quill",), name="Ada Quill")
    requests.accept(ref, COORDINATOR)
    requests_holds.propose_refusal(ref, COORDINATOR, ground, "It was a joke, they wrote.")
    with pytest.raises(NotFound):
        refusal(ref)
    requests_holds.refuse(ref, CHAIR)
    return refusal(ref)


def test_it_goes_to_who_asked_and_names_nobody_else():
    allowed, printed = refused(CHILD, MOTHER)
    assert (allowed.parcel.recipient.to, allowed.parcel.recipient.ref) == (To.THEMSELVES, MOTHER)
    assert [(one.person, one.thing) for one in allowed.parcel.items] == [(MOTHER, Thing.NAME)]
    said = text(printed)
    assert ("Dear Ada Quill" in said, "Jay" in said) == (True, False)
    for words in ("manifestly unfounded", "It was a joke, they wrote.", "164A", "165", "167"):
        assert words in said


def test_whom_the_register_does_not_know_is_refused_by_the_name_that_they_told():
    allowed, printed = refused(None, ground="excessive")
    assert allowed.parcel.items == ()
    assert "Dear Ada Quill" in text(printed)


# the letters on the way to an answer


def asked(received=TODAY, kind="access"):
    return requests.record(COORDINATOR, MOTHER, received, "letter", kind=kind)


def printed(ref, which):
    allowed, made = letter(ref, COORDINATOR, which)
    assert [(one.person, one.thing) for one in allowed.parcel.items] == [(MOTHER, Thing.NAME)]
    return text(made)


def hold(ref, kind, reason="Which year do you mean?"):
    requests_holds.hold(ref, COORDINATOR, kind, reason, kind is Hold.CLARIFICATION)


def test_an_acknowledgement_says_by_when_they_hear_and_how_to_complain():
    ref = asked()
    said = printed(ref, Letter.ACKNOWLEDGEMENT)
    for words in ("Dear Ada Quill", "29 December 2026", "164A", "165", "167"):
        assert words in said
    assert (COORDINATOR, "request:print-letter", "acknowledgement") in trail(ref)


@pytest.mark.parametrize(
    ("kind", "which", "words"),
    [
        (Hold.IDENTITY, Letter.IDENTITY, "Your month begins on the day on which we have it"),
        (Hold.AUTHORITY, Letter.AUTHORITY, "parental responsibility"),
        (Hold.CLARIFICATION, Letter.CLARIFICATION, "Which year do you mean?"),
    ],
)
def test_a_question_has_the_day_on_which_it_was_put_and_the_day_on_which_it_lapses(
    kind, which, words, time_machine
):
    ref = asked()
    assert which not in letters_of(state(find(ref)))
    with pytest.raises(NotFound):
        letter(ref, COORDINATOR, which)
    hold(ref, kind)
    time_machine.move_to("2026-12-05T12:00:00Z", tick=False)
    said = printed(ref, which)
    for one in (words, "Dated 25 November 2026", "by 25 December 2026", "164A"):
        assert one in said
    assert "Answer by" not in said
    assert ("Which year do you mean?" in said) is (kind is Hold.CLARIFICATION)
    again = printed(ref, Letter.REMINDER)
    for one in ("On 25 November 2026 we asked you", "Dated 5 December 2026", "by 25 December"):
        assert one in again


def test_of_two_things_that_are_waited_for_the_reminder_is_of_the_first(time_machine):
    ref = asked()
    hold(ref, Hold.IDENTITY)
    time_machine.move_to("2026-11-28T12:00:00Z", tick=False)
    hold(ref, Hold.CLARIFICATION)
    assert "something that shows who you are" in printed(ref, Letter.REMINDER)


def test_more_time_has_its_ground_its_reason_and_the_new_day():
    ref = asked()
    requests.extend(ref, COORDINATOR, "number", "Nine requests in May.", True)
    said = printed(ref, Letter.EXTENSION)
    for words in ("a number of requests", "Nine requests in May.", "25 February 2027"):
        assert words in said
    assert "Dated 25 November 2026" in said


def test_where_they_must_not_be_reached_as_was_put_down_no_letter_is_printed():
    ref = asked()
    contact_details.add(COORDINATOR, MOTHER, Kind.PHONE, "01632 960 001", use=Use(do_not_use=True))
    with pytest.raises(Conflict, match="say first how they may be reached"):
        letter(ref, COORDINATOR, Letter.ACKNOWLEDGEMENT)
    requests_reach.say(ref, COORDINATOR, Settled(By.IN_PERSON))
    assert printed(ref, Letter.ACKNOWLEDGEMENT)


def test_a_complaint_is_acknowledged_in_words_of_its_own_and_when_it_is_closed_by_none():
    ref = asked(kind="complaint")
    said = printed(ref, Letter.ACKNOWLEDGEMENT)
    assert ("Your complaint reached us" in said, "Answer by" in said) == (True, False)
    requests_ends.settle(ref, COORDINATOR, "done", "We wrote again.", told=True)
    assert letters_of(state(find(ref))) == ()


def test_while_the_month_has_not_begun_no_day_is_promised():
    about = Asked(
        "26-1", "Ada", "", False, TODAY, "", Head("Millrace", "The Hut", None, None, None)
    )
    known = Known(TODAY)
    said = str(sections(Letter.ACKNOWLEDGEMENT, about, known))
    assert ("Dear Sir or Madam" in said, "within one month from the day" in said) == (True, True)
    other = Known(TODAY, kind="erasure", hold=None)
    assert "You asked us for something" in str(sections(Letter.IDENTITY, about, other))
    assert "what you mean" in str(sections(Letter.REMINDER, about, known))
