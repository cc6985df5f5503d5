"""The team's coming and going: let in by somebody of it, out everywhere at once (C1, C8)."""

from __future__ import annotations

from datetime import date

from peewee import fn

from ccportal import clock
from ccportal.acts import accounts
from ccportal.acts.act import act
from ccportal.errors import Conflict, NotFound
from ccportal.rules import team as rules
from ccportal.rules.access import Role
from ccportal.store.accounts import Account
from ccportal.store.people import Person
from ccportal.store.volunteers import TeamMember


def invite(
    actor: str, role: Role, email: str, person: accounts.NewPerson | str, as_what: Role
) -> accounts.Made:
    """Give somebody a place on the team and an account, with a password to hand over.

    `role` is the actor's. `person` is new, or the ref of somebody of the register; who is on
    the team already stays as they are. Raises NotPermitted as `rules.team` says, and Invalid,
    Conflict and NotFound as `accounts.create` does.
    """
    with act(actor, "team:invite", None, as_what):
        rules.check_hand_over(role, as_what, chair_there=chair_there())
        if isinstance(person, str):
            _check_not_left(person)
        made = accounts.create(actor, email, person, as_what)
        if not TeamMember.running(clock.today()).where(TeamMember.person == made.ref).exists():
            last = TeamMember.select(fn.MAX(TeamMember.position)).scalar()
            TeamMember.create(
                person=made.ref,
                position=0 if last is None else last + 1,
                role=as_what,
                started_on=clock.today(),
            )
    return made


def reset(actor: str, role: Role, who: str) -> accounts.Made:
    """A password to hand over and a second factor to set up anew, for somebody who lost them.

    Raises NotPermitted as `rules.team` says (for one's own too), Conflict for who has left.
    """
    account = accounts.find(who)
    with act(actor, "team:reset", account.person_id):
        _check_others(actor, role, account)
        _check_not_left(account.person_id)
        return accounts.reset(actor, account.person_id)


def enable(actor: str, role: Role, who: str) -> None:
    """Open an account again that was shut; raises as `reset` does."""
    account = accounts.find(who)
    with act(actor, "team:enable", account.person_id):
        _check_others(actor, role, account)
        _check_not_left(account.person_id)
        Account.update(disabled_at=None).where(Account.id == account.id).execute()


def leave(actor: str, person: str, left_on: date) -> None:
    """Put down that somebody has left: their account is shut, and they are out everywhere at once.

    Raises as `rules.team.check_leaving` says, NotFound for somebody who is not on the team,
    Conflict for the last coordinator who can sign in.
    """
    with act(actor, "team:leave", person):
        running = list(TeamMember.running(clock.today()).where(TeamMember.person == person))
        if not running:
            raise NotFound("They are not on the team.")
        for one in running:
            own = person == actor
            rules.check_leaving(left_on, one.started_on, clock.today(), own=own)
            TeamMember.update(left_on=left_on).where(TeamMember.id == one.id).execute()
        account = Account.get_or_none(Account.person == person)
        if account is not None and account.disabled_at is None:
            accounts.disable(actor, person)


def chair_there() -> bool:
    """Whether somebody may sign in as the chair."""
    chairs = Account.select().where(Account.role == Role.CHAIR, Account.disabled_at.is_null())
    return bool(chairs.exists())


def left_on(person: str) -> tuple[str, date]:
    """Name and last leaving of somebody who has left the team; raises NotFound for others."""
    found = Person.get_or_none(Person.ref == person)
    last = TeamMember.select(fn.MAX(TeamMember.left_on)).where(TeamMember.person == person)
    if found is None or not has_left(person):
        raise NotFound("Nobody of this name has left the team.")
    return found.name, last.scalar()


def last_time(person: str) -> TeamMember:
    """Somebody's last time on the team; raises NotFound where they were never on it."""
    times = TeamMember.select(TeamMember, Person).join(Person).where(TeamMember.person == person)
    found: TeamMember | None = times.order_by(TeamMember.started_on.desc()).first()
    if found is None:
        raise NotFound("They were never on the team.")
    return found


def has_left(person: str) -> bool:
    """Whether somebody was on the team and is not any more."""
    gone = TeamMember.gone(Person.ref, clock.today())
    return bool(Person.select().where((Person.ref == person) & gone).exists())


def _check_others(actor: str, role: Role, account: Account) -> None:
    rules.check_hand_over(role, Role(account.role), chair_there=True)
    if account.person_id == actor:
        raise Conflict("Your own account you look after on its own page.")


def _check_not_left(person: str) -> None:
    if has_left(person):
        raise Conflict("They have left the team.")
