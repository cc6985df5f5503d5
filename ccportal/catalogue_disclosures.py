"""What is held while something is asked for and decided to be passed on, and what left (C2, C3)."""

from __future__ import annotations

from ccportal.catalogue_fields import RIGHTS, SAFETY, Table, Whose, kept

INTERNAL = Whose.INTERNAL

TABLES = (
    # The words of what is decided are a draft until it is made; then a disclosure has them all.
    Table(
        "GroundDecision",
        SAFETY,
        "our team, while they decide",
        (
            *kept(INTERNAL, "id", "token", "family", "to", "ground", "what", "how", "safeguard"),
            *kept(INTERNAL, "emergency", "decided_by", "decided_at", "agrees", "second_by"),
            *kept(INTERNAL, "second_at", "made_at", "disclosure"),
            *kept(Whose.SECRET, "at_risk", "why", "exactly", "second_why"),
        ),
    ),
    Table(
        "GroundAbout",
        SAFETY,
        "our team, while they decide",
        kept(INTERNAL, "id", "decision", "person"),
    ),
    # That somebody wanted a statement. What a court made us give is a disclosure, which is shown.
    Table(
        "CourtRequest",
        RIGHTS,
        "whoever asked, and our team",
        (
            *kept(INTERNAL, "id", "token", "family", "wants", "of_whom", "received_on", "court"),
            *kept(INTERNAL, "case_number", "hearing_on", "compels", "ordered_on", "recorded_by"),
            *kept(INTERNAL, "recorded_at", "refused_on", "refused_by", "chair_read_at"),
            *kept(INTERNAL, "chair_read_by"),
            *kept(Whose.OTHER, "asked_by"),
        ),
    ),
    Table(
        "CourtGiven",
        RIGHTS,
        "our team, while they decide",
        (
            *kept(INTERNAL, "id", "token", "request", "to", "how", "safeguard", "decided_by"),
            *kept(INTERNAL, "decided_at", "agrees", "agreed_by", "agreed_at", "disclosure"),
            *kept(Whose.SECRET, "exactly", "why_not"),
        ),
    ),
    Table(
        "CourtGivenAbout",
        RIGHTS,
        "our team, while they decide",
        kept(INTERNAL, "id", "given", "person"),
    ),
    # Byte for byte what a disclosure says in words, which is in an answer.
    Table("WhatLeft", RIGHTS, "the system", kept(INTERNAL, "disclosure", "content")),
)
