"""What is half written: kept on the server until it is sent or thrown away (C8).

A draft is its owner's alone. Nothing of it is in the audit trail but that a record came of it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ccportal import clock
from ccportal.store.accounts import Account
from ccportal.store.accounts import Draft as Row
from ccportal.store.contact import Incident, Note
from ccportal.store.database import records_db, writing
from ccportal.store.families import Member, Risk
from ccportal.store.people import About, Person

Words = Mapping[str, Sequence[str]]
"""What stands in each field of a form."""

REMEMBERED = timedelta(days=1)
"""So long a form that was sent is known by its token, so that it is not sent twice."""

LONGEST = 200_000
"""The most characters that a draft is kept in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Something half written; `saved_at` is London's time, `about` the ref that it is about."""

    token: str
    kind: str
    about: str
    saved_at: datetime
    words: Words


def mine(actor: str) -> tuple[Draft, ...]:
    """Everything that somebody has half written, the newest first."""
    rows = Row.select().join(Account).where(Account.person == actor, _unsent())
    return tuple(_draft(one) for one in rows.order_by(Row.saved_at.desc(), Row.token))


def unsent(actor: str) -> Any:
    """The query of these without their words, in UTC, to be asked with others."""
    rows = Row.select(Row.kind, Row.about, Row.saved_at).join(Account)
    rows = rows.where(Account.person == actor, _unsent())
    return rows.order_by(Row.saved_at.desc(), Row.token)


def half_written(person: str) -> dict[str, int]:
    """How many drafts each of the team has that are about somebody or their families, by name.

    A draft is its writer's until it is sent, and in no answer before. Whoever collects for a
    request is told whose there are, so that they are asked to send them or throw them away;
    what stands in them, and of what kind they are, is not told (SAR).
    """
    rows = list(Row.select(Row, Account, Person).join(Account).join(Person).where(_unsent()))
    if not rows:
        return {}
    own = {person, *_families(person)}
    theirs = own | _records({one.about for one in rows}, person, own)
    found = Counter(
        one.owner.person.name for one in rows if one.about in theirs or own & _named(one)
    )
    return dict(sorted(found.items()))


def find(actor: str, kind: str, about: str) -> Draft | None:
    """What somebody has half written in a form about something."""
    found = (one for one in mine(actor) if (one.kind, one.about) == (kind, about))
    return next(found, None)


def keep(actor: str, token: str, kind: str, about: str, words: Words) -> datetime | None:
    """Keep what stands in a form; when, or None where it was sent already or is too long."""
    text = json.dumps({name: list(some) for name, some in words.items()}, ensure_ascii=False)
    if not token or len(text) > LONGEST:
        return None
    with writing(records_db):
        owner = Account.get(Account.person == actor)
        there = Row.get_or_none(Row.token == token)
        if there is None:
            _put(token, owner, kind, about, words=text)
        elif there.owner_id != owner.id or there.sent_as_id is not None:
            return None
        else:
            there.words, there.saved_at = text, clock.now_utc()
            there.save()
    return clock.now()


def throw_away(actor: str, kind: str, about: str) -> None:
    """Throw away what somebody has half written about something."""
    owner = Account.get(Account.person == actor)
    with writing(records_db):
        gone = (Row.owner == owner) & (Row.kind == kind) & (Row.about == about)
        Row.delete().where(gone & Row.words.is_null(False)).execute()


def sent_as(actor: str, token: str) -> str | None:
    """The record that a form became, where it was sent already."""
    row = Row.select().join(Account).where(Row.token == token, Account.person == actor).first()
    return str(row.sent_as_id) if row and row.sent_as_id else None


def finish(actor: str, token: str, kind: str, about: str, ref: str) -> None:
    """Let the words of a draft go, since they are a record now; only inside its transaction."""
    owner = Account.get_or_none(Account.person == actor)
    if owner is None or not token:
        return
    Row.delete().where((Row.token == token) & (Row.owner == owner)).execute()
    old = clock.now_utc() - REMEMBERED
    Row.delete().where(Row.sent_as.is_null(False) & (Row.saved_at < old)).execute()
    _put(token, owner, kind, about, sent_as=ref)


def _unsent() -> Any:
    return Row.words.is_null(False)


def _families(person: str) -> set[str]:
    return {one.family_id for one in Member.select().where(Member.person == person)}


def _records(refs: set[str], person: str, families: set[str]) -> set[str]:
    """Those of some records that are about a person, or of one of these families."""
    about = About.select().where(About.record.in_(refs), About.person == person)
    found = {one.record_id for one in about}
    for model in (Note, Incident, Risk):
        of_family = model.select().where(model.ref.in_(refs), model.family.in_(families))
        found |= {one.ref for one in of_family}
    return found


def _named(row: Row) -> set[str]:
    """Everything that was ticked or chosen in a form: whom it is about is among it."""
    words = json.loads(row.words or "{}")
    return {one for some in words.values() for one in some}


def _put(token: str, owner: Account, kind: str, about: str, **more: str) -> None:
    row = Row(token=token, owner=owner, kind=kind, about=about, saved_at=clock.now_utc(), **more)
    row.save(force_insert=True)


def _draft(row: Row) -> Draft:
    words = json.loads(row.words or "{}")
    return Draft(row.token, row.kind, row.about, clock.local(row.saved_at), words)
