"""How a request comes in, and what is settled before anything is searched for (DP6, SAR).

Every act here and in `requests_*` takes the request's ref, the `actor` (a person's ref, or
`command`, SYSTEM, REQUESTER) and `given`, what the form carried: the version that it was made
from and its token. It is one transaction with one event and one audit entry, and a refusal is
audited too. A form sent twice does one thing once; of two people who act on the same version
the second is told so (Conflict).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal import clock
from ccportal.acts.act import note_refusal
from ccportal.acts.intake.tickets import new_reference
from ccportal.acts.requests_coming import come_in
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import REQUESTER, SYSTEM
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.requests_facts import Channel, Event, Facts, Kind
from ccportal.store.people import Person
from ccportal.store.requests import Request

__all__ = ["NOTHING", "REQUESTER", "SYSTEM", "Given"]

AMOUNT = re.compile(r"[0-9]{1,4}(\.[0-9]{2})?", re.ASCII)

NEEDED = {"name": "who", "about": "for-whom", "scope": "scope", "reach": "reach"}
"""What a requester has to have told, and what it settles."""


def receive(
    reference: str, said: dict[str, Any], public_key: bytes, received_on: date, token: str
) -> str:
    """Take in what was sent on the portal, under the reference shown there; the request's ref.

    `said` is what the requester told (JSON); it needs `name`, `about` (self, child, other), a
    safe way to be reached, `reach`, and `scope`, what they ask for. `token` names the
    submission: the same one twice makes one request. Nothing of the register is consulted.
    """
    ticks = frozenset(tick for key, tick in NEEDED.items() if str(said.get(key) or "").strip())
    row = {
        "ref": reference,
        "kind": str(said.get("kind") or Kind.ACCESS),
        "received_on": received_on,
        "channel": Channel.PORTAL,
        "scope": str(said.get("scope") or "") or None,
        "said": json.dumps(said, ensure_ascii=False, sort_keys=True),
        "public_key": public_key,
    }
    brought = {"day": received_on, "ticks": ticks}
    return come_in(Event.SEND, REQUESTER, row, brought, Given(token=token))


def record(
    actor: str,
    subject: str | None,
    received_on: date,
    channel: str,
    scope: str | None = None,
    made_by: str | None = None,
    kind: str = Kind.ACCESS,
    given: Given = NOTHING,
) -> str:
    """Put down a request that came by letter, email, telephone or in person; its new ref.

    Raises Conflict for a day after today, Invalid for a channel or a kind that there is not,
    NotFound for a person whom the register does not know.
    """
    if channel not in set(Channel) or kind not in set(Kind):
        raise Invalid("there is no such channel or kind of request")
    for one in (subject, made_by):
        if one is not None:
            _known(one)
    row = {
        "ref": new_reference(clock.today()),
        "kind": kind,
        "subject": subject,
        "made_by": made_by,
        "received_on": received_on,
        "channel": channel,
        "scope": scope,
    }
    return come_in(Event.RECORD, actor, row, {"day": received_on}, given)


def match(
    request_ref: str, actor: str, subject: str, made_by: str | None = None, given: Given = NOTHING
) -> None:
    """Say of whom of the register the request is, and who asks where that is somebody else.

    A person says so, never a comparison of names and birth dates. Raises NotFound.
    """

    def also(request: Request, _facts: Facts) -> None:
        people = {"subject": _known(subject), "made_by": made_by and _known(made_by)}
        Request.update(people).where(Request.ref == request.ref).execute()

    move(request_ref, Event.MATCH, actor, given, about=subject, also=also)


def no_match(
    request_ref: str,
    actor: str,
    terms: tuple[str, ...],
    given: Given = NOTHING,
    name: str = "",
) -> None:
    """Put down that a search of the register for these terms found nobody.

    The answer goes to the name that the requester told; where they told none on the portal,
    `name` is what their letter or they themselves said. Raises Conflict without either.
    """

    def also(request: Request, _facts: Facts) -> None:
        said = json.loads(request.said or "{}")
        said["name"] = str(said.get("name") or "").strip() or name.strip()
        if not said["name"] and request.kind == Kind.ACCESS:
            raise Conflict("write down the name of who asks: the answer goes to it")
        kept = json.dumps(said, ensure_ascii=False, sort_keys=True)
        Request.update(said=kept).where(Request.ref == request.ref).execute()

    detail = {"terms": list(terms)}
    move(
        request_ref, Event.NO_MATCH, actor, given, bring={"terms": terms}, detail=detail, also=also
    )


def confirm_identity(request_ref: str, actor: str, seen: str, given: Given = NOTHING) -> None:
    """Put down that the requester is who they say, and what was seen; ends that hold."""

    def also(request: Request, _facts: Facts) -> None:
        request.identity_confirmed_on = clock.today()
        request.save()

    move(
        request_ref,
        Event.CONFIRM_IDENTITY,
        actor,
        given,
        bring={"reason": seen},
        detail={"seen": seen},
        also=also,
    )


def accept(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Take the request on: it is matched to a person, or a search found nobody."""
    move(request_ref, Event.ACCEPT, actor, given)


def extend(
    request_ref: str,
    actor: str,
    ground: str,
    reason: str,
    notice_sent: bool,
    given: Given = NOTHING,
) -> None:
    """Take two more months, once; `ground` is `complexity` or `number` (Article 12A)."""
    ticks = frozenset({"notice-sent"} if notice_sent else ())
    move(
        request_ref,
        Event.EXTEND,
        actor,
        given,
        bring={"ground": ground, "reason": reason, "ticks": ticks},
        detail={"ground": ground, "reason": reason},
    )


def drop_extension(
    request_ref: str, actor: str, reason: str, told: bool, given: Given = NOTHING
) -> None:
    """Take the two more months back; `told` confirms that the requester knows it."""
    ticks = frozenset({"told"} if told else ())
    brought = {"reason": reason, "ticks": ticks}
    detail = {"reason": reason}
    move(request_ref, Event.DROP_EXTENSION, actor, given, bring=brought, detail=detail)


@dataclass(frozen=True, slots=True)
class Fee:
    """What is asked for, in pounds, and why; `told` confirms that the requester knows both.

    `ground` is `unfounded` or `excessive`, manifestly so, or `further-copy` (Articles 12(5)
    and 15(3)); nothing else is charged for.
    """

    ground: str
    amount: str
    reason: str
    told: bool


def charge(request_ref: str, actor: str, fee: Fee, given: Given = NOTHING) -> None:
    """Ask for a fee; the month begins when it is paid (Article 12A). Raises Invalid."""
    if not AMOUNT.fullmatch(fee.amount.strip()) or not fee.amount.strip("0. "):
        note_refusal(actor, f"request:{Event.CHARGE}", request_ref)
        raise Invalid("enter the amount in pounds, such as 12.50")
    detail = {"ground": fee.ground, "amount": fee.amount.strip(), "reason": fee.reason}
    ticks = frozenset({"told"} if fee.told else ())
    brought = {"ground": fee.ground, "reason": fee.reason, "ticks": ticks}
    move(request_ref, Event.CHARGE, actor, given, bring=brought, detail=detail)


def paid(request_ref: str, actor: str, given: Given = NOTHING) -> None:
    """Put down that the fee was paid today."""
    move(request_ref, Event.PAY, actor, given)


def _known(ref: str) -> str:
    if Person.get_or_none(Person.ref == ref) is None:
        raise NotFound("the register knows no such person")
    return ref
