"""What is held to answer requests, and to show what was disposed of: shown in no answer."""

from __future__ import annotations

from ccportal.catalogue_fields import RIGHTS, SAFETY, How, Table, Whose, kept, told
from ccportal.catalogue_internal import OUR_TEAM, unshown

INTERNAL, SECRET = Whose.INTERNAL, Whose.SECRET

TABLES = (
    unshown(
        "RequestEvent",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "request", "seq", "at", "by", "kind", "stage", "detail", "token"),
    ),
    unshown(
        "Item",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "request", "record", "why", "digest", "collected_at"),
    ),
    unshown(
        "Decision",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "request", "record", "position", "action", "exemption", "mode"),
        kept(INTERNAL, "decided_by", "decided_at", "digest", "opened_by"),
        kept(INTERNAL, "opened_by_second_at", "agreed_by", "agreed_at", "review_by"),
        kept(SECRET, "reason", "weighed", "covers", "page_words", "agreed_reason"),
    ),
    unshown(
        "Passage",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "decision", "position", "exemption", "mode"),
        kept(SECRET, "find"),
    ),
    unshown(
        "Pack",
        RIGHTS,
        "the system",
        kept(INTERNAL, "id", "request", "sha256", "size", "pages", "approved_digest", "made_at"),
        kept(INTERNAL, "content", "words", "words_sha256", "released_at", "released_by"),
        kept(INTERNAL, "revoked_at", "code"),
    ),
    unshown(
        "Drawn", RIGHTS, "the system", kept(INTERNAL, "id", "request", "mark", "content", "made_at")
    ),
    unshown(
        "Work",
        RIGHTS,
        "the system",
        kept(INTERNAL, "id", "request", "about", "kind", "actor", "started_at", "taken_at"),
        kept(INTERNAL, "seen_at"),
        kept(INTERNAL, "tries", "finished_at", "saying", "done", "total", "error"),
    ),
    unshown(
        "Letter",
        RIGHTS,
        "the person who asked, and our team",
        kept(INTERNAL, "id", "request", "key", "from_centre", "by", "at", "about", "text"),
    ),
    unshown(
        "Evidence",
        RIGHTS,
        "the person who asked",
        kept(INTERNAL, "key", "request", "at", "kind", "seen_at", "seen_by"),
        kept(SECRET, "content"),
    ),
    unshown("Posted", RIGHTS, "the system", kept(INTERNAL, "request", "status", "pack")),
    # Why something is held back may tell of others, as a note does; that it is, is in no answer.
    unshown(
        "RetentionHold",
        SAFETY,
        OUR_TEAM,
        kept(INTERNAL, "id", "about", "why", "until_on", "put_on", "by", "lifted_on", "lifted_by"),
        kept(SECRET, "reason"),
    ),
    # What happened is written down without names; that it concerned somebody is told to them.
    unshown(
        "Breach",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "token", "found_at", "found_by", "request", "danger", "tell"),
        kept(INTERNAL, "decided_by", "decided_at", "told_at", "told_how", "told_by"),
        kept(INTERNAL, "closed_at", "closed_by"),
        kept(SECRET, "what", "why", "why_late", "done"),
    ),
    Table(
        "BreachPerson",
        RIGHTS,
        OUR_TEAM,
        (
            *kept(INTERNAL, "id", "person", "told_by", "by_kind"),
            told("breach", "found on", How.DAY),
            told("told_at", "told, or tried to tell, on", How.TIME),
            told("way", "how", How.CHOICE),
        ),
        kind="people",
        part="breaches",
        label="A breach concerned you",
    ),
    unshown(
        "Looked",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "on", "by", "unused", "outcome"),
    ),
    unshown(
        "RetentionPeriod",
        RIGHTS,
        "the management committee",
        kept(INTERNAL, "name", "length", "reason", "since_on", "by"),
    ),
    unshown(
        "DisposalBatch",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "ref", "state", "as_of", "proposed_by", "proposed_at", "agreed_by"),
        kept(INTERNAL, "agreed_at", "ended_at"),
    ),
    unshown(
        "DisposalEntry",
        RIGHTS,
        OUR_TEAM,
        kept(INTERNAL, "id", "batch", "ref", "kind", "disposed_on"),
    ),
    unshown(
        "Certificate",
        RIGHTS,
        "the system",
        kept(INTERNAL, "number", "batch", "made_at", "says", "sha256", "content", "previous"),
        kept(INTERNAL, "digest"),
    ),
    unshown(
        "AssuranceDay",
        RIGHTS,
        "the system",
        kept(INTERNAL, "id", "on", "code", "colour", "says"),
    ),
    unshown(
        "AssuranceCheck",
        RIGHTS,
        "the system",
        kept(INTERNAL, "name", "on", "found", "since"),
    ),
    # That a mail was to be sent: neither the address nor the words are kept.
    unshown(
        "Reminder",
        RIGHTS,
        "the system",
        kept(INTERNAL, "id", "account", "request", "about", "on", "next_at", "tries", "ended"),
    ),
)
