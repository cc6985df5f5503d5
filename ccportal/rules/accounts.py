"""What an account is called and what it may be: an email, a role of the team."""

from __future__ import annotations

import re

from ccportal.errors import Invalid
from ccportal.rules.access import Role

STAFF = (Role.VOLUNTEER, Role.COORDINATOR, Role.CHAIR)
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)*", re.ASCII)
LONGEST = 254


def tidy(email: str) -> str:
    """An email as it is kept: without spaces around it, in lower case."""
    return email.strip().lower()


def email_of(text: str) -> str:
    """The email that a text is, as it is kept; raises Invalid where it is none."""
    address = tidy(text)
    if len(address) > LONGEST or not EMAIL.fullmatch(address):
        raise Invalid("Enter an email address like name@example.org.")
    return address


def role_of(text: str) -> Role:
    """The role of the team that a word is; raises Invalid where it is none."""
    if text not in STAFF:
        raise Invalid(f"The role is one of {', '.join(STAFF)}.")
    return Role(text)
