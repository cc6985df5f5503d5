"""Scenarios of the law at the portal: the working is shown, and a shared mailbox is no safe way.

Each test bears the number of its scenario.
"""

from __future__ import annotations

import pytest
from support.client import member, signed_in

from ccportal.acts import post
from ccportal.intranet import create_app as create_intranet
from tests.portal.conftest import ANSWERS, Visitor

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]

WORKING = (
    "Received on Wednesday 25 November 2026.",
    "One month from the start ends on Friday 25 December 2026.",
    "That is a bank holiday: the next working day is Tuesday 29 December 2026.",
)


@pytest.mark.clause("DP6")
def test_s15_what_comes_in_on_25_november_2026_is_due_on_29_december_and_both_sites_show_why(
    visitor: Visitor, sites, time_machine
):
    time_machine.move_to("2026-11-25T23:59:00Z", tick=False)
    of_their_own = {name: one for name, one in ANSWERS.items() if name not in ("who", "authority")}
    reference, _words = visitor.ask(of_their_own | {"about": {"about": "self"}})
    visitor.keep()
    before = visitor.get("/request").text
    assert post.fetch("command") == [reference]
    time_machine.move_to("2026-11-26T00:01:00Z", tick=False)
    coordinator = signed_in(
        sites.of("intranet of an empty centre", create_intranet), member("coordinator")
    )
    pages = (before, visitor.get("/request").text, coordinator.get(f"/requests/{reference}").text)
    for page in pages:
        assert "Tuesday 29 December 2026" in page
        for line in WORKING:
            assert f"<li>{line}</li>" in page
    assert "How this day is counted" in before


def test_s28_who_gives_a_mailbox_is_warned_of_a_shared_one_and_offered_other_ways(
    visitor: Visitor,
):
    before = ("about", "name", "born", "who", "authority", "what", "detail")
    visitor.answer({name: ANSWERS[name] for name in before})
    ways = visitor.get("/ask/reach").text
    fetched = "fetch your answer from us, if you show who you are"
    for other in ("Only here, on this site", "By phone", "By letter", fetched):
        assert other in ways
    visitor.send("/ask/reach", {"reach": "email"})
    page = visitor.get("/ask/where").text
    assert "Not a shared or family one" in page
    assert "go back and choose this site or a letter, or fetch your answer from us" in page
