"""Parts of answers drawn ahead: as soon as their items are settled, until the answer has left.

Settled they are when the second person is asked. So approving waits for joining and for the
proof, not for drawing.
"""

from __future__ import annotations

from ccportal import clock
from ccportal.acts.requests_state import states
from ccportal.rules.requests_facts import Kind, Stage
from ccportal.sar import review
from ccportal.sar.parts import forget_all_but
from ccportal.store import written
from ccportal.store.requests import Request

SETTLED = frozenset({Stage.SECOND_REVIEW, Stage.APPROVED})
ALL = ""
KEPT = SETTLED | {Stage.ITEM_REVIEW, Stage.BUILT, Stage.READY}


def prepare(prepared: dict[str, str]) -> None:
    """Draw what is settled, and throw away what is kept of answers that have left.

    `prepared` tells what was drawn before: the digest of each request's items, and the day. Under
    ALL it tells how much was written in the whole store; where it is as much, nothing is looked at.
    """
    mark = f"{clock.today()} {written.of_all()}"
    if prepared.get(ALL) == mark:
        return
    unclosed = Request.select().where(Request.kind == Kind.ACCESS, Request.closed_on.is_null())
    now = states(unclosed)
    forget_all_but(one.request.ref for one in now if one.stage in KEPT)
    for one in now:
        ref = one.request.ref
        if one.stage not in SETTLED or one.request.subject_id is None:
            continue
        digest = f"{clock.today()} {review.prepared_digest(ref)}"
        if prepared.get(ref) != digest:
            from ccportal.acts import packs  # takes a moment to load

            prepared[ref] = digest  # before, since what cannot be drawn is tried once
            packs.draw_ahead(one.request)
    prepared[ALL] = mark
