"""Uncovering contact details: each time is noted down (C4, C5)."""

from __future__ import annotations

from ccportal.acts.act import act
from ccportal.errors import NotFound
from ccportal.store.people import ContactDetail


def show_contact(actor: str, person: str, position: int) -> ContactDetail:
    """The contact detail of a person at a place of their list; the look is noted down.

    Raises NotFound where there is none.
    """
    found = ContactDetail.get_or_none(
        (ContactDetail.person == person) & (ContactDetail.position == position)
    )
    if found is None:
        raise NotFound("There is no such contact detail.")
    with act(actor, "contact:show", person, found.kind):
        return found
