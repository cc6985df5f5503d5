"""Accounts of the team on the intranet: made, listed, disabled, reset (C8)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from peewee import fn

from ccportal import clock
from ccportal.acts.accounts_passwords import check_strength, hashed, temporary
from ccportal.acts.accounts_sessions import end_sessions
from ccportal.acts.act import act
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.access import Role
from ccportal.rules.accounts import email_of, role_of, tidy
from ccportal.store.accounts import Account, FeedAddress, RecoveryCode
from ccportal.store.people import Person, Record
from ccportal.store.reviews import Centre
from ccportal.store.volunteers import TeamMember

HANDED_OVER = timedelta(days=3)
"""How long a password that somebody else handed over is good."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who is not in the register yet."""

    given_names: str
    family_name: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new or reset account; `password` is set where one was drawn, to be handed over."""

    ref: str
    email: str
    role: Role
    password: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An account as it stands in a list."""

    ref: str
    name: str
    email: str
    role: Role
    enrolled: bool
    disabled: bool


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is signed in: `account` is the account's number, `ref` the person's."""

    account: int
    ref: str
    name: str
    role: Role
    theme: str


def person_named(name: str) -> NewPerson:
    """A person by one line: the last word is the family name.

    Raises Invalid where there are not two words.
    """
    given, _, family = " ".join(name.split()).rpartition(" ")
    if not given:
        raise Invalid("Give a first name and a family name.")
    return NewPerson(given, family)


def create(
    actor: str, email: str, person: NewPerson | str, role: Role | str, password: str | None = None
) -> Made:
    """Make an account for a new person, or for the one with the ref `person`.

    With a `password` (the person's own choice) that is checked for strength; without one a
    random one is drawn, good for three days and to be replaced at the first sign-in. Raises
    Invalid or Conflict, and then nothing is made.
    """
    address, place = email_of(email), role_of(role)
    if password is not None:
        check_strength(password, address, *_names(person), *_centre())
    given = password or temporary()
    kept = hashed(given)
    ref = person if isinstance(person, str) else f"staff-{_letters(8)}"
    with act(actor, "account:create", ref, place):
        _check_free(address, ref)
        if isinstance(person, NewPerson):
            _enter(ref, person)
        now = clock.now_utc()
        Account.create(
            email=address,
            person=_person(ref),
            role=place,
            password_hash=kept,
            temporary_until=None if password else now + HANDED_OVER,
            person_made=isinstance(person, NewPerson),
            created_at=now,
        )
    return Made(ref, address, place, None if password else given)


def reset(actor: str, who: str) -> Made:
    """Give an account a password to hand over, take its second factor, end its sessions.

    `who` is the email or the person's ref. For somebody who lost the one or the other and is
    known to whoever resets: they enrol again at their next sign-in.
    """
    account, password = find(who), temporary()
    kept = hashed(password)
    with act(actor, "account:reset", account.person_id):
        Account.update(
            password_hash=kept,
            temporary_until=clock.now_utc() + HANDED_OVER,
            totp_secret=None,
            totp_last_step=0,
            enrolled_at=None,
            disabled_at=None,
        ).where(Account.id == account.id).execute()
        FeedAddress.delete().where(FeedAddress.account == account.id).execute()
        RecoveryCode.delete().where(RecoveryCode.account == account.id).execute()
        end_sessions(account.id)
    return Made(account.person_id, account.email, Role(account.role), password)


def disable(actor: str, who: str) -> None:
    """Shut an account, and end its sessions and its calendar feed at once.

    `who` is the email or the person's ref. Raises Conflict where it is the last coordinator who
    can still sign in.
    """
    account = find(who)
    with act(actor, "account:disable", account.person_id):
        others = Account.select(fn.COUNT(Account.id)).where(
            (Account.role == Role.COORDINATOR)
            & Account.disabled_at.is_null()
            & (Account.id != account.id)
        )
        if account.role == Role.COORDINATOR and others.scalar() == 0:
            raise Conflict("This is the last coordinator. Make another account first.")
        Account.update(disabled_at=clock.now_utc()).where(Account.id == account.id).execute()
        FeedAddress.delete().where(FeedAddress.account == account.id).execute()
        end_sessions(account.id)


def sign_out_everywhere(actor: str, who: str, *, but: str | None = None) -> None:
    """End every session of an account, or every one but that with the hash `but`."""
    account = find(who)
    with act(actor, "account:end-sessions", account.person_id):
        end_sessions(account.id, but=but)


def listing() -> tuple[Listed, ...]:
    """Every account, by name."""
    found = Account.select(Account, Person).join(Person)
    rows = [
        Listed(
            one.person_id,
            one.person.name,
            one.email,
            Role(one.role),
            one.enrolled_at is not None,
            one.disabled_at is not None,
        )
        for one in found
    ]
    return tuple(sorted(rows, key=lambda one: (one.name.casefold(), one.ref)))


def who_is(account: str | None) -> Member | None:
    """Whose account it is, if it may be used: looked up anew for every request (C1)."""
    if account is None:
        return None
    found = (
        Account.select(Account, Person)
        .join(Person)
        .where((Account.id == int(account)) & Account.disabled_at.is_null())
        .where(~TeamMember.gone(Account.person, clock.today()))
        .first()
    )
    if found is None:
        return None
    return Member(found.id, found.person_id, found.person.name, Role(found.role), found.theme)


def find(who: str) -> Account:
    """The account with this email, or of the person with this ref; raises NotFound."""
    account = Account.get_or_none((Account.email == tidy(who)) | (Account.person == who))
    if account is None:
        raise NotFound("There is no such account.")
    return account


def _names(person: NewPerson | str) -> tuple[str, ...]:
    if isinstance(person, NewPerson):
        return (person.given_names, person.family_name)
    found = Person.get_or_none(Person.ref == person)
    return (found.given_names, found.family_name) if found else ()


def _centre() -> tuple[str, ...]:
    return tuple(one.name for one in Centre.select())


def _person(ref: str) -> Person:
    person = Person.get_or_none(Person.ref == ref)
    if person is None:
        raise NotFound("There is no such person.")
    return person


def _check_free(email: str, ref: str) -> None:
    if Account.select().where(Account.email == email).exists():
        raise Conflict("There is an account with this email already.")
    if Account.select().where(Account.person == ref).exists():
        raise Conflict("This person has an account already.")


def _enter(ref: str, person: NewPerson) -> None:
    given, family = person.given_names.strip(), person.family_name.strip()
    if not given or not family:
        raise Invalid("Give a first name and a family name.")
    Record.create(ref=ref, kind="people")
    Person.create(ref=ref, given_names=given, family_name=family)


def _letters(number: int) -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(number))
