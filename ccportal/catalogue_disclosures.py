"""What is held while something is asked for and decided to be passed on, and what left (C2, C3)."""

from __future__ import annotations

from ccportal.catalogue_fields import RIGHTS, SAFETY, How, Table, Whose, kept, told

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
    # What was wanted of a member of the team is shown to them, without whose family or case it is.
    # Of a family's, one parent may not know what the other began: nothing is taken by itself, a
    # person looks (`acts.requests_items`). What a court made us give is a disclosure.
    Table(
        "CourtRequest",
        RIGHTS,
        "whoever asked, and our team",
        (
            *kept(INTERNAL, "id", "token", "family", "of_whom", "court", "case_number"),
            *kept(INTERNAL, "hearing_on", "ordered_on", "recorded_by", "recorded_at"),
            *kept(INTERNAL, "refused_by", "chair_read_at", "chair_read_by"),
            *kept(Whose.OTHER, "asked_by"),
            told("wants", "", How.CHOICE),
            told("received_on", "received on", How.DAY),
            told("compels", "compelled by a", How.CHOICE),
            told("refused_on", "refused on", How.DAY),
        ),
        kind="team",
        part="asked",
        label="Asked for something for a court",
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
