"""How often somebody may guess at the door.

Three counts, each with its own allowance: the place (an address of the network), an account
from one place, and an account from everywhere. A browser in which the account was signed in
before carries a mark and has a count of its own, so that nobody who guesses from elsewhere
can keep its owner out; the mark tells nobody whose it is. The second factor is counted for
the account, and only whoever has the password gets there.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from flask import Response, request

from ccportal import keys
from ccportal.acts.accounts_sessions import StaffAttempts
from ccportal.rules.accounts import tidy
from ccportal.rules.guessing import Allowance
from ccportal.settings import settings
from ccportal.web.limits import Limit, network
from ccportal.web.sessions import cookie_name

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PLACE = Allowance(20, timedelta(minutes=1), timedelta(minutes=15), HOUR)
PAIR = Allowance(5, timedelta(seconds=30), timedelta(minutes=15), HOUR)
ANYWHERE = Allowance(30, timedelta(seconds=30), timedelta(minutes=5), HOUR)
SECOND = Allowance(5, timedelta(seconds=30), timedelta(minutes=15), DAY)

MARK, MARKS = "known", 8
MARKED_FOR = timedelta(days=180)


class Guesses:
    """The counts for one guess at an account."""

    def __init__(self, email: str) -> None:
        """Look at the account with this email, whether or not there is one."""
        self._email, self._secret = tidy(email)[:300], keys.staff_cookie_key(settings())
        self._mark = next((one for one in _marks() if self._is_ours(one)), None)

    def count(self) -> None:
        """Count a guess before it is looked at; raises TooOften while it has to wait."""
        if self._mark is not None:
            self._limit("mark", PAIR).count(self._email, self._mark)
            return
        self._limit("place", PLACE).count(network())
        self._limit("pair", PAIR).count(self._email, network())
        self._limit("anywhere", ANYWHERE).count(self._email)

    def right(self) -> None:
        """The password was right: forget the wrong ones."""
        self._limit("mark", PAIR).passed(self._email, self._mark or "")
        self._limit("pair", PAIR).passed(self._email, network())
        self._limit("anywhere", ANYWHERE).passed(self._email)

    def _limit(self, name: str, allowance: Allowance) -> Limit:
        return Limit(StaffAttempts(), self._secret, name, allowance)

    def _is_ours(self, mark: str) -> bool:
        nonce, _, signed = mark.partition(".")
        return hmac.compare_digest(_signed(self._secret, nonce, self._email), signed)


def second_factor(account: int) -> Limit:
    """The count for an account's codes; its key is the account's number."""
    return Limit(StaffAttempts(), keys.staff_cookie_key(settings()), f"second-{account}", SECOND)


def feed_address() -> Limit:
    """The count for secret addresses of feeds; its key is the place."""
    return Limit(StaffAttempts(), keys.staff_cookie_key(settings()), "feed", PLACE)


def put_mark(response: Response, email: str) -> Response:
    """Mark the browser as one in which this account was signed in."""
    secret, nonce = keys.staff_cookie_key(settings()), secrets.token_urlsafe(16)
    mine = Guesses(email)
    others = [one for one in _marks() if not mine._is_ours(one)][: MARKS - 1]
    secure = settings().secure_cookies
    response.set_cookie(
        cookie_name(MARK, secure=secure),
        "~".join([f"{nonce}.{_signed(secret, nonce, tidy(email))}", *others]),
        max_age=MARKED_FOR,
        secure=secure,
        httponly=True,
        samesite="Strict",
    )
    return response


def _marks() -> list[str]:
    value = request.cookies.get(cookie_name(MARK, secure=settings().secure_cookies), "")
    return [one for one in value.split("~")[:MARKS] if one.isascii()]


def _signed(secret: bytes, nonce: str, email: str) -> str:
    return hmac.new(secret, f"known\0{nonce}\0{email}".encode(), hashlib.sha256).hexdigest()
