"""In which print somebody needs their answer (SAR): large, where they said so."""

from __future__ import annotations

import json

from ccportal.acts.act import act
from ccportal.acts.requests_second import void_if_changed
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict
from ccportal.rules.requests_facts import Stage
from ccportal.store.requests import Request

LEFT = frozenset({Stage.RELEASED, Stage.CLOSED})


def give_in_print(request_ref: str, actor: str, *, large: bool) -> None:
    """Put down that they need their answer in large print, or that ordinary print is right.

    An approval of the other print is void. Raises Conflict where the answer has left.
    """
    with act(actor, "request:print", request_ref, "large" if large else "ordinary"):
        request = find(request_ref)
        if state(request).stage in LEFT:
            raise Conflict("The answer has left: reopen the request to give it in another print.")
        said = json.loads(request.said or "{}") | {"large_print": large}
        kept = json.dumps(said, ensure_ascii=False, sort_keys=True)
        Request.update(said=kept).where(Request.ref == request_ref).execute()
    void_if_changed(request_ref)
