"""Who may do what: roles, permissions, and the one table that joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a person is to the centre; everybody who signs in has exactly one."""

    VOLUNTEER = "volunteer"
    COORDINATOR = "coordinator"
    CHAIR = "chair"
    REQUESTER = "requester"


class Can(StrEnum):
    """A permission, `resource:action`; it stands on the line above each view."""

    OWN_ACCOUNT = "account:own"
    TODAY_READ = "today:read"
    HELP_READ = "help:read"
    POLICY_READ = "policy:read"
    POLICY_WRITE = "policy:write"
    POLICY_ADOPT = "policy:adopt"
    POLICY_REVIEW = "policy:review"
    UNDERTAKING_SIGN = "undertaking:sign"
    AWARENESS_WRITE = "awareness:write"
    FAMILY_READ = "family:read"
    FAMILY_WRITE = "family:write"
    REFERRAL_WRITE = "referral:write"
    PERSON_READ = "person:read"
    PERSON_WRITE = "person:write"
    PERSON_MERGE = "person:merge"
    CONTACT_WRITE = "contact:write"
    CONTACT_SHOW = "contact:show"
    REFERRAL_READ = "referral:read"
    SESSION_READ = "session:read"
    CALENDAR_READ = "calendar:read"
    CALENDAR_EDIT = "calendar:edit"
    DOOR_READ = "door:read"
    DOOR_MARK = "door:mark"
    NOTE_READ = "note:read"
    NOTE_WRITE = "note:write"
    NOTE_CORRECT = "note:correct"
    CONCERN_REPORT = "concern:report"
    CONCERN_ANSWER = "concern:answer"
    CONCERN_CHAIR = "concern:chair"
    INCIDENT_READ = "incident:read"
    INCIDENT_WRITE = "incident:write"
    RISK_READ = "risk:read"
    RISK_WRITE = "risk:write"
    DOCUMENT_READ = "document:read"
    DOCUMENT_ADD = "document:add"
    SEARCH = "search:use"
    SPREADSHEET_IMPORT = "spreadsheet:import"
    CONSENT_READ = "consent:read"
    CONSENT_WRITE = "consent:write"
    CONSENT_USE = "consent:use"
    ASSESSMENT_READ = "assessment:read"
    ASSURANCE_READ = "assurance:read"
    VISIT_WRITE = "visit:write"
    DISCLOSURE_READ = "disclosure:read"
    DISCLOSURE_DECIDE = "disclosure:decide"
    DISCLOSURE_AGREE = "disclosure:agree"
    STATEMENT_MAKE = "statement:make"
    COURT_READ = "court:read"
    COURT_WRITE = "court:write"
    COURT_AGREE = "court:agree"
    ORGANISATION_WRITE = "organisation:write"
    CENTRE_WRITE = "centre:write"
    TEAM_READ = "team:read"
    TEAM_WRITE = "team:write"
    DBS_READ = "dbs:read"
    DBS_WRITE = "dbs:write"
    ACCOUNT_READ = "account:read"
    ACCOUNT_END = "account:end"
    AUDIT_READ = "audit:read"
    REQUEST_READ = "request:read"
    REQUEST_TELL = "request:tell"
    REQUEST_OPEN = "request:open"
    REQUEST_MATCH = "request:match"
    REQUEST_DECIDE = "request:decide"
    REQUEST_AGREE = "request:agree"
    REQUEST_BUILD = "request:build"
    REQUEST_RELEASE = "request:release"
    RETENTION_READ = "retention:read"
    RETENTION_PROPOSE = "retention:propose"
    RETENTION_AGREE = "retention:agree"
    PROCESSING_READ = "processing:read"
    PROCESSING_LOOK = "processing:look"
    BREACH_READ = "breach:read"
    BREACH_WRITE = "breach:write"
    BREACH_TELL = "breach:tell"
    BREACH_CLOSE = "breach:close"
    OWN_REQUEST = "own-request:use"


_SITE = frozenset({Can.OWN_ACCOUNT, Can.TODAY_READ, Can.HELP_READ, Can.POLICY_READ})
_EVERY_MEMBER = _SITE | {Can.UNDERTAKING_SIGN, Can.REQUEST_TELL}

_AT_THE_DOOR = frozenset({Can.DOOR_READ, Can.DOOR_MARK})
"""Of the sessions that somebody sees: `rules.roster.may_see` says which (C7)."""

_CALENDAR = frozenset({Can.CALENDAR_READ, Can.CALENDAR_EDIT})

_RECORDS = frozenset(
    {
        Can.FAMILY_READ,
        Can.PERSON_READ,
        Can.CONTACT_SHOW,
        Can.REFERRAL_READ,
        Can.SESSION_READ,
        Can.NOTE_READ,
        Can.INCIDENT_READ,
        Can.RISK_READ,
        Can.DOCUMENT_READ,
        Can.CONSENT_READ,
        Can.ASSESSMENT_READ,
    }
)

_REGISTER = frozenset(
    {
        Can.FAMILY_WRITE,
        Can.REFERRAL_WRITE,
        Can.PERSON_WRITE,
        Can.PERSON_MERGE,
        Can.CONTACT_WRITE,
        Can.VISIT_WRITE,
    }
)
"""Who is in which family, how they are reached (C4), and who comes to see them (C6)."""

_WRITING = frozenset(
    {
        Can.NOTE_WRITE,
        Can.NOTE_CORRECT,
        Can.CONCERN_REPORT,
        Can.CONCERN_ANSWER,
        Can.INCIDENT_WRITE,
        Can.RISK_WRITE,
        Can.DOCUMENT_ADD,
        Can.SPREADSHEET_IMPORT,
    }
)

_LEAVING = frozenset(
    {
        Can.CONSENT_WRITE,
        Can.CONSENT_USE,
        Can.STATEMENT_MAKE,
        Can.DISCLOSURE_DECIDE,
        Can.ORGANISATION_WRITE,
        Can.COURT_WRITE,
    }
)
"""What leaves the centre, by whose decision (C2, C3, C4, C5, DP8)."""

_GOVERNANCE = frozenset(
    {
        Can.ASSURANCE_READ,
        Can.DISCLOSURE_READ,
        Can.TEAM_READ,
        Can.DBS_READ,
        Can.DBS_WRITE,
        Can.COURT_READ,
        Can.ACCOUNT_READ,
        Can.ACCOUNT_END,
        Can.REQUEST_READ,
        Can.SEARCH,
        Can.TEAM_WRITE,
        Can.CENTRE_WRITE,
        Can.POLICY_ADOPT,
        Can.RETENTION_READ,
        Can.PROCESSING_READ,
        Can.BREACH_READ,
        Can.BREACH_WRITE,
    }
)

TABLE: Mapping[Role, frozenset[Can]] = MappingProxyType(
    {
        Role.VOLUNTEER: _EVERY_MEMBER | _AT_THE_DOOR,
        Role.COORDINATOR: _EVERY_MEMBER
        | _AT_THE_DOOR
        | _CALENDAR
        | _RECORDS
        | _REGISTER
        | _WRITING
        | _LEAVING
        | _GOVERNANCE
        | {
            Can.POLICY_WRITE,
            Can.AWARENESS_WRITE,
            Can.RETENTION_PROPOSE,
            Can.PROCESSING_LOOK,
            Can.BREACH_TELL,
            Can.REQUEST_OPEN,
            Can.REQUEST_MATCH,
            Can.REQUEST_DECIDE,
            Can.REQUEST_AGREE,
            Can.REQUEST_BUILD,
            Can.REQUEST_RELEASE,
        },
        Role.CHAIR: _EVERY_MEMBER
        | _GOVERNANCE
        | {
            Can.DISCLOSURE_AGREE,
            Can.COURT_AGREE,
            Can.RETENTION_AGREE,
            Can.BREACH_CLOSE,
            Can.REQUEST_AGREE,
            Can.AUDIT_READ,
            Can.CONCERN_CHAIR,
            Can.POLICY_REVIEW,
        },
        Role.REQUESTER: frozenset({Can.OWN_REQUEST}),
    }
)
"""Each role's whole set; what is not in it, the role may not do (C7, C8)."""

IN_THE_WINDOW = frozenset({Can.NOTE_WRITE, Can.CONCERN_REPORT})
"""What a volunteer may do besides, while their window is open."""

BEFORE, AFTER = timedelta(hours=2), timedelta(hours=24)


def may(role: Role, permission: Can, in_window: bool = False) -> bool:
    """Whether the role has the permission; `in_window` as `is_open` says of a volunteer."""
    if role is Role.VOLUNTEER and in_window and permission in IN_THE_WINDOW:
        return True
    return permission in TABLE[role]


def window(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """From when until when a session is open to the volunteers on its rota (C7).

    From 2 hours before it begins until 24 hours after it ends, by the clock on the wall.
    """
    return starts_at - BEFORE, ends_at + AFTER


def is_open(now: datetime, sessions: Iterable[tuple[datetime, datetime]]) -> bool:
    """Whether a volunteer's window is open; `sessions` are those on whose rota they are."""
    windows = (window(starts_at, ends_at) for starts_at, ends_at in sessions)
    return any(opens <= now <= closes for opens, closes in windows)
