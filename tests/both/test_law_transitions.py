"""Every step on the pages of a request, sent by everybody and in every stage that forbids it.

The rules alone try each event with each part in each stage (`tests/rules/test_requests.py`), the
store each that is forbidden (`tests/acts/test_requests_table.py`); here the pages are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.law import (
    FATHER,
    FATHERS,
    MOTHER,
    account,
    being_read,
    found,
    send,
    taken_on,
    token_of,
)
from support.permissions import Given, Visitor, gets_in
from support.requests import CHAIR, COORDINATOR, VOLUNTEER

from ccportal.acts.requests_items import STORES
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import find, part_of
from ccportal.rules.requests import allowed
from ccportal.rules.requests_behalf import FACTORS
from ccportal.rules.requests_facts import Event, Facts, Stage
from ccportal.rules.requests_table import SIGNED
from ccportal.sar.review import digest
from ccportal.store.requests import Decision, Request, RequestEvent

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C8")]

DAY = ["25", "11", "2026"]
SO = {"reason": "So."}
WAY = {"how": "collected", "not_on_list": "y", "checked_on": DAY}
WEIGHED = {"shown": "Seen.", "understands": "does-not-understand", "best": "y"}
STEPS: dict[str, tuple[str, dict[str, object]]] = {
    "matched": ("match", {"person": FATHER}),
    "nobody": ("no_match", {"terms": "Brandreth", "name": "Joel Brandreth"}),
    "identity": ("confirm_identity", {"seen": "a card"}),
    "hold": ("hold", {"kind": "advice"} | SO),
    "came/advice": ("answer", {}),
    "remind-identity": ("remind", {}),
    "lapse": ("lapse", {}),
    "accept": ("accept", {}),
    "search": ("search", {}),
    "namesake": ("tell_apart", {"person": MOTHER, "same": ""}),
    "certify": ("certify", {"terms": "Joel"} | {f"store-{one}": "found" for one in STORES}),
    "items/n-3": ("decide", {"action": "include", "may_go": "no-health"}),
    "undo/n-3": ("undo", {}),
    "take-in": ("take_in", {}),
    "mark/n-3": (
        "mark",
        {"cover": "0", "find-0": "tower", "code-0": "CR2", "mode-0": "stated"} | SO,
    ),
    "unmark": ("unmark", {"find": "tower"}),
    "as-the-other": ("infer", {"finding": "0" * 20, "answer": "known"}),
    "submit": ("submit", {}),
    "second/n-3": ("open_item", {}),
    "agree/n-3": ("agree", {"own_reason": "I see it."}),
    "agree": ("agree", {"own_reason": "I see it."}),
    "back": ("send_back", SO),
    "ready": ("make_ready", {"letter_complete": "y"} | WAY),
    "way": ("check_way", WAY),
    "release": ("release", {"verified": "identity-at-counter"}),
    "delivered": ("deliver", {"became": "returned"}),
    "code": ("new_code", {}),
    "ticket": ("new_ticket", {"seen": "A card.", "how": "in-person", "sure": "y"}),
    "revoke": ("revoke", SO),
    "revoke/agree": ("agree_revoke", SO),
    "rework": ("rework", SO),
    "close": ("close", {}),
    "withdraw": ("withdraw", {}),
    "invalid": ("invalid", SO),
    "died": ("died", SO),
    "duplicate": ("duplicate", {"of": "req-2"} | SO),
    "extend": ("extend", {"ground": "complexity", "notice_sent": "y"} | SO),
    "extension/drop": ("drop_extension", {"told": "y"} | SO),
    "charge": ("charge", {"ground": "further-copy", "amount": "1.50", "told": "y"} | SO),
    "paid": ("pay", {}),
    "acknowledge": ("acknowledge", {"how": "at the counter"}),
    "settle": ("settle", {"outcome": "done", "told": "y"} | SO),
    "refusal": ("propose_refusal", {"ground": "excessive", "evidence": "The fifth."}),
    "refusal/drop": ("drop_refusal", {}),
    "refusal/refuse": ("refuse", {}),
    "reopen": ("reopen", {"ground": "complaint"} | SO),
    "look-again": ("look_again", {"next_on": ["1", "3", "2999"]} | SO),
    "narrow": ("narrow", {"of": "", "agreed": "y"}),
    "apart": ("part", {"child": "Tilly Sorley"}),
    "behalf": ("entitle", {"shown": "Signed, seen."}),
    "behalf-of-child": ("entitle", WEIGHED | dict.fromkeys(FACTORS, "Weighed.")),
    "child-asks": ("entitle", {"shown": "She said what a record is."}),
    "reach": ("reach", {"by": "in-person"}),
    "contact": ("contact", {"note": "We spoke."}),
    "consult": (
        "consult",
        {"record": "n-3", "person": "", "whom": "A council", "what": "your letter"}
        | {"by": "in-person", "reply_by": ["20", "12", "2026"]},
    ),
    "posted": ("dispatch", {"posted_on": DAY, "number": "AB 1234 5678 9GB"}),
}
"""Each step by its address: its event, and what its form sends where it is filled in."""

BY_OTHER_WAYS = {
    "send": "on the portal",
    "record": "on the page for a new one",
    "tell": "by the button that everybody has",
    "propose_lapse": "by the timetable",
    "void": "by the timetable, and before anything is done",
    "build": "by the worker",
    "consulted": "of somebody who was asked, which is looked at first",
    "approve": "with the password, which is asked first",
}
ROLES = {
    VOLUNTEER: Visitor.UNROSTERED,
    CHAIR: Visitor.CHAIR,
    COORDINATOR: Visitor.COORDINATOR,
}
REACHED_BY = {
    Stage.RELEASED: (Event.RELEASE, {"delivery": "collected"}),
    Stage.CLOSED: (Event.CLOSE, {"outcome": "disclosed_part"}),
}
STAGES = [one for one in Stage if one is not Stage.DRAFT]


@pytest.fixture
def read(law):
    """A request that is being read."""
    taken_on(FATHERS)
    assert "n-3" in being_read(FATHERS)


def kept() -> tuple:
    """All that a refused step must leave as it is."""
    said = (Decision.record, Decision.action, Decision.agreed_by)
    return (
        RequestEvent.select().count(),
        Request.select().count(),
        find(FATHERS).version,
        sorted(Decision.select(*said).tuples()),
        found(FATHERS),
    )


def forbidden(actor: str) -> Iterator[tuple[str, Stage]]:
    """Each step in each stage in which somebody must not do it."""
    for stage in STAGES:
        may = allowed(Facts(stage), part_of(actor))
        for step, (event, _fields) in STEPS.items():
            if event in set(Event) and (actor == VOLUNTEER or event not in may):
                yield step, stage


def tried(browser, actor: str, some: list[tuple[str, Stage]]) -> dict[tuple[str, Stage], int]:
    """Send these steps; those that were not refused as they should be, with what was answered."""
    client, wrong = browser(actor), {}
    token = token_of(client)
    places = client.application.url_map.bind("localhost")
    for step, stage in sorted(some, key=lambda one: STAGES.index(one[1])):
        event, detail = REACHED_BY.get(stage, (Event.MATCH, {}))
        write(find(FATHERS), event, COORDINATOR, stage, detail, NOTHING)
        if stage in SIGNED:
            signed = {"approved_digest": digest(FATHERS)}
            Request.update(signed).where(Request.ref == FATHERS).execute()
        before = kept()
        answer = send(client, FATHERS, step, csrf_token=token, **STEPS[step][1])
        place, _ = places.match(f"/requests/{FATHERS}/{step}", method="POST")
        known = gets_in(ROLES[actor], place, Given.BLANK)
        right = {403, 409} if known else {404}
        if answer.status_code not in right or kept() != before:
            wrong[step, stage] = answer.status_code
    return wrong


@pytest.mark.parametrize(("actor", "of_each"), [(VOLUNTEER, 6), (CHAIR, 3), (COORDINATOR, 2)])
def test_some_steps_are_refused_in_a_stage_in_which_they_must_not_be(read, browser, actor, of_each):
    some = list(dict(turned(forbidden(actor))).items())[::of_each]
    assert len({stage for _step, stage in some}) > 3
    assert tried(browser, actor, some) == {}


def turned(every: Iterator[tuple[str, Stage]]) -> list[tuple[str, Stage]]:
    """The same, another stage last for each step."""
    steps = list(STEPS)
    return sorted(every, key=lambda one: (STAGES.index(one[1]) + steps.index(one[0])) % len(STAGES))


@pytest.mark.overnight
@pytest.mark.parametrize("actor", ROLES)
def test_each_step_is_refused_in_all_of_them(read, browser, actor):
    some = list(forbidden(actor))
    assert len(some) > 250
    assert tried(browser, actor, some) == {}


def test_every_event_is_among_the_steps_or_comes_in_another_way():
    steps = {event for event, _fields in STEPS.values()}
    assert set(Event) - steps - BY_OTHER_WAYS.keys() == set()
    assert not steps & BY_OTHER_WAYS.keys()


def test_the_people_here_are_of_each_role(law):
    assert [account(one).role for one in ROLES] == ["volunteer", "chair", "coordinator"]
