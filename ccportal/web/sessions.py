"""Sessions that live on the server: the browser holds a random token and nothing else.

The store keeps the SHA-256 of the token, and what is in the session under a key drawn from
the token, so that who reads the store can neither take over a session nor read it. A session
ends after 15 minutes without use, at its absolute limit, at sign-out, and when its row is
removed; a row that is gone is never written again.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import datetime, timedelta
from typing import Any, Protocol, cast

from flask import Flask, Request, Response, request, session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from ccportal import clock, keys
from ccportal.errors import Busy, Refused
from ccportal.rules.sessions import IDLE, Kept, is_over
from ccportal.web import errors

TOUCH = timedelta(seconds=10)
"""A session is written again at most this often for its use alone."""

TOKEN_BYTES = 32
UNATTENDED = "X-Unattended"
"""The header of requests that a page makes by itself; they do not keep a session alive."""


class SessionStore(Protocol):
    """Where sessions are kept; each call is a transaction of its own."""

    def find(self, token_hash: str) -> Kept | None:
        """The session with this token, or None."""

    def create(self, token_hash: str, kept: Kept) -> None:
        """Keep a new session."""

    def update(self, token_hash: str, seen_at: datetime, data: bytes) -> None:
        """Write a session that is still there; one that is gone stays gone."""

    def delete(self, token_hash: str) -> None:
        """End a session."""

    def forget(self, seen_before: datetime, created_before: datetime) -> None:
        """Remove the sessions that are over."""


class ServerSession(CallbackDict[str, Any], SessionMixin):
    """The session of one browser; `token` is None until there is something to keep."""

    def __init__(self, data: dict[str, Any] | None = None) -> None:
        """Start with what was kept."""
        super().__init__(data, lambda changed: setattr(changed, "modified", True))
        self.modified = False
        self.token: str | None = None
        self.account: str | None = None
        self.created_at: datetime | None = None
        self.seen_at: datetime | None = None
        self.old_token: str | None = None
        self.ended = False

    def start(self, account: str | None = None) -> None:
        """Begin anew under a new token, signed in where an account is given; nothing is kept."""
        self._leave_token()
        self.clear()
        self.account = account
        self.ended = False
        self.modified = True

    def renew(self) -> None:
        """Keep what is in the session under a new token."""
        self._leave_token()
        self.modified = True

    def end(self) -> None:
        """Sign out: the token is dead from now on, whoever has a copy of it."""
        self._leave_token()
        self.clear()
        self.account = None
        self.ended = True

    def _leave_token(self) -> None:
        self.old_token = self.old_token or self.token
        self.token = self.created_at = self.seen_at = None


class ServerSessions(SessionInterface):
    """Flask's door to the sessions in the store."""

    def __init__(self, store: SessionStore, name: str, *, secure: bool, limit: timedelta) -> None:
        """Keep sessions in `store`, in the cookie `name`, for at most `limit` after sign-in."""
        self._store, self._secure, self._limit = store, secure, limit
        self._cookie = cookie_name(name, secure=secure)

    def open_session(
        self,
        app: Flask,
        request: Request,
    ) -> ServerSession:
        """The session of the request's cookie, or a new, empty one."""
        token = request.cookies.get(self._cookie, "")
        if not token or request.path.startswith(f"{app.static_url_path}/"):
            return ServerSession()
        kept = self._store.find(token_hash(token))
        if kept is None or is_over(kept, clock.now_utc(), self._limit):
            return ServerSession()
        session = ServerSession(_opened(token, kept.data))
        session.token, session.account = token, kept.account
        session.created_at, session.seen_at = kept.created_at, kept.seen_at
        return session

    def save_session(
        self,
        app: Flask,  # noqa: ARG002
        session: SessionMixin,
        response: Response,
    ) -> None:
        """Keep what changed, and give the browser its token.

        Where the turn to write does not come, the session is as it was before, and the answer says
        to press again.
        """
        here = cast("ServerSession", session)
        try:
            self._save(here, response)
        except Busy as fault:
            _not_saved(response, fault)

    def _save(self, here: ServerSession, response: Response) -> None:
        token = None
        if here.token is not None and not here.ended:
            self._write_again(here)
        elif not here.ended and here.modified and (here or here.account):
            token = self._write_new(here)
        if here.old_token is not None:  # last: it is good for pressing again until all is written
            self._store.delete(token_hash(here.old_token))
        if here.ended:
            response.delete_cookie(self._cookie, path="/", secure=self._secure, httponly=True)
        elif token is not None:
            response.set_cookie(
                self._cookie, token, path="/", secure=self._secure, httponly=True, samesite="Strict"
            )

    def _write_again(self, here: ServerSession) -> None:
        now = clock.now_utc()
        idle = now - (here.seen_at or now)
        unattended = UNATTENDED in request.headers
        if here.modified or (idle > TOUCH and not unattended):
            seen_at = (here.seen_at or now) if unattended else now
            token = str(here.token)
            try:
                self._store.update(token_hash(token), seen_at, _closed(token, here))
            except Busy:
                if here.modified:
                    raise
                # that it was used alone is told by its next use

    def _write_new(self, here: ServerSession) -> str:
        now, token = clock.now_utc(), secrets.token_urlsafe(TOKEN_BYTES)
        self._store.forget(now - IDLE, now - self._limit)
        self._store.create(token_hash(token), Kept(here.account, now, now, _closed(token, here)))
        return token


def _not_saved(response: Response, fault: Busy) -> None:
    """Make an answer the page that says to press again; nothing of what it was is left."""
    said = errors.page(fault.status, str(fault))
    for name in ("Location", "HX-Redirect", "Content-Disposition", "Set-Cookie"):
        response.headers.remove(name)
    response.direct_passthrough = False
    response.status_code, response.mimetype = said.status_code, "text/html"
    response.set_data(said.get_data())


def current() -> ServerSession:
    """The session of the present request."""
    return cast("ServerSession", session._get_current_object())  # type: ignore[attr-defined]


def cookie_name(name: str, *, secure: bool) -> str:
    """The cookie's name: bound to this very host wherever the site is served over TLS."""
    return f"__Host-{name}" if secure else name


def token_hash(token: str) -> str:
    """What the store keeps of a token: its SHA-256 in hex."""
    return hashlib.sha256(token.encode()).hexdigest()


def _data_key(token: str) -> bytes:
    return hashlib.sha256(b"what is in the session\0" + token.encode()).digest()


def _closed(token: str, data: ServerSession) -> bytes:
    return keys.lock(_data_key(token), json.dumps(dict(data)).encode())


def _opened(token: str, data: bytes) -> dict[str, Any]:
    try:
        return cast("dict[str, Any]", json.loads(keys.unlock(_data_key(token), data)))
    except (Refused, ValueError):
        return {}
