"""The centre of the law's scenarios, and its people at the intranet."""

from __future__ import annotations

import pytest
from support.client import signed_in
from support.law import account, enter_centre

from ccportal.intranet import create_app


@pytest.fixture
def kind():
    """What the centre is called among those that are copied, and how the first is made."""
    return "law", enter_centre


@pytest.fixture
def law(kind, instances, tmp_path, monkeypatch, time_machine):
    """The centre in the store, on a Wednesday that stands still; it was made some days before."""
    time_machine.move_to("2026-11-20T12:00:00Z", tick=False)
    made = instances.copy(*kind, tmp_path / "instance", monkeypatch)
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    yield made
    instances.let_go(made)


@pytest.fixture
def browser(law, kind, monkeypatch, sites):
    """Signs somebody of the team in at the intranet, now."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = sites.of(f"intranet of {kind[0]}", create_app)
    return lambda person: signed_in(app, account(person))
