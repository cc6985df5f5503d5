"""Retention in a real Chromium: accessible at three widths, and a disposal from list to end."""

from __future__ import annotations

from datetime import date

import pytest
from support.browser import WIDTHS, Watch, faults, picture

from ccportal.acts import disposal, retention, work
from ccportal.jobs import do
from ccportal.store.accounts import Account
from ccportal.store.retention import DisposalBatch

pytestmark = [pytest.mark.browser, pytest.mark.clause("C9")]


@pytest.fixture
def work_under_way(page_of, time_machine):
    """Pages for the coordinator, where one family is held back and one is in a batch."""
    time_machine.move_to("2026-11-22T12:00:00Z", tick=True)
    page = page_of("coordinator")
    me = Account.get(Account.role == "coordinator").person_id
    retention.hold_back(me, "fam-06", "court", "A hearing on 3 March.", date(2027, 3, 5))
    ref = disposal.propose(me, ["p-007"])
    return page, ref


def look_at(page, addresses: dict[str, str]) -> dict[str, list[str]]:
    """What is wrong with each page at each width."""
    found = {}
    for name, address in addresses.items():
        page.goto(address)
        picture(page, f"retention-{name}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found[f"{name} {width}"] = faults(page)
    return {name: wrong for name, wrong in found.items() if wrong}


def test_every_page_of_the_coordinator_is_accessible_at_every_width(work_under_way):
    page, ref = work_under_way
    watch = Watch(page)
    addresses = {
        "due": "/retention",
        "hold": "/retention/hold/fam-02",
        "batches": "/retention/batches",
        "batch": f"/retention/batches/{ref}",
        "none-yet": "/retention/certificates",
        "periods": "/retention/periods",
    }
    assert look_at(page, addresses) == {}
    assert watch.told == []


def test_every_page_of_the_chair_is_accessible_at_every_width(work_under_way, page_of):
    _, ref = work_under_way
    page = page_of("chair")
    chair = Account.get(Account.role == "chair").person_id
    addresses = {
        "chair": "/retention",
        "agree": f"/retention/batches/{ref}/agree",
        "longer": "/retention/periods/unused",
    }
    wrong = look_at(page, addresses)
    disposal.agree(chair, ref, "dispose")
    wrong |= look_at(page, {"waits": f"/retention/batches/{ref}"})
    disposal.dispose(chair, ref)
    wrong |= look_at(page, {"certificates": "/retention/certificates"})
    assert wrong == {}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_due_is_proposed_agreed_and_disposed_of(page_of, time_machine, scripts):
    time_machine.move_to("2026-11-22T12:00:00Z", tick=True)
    coordinator = page_of("coordinator", scripts=scripts)
    coordinator.goto("/retention")
    coordinator.get_by_label("Dispose of fam-02").check(force=True)
    coordinator.get_by_role("button", name="Propose what is ticked").click()
    coordinator.wait_for_url("**/batches/*")
    chair = page_of("chair", scripts=scripts)
    chair.goto(coordinator.url)
    chair.get_by_role("button", name="Agree to the disposal").click()
    chair.get_by_label("Type the word dispose to go on").fill("dispose")
    chair.get_by_role("button", name="Dispose of it").click()
    chair.wait_for_selector("progress")
    do(work.waiting()[0])
    if scripts:
        chair.wait_for_selector("text=A certificate remains", timeout=10_000)
    chair.reload()
    assert chair.get_by_role("link", name="Certificate of disposal 1").count() == 1
    assert DisposalBatch.get().state == "done"
