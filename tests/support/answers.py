"""Answers made straight from an archive's JSON, without a store between."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from ccportal.rules.redaction import Cut, Decided, plain
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.asked import Asked
from ccportal.sar.collect import Found
from ccportal.sar.compose import composed
from ccportal.sar.pack import Head, Pack
from ccportal.sar.redact import redacted
from ccportal.sar.register import Register, full_name

Row = dict[str, Any]
DAY = date(2026, 11, 25)


@dataclass(frozen=True)
class Case:
    """All that one answer is made of."""

    register: Register
    asked: Asked
    found: tuple[Found, ...]
    decided: Mapping[str, Decided]

    def pack(self, redact: Callable = redacted, compose: Callable = composed) -> Pack:
        """The answer, also by other functions than the project's."""
        return compose(self.asked, redact(self.register, self.found, self.decided), DAY)

    def but(self, pair: tuple[tuple[Found, ...], Mapping[str, Decided]]) -> Case:
        """The same with other findings and decisions."""
        return replace(self, found=pair[0], decided=pair[1])


def read(path: Path) -> Row:
    return json.loads(path.read_text(encoding="utf-8"))


def decision(row: Row) -> Decided:
    mode = Mode(row.get("mode", "stated"))
    exemption = Exemption(row["exemption"]) if "exemption" in row else None
    passages = tuple(
        Cut(one["find"], Exemption(one["exemption"]), Mode(one.get("mode", "stated")))
        for one in row.get("passages", ())
    )
    return Decided(row["record"], Action(row["action"]), exemption, mode, passages)


def kept(row: Row) -> Row:
    """A record as the store gives it: a file by a digest, never by its name."""
    if "file" not in row:
        return row
    return row | {"file": hashlib.sha256(row["file"].encode()).hexdigest()}


def case(archive: Row, request_ref: str) -> Case:
    """What the answer to a request is made of: a record for each of its decisions."""
    records = {
        row["ref"]: (kind, row)
        for kind, rows in archive.items()
        if isinstance(rows, list)
        for row in rows
        if "ref" in row
    }
    request = records[request_ref][1]
    found = tuple(
        Found(one["record"], records[one["record"]][0], "held", kept(records[one["record"]][1]), "")
        for one in request.get("decisions", ())
    )
    subject = records[request["subject"]][1]
    maker = records[request.get("made_by", request["subject"])][1]
    centre = archive["centre"]
    optional = (centre.get(key) for key in ("phone", "email", "website"))
    return Case(
        Register(
            request=request,
            subject=subject,
            families=tuple(
                one
                for one in archive.get("families", ())
                if any(member["person"] == subject["ref"] for member in one["members"])
            ),
            team=tuple(one for one in archive.get("team", ()) if one["person"] == subject["ref"]),
            account=None,
            team_roles={one["person"]: one["role"] for one in archive.get("team", ())},
            organisations={one["ref"]: one["name"] for one in archive.get("organisations", ())},
            sessions={one["ref"]: one for one in archive.get("sessions", ())},
            policies={one["ref"]: one["adopted_on"] for one in archive.get("policy_versions", ())},
        ),
        Asked(
            reference=request_ref,
            subject=full_name(subject),
            addressee=full_name(maker),
            for_self=maker is subject,
            received_on=date.fromisoformat(request["received_on"]),
            scope=plain(request.get("scope", "")),
            head=Head(centre["name"], centre["address"], *optional),
        ),
        found,
        {one["record"]: decision(one) for one in request.get("decisions", ())},
    )


def strings(value: object) -> Iterator[str]:
    """Every text in an answer, in order, with what stands for a marker."""
    if isinstance(value, Enum):
        yield f"[{value}]"
    elif isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif value is not None:
        yield str(value)


def squeezed(text: str) -> str:
    """In NFC, with each run of white space made one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def folded(text: str) -> str:
    """As a search sees it that minds neither case, spaces nor signs."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in letters if one.isalnum())
