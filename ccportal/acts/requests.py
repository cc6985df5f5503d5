"""What is done with requests by data subjects (DP6, SAR): the one door for pages and commands.

Every act takes the request's ref and `actor` (a person's ref, or one of COMMAND, SYSTEM,
REQUESTER), and `given`: the version that the form was made from and the form's token. It is one
transaction with one event and one audit entry; a refusal is audited too. A form sent twice does
one thing once; of two people who act on the same version the second is told so (Conflict).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Given:
    """What the form carried: the version that it showed, and its token (both may be missing)."""

    version: int | None = None
    token: str | None = None


def receive(
    reference: str, said: dict[str, Any], public_key: bytes, received_on: date, token: str
) -> str:
    """Take in what was sent on the portal, under the reference shown there; the request's ref.

    `said` is what the requester told (JSON); it needs `name`, `about` (self, child, other) and
    a safe way to be reached, `reach`; `scope` is what they ask for. `token` names the
    submission: the same one twice makes one request. Nothing of the register is consulted.
    """
    raise NotImplementedError


def record(
    actor: str,
    subject: str | None,
    received_on: date,
    channel: str,
    scope: str | None = None,
    made_by: str | None = None,
    given: Given = Given(),
) -> str:
    """Put down a request that came by letter, email, telephone or in person; its new ref.

    Raises Invalid for a day after today, NotFound for a subject whom nobody knows.
    """
    raise NotImplementedError
