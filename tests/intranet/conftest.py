"""The intranet as tests use it."""

from __future__ import annotations

import pytest
from support.client import client_of, member, signed_in
from support.way import bring

from ccportal.intranet import create_app


@pytest.fixture
def loopback(monkeypatch):
    """Served over HTTP on this machine, so that cookies go without TLS."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")


@pytest.fixture
def app(made, loopback, sites):
    """The intranet of an empty centre."""
    return sites.of("intranet of an empty centre", create_app)


@pytest.fixture
def full(riverside, loopback, sites):
    """The intranet of the made-up centre Riverside."""
    return sites.of("intranet of Riverside", create_app)


@pytest.fixture
def signed(full):
    """Signs somebody in."""
    return lambda account: signed_in(full, account)


@pytest.fixture
def brought(in_riverside, loopback, sites):
    """Opens Riverside with a request that was brought to a stage, its coordinator signed in."""

    def opened(stage):
        way = in_riverside(f"way_{stage}", lambda: bring(stage))
        full = sites.of("intranet of Riverside", create_app)
        return way, signed_in(full, way.coordinator)

    return opened


@pytest.fixture
def anybody(app):
    """A browser that is not signed in."""
    return client_of(app)


@pytest.fixture
def browsers(full):
    """A signed-in browser for each role, at Riverside."""
    roles = ("volunteer", "coordinator", "chair")
    return {role: signed_in(full, member(role)) for role in roles}


@pytest.fixture
def coordinator(browsers):
    return browsers["coordinator"]


@pytest.fixture
def chair(browsers):
    return browsers["chair"]


@pytest.fixture
def volunteer(browsers):
    return browsers["volunteer"]
