"""Finding everything that the centre holds on the subject of a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A record that goes into the review of a request.

    `kind` is its list in the archive, `why` is `held` (the subject stands in it) or
    `mentions` (its words name the subject), `row` the record as `store.content` gives it and
    `digest` the digest of that.
    """

    ref: str
    kind: str
    why: str
    row: dict[str, Any]
    digest: str
