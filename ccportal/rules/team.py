"""Who looks after whose place on the team: nobody gets hold of the account that agrees (C1, C8)."""

from __future__ import annotations

from datetime import date

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.access import Role


def may_hand_over(role: Role, whose: Role, *, chair_there: bool) -> bool:
    """Whether somebody may hand over the way into an account: a new one, or one that is reset.

    A coordinator does it for volunteers, the chair for everybody. Only where nobody is chair
    yet does a coordinator let the first one in: who could let themselves in as the chair would
    agree to what they decided.
    """
    if role is Role.CHAIR:
        return True
    if role is not Role.COORDINATOR:
        return False
    return whose is Role.VOLUNTEER or (whose is Role.CHAIR and not chair_there)


def check_hand_over(role: Role, whose: Role, *, chair_there: bool) -> None:
    """Raise NotPermitted where `may_hand_over` says no."""
    if not may_hand_over(role, whose, chair_there=chair_there):
        raise NotPermitted("This is for the chair to do.")


def check_leaving(left_on: date, started_on: date, today: date, *, own: bool) -> None:
    """Raise for a leaving that cannot be put down: NotPermitted for one's own, Invalid for its day.

    `left_on` is the first day on which the time on the team is over.
    """
    if own:
        raise NotPermitted("Somebody else has to put down that you leave.")
    if left_on > today:
        raise Invalid("Put it down on the day: their account is shut at once.")
    if left_on < started_on:
        raise Invalid("They joined after that day.")
