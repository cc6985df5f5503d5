"""What a requester showed to say who they are: looked at, and then removed (C8, DP5)."""

from __future__ import annotations

from ccportal import clock
from ccportal.acts.act import act, note_down
from ccportal.errors import NotFound
from ccportal.store.correspondence import Evidence


def look_at(actor: str, request_ref: str, key: str) -> bytes:
    """The bytes of a photograph or PDF, as they came; the look is noted down.

    Raises NotFound where there is none, or where it was seen and removed.
    """
    found = _find(request_ref, key)
    if found.content is None:
        raise NotFound("It was seen and removed.")
    note_down(actor, "evidence:read", request_ref)
    return bytes(found.content)


def seen(actor: str, request_ref: str, key: str) -> None:
    """Put down that it was seen, and remove it: what stays is that it was there."""
    found = _find(request_ref, key)
    with act(actor, "evidence:seen", request_ref):
        Evidence.update(content=None, seen_at=clock.now(), seen_by=actor).where(
            Evidence.key == found.key, Evidence.seen_at.is_null()
        ).execute()


def _find(request_ref: str, key: str) -> Evidence:
    found = Evidence.get_or_none((Evidence.request == request_ref) & (Evidence.key == key))
    if found is None:
        raise NotFound("There is no such proof.")
    return found
