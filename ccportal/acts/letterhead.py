"""The centre's letterhead, as its papers have it."""

from __future__ import annotations

from ccportal.sar.pack import Head
from ccportal.store import content

UNNAMED = "Contact centre"
OPTIONAL = ("phone", "email", "website")


def letterhead() -> Head:
    """Name, address and how the centre is reached; a centre that is not named yet has its kind."""
    said = content.centre() or {}
    name = said.get("name") or UNNAMED
    return Head(name, said.get("address") or "", *(said.get(one) for one in OPTIONAL))
