"""Requests as they were sent on the portal: each is drawn once in a run, its row put there again.

Drawing the key of a ticket takes its time, and the copies of an instance have the same keys.
"""

from __future__ import annotations

import json
from typing import Any

from ccportal import clock
from ccportal.acts.intake.sending import Prepared, prepare, send
from ccportal.store.database import portal_db, writing
from ccportal.store.portal import PortalRequest

_drawn: dict[tuple[int, str, bytes], tuple[Prepared, dict[str, Any]]] = {}


def sent(said: dict[str, Any], centre: bytes) -> Prepared:
    """What somebody said now stands on the portal, sealed to the `centre`; the next is another."""
    which = PortalRequest.select().count(), json.dumps(said), centre
    if which not in _drawn:
        prepared = prepare()
        send(prepared, said, centre)
        row = PortalRequest.get(PortalRequest.reference == prepared.ticket.reference)
        _drawn[which] = prepared, row.__data__
    else:
        prepared, row = _drawn[which]
        with writing(portal_db):
            PortalRequest.create(**{**row, "sent_at": clock.now()})
    return prepared
