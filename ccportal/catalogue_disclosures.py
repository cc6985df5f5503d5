"""What is held while something is decided to be passed on, and what left (C3)."""

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
    # Byte for byte what a disclosure says in words, which is in an answer.
    Table("WhatLeft", RIGHTS, "the system", kept(INTERNAL, "disclosure", "content")),
)
