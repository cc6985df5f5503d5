"""Each flow of the records area in a real Chromium: every width, with scripts and without them.

The table FLOWS names them. On an ordinary day each is walked twice, once with scripts and once
without, and the browser is turned at every page, so that it meets 390, 820 and 1280 pixels both
ways. Overnight each is walked at each width on its own. axe looks at every page on the way.
"""

from __future__ import annotations

import pytest
from conftest import SCENARIOS
from support import flows_families, flows_finding, flows_sessions, flows_writing
from support.browser import served
from support.flows import EACH, TURNED, Flow, House, Run

from ccportal.acts.archive import import_file
from ccportal.intranet import create_app
from ccportal.settings import Settings

pytestmark = pytest.mark.browser

FLOWS: dict[str, tuple[str, Flow]] = {
    "a family from its referral to its end": ("coordinator", flows_families.whole_way),
    "what is arranged for a family": ("coordinator", flows_families.arranged),
    "somebody who is there already": ("coordinator", flows_families.there_already),
    "two entries made one and two again": ("coordinator", flows_families.merged),
    "a person put right": ("coordinator", flows_families.put_right),
    "sessions made by rule, changed and called off": ("coordinator", flows_sessions.calendar),
    "a place, a waiting list and the rota": ("coordinator", flows_sessions.places),
    "the door": ("coordinator", flows_sessions.door),
    "a note, its draft and what puts it right": ("coordinator", flows_writing.note),
    "an incident": ("coordinator", flows_writing.incident),
    "a worry and its answer": ("coordinator", flows_writing.concern),
    "a risk from its first day to its last": ("coordinator", flows_writing.risk),
    "a worry about the coordinator": ("chair", flows_writing.concern_for_chair),
    "a document": ("coordinator", flows_finding.document),
    "a search": ("coordinator", flows_finding.search),
    "a spreadsheet": ("coordinator", flows_finding.spreadsheet),
}


@pytest.fixture(scope="module")
def house(instances, tmp_path_factory, browser):
    """Riverside, made once and served once; every flow brings what it needs of its own."""
    with pytest.MonkeyPatch.context() as environment:
        folder = tmp_path_factory.mktemp("flows") / "instance"
        made = instances.copy("riverside", riverside, folder, environment)
        environment.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
        app = create_app()
        with served(app) as address:
            yield House(app, address, browser)
        instances.let_go(made)


def riverside(_: Settings) -> None:
    import_file(SCENARIOS / "riverside.json", "command")


def walked(house: House, flow: str, run: Run) -> None:
    role, way = FLOWS[flow]
    with house.walk(role, run) as walk:
        way(walk)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("run", TURNED, ids=str)
def test_each_flow_is_walked_with_scripts_and_without(house, flow, run):
    walked(house, flow, run)


@pytest.mark.overnight
@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("run", EACH, ids=str)
def test_each_flow_is_walked_at_every_width(house, flow, run):
    walked(house, flow, run)


@pytest.mark.parametrize("run", [EACH[0], EACH[-1]], ids=str)
def test_a_planted_fault_is_found_on_the_way(house, run):
    plant = "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/x.png\">')"
    with pytest.raises(AssertionError, match="image-alt"), house.walk("volunteer", run) as walk:
        walk.open("/help")
        walk.page.evaluate(plant)
        walk.see("planted")
