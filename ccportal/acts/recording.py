"""Writing one new record down: the one way in which notes, incidents and risks come to be.

Every act here and in `notes`, `concerns`, `incidents` and `risks` is one transaction with its
audit entry; a refusal is audited too. Nothing that was written before is changed (DP4).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ccportal.acts import drafts
from ccportal.acts.act import act, note_refusal
from ccportal.acts.refs import fresh
from ccportal.errors import Invalid, NotFound, Refused
from ccportal.rules import recording
from ccportal.rules.access import Role
from ccportal.store.accounts import Account
from ccportal.store.database import records_db, writing
from ccportal.store.families import Family
from ccportal.store.people import About, Person


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form that a record was written on: its token, its kind and what it was opened about.

    The same form sent twice is one record.
    """

    token: str = ""
    kind: str = ""
    about: str = ""


NO_SHEET = Sheet()
Fill = Callable[[str], None]


def put(actor: str, action: str, kind: str, sheet: Sheet, fill: Fill) -> str:
    """Write a new record of a list; its ref, or that of the record that the form became before.

    `fill` writes its rows under the ref that it is given. Raises what `fill` raises.
    """
    try:
        with writing(records_db):
            before = drafts.sent_as(actor, sheet.token)
            if before is not None:
                return before
            ref = fresh(kind)
            with act(actor, action, ref):
                fill(ref)
                drafts.finish(actor, sheet.token, sheet.kind, sheet.about, ref)
            return ref
    except Refused:
        note_refusal(actor, action)
        raise


def stand(ref: str, people: tuple[str, ...]) -> None:
    """Put down whom a record is about; raises Invalid for somebody whom the register lacks."""
    for position, person in enumerate(people):
        if Person.get_or_none(Person.ref == person) is None:
            raise Invalid("The register knows nobody under one of these references")
        About.create(record=ref, person=person, position=position)


def about(ref: str) -> tuple[str, ...]:
    """Whom a record is about, in its order."""
    rows = About.select().where(About.record == ref).order_by(About.position)
    return tuple(one.person_id for one in rows)


def family(ref: str | None) -> str | None:
    """The ref of a family that there is; raises NotFound for another."""
    if ref is not None and Family.get_or_none(Family.ref == ref) is None:
        raise NotFound("There is no such family.")
    return ref


def earlier(model: Any, ref: str) -> Any:
    """The record that a further one is to correct; raises NotFound, or Conflict where it is.

    Only inside the transaction that corrects it.
    """
    found = model.get_or_none(model.ref == ref)
    if found is None:
        raise NotFound("There is no such record.")
    recording.may_correct(model.select().where(model.corrects == ref).exists())
    return found


def role_of(actor: str) -> Role:
    """What somebody is to the centre; raises NotFound for one without an account."""
    account = Account.get_or_none(Account.person == actor, Account.disabled_at.is_null())
    if account is None:
        raise NotFound("There is no such account.")
    return Role(account.role)
