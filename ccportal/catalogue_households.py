"""What is arranged with a family, as it stands in its members' own entries of an answer.

Words of these tables name nobody and hold no contact detail (`rules.plain_words`), reasons are
chosen from a list, and other people's columns are shown in no answer.
"""

from __future__ import annotations

from ccportal.catalogue_fields import RUNNING, SAFETY, How, Table, Whose, kept, told

FROM_THE_FAMILY = "the family, whoever referred it, and our team"
INTERNAL, OTHER = Whose.INTERNAL, Whose.OTHER


WHILE = (told("from_on", "from", How.DAY), told("until_on", "until", How.DAY))


def _collecting(part: str, label: str) -> Table:
    """Who may take a child home, as either of the two sees it: the other is not shown."""
    fields = (*kept(INTERNAL, "id", "family", "by"), *kept(OTHER, "child", "collector"), *WHILE)
    return Table("MayCollect", SAFETY, FROM_THE_FAMILY, fields, "people", part, label)


TABLES = (
    Table(
        "Need",
        RUNNING,
        FROM_THE_FAMILY,
        (
            *kept(INTERNAL, "id", "person", "by"),
            told("kind", "", How.CHOICE),
            told("text", "", How.TEXT),
            told("from_on", "from", How.DAY),
            told("until_on", "until", How.DAY),
        ),
        kind="people",
        part="needs",
        label="Need or allergy",
    ),
    _collecting("collects", "May take a child home"),
    _collecting("collected", "May be taken home by somebody whom we know"),
    Table(
        "ContactUse",
        RUNNING,
        FROM_THE_FAMILY,
        (
            *kept(INTERNAL, "detail", "by"),
            told("safe", "safe to use", How.FLAG),
            told("do_not_use", "not to be used", How.FLAG),
            told("confirmed_on", "confirmed on", How.DAY),
        ),
        kind="people",
        part="contact_uses",
        label="How a contact detail may be used",
    ),
    Table(
        "Correction",
        RUNNING,
        "our team, when something was put right",
        (
            *kept(INTERNAL, "id", "record", "person", "by"),
            told("field", "", How.CHOICE),
            told("before", "before", How.TEXT),
            told("reason", "because", How.CHOICE),
            told("on", "put right on", How.DAY),
        ),
        kind="people",
        part="corrections",
        label="Put right",
    ),
    Table(
        "Arrangement",
        RUNNING,
        FROM_THE_FAMILY,
        (
            *kept(INTERNAL, "id", "family", "person", "by"),
            told("kind", "", How.CHOICE),
            told("text", "", How.TEXT),
            told("minutes", "minutes", How.TEXT),
            told("from_on", "from", How.DAY),
            told("until_on", "until", How.DAY),
            told("look_again_on", "to be looked at again on", How.DAY),
        ),
        kind="families",
        part="arrangements",
        label="Arrangement",
    ),
    Table(
        "CourtOrder",
        RUNNING,
        "the court, or whoever referred the family",
        (
            *kept(INTERNAL, "id", "family", "by"),
            told("text", "", How.TEXT),
            told("made_on", "made on", How.DAY),
            told("until_on", "until", How.DAY),
            told("ended_on", "ended on", How.DAY),
        ),
        kind="families",
        part="orders",
        label="Court order",
    ),
    Table(
        "FamilyStep",
        RUNNING,
        "our team",
        (
            *kept(INTERNAL, "id", "family", "person", "stage", "at", "by"),
            told("event", "", How.CHOICE),
            told("on", "on", How.DAY),
            told("visit_at", "visit", How.TIME),
            told("why", "because", How.CHOICE),
        ),
        kind="families",
        part="steps",
        label="Step",
    ),
    Table(
        "Booking",
        RUNNING,
        "the family, and our team",
        (
            *kept(INTERNAL, "id", "family", "comes_at", "visits_at", "booked_at", "booked_by"),
            *kept(INTERNAL, "cancelled_at", "cancelled_by", "moved_to", "version"),
            *kept(OTHER, "cancelled_why"),
            told("session", "", How.TIME),
            told("state", "", How.CHOICE),
        ),
        kind="families",
        part="bookings",
        label="Booked into a session",
    ),
    Table(
        "Merge",
        RUNNING,
        "our team, when two entries were one person",
        (
            *kept(INTERNAL, "id", "kept", "gone", "on", "by", "undone_on"),
            *kept(OTHER, "moved"),
        ),
    ),
)
