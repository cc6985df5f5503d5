"""A centre, and a request of it that was sent on the portal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support import asking
from support.posted import SAID
from support.requests import team

from ccportal import keys
from ccportal.acts import post
from ccportal.acts.intake.door import Opened
from ccportal.acts.intake.sending import Prepared
from ccportal.settings import Settings


@pytest.fixture
def centre(made: Settings) -> bytes:
    team()
    return keys.centre_public(made)


@pytest.fixture
def ask(centre: bytes) -> Callable[[], Prepared]:
    return lambda: asking.sent(SAID, centre)


@pytest.fixture
def opened(ask: Callable[[], Prepared]) -> Opened:
    """A request that was sent and fetched, opened by its requester."""
    sent = ask()
    post.fetch("command")
    return Opened(sent.ticket.reference, sent.pair.public, sent.pair.secret)
