"""Where the intranet keeps its sessions and counts wrong guesses: the records store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ccportal.rules.sessions import Kept
from ccportal.store.accounts import Attempt, StaffSession
from ccportal.store.database import records_db, writing

REMEMBERED = timedelta(days=1)
"""How long a wrong guess is counted at the most."""


class StaffSessions:
    """The sessions of the intranet; a row that is gone is never written again."""

    def find(self, token_hash: str) -> Kept | None:
        """The session with this token, or None."""
        row = StaffSession.get_or_none(StaffSession.token_hash == token_hash)
        if row is None:
            return None
        account = None if row.account_id is None else str(row.account_id)
        return Kept(account, row.created_at, row.seen_at, bytes(row.data))

    def create(self, token_hash: str, kept: Kept) -> None:
        """Keep a new session."""
        with writing(records_db):
            StaffSession.create(
                token_hash=token_hash,
                account=None if kept.account is None else int(kept.account),
                created_at=kept.created_at,
                seen_at=kept.seen_at,
                data=kept.data,
            )

    def update(self, token_hash: str, seen_at: datetime, data: bytes) -> None:
        """Write a session that is still there."""
        with writing(records_db):
            StaffSession.update(seen_at=seen_at, data=data).where(
                StaffSession.token_hash == token_hash
            ).execute()

    def delete(self, token_hash: str) -> None:
        """End a session."""
        with writing(records_db):
            StaffSession.delete().where(StaffSession.token_hash == token_hash).execute()

    def forget(self, seen_before: datetime, created_before: datetime) -> None:
        """Remove the sessions that are over."""
        with writing(records_db):
            StaffSession.delete().where(
                (StaffSession.seen_at <= seen_before) | (StaffSession.created_at <= created_before)
            ).execute()


class StaffAttempts:
    """The guesses at the intranet's door, each under a hashed key."""

    def times(self, key_hash: str, since: datetime) -> Sequence[datetime]:
        """When there were tries under the key."""
        found = Attempt.select(Attempt.at).where(
            (Attempt.key_hash == key_hash) & (Attempt.at > since)
        )
        return [one.at for one in found]

    def add(self, key_hash: str, at: datetime) -> None:
        """Count one more try, and drop what no limit looks at any more."""
        with writing(records_db):
            Attempt.delete().where(Attempt.at < at - REMEMBERED).execute()
            Attempt.create(key_hash=key_hash, at=at)

    def clear(self, key_hash: str) -> None:
        """Forget the tries under the key."""
        with writing(records_db):
            Attempt.delete().where(Attempt.key_hash == key_hash).execute()


@dataclass(frozen=True, slots=True)
class Open:
    """A browser in which an account is signed in; times are UTC."""

    token_hash: str
    created_at: datetime
    seen_at: datetime


def open_sessions(account: int, since: datetime) -> tuple[Open, ...]:
    """The sessions of an account that were used after `since`, the last used first."""
    found = (
        StaffSession.select()
        .where((StaffSession.account == account) & (StaffSession.seen_at > since))
        .order_by(StaffSession.seen_at.desc())
    )
    return tuple(Open(one.token_hash, one.created_at, one.seen_at) for one in found)


def end_sessions(account: int, *, but: str | None = None) -> None:
    """Sign an account out everywhere, or everywhere but in the session with this hash.

    Only inside the transaction of an act.
    """
    found = StaffSession.delete().where(StaffSession.account == account)
    (found.where(StaffSession.token_hash != but) if but else found).execute()
