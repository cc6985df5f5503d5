"""Signing in: the password first, alike in words and in time for whoever is not known (C8)."""

from __future__ import annotations

from dataclasses import dataclass

from ccportal import clock
from ccportal.acts.accounts_passwords import check_strength, fits, hashed, is_outdated
from ccportal.acts.accounts_sessions import end_sessions
from ccportal.acts.act import act, note_down
from ccportal.errors import Invalid, Refused
from ccportal.rules.accounts import tidy
from ccportal.store.accounts import Account
from ccportal.store.people import Person

NOBODY = "nobody"
"""Who stands in the audit trail before somebody is known."""


@dataclass(frozen=True, slots=True)
class Known:
    """An account whose password was right; the second factor is still to come."""

    account: int
    enrolled: bool
    must_replace: bool


def check_password(email: str, password: str) -> Known | None:
    """The account, if it is one and this is its password; a wrong guess is noted down.

    Takes as long and writes as much whether or not there is such an account. Raises Refused
    where the password was right but was one to hand over, and is too old.
    """
    account = Account.get_or_none((Account.email == tidy(email)) & Account.disabled_at.is_null())
    right = fits(password, account.password_hash if account else None)
    if account is None or not right:
        note_down(NOBODY, "account:refused", account.person_id if account else None, "password")
        return None
    if account.temporary_until is not None and account.temporary_until < clock.now_utc():
        note_down(NOBODY, "account:refused", account.person_id, "too old")
        raise Refused("The password that you were given is too old. Ask for a new one.")
    if is_outdated(account.password_hash):
        Account.update(password_hash=hashed(password)).where(Account.id == account.id).execute()
    enrolled = account.enrolled_at is not None
    return Known(account.id, enrolled, account.temporary_until is not None)


def wrong_code(account: int) -> None:
    """Note down that a second factor did not fit."""
    note_down(NOBODY, "account:refused", _person(account), "second factor")


def signed_in(account: int) -> None:
    """Note down that somebody is in."""
    person = _person(account)
    note_down(person, "account:sign-in", person)


def signed_out(ref: str) -> None:
    """Note down that somebody left."""
    note_down(ref, "account:sign-out", ref)


def replace_password(account: int, new: str, *, session: str | None = None) -> None:
    """Keep the person's own new password; every session but `session` ends.

    Raises Invalid where it is weak, or the same as before.
    """
    found = Account.select(Account, Person).join(Person).where(Account.id == account).get()
    check_strength(new, found.email, found.person.given_names, found.person.family_name)
    if fits(new, found.password_hash):
        raise Invalid("Choose one that you did not have before.")
    kept = hashed(new)
    with act(found.person_id, "account:password", found.person_id):
        Account.update(password_hash=kept, temporary_until=None).where(
            Account.id == account
        ).execute()
        end_sessions(account, but=session)


def is_own_password(account: int, password: str) -> bool:
    """Whether it is the account's password (asked again before something weighty)."""
    return fits(password, Account.get_by_id(account).password_hash)


def choose_theme(account: int, theme: str) -> None:
    """Light, dark, or as the device says."""
    if theme not in ("light", "dark", "device"):
        raise Invalid("Choose light, dark, or as the device.")
    Account.update(theme=theme).where(Account.id == account).execute()


def _person(account: int) -> str:
    return str(Account.get_by_id(account).person_id)
