"""Making the answer to an access request, in this order (SAR, VIO):

    review -> collect -> redact -> compose -> the same again -> render -> prove -> seal

"The same again" is made of findings in which everything withheld was replaced: all that would
be drawn of the two has to be alike, letter for letter, since what is drawn makes the file.
The same answer as plain text is made of the same, proved by the same scan and sealed with it.
Parts are drawn as soon as their records are settled, and are kept until the answer has left.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from ccportal.acts.act import note_refusal
from ccportal.acts.documents_words import unopened
from ccportal.acts.requests_delivery import built
from ccportal.acts.requests_items import findings
from ccportal.acts.requests_second import void_if_changed
from ccportal.acts.requests_state import State, find, state
from ccportal.errors import Conflict, Invalid, Refused
from ccportal.rules.redaction import Decided
from ccportal.rules.requests import ENDS
from ccportal.rules.requests_facts import Event, Kind, Stage
from ccportal.sar import review
from ccportal.sar.collect import Found
from ccportal.sar.compose import compose
from ccportal.sar.letter import check_routes
from ccportal.sar.pack import Pack
from ccportal.sar.parts import KeptParts
from ccportal.sar.prove import Leak, canaries, prove, prove_plain
from ccportal.sar.prove_blame import blamed
from ccportal.sar.prove_canaries import KEPT_WHOLE
from ccportal.sar.redact import redact
from ccportal.sar.register import organisations
from ccportal.sar.render import alike, render
from ccportal.sar.render_plain import plain
from ccportal.sar.seal import seal
from ccportal.sar.twin import replaced
from ccportal.store.requests import Pack as Sealed
from ccportal.store.requests import Request

Progress = Callable[[int, int], None]
Compose = Callable[[str, tuple[Found, ...], Mapping[str, Decided], date], Pack]

NO_ACCESS = "not an access request: no answer is built from it"
NO_PAGES = "its file cannot be shown page by page: give it as PDF, JPEG or PNG, or withhold it"
LET_OUT = frozenset({Stage.RELEASED, Stage.CLOSED})
WITHOUT_ANSWER = frozenset(ENDS.values())


class Unlike(Refused):
    """The two answers differ: something withheld shows in them. None is let out."""


def build(request_ref: str, actor: str, progress: Progress | None = None) -> bytes:
    """The sealed answer to a request as PDF bytes; the same request gives the same bytes.

    Of an answer that was let out already, the file that left. `progress` is called with steps
    done and steps in all. Raises Invalid with every reason to refuse, a line each beginning
    with a record's ref, and Refused where the proof fails; a refusal is audited.
    """
    try:
        now = state(find(request_ref))
        let_out = _let_out(now)
        if let_out is not None:
            return let_out
        found = _reviewed(now)
        return make(now.request, found, actor, progress or _nobody)
    except Refused:
        note_refusal(actor, f"request:{Event.BUILD}", request_ref)
        raise


def refusals(request_ref: str) -> tuple[str, ...]:
    """Why no answer can be built now, a line each; empty where one can."""
    try:
        _reviewed(state(find(request_ref)))
    except Invalid as refusal:
        return refusal.faults
    return ()


def _let_out(now: State) -> bytes | None:
    if now.stage not in LET_OUT:
        return None
    sealed = (
        Sealed.select()
        .where(Sealed.request == now.request, Sealed.released_at.is_null(False))
        .order_by(Sealed.made_at.desc())
        .first()
    )
    return bytes(sealed.content) if sealed and sealed.content else None


def _reviewed(now: State) -> tuple[Found, ...]:
    """What the answer is made of; raises Invalid with every reason why none may be made."""
    ref = now.request.ref
    lines = _by_state(now)
    if lines:
        raise Invalid("no answer is built", lines)
    collected = findings(ref)
    lines = review.refusals(ref, collected)
    if lines:
        void_if_changed(ref)
        raise Invalid("no answer is built", lines)
    found = review.added(ref, collected)
    lines = _without_pages(found, review.decided(ref))
    if lines:
        raise Invalid("no answer is built", lines)
    return found


def _without_pages(found: tuple[Found, ...], decided: Mapping[str, Decided]) -> tuple[str, ...]:
    """A line for each document that is to be given and that nobody can open to show it."""
    files = {
        one.ref: one.row["file"]
        for one in found
        if "file" in one.row and decided[one.ref].action not in KEPT_WHOLE
    }
    closed = unopened(files.values())
    return tuple(f"{ref}: {NO_PAGES}" for ref, file in files.items() if file in closed)


def _by_state(now: State) -> tuple[str, ...]:
    ref = now.request.ref
    if now.request.kind != Kind.ACCESS:
        return (f"{ref}: {NO_ACCESS}",)
    if now.request.subject_id is None and not now.history.no_match:
        return (f"{ref}: it is not matched to anybody",)
    outcome = now.history.outcome
    if outcome is not None and outcome in WITHOUT_ANSWER:
        return (f"{ref}: the request is closed ({outcome}): no answer is built from it",)
    if now.stage in LET_OUT and not now.request.imported:
        return (f"{ref}: its answer was let out and is not kept any more",)
    return ()


def make(
    request: Request,
    found: tuple[Found, ...],
    actor: str,
    progress: Progress,
    compose: Compose | None = None,
) -> bytes:
    """The proved and sealed file; `compose` stands in for `composed` where a fault is planted.

    Raises Unlike or what `prove` raises where something withheld shows, Conflict where
    something changed while it was made.
    """
    compose = compose or composed
    ref, digest = request.ref, str(request.approved_digest)
    decided = review.decided(ref)
    dated = _dated(request)
    kept = KeptParts(ref)
    pack = compose(ref, found, decided, dated)
    check_routes(pack.letter)
    twin = compose(ref, *replaced(found, decided, organisations(found)), dated)
    if not alike(pack, twin, kept):
        raise Unlike(
            f"{ref}: the answer is not the same when what is withheld is replaced: no file"
        )
    pdf = render(pack, progress, kept)
    words = plain(pack)

    def proved(sought: tuple[str, ...]) -> None:
        prove(pdf, pack, sought)
        prove_plain(words, pack, sought)

    _proved(ref, found, decided, proved)
    if review.digest(ref) != digest:
        raise Conflict(f"{ref}: something changed while the answer was made")
    seal(ref, pdf, words.encode(), digest, actor)
    if state(find(ref)).stage is Stage.APPROVED:
        built(ref, hashlib.sha256(pdf).hexdigest(), digest)
    return pdf


def _proved(
    ref: str,
    found: tuple[Found, ...],
    decided: Mapping[str, Decided],
    proved: Callable[[tuple[str, ...]], None],
) -> None:
    """Let an answer pass that is proved; raises Leak with a line for each record to look at."""

    def leaks(sought: tuple[str, ...]) -> bool:
        try:
            proved(sought)
        except Leak:
            return True
        return False

    sought = canaries(ref, found, decided)
    try:
        proved(sought)
    except Leak as leak:
        whose = () if leaks(()) else blamed(ref, found, decided, sought, leaks)
        raise Leak(str(leak), tuple(f"{one}: {leak}" for one in whose or (ref,))) from None


def _dated(request: Request) -> date:
    """The day that the letter has: that of the approval, of an imported request an earlier one."""
    day: date = request.approved_on or request.identity_confirmed_on or request.received_on
    return day


def composed(
    ref: str, found: tuple[Found, ...], decided: Mapping[str, Decided], dated: date
) -> Pack:
    """The answer that these findings and decisions make."""
    return compose(ref, redact(ref, found, decided), dated)


def _nobody(_done: int, _total: int) -> None:
    """Nobody watches."""
