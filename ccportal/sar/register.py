"""What an answer needs to know beside the records themselves: who is who, and who asks.

Nothing here is of another person but the part that they have in the subject's own family or
on the team, and nothing of an organisation but its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ccportal.rules.redaction import plain
from ccportal.sar import wording
from ccportal.sar.collect import Found
from ccportal.store import content, own_rows
from ccportal.store.accounts import Account

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Register:
    """A request, its subject, and what is needed to tell who stands in a record.

    Rows are in the archive's form, with what is arranged (`own_rows`). `families` are the
    subject's, `team` their entries there, `account` theirs. `team_roles` are by person,
    `organisations` names by ref, `sessions` rows by ref, `policies` days of adoption by ref.
    """

    request: Row
    subject: Row
    families: tuple[Row, ...]
    team: tuple[Row, ...]
    account: Row | None
    team_roles: Mapping[str, str]
    organisations: Mapping[str, str]
    sessions: Mapping[str, Row]
    policies: Mapping[str, str]

    @property
    def for_self(self) -> bool:
        """Whether the subject asks for their own data, and nobody else for them."""
        return bool(self.request.get("made_by", self.subject["ref"]) == self.subject["ref"])

    @property
    def name(self) -> str:
        """The subject's name."""
        return full_name(self.subject)

    def person(self, ref: str, family: str | None) -> str:
        """Who somebody is in a record of a family: nobody stands by name but the subject.

        The requester is "you", others are what they are in the family or on the team.
        """
        if ref == self.request.get("made_by", self.subject["ref"]):
            return "you"
        if ref == self.subject["ref"]:
            return self.name
        role = self._family_role(ref, family)
        if role is None and ref in self.team_roles:
            return wording.TEAM_ROLES[self.team_roles[ref]]
        return wording.FAMILY_ROLES[role] if role else wording.ANOTHER_PERSON

    def _family_role(self, ref: str, family: str | None) -> str | None:
        """What somebody is in a family of the subject's: the record's own before others."""
        for one in sorted(self.families, key=lambda one: one["ref"] != family):
            for member in one["members"]:
                if member["person"] == ref:
                    return str(member["role"])
        return None


def full_name(person: Row) -> str:
    """Given names and family name, as an answer shows them."""
    return plain(f"{person['given_names']} {person['family_name']}").strip()


def arranged(known: Register) -> list[Row]:
    """What is arranged with the subject and their families; empty where nothing is."""
    subject = known.subject["ref"]
    families = (own_rows.of_family(one["ref"], subject) for one in known.families)
    return [one for one in (own_rows.of_person(subject), *families) if one]


def organisations(found: Iterable[Found]) -> dict[str, str]:
    """The names of the organisations that stand in these records, by ref."""
    refs = {value for one in found for value in one.row.values() if isinstance(value, str)}
    return {one["ref"]: one["name"] for one in content.rows("organisations", refs)}


def register(request_ref: str, found: Iterable[Found]) -> Register:
    """Read what the answer to a request needs beside the records found for it."""
    request = content.row("requests", request_ref)
    subject = request["subject"]
    refs = {value for one in found for value in one.row.values() if isinstance(value, str)}
    account = Account.get_or_none(Account.person == subject)
    return Register(
        request=request,
        subject=content.row("people", subject) | own_rows.of_person(subject),
        families=tuple(
            one | own_rows.of_family(one["ref"], subject) for one in content.families_of(subject)
        ),
        team=tuple(
            one | more
            for one, more in zip(content.team(subject), own_rows.of_team(subject), strict=True)
        ),
        account={"email": account.email, "role": account.role} if account else None,
        team_roles={one["person"]: one["role"] for one in content.team()},
        organisations={one["ref"]: one["name"] for one in content.rows("organisations", refs)},
        sessions={one["ref"]: one for one in content.rows("sessions", refs)},
        policies={one["ref"]: one["adopted_on"] for one in content.rows("policy_versions")},
    )
