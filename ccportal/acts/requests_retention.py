"""What goes by itself when a request is over: the answers' files, and proof of identity (DP5).

Their SHA-256 stays, so that anybody can still be told whether a file is ours; so does that
there was proof, and whether it was looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.requests_state import SYSTEM, State, states
from ccportal.rules.requests_facts import Stage
from ccportal.rules.requests_keeping import KEPT, answer_kept_until
from ccportal.store.correspondence import Evidence
from ccportal.store.requests import Pack, Request


def clear_out() -> int:
    """Remove what is over today, each with an audit entry; how much it was."""
    cleared = 0
    for now in states(Request.select().where(Request.ref.in_(list(_holding())))):
        for pack in _over(now):
            with act(SYSTEM, "pack:purge", now.request.ref, pack.sha256):
                pack.content = pack.words = None
                pack.save(only=[Pack.content, Pack.words])
            cleared += 1
        if now.stage is Stage.CLOSED:
            cleared += _forget_proof(now.request.ref)
    return cleared


def _holding() -> Iterator[str]:
    for model in (Pack, Evidence):
        kept = model.select(model.request).where(model.content.is_null(False)).distinct()
        yield from (one.request_id for one in kept)


def _over(now: State) -> list[Pack]:
    """The files whose time is over; one that was made later is kept as long from then on."""
    until = answer_kept_until(now.history)
    if until is None or until > clock.today():
        return []
    mine = Pack.select().where(Pack.request == now.request, Pack.content.is_null(False))
    return [one for one in mine if one.made_at.date() + KEPT <= clock.today()]


def _forget_proof(request_ref: str) -> int:
    kept = Evidence.select(Evidence.key).where(
        Evidence.request == request_ref, Evidence.content.is_null(False)
    )
    keys = [one.key for one in kept]
    if keys:
        with act(SYSTEM, "evidence:purge", request_ref):
            Evidence.update(content=None).where(Evidence.key.in_(keys)).execute()
    return len(keys)
