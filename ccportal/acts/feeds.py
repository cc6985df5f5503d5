"""The calendar feed of an account, under an address that is a secret (C8).

A feed reader cannot sign in, so whoever has the address has the feed: it holds times and
nothing else. Its token is long and random, is shown once, and only its SHA-256 is kept; the
account's own page renews and ends it, and it ends with the account.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ccportal import clock
from ccportal.acts import accounts, rota
from ccportal.acts.accounts_signin import NOBODY
from ccportal.acts.act import act, note_down
from ccportal.acts.undertakings import standing
from ccportal.errors import NotFound
from ccportal.rules.access import Can, Role, may
from ccportal.rules.feed import Entry, feed
from ccportal.store.accounts import Account, FeedAddress
from ccportal.store.calendar import SessionPlan
from ccportal.store.contact import Session

TOKEN_BYTES = 32
BACK, AHEAD = timedelta(days=100), timedelta(days=400)
"""So far back and ahead a feed reaches."""

NONE = "There is no such page."


@dataclass(frozen=True, slots=True)
class Address:
    """What is known of an account's address: since when it is, and when it was last used."""

    made_at: datetime
    read_on: date | None


def address(account: int) -> Address | None:
    """The address of an account, or None; never its token, which nobody keeps."""
    found: FeedAddress | None = FeedAddress.get_or_none(FeedAddress.account == account)
    return None if found is None else Address(found.made_at, found.read_on)


def renew(account: int) -> str:
    """Make an address for an account, and end the one before; its token, known only now.

    Raises NotFound for a role that has no sessions to be told of.
    """
    owner: Account = Account.get_by_id(account)
    with act(owner.person_id, "feed:renew", owner.person_id):
        if not may(Role(owner.role), Can.DOOR_READ):
            raise NotFound(NONE)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        FeedAddress.delete().where(FeedAddress.account == account).execute()
        FeedAddress.create(account=account, token_hash=_hash(token), made_at=clock.now_utc())
        return token


def end(account: int) -> None:
    """End the address of an account, if it has one."""
    owner: Account = Account.get_by_id(account)
    with act(owner.person_id, "feed:end", owner.person_id):
        FeedAddress.delete().where(FeedAddress.account == account).execute()


def read(token: str) -> str:
    """The feed under an address: a volunteer's own sessions on the rota, a coordinator's all.

    Raises NotFound for a token that opens nothing, which is noted down: so it is while its
    owner has not signed for the policy in force (C1).
    """
    row: FeedAddress | None = FeedAddress.get_or_none(FeedAddress.token_hash == _hash(token))
    owner = accounts.who_is(str(row.account_id)) if row is not None else None
    if row is None or owner is None or not _passes(owner):
        note_down(NOBODY, "feed:refused", row.account.person_id if row else None)
        raise NotFound(NONE)
    today = clock.today()
    if row.read_on != today:
        FeedAddress.update(read_on=today).where(FeedAddress.account == row.account).execute()
    whole = owner.role is Role.COORDINATOR
    return feed(_all(token) if whole else _own(owner.ref, token), clock.now_utc())


def _passes(owner: accounts.Member) -> bool:
    """Whether the door would open for somebody who signed in."""
    may_read = may(owner.role, Can.DOOR_READ)
    return may_read and standing(owner.ref).first(owner.role, Can.DOOR_READ) is None


def _all(token: str) -> list[Entry]:
    start, end_at = _span()
    rows = Session.select(Session, SessionPlan).left_outer_join(SessionPlan, attr="plan_row")
    rows = rows.where((Session.starts_at >= start) & (Session.starts_at < end_at))
    return [
        _entry(one, token, cancelled=_is_off(one))
        for one in rows.order_by(Session.starts_at, Session.ref)
    ]


def _own(person: str, token: str) -> list[Entry]:
    start, end_at = _span()
    found = rota.sessions_of(person)
    return [_entry(one, token) for one in found if start <= one.starts_at < end_at]


def _is_off(one: Session) -> bool:
    planned = getattr(one, "plan_row", None)
    return planned is not None and planned.cancelled_at is not None


def _span() -> tuple[datetime, datetime]:
    now = clock.now()
    return now - BACK, now + AHEAD


def _entry(one: Session, token: str, *, cancelled: bool = False) -> Entry:
    """A session without its reference: its mark is the same only under the same address."""
    mark = hmac.new(token.encode(), one.ref.encode(), hashlib.sha256).hexdigest()[:32]
    return Entry(mark, one.starts_at, one.ends_at, cancelled)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
