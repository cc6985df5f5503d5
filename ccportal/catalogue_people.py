"""What is held on who people are: the subject's own entries, which need no decision."""

from __future__ import annotations

from ccportal.catalogue_fields import (
    RUNNING,
    SECURITY,
    TEAM,
    How,
    Table,
    Whose,
    kept,
    told,
)

FROM_THE_PERSON = "the person, whoever referred the family, and others in the family"
FROM_THE_TEAM = "the person, when they joined the team, and the coordinator"

TABLES = (
    Table(
        "Person",
        RUNNING,
        FROM_THE_PERSON,
        (
            *kept(Whose.INTERNAL, "ref"),
            told("given_names", "Given names", How.TEXT),
            told("family_name", "Family name", How.TEXT),
            told("date_of_birth", "Date of birth", How.DAY),
        ),
        kind="people",
    ),
    Table(
        "KnownAs",
        RUNNING,
        FROM_THE_PERSON,
        (
            *kept(Whose.INTERNAL, "id", "person", "position"),
            told("name", "", How.TEXT),
        ),
        kind="people",
        part="also_known_as",
        label="Also known as",
    ),
    Table(
        "ContactDetail",
        RUNNING,
        FROM_THE_PERSON,
        (
            *kept(Whose.INTERNAL, "id", "person", "position"),
            told("kind", "", How.CHOICE),
            told("value", "", How.TEXT),
            told("confidential", "marked confidential", How.FLAG),
            told("from_on", "from", How.DAY, key="from"),
            told("until_on", "until", How.DAY, key="until"),
        ),
        kind="people",
        part="contacts",
        label="Contact detail",
    ),
    Table(
        "Family",
        RUNNING,
        "whoever referred the family",
        (
            *kept(Whose.INTERNAL, "ref"),
            told("opened_on", "Opened on", How.DAY),
            told("closed_on", "Closed on", How.DAY),
        ),
        kind="families",
    ),
    Table(
        "Member",
        RUNNING,
        "whoever referred the family",
        (
            *kept(Whose.INTERNAL, "id", "family", "person", "position"),
            told("role", "", How.CHOICE),
            told("parental_responsibility", "parental responsibility", How.FLAG),
        ),
        kind="families",
        part="members",
        label="Part in the family",
    ),
    Table(
        "TeamMember",
        TEAM,
        FROM_THE_TEAM,
        (
            *kept(Whose.INTERNAL, "id", "person", "position"),
            told("role", "Role", How.CHOICE),
            told("started_on", "Started on", How.DAY),
            told("left_on", "Left on", How.DAY),
        ),
        kind="team",
    ),
    Table(
        "DbsCheck",
        TEAM,
        "the Disclosure and Barring Service, and the person",
        (
            *kept(Whose.INTERNAL, "id", "member", "position"),
            told("checked_on", "checked on", How.DAY),
            told("certificate_number", "certificate number", How.TEXT),
            told("outcome", "outcome", How.CHOICE),
            told("decision", "our decision", How.CHOICE),
            told("decided_on", "decided on", How.DAY),
            told("renew_by", "holds until", How.DAY),
            *kept(Whose.TEAM, "decided_by"),
        ),
        kind="team",
        part="dbs",
        label="DBS check",
    ),
    # Who of the team looked at what stands above; kept as the audit trail is, and told with it.
    Table(
        "DbsSeen",
        SECURITY,
        "the system",
        kept(Whose.INTERNAL, "id", "member", "by", "at"),
    ),
    Table(
        "Undertaking",
        TEAM,
        "the person, who signed it",
        (
            *kept(Whose.INTERNAL, "id", "member", "position"),
            told("signed_on", "signed on", How.DAY),
            told("policy_version", "of the policy adopted on", How.POLICY),
            told("typed", "under the name", How.TEXT),
            told("signed_at", "at", How.TIME),
        ),
        kind="team",
        part="undertakings",
        label="Undertaking of confidence",
    ),
    Table(
        "Rostered",
        RUNNING,
        "our team",
        (
            *kept(Whose.INTERNAL, "id", "person", "put_at", "put_by"),
            told("session", "", How.TIME),
        ),
        kind="team",
        part="rota",
        label="On the rota of a session",
    ),
    Table(
        "Account",
        SECURITY,
        FROM_THE_TEAM,
        (
            *kept(Whose.INTERNAL, "id", "created_at", "enrolled_at", "disabled_at"),
            *kept(Whose.INTERNAL, "person", "person_made", "temporary_until", "theme"),
            told("email", "Sign-in email", How.TEXT),
            told("role", "Role", How.CHOICE),
            *kept(Whose.SECRET, "password_hash", "totp_secret", "totp_last_step"),
        ),
        kind="accounts",
    ),
)
