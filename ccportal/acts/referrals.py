"""Writing down a referral: with the family that it brings, or again for one that was here (C3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccportal import clock
from ccportal.acts import bodies, families, households
from ccportal.acts import recording as records
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.acts.refs import fresh
from ccportal.errors import Invalid, NotFound
from ccportal.rules import words
from ccportal.store.families import Family, Referral
from ccportal.store.people import Organisation


class Contact(StrEnum):
    """What kind of contact is asked for, as the archive has it."""

    SUPPORTED = "supported"
    SUPERVISED = "supervised"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class Said:
    """What a referral says. `organisation` is the ref of one, `body` the name of a new one."""

    referred_on: date
    contact: str
    reason: str
    organisation: str | None = None
    body: str | None = None
    body_kind: str = "other"
    court_order: str | None = None
    risk_summary: str | None = None


def write(actor: str, said: Said, family: str | None = None, sheet: Sheet = NO_SHEET) -> str:
    """Write down a referral; the ref of it. Without `family` a new one begins.

    Raises Invalid for what is missing or a day to come, NotFound for who there is not,
    Conflict where the family is not over yet.
    """

    def fill(ref: str) -> None:
        if said.referred_on > clock.today():
            raise Invalid("That day has not come yet")
        here = households.family(family) if family else _new_family(said.referred_on)
        families.receive(here, actor)
        Referral.create(
            ref=ref,
            family=here,
            referred_on=said.referred_on,
            organisation=bodies.known_or_new(said.organisation, said.body, said.body_kind),
            contact=Contact(said.contact),
            reason=words.kept(said.reason, "Write why they come"),
            court_order=words.maybe(said.court_order),
            risk_summary=words.maybe(said.risk_summary),
        )

    return records.put(actor, "referral:write", "referrals", sheet, fill)


def family_of(ref: str) -> str:
    """The family that a referral brought; raises NotFound."""
    found = Referral.get_or_none(Referral.ref == ref)
    if found is None:
        raise NotFound("There is no such referral.")
    return str(found.family_id)


def organisations() -> list[Organisation]:
    """The bodies that the centre knows, by name."""
    return list(Organisation.select().order_by(Organisation.name, Organisation.ref))


def _new_family(on: date) -> Family:
    return Family.create(ref=fresh("families"), opened_on=on)
