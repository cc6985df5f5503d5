"""The first day of a centre on this software: its instance and its first coordinator."""

from __future__ import annotations

from ccportal import clock
from ccportal.acts import accounts, instance
from ccportal.acts.act import COMMAND, act
from ccportal.errors import Conflict
from ccportal.rules.access import Role
from ccportal.settings import Settings
from ccportal.store.accounts import Account
from ccportal.store.volunteers import TeamMember


def check_free(settings: Settings) -> None:
    """Raise Conflict where there is an instance already."""
    if instance.exists(settings):
        raise Conflict("There is an instance here already; it is left as it is.")


def found(settings: Settings, name: str, email: str, password: str) -> accounts.Made:
    """Make an instance with its first coordinator, who belongs to the team from today.

    Where the name, the email or the password is refused, nothing stays behind.
    """
    instance.make(settings)
    try:
        if Account.select().exists():
            raise Conflict("The stores at these addresses are in use already.")
        return join_team(name, email, Role.COORDINATOR, password)
    except BaseException:
        instance.unmake(settings)
        raise


def join_team(name: str, email: str, role: Role, password: str | None = None) -> accounts.Made:
    """Enter a new person into the register and the team, with an account.

    Without a `password` one is drawn, to be handed over.
    """
    with act(COMMAND, "team:join", None, role):
        made = accounts.create(COMMAND, email, accounts.person_named(name), role, password)
        TeamMember.create(person=made.ref, position=0, role=role, started_on=clock.today())
    return made
