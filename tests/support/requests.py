"""People with accounts, a request and its records, for the tests of what is done with requests."""

from __future__ import annotations

from ccportal import clock
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.people import Person, Record
from ccportal.store.requests import RequestEvent

COORDINATOR, CHAIR, VOLUNTEER, OTHER = "p-co", "p-ch", "p-vo", "p-c2"
"""Ruth Oakes, Idris Bell, Tam Hale; and Wyn Reed, a second coordinator."""

ROLES = {
    COORDINATOR: ("Ruth", "Oakes", "coordinator"),
    CHAIR: ("Idris", "Bell", "chair"),
    VOLUNTEER: ("Tam", "Hale", "volunteer"),
    OTHER: ("Wyn", "Reed", "coordinator"),
}


def person(ref: str, given: str, family: str) -> None:
    """Somebody in the register."""
    Record.create(ref=ref, kind="people")
    Person.create(ref=ref, given_names=given, family_name=family)


def team() -> None:
    """A coordinator, a second one, the chair and a volunteer, each with an account."""
    for ref, (given, family, role) in ROLES.items():
        person(ref, given, family)
        Account.create(
            email=f"{given.lower()}@centre.example",
            person=ref,
            role=role,
            password_hash="none",
            created_at=clock.now_utc(),
        )


def stages(request_ref: str) -> list[str]:
    """The stages that a request went through, in order."""
    query = RequestEvent.select().where(RequestEvent.request == request_ref)
    return [one.stage for one in query.order_by(RequestEvent.seq)]


def trail(request_ref: str) -> list[tuple[str, str, str | None]]:
    """What the audit trail says of a request: who, what, and its detail."""
    query = AuditEntry.select().where(AuditEntry.object_ref == request_ref)
    return [(one.actor, one.action, one.detail) for one in query.order_by(AuditEntry.seq)]
