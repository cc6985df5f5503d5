"""Organisations that the centre deals with: the country that one is in (DP8)."""

from __future__ import annotations

from ccportal.acts.act import act
from ccportal.errors import NotFound
from ccportal.rules import transfer
from ccportal.store.people import Organisation


def find(ref: str) -> Organisation:
    """An organisation; raises NotFound."""
    found: Organisation | None = Organisation.get_or_none(Organisation.ref == ref)
    if found is None:
        raise NotFound("There is no such organisation.")
    return found


def say_country(actor: str, ref: str, country: str) -> None:
    """Put down the country that an organisation is in; raises Invalid, NotFound."""
    with act(actor, "organisation:country", ref):
        found = find(ref)
        found.country = transfer.country_of(country)
        found.save()
