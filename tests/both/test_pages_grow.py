"""A page takes in a centre of a thousand families what it takes in one of ten, or little more."""

from __future__ import annotations

import pytest
from conftest import ENGINE

from tests.benchmarks.pages import grown

pytestmark = [
    pytest.mark.overnight,
    pytest.mark.skipif(ENGINE != "sqlcipher", reason="a server's time is not this process's"),
]

MOST = 1.2
SLACK = 0.002
"""Seconds that no measurement tells apart."""


@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_no_page_takes_longer_in_a_large_centre(role, monkeypatch):
    monkeypatch.setenv("CCPORTAL_INSTANCE", "")
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    slow = {}
    for page, ((_, small), (_, large)) in grown(role, (10, 1_000)).items():
        if large > MOST * small + SLACK:
            slow[page] = (round(small * 1000, 1), round(large * 1000, 1))
    assert slow == {}
