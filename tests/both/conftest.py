"""The centre of the law's scenarios, and its people at the intranet."""

from __future__ import annotations

import pytest
from support.client import signed_in
from support.law import account, enter_centre

from ccportal.intranet import create_app


@pytest.fixture
def centre_of(instances, tmp_path, monkeypatch, time_machine):
    """Makes a centre of a kind, on a Wednesday that stands still; it was made some days before."""
    made = []

    def of(kind, fill):
        time_machine.move_to("2026-11-20T12:00:00Z", tick=False)
        made.append(instances.copy(kind, fill, tmp_path / "instance", monkeypatch))
        time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
        return made[0]

    yield of
    for one in made:
        instances.let_go(one)


@pytest.fixture
def law(centre_of):
    """The small centre in the store."""
    return centre_of("law", enter_centre)


@pytest.fixture
def browser(law, monkeypatch, sites):
    """Signs somebody of the team in at the intranet, now."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = sites.of("intranet of the law", create_app)
    return lambda person: signed_in(app, account(person))
