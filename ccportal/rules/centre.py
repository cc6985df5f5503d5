"""What a centre says of itself, as its papers and the portal show it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ccportal.errors import Invalid
from ccportal.rules.accounts import email_of

NUMBER = re.compile(r"[A-Z]{1,2}\d{5,8}")
"""A number of the Information Commissioner's register, for example ZA123456."""


@dataclass(frozen=True, slots=True)
class Details:
    """A centre's name, its address line by line, and how it is reached; empty is not said."""

    name: str
    address: str
    phone: str = ""
    email: str = ""
    website: str = ""
    registration: str = ""


def checked(said: Details) -> Details:
    """What was said, tidied up; raises Invalid for what is missing or is none.

    A name and an address are needed: letters name them. `registration` is the centre's number
    in the Information Commissioner's register of who pays the data protection fee (Data
    Protection (Charges and Information) Regulations 2018).
    """
    name = " ".join(said.name.split())
    if not name:
        raise Invalid("Enter what your centre is called.")
    lines = (" ".join(line.split()) for line in said.address.splitlines())
    address = "\n".join(line for line in lines if line)
    if not address:
        raise Invalid("Enter where your centre is.")
    reached = said.phone.strip(), safe_email(said.email), said.website.strip()
    return Details(name, address, *reached, register_number(said.registration))


def safe_email(said: str) -> str:
    """An email as it is kept, or none; raises Invalid for what is no email."""
    return email_of(said) if said.strip() else ""


def register_number(said: str) -> str:
    """A number of the register as it is kept, or none; raises Invalid for what is no number."""
    number = "".join(said.split()).upper()
    if number and not NUMBER.fullmatch(number):
        raise Invalid("Enter a number like ZA123456, or leave it empty.")
    return number
