"""Who gets what on the intranet, as the policy says it (C7, C8): written by hand, place by place.

Nothing here is worked out from the site. A route that stands in no area, or in two, fails the
test of the table; so whoever adds one says here for whom it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Visitor(Enum):
    """Who asks. A volunteer's window is open from 2 hours before to 24 hours after a session."""

    NOBODY = "nobody who is signed in"
    DISABLED = "somebody whose account was shut"
    BEFORE = "a volunteer a minute before the window"
    OPENS = "a volunteer at the window's first minute"
    DURING = "a volunteer during the session"
    CLOSES = "a volunteer at the window's last minute"
    AFTER = "a volunteer a minute after the window"
    UNROSTERED = "a volunteer who is on no rota"
    ELSEWHERE = "a volunteer of another session at the same time"
    UNCHECKED = "a volunteer on the rota whose DBS check was declined"
    COORDINATOR = "the coordinator"
    CHAIR = "the chair"


class Given(Enum):
    """Which record the address names."""

    OWN = "of the family in the first session"
    PERSON = "of a person of that family, where a person can be named"
    OTHER = "of the family in the other session"
    SELF = "written by the volunteer"
    NONE = "a reference that was guessed"
    STRANGE = "a record of another kind"
    BLANK = "no record"


class Help(Enum):
    """What a volunteer may do with a place."""

    NEVER = "at no time"
    ALWAYS = "at any time"
    WINDOW = "while a session that they are rostered for is open to them"
    SESSION = "of the session itself that they are rostered for, while it is open to them"
    FAMILY = "of a family that is booked into it, or of none, while it is open to them"


@dataclass(frozen=True)
class Area:
    """Places that are for the same people; `says` is what the policy says of them."""

    says: str
    places: str
    coordinator: bool
    chair: bool
    volunteer: Help


OPEN_TO_ALL = frozenset(
    {
        *("today.home", "sign_in.password_step", "sign_in.code", "sign_in.recovery"),
        *(
            "sign_in.enrol",
            "sign_in.picture",
            "sign_in.new_password",
            "calendar_feed.read",
        ),
    }
)
"""The door, and the feed under an address that nobody can guess: signed in or not."""

AREAS = (
    Area(
        "everybody of the team: the undertaking, their own account, the policy, help, Today",
        "account.* undertakings.* helping.* today.* for_you.* asked.* policy.* sign_in.out",
        coordinator=True,
        chair=True,
        volunteer=Help.ALWAYS,
    ),
    Area(
        "the times of one's own sessions, without a name",
        "calendar_feed.*",
        coordinator=True,
        chair=False,
        volunteer=Help.ALWAYS,
    ),
    Area(
        "mark arrivals and departures, and the sheet: of the session that they are rostered for",
        "door.*",
        coordinator=True,
        chair=False,
        volunteer=Help.SESSION,
    ),
    Area(
        "write a session note and report a concern: of the families booked into it",
        "writing.note writing.concern",
        coordinator=True,
        chair=False,
        volunteer=Help.FAMILY,
    ),
    Area(
        "what one has sent is not there to be read again",
        "writing.sent",
        coordinator=True,
        chair=False,
        volunteer=Help.WINDOW,
    ),
    Area(
        "no addresses, phones, emails, risk sources, documents, other families; the register,"
        " the calendar and the records are the coordinator's to read and to keep",
        "families.* families_agreed.* families_edit.* people.* people_edit.* people_merging.*"
        " records.* papers.* calendar.* calendar_session.* calendar_changing.* spreadsheets.*"
        " writing.* writing_safety.* risk_marks.* telling.* telling_confirm.* policy_told.*"
        " visits.*",
        coordinator=True,
        chair=False,
        volunteer=Help.NEVER,
    ),
    Area(
        "requests are answered, disclosures and disposals proposed by the coordinator",
        "requests.* requests_answer.* requests_ends.* requests_items.* requests_post.*"
        " requests_inferring.* requests_bulk.* requests_together.* requests_reach.*"
        " requests_consulting.*"
        " requests_second.submit requests_steps.* requests_behalf.* disclosures.*"
        " disclosures_consents.*"
        " disclosures_make.* disclosures_court.* retention.* retention_batches.* policy_writing.*"
        " policy_breaches.people policy_breaches.told policy_held.looked",
        coordinator=True,
        chair=False,
        volunteer=Help.NEVER,
    ),
    Area(
        "second agreement to withholdings is the chair's, or a second coordinator's",
        "requests_second.* requests_inferring.share requests_answer.answer requests_answer.in_words"
        " requests_answer.release requests_answer.code requests_answer.revoke"
        " requests_answer.agree_to_revoke"
        " requests_ends.drop_refusal requests_ends.refuse requests_ends.letter"
        " requests_items.page_picture requests_schedule.*",
        coordinator=True,
        chair=True,
        volunteer=Help.NEVER,
    ),
    Area(
        "governance: what both see of requests, disclosures, disposals, policy and the team with"
        " its DBS results; a search finds what each may read",
        "requests.board requests.page search.* team.* centre.* team_checks.*"
        " assurance.* team_coming.* records.disclosure"
        " disclosures.read disclosures.listed disclosures.decision disclosures.decisions"
        " disclosures_court.register disclosures_court.page disclosures_court.letter"
        " retention.due retention_batches.batch retention_batches.batches"
        " retention_batches.certificate retention_batches.certificates retention_batches.periods"
        " policy_writing.begin policy_writing.adopt policy_breaches.*"
        " policy_processing.* policy_held.look",
        coordinator=True,
        chair=True,
        volunteer=Help.NEVER,
    ),
    Area(
        "the chair's alone: the audit trail, reviews, second agreement to disclosures and"
        " disposals, what is written about the coordinator",
        "audit.* concerns.* disclosures.answer disclosures_court.answer retention_batches.agree"
        " retention_batches.send_back retention_batches.lengthen policy_writing.review"
        " policy_breaches.close",
        coordinator=False,
        chair=True,
        volunteer=Help.NEVER,
    ),
)
"""A name with a star is everything of that part of the site that is named nowhere else."""

IN_THE_WINDOW = frozenset({Visitor.OPENS, Visitor.DURING, Visitor.CLOSES})
VOLUNTEERS = frozenset(
    {
        *IN_THE_WINDOW,
        *(
            Visitor.BEFORE,
            Visitor.AFTER,
            Visitor.UNROSTERED,
            Visitor.ELSEWHERE,
            Visitor.UNCHECKED,
        ),
    }
)
THERE = frozenset({Given.OWN, Given.PERSON, Given.OTHER, Given.SELF, Given.BLANK})
OF_THE_FIRST = frozenset({Given.OWN, Given.PERSON, Given.BLANK})
OF_THE_OTHER = frozenset({Given.OTHER, Given.BLANK})


def area_of(place: str) -> Area:
    """The one area that a place stands in; raises ValueError where it is none, or two."""
    named = [one for one in AREAS if place in one.places.split()]
    part = f"{place.split('.')[0]}.*"
    (found,) = named or [one for one in AREAS if part in one.places.split()]
    return found


def gets_in(who: Visitor, place: str, given: Given) -> bool:
    """Whether somebody is let in at a place, about a record."""
    area = area_of(place)
    if who is Visitor.COORDINATOR:
        return area.coordinator
    if who is Visitor.CHAIR:
        return area.chair
    if who not in VOLUNTEERS:
        return False
    theirs = who in IN_THE_WINDOW and given in OF_THE_FIRST
    theirs |= who is Visitor.ELSEWHERE and given in OF_THE_OTHER
    return {
        Help.NEVER: False,
        Help.ALWAYS: True,
        Help.WINDOW: who in IN_THE_WINDOW or who is Visitor.ELSEWHERE,
        Help.SESSION: theirs,
        Help.FAMILY: theirs,
    }[area.volunteer]
