"""Parts of answers drawn ahead: as soon as their items are settled, until the answer has left.

A part is settled when no decision that is still to be made can change it: while records are
decided on, one part after the other; when the second person is asked, all of them. So approving
waits for joining and for the proof, not for drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ccportal import clock
from ccportal.acts.packs import composed
from ccportal.acts.requests_items import findings
from ccportal.acts.requests_state import State, states
from ccportal.rules.redaction import Decided
from ccportal.rules.requests_facts import Kind, Stage
from ccportal.rules.withholding import Action, Mode
from ccportal.sar import review
from ccportal.sar.collect import Found
from ccportal.sar.parts import KeptParts, forget_all_but
from ccportal.sar.render import prepare, prepare_alike
from ccportal.store import written
from ccportal.store.requests import Request

DRAWN = frozenset({Stage.ITEM_REVIEW, Stage.SECOND_REVIEW, Stage.APPROVED})
KEPT = DRAWN | {Stage.BUILT, Stage.READY}


class Ahead:
    """Looks again and again at what is settled, and remembers in between what it saw.

    That is references, digests, and how much was written in the whole store; where it is as
    much as before and nothing is left to be drawn, nothing is looked at.
    """

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        self._mark = ""
        self._digests: dict[str, str] = {}
        self._seen: dict[str, frozenset[bytes]] = {}
        self._left: set[str] = set()

    def look(self) -> None:
        """Draw what is settled since the last look, and throw away parts of what has left."""
        mark = f"{clock.today()} {written.of_all()}"
        if mark == self._mark and not self._left:
            return
        unclosed = Request.select().where(Request.kind == Kind.ACCESS, Request.closed_on.is_null())
        now = states(unclosed)
        forget_all_but(one.request.ref for one in now if one.stage in KEPT)
        for one in now:
            if one.stage in DRAWN and one.request.subject_id is not None:
                self._draw(one)
        self._mark = mark

    def _draw(self, one: State) -> None:
        ref = one.request.ref
        digest = f"{clock.today()} {review.prepared_digest(ref)}"
        if self._digests.get(ref) == digest and ref not in self._left:
            return
        self._digests[ref] = digest  # before, since what cannot be drawn is tried once
        self._left.discard(ref)
        before = self._seen.pop(ref, frozenset())
        self._seen[ref] = draw_ahead(one.request, before)
        if self._seen[ref] - before:
            self._left.add(ref)


def draw_ahead(request: Request, seen: frozenset[bytes] = frozenset()) -> frozenset[bytes]:
    """Draw the parts of an answer before it is approved, as far as they are settled.

    That is all of it where everything is decided. Else it is what would be drawn the same
    whether the rest is given or left out; of that only parts that were `seen` settled before
    are drawn, so that none is while somebody is at work on it. Returns those settled so far,
    empty where all is drawn.
    """
    ref, kept = request.ref, KeptParts(request.ref)
    found = review.added(ref, findings(ref))
    open_refs = {line.partition(":")[0] for line in review.unprepared(ref, found)}
    dated = request.approved_on or clock.today()
    decided = review.decided(ref)
    if not open_refs:
        prepare(composed(ref, found, decided, dated), kept)
        return frozenset()
    given, without = (
        composed(ref, *_as_if(found, decided, open_refs, action), dated)
        for action in (Action.INCLUDE, Action.UNRELATED)
    )
    return prepare_alike(given, without, kept, seen)


def _as_if(
    found: tuple[Found, ...], decided: Mapping[str, Decided], refs: set[str], action: Action
) -> tuple[tuple[Found, ...], dict[str, Decided]]:
    """The findings and decisions as if this had been decided on those records, their files apart.

    Nothing that comes of it alone is drawn.
    """
    assumed = {ref: Decided(ref, action, None, Mode.STATED, ()) for ref in refs}
    rows = [
        replace(one, row={key: value for key, value in one.row.items() if key != "file"})
        if one.ref in refs
        else one
        for one in found
    ]
    return tuple(rows), {**decided, **assumed}
