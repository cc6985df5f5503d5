"""What is held to run the records themselves: shown in no answer, or only by name beside one."""

from __future__ import annotations

from ccportal.catalogue_fields import (
    RIGHTS,
    RUNNING,
    SAFETY,
    SECURITY,
    Field,
    How,
    Purpose,
    Table,
    Whose,
    kept,
    told,
)

INTERNAL, OTHER, SECRET = Whose.INTERNAL, Whose.OTHER, Whose.SECRET
OUR_TEAM = "our team, while they do this work"


def unshown(model: str, purpose: Purpose, source: str, *fields: tuple[Field, ...]) -> Table:
    """A table of which no answer shows anything."""
    return Table(model, purpose, source, tuple(one for group in fields for one in group))


TABLES = (
    unshown("Record", RUNNING, "the system", kept(INTERNAL, "ref", "kind")),
    Table(
        "Organisation",
        RUNNING,
        "the organisation",
        (
            *kept(INTERNAL, "ref", "kind", "country"),
            told("name", "Name", How.TEXT, INTERNAL),
            *kept(OTHER, "address", "phone", "email"),
        ),
        kind="organisations",
    ),
    Table(
        "Session",
        RUNNING,
        "the centre's calendar",
        (
            *kept(INTERNAL, "ref"),
            told("starts_at", "Begins", How.TIME, INTERNAL),
            told("ends_at", "Ends", How.TIME, INTERNAL),
        ),
        kind="sessions",
    ),
    # A tap at the door is how an attendance came to be written, which is in an answer.
    unshown(
        "Tap",
        RUNNING,
        OUR_TEAM,
        kept(INTERNAL, "id", "token", "session", "family", "person", "step", "at", "kept_at"),
        kept(INTERNAL, "by", "made", "undone_at"),
    ),
    # Why two families come to one session in spite of a risk tells of both: the risk is in an
    # answer, weighed by whoever reads it.
    unshown(
        "Together",
        SAFETY,
        OUR_TEAM,
        kept(INTERNAL, "id", "session", "family", "other", "decided_at", "decided_by"),
        kept(OTHER, "why"),
    ),
    unshown(
        "SessionRule",
        RUNNING,
        "the centre's calendar",
        kept(INTERNAL, "id", "first_on", "until_on", "every", "starts_at", "ends_at"),
        kept(INTERNAL, "not_months", "not_days", "made_by", "made_at", "token"),
    ),
    unshown(
        "SessionPlan",
        RUNNING,
        "the centre's calendar",
        kept(INTERNAL, "session", "rule", "place", "capacity", "gap", "cancelled_at"),
        kept(INTERNAL, "cancelled_by", "cancelled_why"),
    ),
    Table(
        "PolicyVersion",
        RUNNING,
        "the management committee",
        (
            *kept(INTERNAL, "ref", "review_due_on", "text", "summary_of_changes"),
            *kept(INTERNAL, "adopted_by", "adopted_at"),
            told("adopted_on", "Adopted on", How.DAY, INTERNAL),
        ),
        kind="policy_versions",
    ),
    unshown(
        "PolicyDraft",
        RUNNING,
        "the management committee",
        kept(INTERNAL, "id", "text", "summary_of_changes", "review_due_on", "written_by"),
        kept(INTERNAL, "written_at", "proposed_at"),
    ),
    unshown(
        "PolicyReview",
        RUNNING,
        "the management committee",
        kept(INTERNAL, "id", "version", "held_on", "outcome", "was_due_on", "next_due_on"),
        kept(INTERNAL, "recorded_by", "recorded_at"),
        kept(Whose.TEAM, "took_part"),
    ),
    # That somebody was told of the policy; when and how stands in what they were given.
    unshown(
        "PolicyTold",
        RUNNING,
        OUR_TEAM,
        kept(INTERNAL, "id", "about", "version", "told_on", "how", "noted_by", "noted_at"),
    ),
    Table(
        "Centre",
        RUNNING,
        "the centre",
        (
            *kept(INTERNAL, "id", "registration", "set_up_on"),
            told("name", "Name", How.TEXT, INTERNAL),
            told("address", "Address", How.TEXT, INTERNAL),
            told("phone", "Telephone", How.TEXT, INTERNAL),
            told("email", "Email", How.TEXT, INTERNAL),
            told("website", "Website", How.TEXT, INTERNAL),
        ),
        kind="centre",
    ),
    unshown(
        "FileContent",
        RUNNING,
        "whoever sent the document",
        kept(INTERNAL, "digest", "size"),
        kept(OTHER, "content"),
    ),
    unshown(
        "FileWords",
        RUNNING,
        "whoever sent the document",
        kept(INTERNAL, "file", "how", "pages"),
        kept(OTHER, "words"),
    ),
    unshown(
        "Findable",
        RUNNING,
        "the system, out of the records",
        kept(INTERNAL, "id", "ref", "kind", "stale", "day", "family", "place"),
        kept(OTHER, "words"),
    ),
    unshown("Written", RUNNING, "the system", kept(INTERNAL, "name", "number")),
    unshown("Concern", SAFETY, OUR_TEAM, kept(INTERNAL, "note", "urgent", "answer")),
    unshown(
        "ToTell",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "person", "disclosure", "fact", "on", "by", "told_on", "how"),
        kept(INTERNAL, "told_by"),
        kept(OTHER, "recipient"),
    ),
    unshown("RiskStep", SAFETY, OUR_TEAM, kept(INTERNAL, "id", "risk", "what", "why", "on", "by")),
    unshown(
        "Draft",
        RUNNING,
        "our team, while they write",
        kept(INTERNAL, "token", "owner", "kind", "about", "saved_at", "sent_as"),
        kept(OTHER, "words"),
    ),
    unshown(
        "RecoveryCode",
        SECURITY,
        "the system",
        kept(INTERNAL, "id", "account", "used_at"),
        kept(SECRET, "code_hash"),
    ),
    unshown(
        "StaffSession",
        SECURITY,
        "the system",
        kept(INTERNAL, "account", "created_at", "seen_at"),
        kept(SECRET, "token_hash", "data"),
    ),
    unshown(
        "FeedAddress",
        SECURITY,
        "the system",
        kept(INTERNAL, "account", "made_at", "read_on"),
        kept(SECRET, "token_hash"),
    ),
    unshown(
        "Attempt",
        SECURITY,
        "the system",
        kept(INTERNAL, "id", "at"),
        kept(SECRET, "key_hash"),
    ),
    unshown(
        "AuditEntry",
        SAFETY,
        "the system",
        kept(INTERNAL, "seq", "at", "actor", "action", "object_ref", "detail"),
        kept(INTERNAL, "previous", "digest"),
    ),
)
