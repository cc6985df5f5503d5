"""Which table and column each key of the centre archive is kept in: one declaration, both ways.

The order of lists and keys is that of the archive. `content` reads records out by it, and
whoever loads an archive writes them in by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from peewee import Field

from ccportal.store.contact import Attendance, Incident, Note, Session
from ccportal.store.database import RecordsModel
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.documents import Document
from ccportal.store.families import Family, Member, Referral, Risk
from ccportal.store.people import About, ContactDetail, KnownAs, Organisation, Person
from ccportal.store.premises import Assessment
from ccportal.store.requests import Decision, Passage, Request
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import DbsCheck, TeamMember, Undertaking


@dataclass(frozen=True, slots=True)
class Form:
    """How the rows of one table stand in the archive.

    `keys` are its columns and parts in the archive's order. A part belongs to its owner by
    the column `owner` and is ordered by `position`; it is `single` where it is a list of
    bare values, and stands there empty too where it is `kept`.
    """

    model: type[RecordsModel]
    keys: tuple[Key, ...]
    owner: str | None = None
    single: bool = False
    kept: bool = False

    @property
    def key(self) -> Field:
        """The primary key of the table."""
        return cast(Field, self.model._meta.primary_key)

    def field(self, column: str) -> Field:
        """A column of the table."""
        return cast(Field, self.model._meta.fields[column])

    @property
    def columns(self) -> tuple[Key, ...]:
        """The keys that are columns of the table itself."""
        return tuple(key for key in self.keys if key.part is None)

    @property
    def parts(self) -> tuple[tuple[Key, Form], ...]:
        """The keys that are lists kept in tables of their own."""
        return tuple((key, key.part) for key in self.keys if key.part is not None)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the archive: its column, or the part that it is a list of.

    `told` is false for a yes or no that is left out where it is no.
    """

    name: str
    column: str
    part: Form | None = None
    told: bool = True


def _form(
    model: type[RecordsModel],
    names: str,
    *,
    owner: str | None = None,
    single: bool = False,
    kept: bool = False,
    **parts: Form,
) -> Form:
    keys = []
    for word in names.split():
        name, _, column = word.rstrip("?").partition("=")
        keys.append(Key(name, column or name, parts.get(name), not word.endswith("?")))
    return Form(model, tuple(keys), owner, single, kept)


ABOUT = _form(About, "person", owner="record", single=True, kept=True)
KNOWN_AS = _form(KnownAs, "name", owner="person", single=True)
CONTACTS = _form(
    ContactDetail, "kind value confidential? from=from_on until=until_on", owner="person"
)
MEMBERS = _form(Member, "person role parental_responsibility?", owner="family", kept=True)
PASSAGES = _form(Passage, "find exemption mode", owner="decision")
DECISIONS = _form(
    Decision,
    "record action exemption mode passages reason decided_by agreed_by",
    owner="request",
    passages=PASSAGES,
)
DBS = _form(DbsCheck, "checked_on certificate_number outcome decision", owner="member")
UNDERTAKINGS = _form(Undertaking, "policy_version signed_on", owner="member")

FORMS: dict[str, Form] = {
    "policy_versions": _form(PolicyVersion, "ref adopted_on review_due_on text summary_of_changes"),
    "organisations": _form(Organisation, "ref name kind address phone email country"),
    "people": _form(
        Person,
        "ref given_names family_name also_known_as date_of_birth contacts",
        also_known_as=KNOWN_AS,
        contacts=CONTACTS,
    ),
    "families": _form(Family, "ref opened_on closed_on members", members=MEMBERS),
    "referrals": _form(
        Referral,
        "ref family referred_on organisation referred_by contact reason court_order risk_summary",
    ),
    "sessions": _form(Session, "ref starts_at ends_at"),
    "attendances": _form(Attendance, "ref session family person status arrived_at left_at reason"),
    "notes": _form(Note, "ref family about kind written_at written_by text", about=ABOUT),
    "incidents": _form(
        Incident,
        "ref family session about occurred_at recorded_by text action_taken",
        about=ABOUT,
    ),
    "risks": _form(
        Risk,
        "ref family from_person to_persons kind source text recorded_at recorded_by"
        " held_to_prevent_violence review_on",
        to_persons=ABOUT,
    ),
    "documents": _form(
        Document,
        "ref family about title received_on received_from media_type file text",
        about=ABOUT,
    ),
    "consents": _form(Consent, "ref person covers recipient given_on how withdrawn_on"),
    "disclosures": _form(
        Disclosure, "ref made_on to about what ground text decided_by", about=ABOUT
    ),
    "assessments": _form(
        Assessment, "ref family professional purpose agreed_on agreed_by expires_on"
    ),
    "requests": _form(
        Request,
        "ref kind subject made_by received_on channel identity_confirmed_on scope closed_on"
        " decisions",
        decisions=DECISIONS,
    ),
}
"""Every list whose entries have a `ref`."""

TEAM = _form(
    TeamMember,
    "person role started_on left_on dbs undertakings",
    dbs=DBS,
    undertakings=UNDERTAKINGS,
)
"""The team's list: its entries have no `ref` and keep their order by `position`."""
