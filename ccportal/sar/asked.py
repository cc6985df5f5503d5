"""What was asked, by whom, of whom: all that an answer knows beside its redacted items."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.catalogue import WORDS
from ccportal.errors import Refused
from ccportal.rules.redaction import plain
from ccportal.rules.requests_facts import Event
from ccportal.sar.pack import Head
from ccportal.sar.register import full_name
from ccportal.store import content
from ccportal.store.requests import Request, RequestEvent

NAMED = "the person you named"
"""Whom an answer is about where the register knows nobody and somebody else asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as its answer speaks of it.

    `subject` is whom it is about and `addressee` who asked, by name; `for_self` says that they
    are one person; `scope` is in the requester's words, empty where they named nothing.
    `places` are those that were searched by hand, as the search certificate lists them; what
    was found there is not known here. `unknown` says that the register knows nobody of them.
    `since` is the earlier request of theirs, to whose answer they agreed to have what is new.
    `large_print` says that they need the answer in it.
    """

    reference: str
    subject: str
    addressee: str
    for_self: bool
    received_on: date
    scope: str
    head: Head
    places: tuple[str, ...] = ()
    unknown: bool = False
    since: str = ""
    large_print: bool = False

    @property
    def whom(self) -> str:
        """Whom the answer is about, as the letter says it: you, or a name."""
        if self.for_self:
            return "you"
        return NAMED if self.unknown else self.subject

    @property
    def whose(self) -> str:
        """The same as an owner: your, or a name with its ending."""
        if self.for_self:
            return "your"
        return "their" if self.unknown else f"{self.subject}’s"


def asked(request_ref: str) -> Asked:
    """Read a request; raises Refused where the centre has no name and address yet."""
    request, centre = content.row("requests", request_ref), content.centre()
    if centre is None:
        raise Refused("the centre has no name and address yet: an answer needs them")
    maker = str(request.get("made_by") or request.get("subject"))
    told = told_of_nobody(request_ref)
    optional = (centre.get(key) for key in ("phone", "email", "website"))
    return Asked(
        reference=request_ref,
        subject=told["name"] if told else full_name(content.row("people", request["subject"])),
        addressee=told["name"] if told else full_name(content.row("people", maker)),
        for_self=told["self"] if told else maker == request["subject"],
        received_on=date.fromisoformat(request["received_on"]),
        scope=plain(request.get("scope", "")).strip(),
        head=Head(centre["name"], centre["address"], *optional),
        places=places(request_ref),
        unknown=told is not None,
        since=since(request_ref),
        large_print=large_print(request_ref),
    )


def large_print(request_ref: str) -> bool:
    """Whether they told, on the portal or somebody of the team, that they need large print."""
    said = json.loads(Request.get_by_id(request_ref).said or "{}")
    return bool(said.get("large_print"))


def told_of_nobody(request_ref: str) -> dict[str, Any] | None:
    """What stands for whom nobody in the register is: the name that they told, and for whom.

    None where the request is matched to a person, whose name the register has.
    """
    request = Request.get_by_id(request_ref)
    if request.subject_id is not None:
        return None
    said = json.loads(request.said or "{}")
    about = str(said.get("about") or "self")
    return {"name": plain(str(said.get("name") or "")).strip(), "self": about == "self"}


def places(request_ref: str) -> tuple[str, ...]:
    """The places that were searched by hand, as the last search certificate lists them.

    Every certificate lists every place, whether something was found there or not; none came
    with an archive.
    """
    signed = (
        RequestEvent.select()
        .where(RequestEvent.request == request_ref, RequestEvent.kind == Event.CERTIFY)
        .order_by(RequestEvent.seq.desc())
        .first()
    )
    searched = json.loads(signed.detail)["stores"] if signed else {}
    return tuple(sorted(one for one in searched if one not in WORDS))


def since(request_ref: str) -> str:
    """The earlier request to whose answer they agreed to have what is new; empty where all is."""
    agreed = (
        RequestEvent.select()
        .where(RequestEvent.request == request_ref, RequestEvent.kind == Event.NARROW)
        .order_by(RequestEvent.seq.desc())
        .first()
    )
    return str(json.loads(agreed.detail)["of"] or "") if agreed else ""
