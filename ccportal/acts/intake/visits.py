"""Where the portal keeps its sessions, and counts guesses: in the portal store, locked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from ccportal.rules.sessions import Kept
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalAttempt, PortalSession

GUESSES_KEPT = timedelta(days=1)


class Visits:
    """The sessions of the portal; each call is a transaction of its own.

    Who a session is of stands only in its locked data, never in a column.
    """

    def find(self, token_hash: str) -> Kept | None:
        """The session with this token, or None."""
        found = PortalSession.get_or_none(PortalSession.token_hash == token_hash)
        if found is None:
            return None
        return Kept(None, found.created_at, found.seen_at, bytes(found.data))

    def create(self, token_hash: str, kept: Kept) -> None:
        """Keep a new session."""
        with writing(portal_db):
            PortalSession.create(
                token_hash=token_hash,
                created_at=kept.created_at,
                seen_at=kept.seen_at,
                data=kept.data,
            )

    def update(self, token_hash: str, seen_at: datetime, data: bytes) -> None:
        """Write a session that is still there; one that is gone stays gone."""
        with writing(portal_db):
            PortalSession.update(seen_at=seen_at, data=data).where(
                PortalSession.token_hash == token_hash
            ).execute()

    def delete(self, token_hash: str) -> None:
        """End a session."""
        with writing(portal_db):
            PortalSession.delete().where(PortalSession.token_hash == token_hash).execute()

    def forget(self, seen_before: datetime, created_before: datetime) -> None:
        """Remove the sessions that are over."""
        with writing(portal_db):
            PortalSession.delete().where(
                (PortalSession.seen_at < seen_before) | (PortalSession.created_at < created_before)
            ).execute()


class Guesses:
    """Guesses of words, each under a keyed digest; times are UTC."""

    def times(self, key_hash: str, since: datetime) -> Sequence[datetime]:
        """When there were guesses under the key."""
        found = PortalAttempt.select(PortalAttempt.at).where(
            PortalAttempt.key_hash == key_hash, PortalAttempt.at > since
        )
        return [one.at for one in found]

    def add(self, key_hash: str, at: datetime) -> None:
        """Count one more guess; those that are a day old are forgotten."""
        with writing(portal_db):
            PortalAttempt.delete().where(PortalAttempt.at < at - GUESSES_KEPT).execute()
            PortalAttempt.create(key_hash=key_hash, at=at)

    def clear(self, key_hash: str) -> None:
        """Forget the guesses under the key."""
        with writing(portal_db):
            PortalAttempt.delete().where(PortalAttempt.key_hash == key_hash).execute()
