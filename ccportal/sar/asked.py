"""What was asked, by whom, of whom: all that an answer knows beside its redacted items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccportal.errors import Refused
from ccportal.rules.redaction import plain
from ccportal.sar.pack import Head
from ccportal.sar.register import full_name
from ccportal.store import content


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as its answer speaks of it.

    `subject` is whom it is about and `addressee` who asked, by name; `for_self` says that they
    are one person; `scope` is in the requester's words, empty where they named nothing.
    """

    reference: str
    subject: str
    addressee: str
    for_self: bool
    received_on: date
    scope: str
    head: Head

    @property
    def whom(self) -> str:
        """Whom the answer is about, as the letter says it: you, or a name."""
        return "you" if self.for_self else self.subject

    @property
    def whose(self) -> str:
        """The same as an owner: your, or a name with its ending."""
        return "your" if self.for_self else f"{self.subject}’s"


def asked(request_ref: str) -> Asked:
    """Read a request; raises Refused where the centre has no name and address yet."""
    request, centre = content.row("requests", request_ref), content.centre()
    if centre is None:
        raise Refused("the centre has no name and address yet: an answer needs them")
    maker = str(request.get("made_by") or request["subject"])
    optional = (centre.get(key) for key in ("phone", "email", "website"))
    return Asked(
        reference=request_ref,
        subject=full_name(content.row("people", request["subject"])),
        addressee=full_name(content.row("people", maker)),
        for_self=maker == request["subject"],
        received_on=date.fromisoformat(request["received_on"]),
        scope=plain(request.get("scope", "")).strip(),
        head=Head(centre["name"], centre["address"], *optional),
    )
