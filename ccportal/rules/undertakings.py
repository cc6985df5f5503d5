"""Who may pass before they have signed: nobody but to the policy, the undertaking and out (C1)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.access import Can, Role

WORDS = (
    "What I see, hear or read at the centre about a family stays at the centre. I talk of it to "
    "nobody outside, and inside only to those who need it for their work here.",
    "I pass on no address, telephone number or email. I write no report and give no statement "
    "about a family; who asks me for one I send to the coordinator.",
    "What worries me about the safety of a child, or of anybody at the centre, I tell the "
    "coordinator at once.",
    "I take no record home, and I sign in as nobody but myself.",
    "I have read the confidentiality policy and keep to it. This undertaking goes on when my time "
    "at the centre is over.",
)
"""What is signed, in the order in which it is read."""

BEFORE_SIGNING = frozenset(
    {Can.OWN_ACCOUNT, Can.POLICY_READ, Can.UNDERTAKING_SIGN},
)
"""What somebody who has not signed may use: their account, the policy, signing, and the way out."""

BEFORE_A_POLICY = BEFORE_SIGNING | {Can.POLICY_WRITE, Can.POLICY_ADOPT, Can.CENTRE_WRITE}
"""What may be used where no version is in force yet: besides, whose policy it is, and how there
comes to be one."""


class First(StrEnum):
    """What has to be done before anything else."""

    SIGN = "sign"
    ADOPT = "adopt"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Adopted:
    """A version of the policy: the day from which it is in force, and when it was adopted (UTC).

    `adopted_at` is None where only the day is known.
    """

    ref: str
    adopted_on: date
    adopted_at: datetime | None = None


def in_force(versions: Iterable[Adopted], day: date) -> str | None:
    """The version in force on a day: the one adopted last, on that day or before (C10).

    Of two of one day the one that was adopted later; of those of which only the day is known,
    the one with the higher reference.
    """
    adopted = [one for one in versions if one.adopted_on <= day]
    if not adopted:
        return None
    return max(
        adopted, key=lambda one: (one.adopted_on, one.adopted_at or datetime.min, one.ref)
    ).ref


def what_first(
    role: Role, permission: Can, version: str | None, signed: Iterable[str]
) -> First | None:
    """What somebody has to do before they may use a permission that their role has; None: nothing.

    `version` is the one in force, `signed` are the versions whose undertaking they have signed.
    """
    if version is None:
        if permission in BEFORE_A_POLICY:
            return None
        return First.WAIT if role is Role.VOLUNTEER else First.ADOPT
    if permission in BEFORE_SIGNING or version in signed:
        return None
    return First.SIGN


def check_signature(typed: str, name: str) -> str:
    """The name as it was typed, if it is the person's own; raises Invalid.

    Capitals, accents and the spaces between do not matter.
    """
    said = " ".join(typed.split())
    if _bare(said) != _bare(name):
        raise Invalid("Type your full name as it stands above.")
    return said


def check_adopt(role: Role, *, first: bool, ours: bool) -> None:
    """Raise NotPermitted for somebody who may not adopt a version of the policy.

    The chair adopts what a coordinator wrote, never what they wrote themselves (`ours`). The
    first version a coordinator may adopt, also their own: there may be nobody else yet.
    """
    if first and role is Role.COORDINATOR:
        return
    if role is not Role.CHAIR:
        raise NotPermitted("A version is adopted by the chair.")
    if ours:
        raise NotPermitted("Somebody else has to adopt what you wrote.")


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in plain if one.isalnum())
