"""Scenario 28 of the law: a mailbox that the whole family reads is no safe way."""

from __future__ import annotations

import pytest

from tests.portal.conftest import ANSWERS, Visitor

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]


def test_s28_who_gives_a_mailbox_is_warned_of_a_shared_one_and_offered_other_ways(
    visitor: Visitor,
):
    before = ("about", "name", "born", "who", "authority", "what", "detail")
    visitor.answer({name: ANSWERS[name] for name in before})
    ways = visitor.get("/ask/reach").text
    for other in ("Only here, on this site", "By phone", "By letter"):
        assert other in ways
    visitor.send("/ask/reach", {"reach": "email"})
    assert "Not a shared or family one" in visitor.get("/ask/where").text
