"""What the centre says of itself, and the first steps that it takes on this software."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict

from peewee import ModelSelect, Value

from ccportal import clock
from ccportal.acts.act import act
from ccportal.rules import centre as rules
from ccportal.rules.access import Role
from ccportal.rules.centre import Details
from ccportal.rules.first_steps import Step, Steps, first_steps
from ccportal.store.accounts import Account
from ccportal.store.at_once import values
from ccportal.store.contact import Session
from ccportal.store.families import Family
from ccportal.store.people import Person
from ccportal.store.reviews import Centre


def details() -> Details:
    """What is said of the centre today; all of it empty where nothing is."""
    found = Centre.select().first()
    if found is None:
        return Details("", "")
    said = (found.phone, found.email, found.website, found.registration)
    return Details(found.name, found.address, *(one or "" for one in said))


def say(actor: str, said: Details) -> None:
    """Keep what the centre says of itself; raises Invalid as `rules.centre.checked` does."""
    with act(actor, "centre:say"):
        kept = asdict(rules.checked(said))
        row = {key: words or None for key, words in kept.items()}
        if not Centre.update(**row).execute():
            Centre.create(**row)


def chairs() -> tuple[str, ...]:
    """The names of who is the chair: whose account is theirs, and is not shut."""
    rows = Account.select(Account, Person).join(Person)
    rows = rows.where(Account.role == Role.CHAIR, Account.disabled_at.is_null())
    return tuple(one.person.name for one in rows.order_by(Account.id))


def steps(signed: Collection[Step]) -> Steps | None:
    """The first steps as they stand, with one query; None where there is nothing to show.

    `signed` are those of the policy that whoever asks has done themselves (C1).
    """
    one = Value(1)
    found = values(
        away=Centre.select(Centre.set_up_on).limit(1),
        centre=Centre.select(one).where(Centre.name != "").limit(1),
        chair=_account_of(Role.CHAIR),
        helper=_account_of(Role.VOLUNTEER),
        sessions=Session.select(one).limit(1),
        family=Family.select(one).limit(1),
    )
    done = {step for step in Step if step in signed or found.get(step) is not None}
    return first_steps(done, put_away=found["away"] is not None)


def put_steps_away(actor: str) -> None:
    """Do not show the first steps any more, whatever is not done of them."""
    with act(actor, "centre:steps-away"):
        if not Centre.update(set_up_on=clock.today()).execute():
            Centre.create(name="", address="", set_up_on=clock.today())


def take_steps_up(actor: str) -> None:
    """Show the first steps again, if any of them is not done."""
    with act(actor, "centre:steps-again"):
        Centre.update(set_up_on=None).execute()


def _account_of(role: Role) -> ModelSelect[Account]:
    return Account.select(Value(1)).where(Account.role == role).limit(1)
