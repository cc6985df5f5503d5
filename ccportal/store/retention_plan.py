"""What becomes of each table when families and people are disposed of (C9): the plan.

Every table of the records store is named here; a test compares this with the models, so that
nothing new is kept without a decision on how it goes. What is in no other way said goes with
the rows that its columns name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Goes(StrEnum):
    """How the rows of a table go."""

    WITH = "with what its columns name"
    HELD = "with its family; of no family, with the last person whom it is held on"
    STAYS = "stays: it tells of nobody, or with references alone"
    BY_ITSELF = "has a time of its own, and goes with it"
    DERIVED = "is made anew from the rest"


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one table go: of `with_` and `held`, the columns that decide it.

    Of a table that is HELD these are the columns in which people stand. `also` are people's
    columns that decide nothing: the row stays, and somebody who is gone stands in it nameless.
    """

    goes: Goes
    by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def _with(by: str, also: str = "") -> Plan:
    return Plan(Goes.WITH, tuple(by.split()), tuple(also.split()))


def _held(by: str, also: str = "") -> Plan:
    return Plan(Goes.HELD, tuple(by.split()), tuple(also.split()))


STAYS, BY_ITSELF, DERIVED = Plan(Goes.STAYS), Plan(Goes.BY_ITSELF), Plan(Goes.DERIVED)

PLAN: Mapping[str, Plan] = MappingProxyType(
    {
        "Family": _with("ref"),
        "Person": _with("ref"),
        "Record": _with("ref"),
        # records
        "Referral": _with("family", "referred_by"),
        "Attendance": _with("family", "person"),
        "Note": _held("about", "written_by"),
        "Incident": _held("about", "recorded_by"),
        "Risk": _held("about from_person", "recorded_by"),
        "Document": _held("about received_from"),
        "Consent": _with("person", "recipient"),
        "Disclosure": _held("about to", "decided_by"),
        "Assessment": _with("family", "professional agreed_by"),
        "Request": _held("subject made_by"),
        # a person's own
        "KnownAs": _with("person"),
        "ContactDetail": _with("person"),
        "ContactUse": _with("detail"),
        "Need": _with("person"),
        "TeamMember": _with("person"),
        "DbsCheck": _with("member", "decided_by"),
        "DbsSeen": _with("member", "by"),
        "Undertaking": _with("member"),
        "Rostered": _with("person", "put_by"),
        "Account": _with("person"),
        "RecoveryCode": _with("account"),
        "StaffSession": _with("account"),
        "FeedAddress": _with("account"),
        "Draft": _with("owner about sent_as"),
        "Correction": _with("record person"),
        "Merge": _with("kept gone"),
        "ToTell": _with("person recipient"),
        "PolicyTold": _with("about"),
        "RetentionHold": _with("about"),
        # a family's own
        "Member": _with("family person"),
        "FamilyStep": _with("family", "person"),
        "Arrangement": _with("family", "person"),
        "MayCollect": _with("family", "child collector"),
        "CourtOrder": _with("family"),
        "Booking": _with("family", "booked_by"),
        "Together": _with("family other", "decided_by"),
        "Tap": _with("family", "person by"),
        "GroundDecision": _with("family", "decided_by second_by"),
        "GroundAbout": _with("decision person"),
        "Visit": _with("family", "professional booked_by"),
        "CourtRequest": _with("family", "of_whom recorded_by refused_by chair_read_by"),
        "CourtGiven": _with("request", "decided_by agreed_by"),
        "CourtGivenAbout": _with("given person"),
        # what hangs on a record
        "About": _with("record", "person"),
        "Concern": _with("note"),
        "WhatLeft": _with("disclosure"),
        "RiskStep": _with("risk"),
        "Item": _with("request record"),
        "Decision": _with("request record", "decided_by opened_by agreed_by"),
        "Passage": _with("decision"),
        "RequestEvent": _with("request", "by"),
        "Pack": _with("request", "released_by"),
        "Drawn": _with("request"),
        "Work": _with("request"),
        "Letter": _with("request", "by"),
        "Evidence": _with("request", "seen_by"),
        "Posted": _with("request"),
        "FileContent": Plan(Goes.WITH, ("digest",)),
        "FileWords": _with("file"),
        "Findable": DERIVED,
        "Written": STAYS,
        # the centre's own registers
        "Breach": BY_ITSELF,
        "BreachPerson": _with("breach person"),
        "Looked": STAYS,
        # the house itself
        "Session": STAYS,
        "SessionRule": Plan(Goes.STAYS, (), ("made_by",)),
        "SessionPlan": STAYS,
        "Organisation": STAYS,
        "Centre": STAYS,
        "PolicyVersion": STAYS,
        "PolicyDraft": STAYS,
        "PolicyReview": STAYS,
        "AuditEntry": STAYS,
        "Attempt": BY_ITSELF,
        "RetentionPeriod": STAYS,
        "DisposalBatch": STAYS,
        "DisposalEntry": STAYS,
        "Certificate": STAYS,
        "AssuranceDay": STAYS,
        "AssuranceCheck": STAYS,
        "Reminder": _with("account request"),
    }
)
"""Every table, by the name of its model."""
