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


def _kept(model: str, purpose: Purpose, source: str, *fields: tuple[Field, ...]) -> Table:
    return Table(model, purpose, source, tuple(one for group in fields for one in group))


TABLES = (
    _kept("Record", RUNNING, "the system", kept(INTERNAL, "ref", "kind")),
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
    _kept(
        "Tap",
        RUNNING,
        OUR_TEAM,
        kept(INTERNAL, "id", "token", "session", "family", "person", "step", "at", "kept_at"),
        kept(INTERNAL, "by", "made", "undone_at"),
    ),
    _kept(
        "Rostered",
        RUNNING,
        OUR_TEAM,
        kept(INTERNAL, "id", "session", "person", "put_at", "put_by"),
    ),
    # Why two families come to one session in spite of a risk tells of both: the risk is in an
    # answer, weighed by whoever reads it.
    _kept(
        "Together",
        SAFETY,
        OUR_TEAM,
        kept(INTERNAL, "id", "session", "family", "other", "decided_at", "decided_by"),
        kept(OTHER, "why"),
    ),
    _kept(
        "SessionRule",
        RUNNING,
        "the centre's calendar",
        kept(INTERNAL, "id", "first_on", "until_on", "every", "starts_at", "ends_at"),
        kept(INTERNAL, "not_months", "not_days", "made_by", "made_at", "token"),
    ),
    _kept(
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
    _kept(
        "PolicyDraft",
        RUNNING,
        "the management committee",
        kept(INTERNAL, "id", "text", "summary_of_changes", "review_due_on", "written_by"),
        kept(INTERNAL, "written_at", "proposed_at"),
    ),
    _kept(
        "PolicyReview",
        RUNNING,
        "the management committee",
        kept(INTERNAL, "id", "version", "held_on", "outcome", "was_due_on", "next_due_on"),
        kept(INTERNAL, "recorded_by", "recorded_at"),
        kept(Whose.TEAM, "took_part"),
    ),
    # That somebody was told of the policy; when and how stands in what they were given.
    _kept(
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
            *kept(INTERNAL, "id"),
            told("name", "Name", How.TEXT, INTERNAL),
            told("address", "Address", How.TEXT, INTERNAL),
            told("phone", "Telephone", How.TEXT, INTERNAL),
            told("email", "Email", How.TEXT, INTERNAL),
            told("website", "Website", How.TEXT, INTERNAL),
        ),
        kind="centre",
    ),
    _kept(
        "FileContent",
        RUNNING,
        "whoever sent the document",
        kept(INTERNAL, "digest", "size"),
        kept(OTHER, "content"),
    ),
    _kept(
        "FileWords",
        RUNNING,
        "whoever sent the document",
        kept(INTERNAL, "file", "how", "pages"),
        kept(OTHER, "words"),
    ),
    _kept(
        "Findable",
        RUNNING,
        "the system, out of the records",
        kept(INTERNAL, "id", "ref", "kind", "stale", "day", "family", "place"),
        kept(OTHER, "words"),
    ),
    _kept(
        "RequestEvent",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "request", "seq", "at", "by", "kind", "stage", "detail", "token"),
    ),
    _kept(
        "Item",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "request", "record", "why", "digest", "collected_at"),
    ),
    _kept(
        "Decision",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "request", "record", "position", "action", "exemption", "mode"),
        kept(INTERNAL, "decided_by", "decided_at", "digest", "opened_by"),
        kept(INTERNAL, "opened_by_second_at", "agreed_by", "agreed_at"),
        kept(SECRET, "reason", "agreed_reason"),
    ),
    _kept(
        "Passage",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "decision", "position", "exemption", "mode"),
        kept(SECRET, "find"),
    ),
    _kept(
        "Pack",
        RIGHTS,
        "the system",
        kept(INTERNAL, "id", "request", "sha256", "size", "pages", "approved_digest", "made_at"),
        kept(INTERNAL, "content", "released_at", "released_by", "revoked_at"),
    ),
    _kept(
        "Work",
        RIGHTS,
        "the system",
        kept(INTERNAL, "id", "request", "about", "kind", "actor", "started_at", "taken_at"),
        kept(INTERNAL, "seen_at"),
        kept(INTERNAL, "tries", "finished_at", "saying", "done", "total", "error"),
    ),
    _kept(
        "Letter",
        RIGHTS,
        "the person who asked, and our team",
        kept(INTERNAL, "id", "request", "key", "from_centre", "by", "at", "about", "text"),
    ),
    _kept(
        "Evidence",
        RIGHTS,
        "the person who asked",
        kept(INTERNAL, "key", "request", "at", "kind", "seen_at", "seen_by"),
        kept(SECRET, "content"),
    ),
    _kept("Posted", RIGHTS, "the system", kept(INTERNAL, "request", "status", "pack")),
    _kept("Concern", SAFETY, OUR_TEAM, kept(INTERNAL, "note", "urgent", "answer")),
    _kept(
        "ToTell",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "person", "disclosure", "fact", "on", "by", "told_on", "how"),
        kept(INTERNAL, "told_by"),
        kept(OTHER, "recipient"),
    ),
    _kept("RiskStep", SAFETY, OUR_TEAM, kept(INTERNAL, "id", "risk", "what", "why", "on", "by")),
    _kept(
        "Draft",
        RUNNING,
        "our team, while they write",
        kept(INTERNAL, "token", "owner", "kind", "about", "saved_at", "sent_as"),
        kept(OTHER, "words"),
    ),
    _kept(
        "RecoveryCode",
        SECURITY,
        "the system",
        kept(INTERNAL, "id", "account", "used_at"),
        kept(SECRET, "code_hash"),
    ),
    _kept(
        "StaffSession",
        SECURITY,
        "the system",
        kept(INTERNAL, "account", "created_at", "seen_at"),
        kept(SECRET, "token_hash", "data"),
    ),
    _kept(
        "FeedAddress",
        SECURITY,
        "the system",
        kept(INTERNAL, "account", "made_at", "read_on"),
        kept(SECRET, "token_hash"),
    ),
    _kept(
        "Attempt",
        SECURITY,
        "the system",
        kept(INTERNAL, "id", "at"),
        kept(SECRET, "key_hash"),
    ),
    # Why something is held back may tell of others, as a note does; that it is, is in no answer.
    _kept(
        "RetentionHold",
        SAFETY,
        OUR_TEAM,
        kept(INTERNAL, "id", "about", "why", "until_on", "put_on", "by", "lifted_on", "lifted_by"),
        kept(SECRET, "reason"),
    ),
    _kept(
        "RetentionPeriod",
        RIGHTS,
        "the management committee",
        kept(INTERNAL, "name", "length", "reason", "since_on", "by"),
    ),
    _kept(
        "DisposalBatch",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "ref", "state", "as_of", "proposed_by", "proposed_at", "agreed_by"),
        kept(INTERNAL, "agreed_at", "ended_at"),
    ),
    _kept(
        "DisposalEntry",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "batch", "ref", "kind", "disposed_on"),
    ),
    _kept(
        "Certificate",
        RIGHTS,
        "the system",
        kept(INTERNAL, "number", "batch", "made_at", "says", "sha256", "content", "previous"),
        kept(INTERNAL, "digest"),
    ),
    _kept(
        "AuditEntry",
        SAFETY,
        "the system",
        kept(INTERNAL, "seq", "at", "actor", "action", "object_ref", "detail"),
        kept(INTERNAL, "previous", "digest"),
    ),
)
