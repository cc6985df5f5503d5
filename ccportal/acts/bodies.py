"""Organisations that the centre deals with: known or new, and the country of one (DP8)."""

from __future__ import annotations

from ccportal.acts.act import act
from ccportal.acts.refs import fresh
from ccportal.errors import NotFound
from ccportal.rules import transfer, words
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


def known_or_new(ref: str | None, name: str | None, kind: str) -> str | None:
    """The ref of an organisation: by its name, a new one if need be, or else by `ref`.

    None where there is neither; raises NotFound where there is none of that ref. Only inside an
    act.
    """
    called = " ".join((name or "").split())
    if called:
        known: Organisation | None = Organisation.get_or_none(Organisation.name == called)
        if known is not None:
            return str(known.ref)
        made = fresh("organisations")
        Organisation.create(ref=made, name=words.kept(called, ""), kind=kind)
        return made
    return str(find(ref).ref) if ref else None
