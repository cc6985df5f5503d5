"""The ways out of the centre, what can leave on each, and to whom (C3, C4, C5, DP2)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ccportal.rules.consent import Detail


class Way(StrEnum):
    """A way out."""

    STATEMENT = "attendance statement"
    GROUND = "disclosure on a ground"
    ORDER = "given because a court compels it"
    CONSENT = "contact details passed on by consent"
    ANSWER = "answer to an access request"
    LETTER = "letter"
    EXPORT = "list"
    SHEET = "session sheet"
    MAIL = "mail"
    FEED = "calendar feed"
    ARCHIVE = "centre archive"
    PAPER = "paper about nobody"
    SCHEDULE = "schedule of what is kept back"


class Thing(StrEnum):
    """What can leave of somebody."""

    NAME = "name"
    TIMES = "times"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    RECORD = "record"


class To(StrEnum):
    """What the recipient is; `requester` is whoever is entitled to the answer to a request.

    `oversight` is who may look into whether an answer was right: the Information Commissioner, a
    court (Data Protection Act 2018, sections 142 and 167).
    """

    THEMSELVES = "themselves"
    REQUESTER = "requester"
    TEAM = "team"
    CENTRE = "centre"
    ORGANISATION = "organisation"
    PERSON = "person"
    ANYBODY = "anybody"
    OVERSIGHT = "oversight"


DETAILS: Mapping[Thing, Detail] = MappingProxyType(
    {
        Thing.ADDRESS: Detail.ADDRESS,
        Thing.PHONE: Detail.PHONE,
        Thing.EMAIL: Detail.EMAIL,
    }
)
"""The things that are contact details (C4)."""

_ALL = frozenset(Thing)
CARRIES: Mapping[Way, frozenset[Thing]] = MappingProxyType(
    {
        Way.STATEMENT: frozenset({Thing.TIMES}),
        Way.GROUND: _ALL,
        Way.ORDER: _ALL,
        Way.CONSENT: frozenset(DETAILS),
        Way.ANSWER: _ALL,
        Way.LETTER: frozenset({Thing.NAME, Thing.RECORD}),
        Way.EXPORT: frozenset({Thing.NAME, Thing.TIMES, Thing.RECORD}),
        Way.SHEET: frozenset({Thing.NAME, Thing.TIMES, Thing.RECORD}),
        Way.MAIL: frozenset(),
        Way.FEED: frozenset(),
        Way.ARCHIVE: _ALL,
        Way.PAPER: frozenset(),
        Way.SCHEDULE: frozenset({Thing.RECORD}),
    }
)
"""What each way may carry at most: in a list, sheet, feed or mail there is no contact detail."""
