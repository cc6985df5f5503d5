"""Steps at the wrong stage, sent twice, by two people at once, or hostile: nothing is changed."""

from __future__ import annotations

import pytest
from support.client import member
from support.fields import filled, press
from support.request_steps import DAY, STEPS, kept, post, told
from support.way import COVERED, PARTLY, STAGES, bring

from ccportal.acts import requests_state
from ccportal.rules import requests as rules
from ccportal.store.requests import Request

FEW = ("received", "item_review", "approved", "released")

REST = [one for one in (*STAGES[:8], "closed") if one not in FEW]


@pytest.mark.parametrize(
    "stage", [*FEW, *(pytest.param(one, marks=pytest.mark.overnight) for one in REST)]
)
def test_a_step_at_the_wrong_stage_says_why_and_changes_nothing(signed, riverside, stage):
    way = bring(stage)
    client, wrong = signed(way.coordinator), {}
    now = requests_state.state(Request.get_by_id(way.ref))
    known = requests_state.facts(now, way.coordinator.person_id)
    allowed = rules.allowed(known, requests_state.part_of(way.coordinator.person_id))
    for step, (event, fields) in STEPS.items():
        if event in allowed:
            continue
        before = kept(way.ref)
        answer = post(client, way.ref, step, **fields)
        says = told(answer) or answer.text
        unknown = answer.status_code == 404 and "none of the records of the request" in says
        refused = answer.status_code == 409 and "This cannot be done while" in says
        if not (unknown or refused) or kept(way.ref) != before:
            wrong[step] = (answer.status_code, told(answer))
    assert wrong == {}


@pytest.mark.parametrize("step", ["identity", "hold", "accept", "withdraw", "invalid"])
def test_a_form_sent_twice_does_it_once(signed, riverside, step):
    way = bring("received")
    client, here = signed(way.coordinator), f"/requests/{way.ref}"
    if step == "withdraw":
        post(client, way.ref, "identity", seen="a card")
    sent = filled(client, here, f"{here}/{step}", **STEPS[step][1])
    before = way.events
    answers = [client.post(f"{here}/{step}", data=sent).status_code for _ in range(2)]
    assert (answers, way.events) == ([303, 303], before + 1)


def test_a_decision_sent_twice_is_one(signed, riverside):
    way = bring("item_review")
    client, page = signed(way.coordinator), f"/requests/{way.ref}/items/{PARTLY}"
    sent = filled(client, page, page, action="include", may_go="no-health")
    before = way.events
    assert [client.post(page, data=sent).status_code for _ in range(2)] == [303, 303]
    assert way.events == before + 1


def test_a_request_written_down_twice_is_one(coordinator, riverside):
    fields = {"kind": "access", "channel": "letter", "received_on": DAY}
    sent = filled(coordinator, "/requests/new", "/requests/new", **fields)
    before = Request.select().count()
    answers = [coordinator.post("/requests/new", data=sent) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert answers[0].location == answers[1].location
    assert Request.select().count() == before + 1


def test_the_second_of_two_coordinators_is_told(signed, riverside):
    way = bring("item_review")
    page = f"/requests/{way.ref}/items/{PARTLY}"
    first, second = signed(way.coordinator), signed(member("coordinator"))
    hers = filled(first, page, page, action="include", may_go="no-health")
    his = filled(second, page, page, action="unrelated")
    assert first.post(page, data=hers).status_code == 303
    before = kept(way.ref)
    answer = second.post(page, data=his)
    assert (answer.status_code, kept(way.ref)) == (409, before)
    assert "Somebody else changed this request" in told(answer)


LONG = "x" * 20_001

HOSTILE = {
    "no action": {"action": ""},
    "an unknown action": {"action": "burn"},
    "part without a passage": {"action": "redact"},
    "words that are not in the record": {"action": "redact", "find-0": "Xanadu"},
    "an unknown code": {"action": "redact", "code-0": "XX99"},
    "no code": {"action": "redact", "code-0": ""},
    "an unknown mode": {"action": "redact", "mode-0": "loud"},
    "a code that is not offered": {"action": "redact", "code-0": "CA21"},
    "no reason": {"action": "redact", "reason": " \n "},
    "a very long reason": {"action": "redact", "reason": LONG},
    "the test for another person not done": {"action": "redact", "unreasonable": ""},
    "not said what it tells of them": {"action": "redact", "information": ""},
    "an unknown answer": {"action": "redact", "confidence": "perhaps"},
    "withheld without a code": {"action": "withhold"},
    "withheld with an unknown code": {"action": "withhold", "exemption": "XX99"},
    "withheld with a code not offered": {"action": "withhold", "exemption": "CA21"},
    "a silly version": {"action": "include", "version": "-1"},
    "a version from tomorrow": {"action": "include", "version": "999"},
    "a digest of another text": {"action": "include", "seen": "0" * 64},
    "a passage of blanks": {"action": "redact", "find-0": "   "},
    "a nul in the words": {"action": "redact", "find-0": "Rory\0Tallentire"},
    "a nul in the reason": {"action": "redact", "reason": "be\0cause"},
    "a nul in the token": {"action": "include", "token": "a\0b"},
    "words of health and no word on it": {"action": "include"},
    "an opinion of nobody": {"action": "include", "may_go": "opinion"},
    "known, nobody says how": {"action": "include", "may_go": "known"},
    "an unknown word on health": {"action": "include", "may_go": "perhaps"},
    "a number that is none": {"action": "redact", "cover": "<b>"},
}
"""What is wrong with a decision that is sent, over one that would be right."""


@pytest.mark.outside("VIO")
@pytest.mark.parametrize("wrong", HOSTILE)
def test_a_hostile_decision_gives_a_clear_error_and_changes_nothing(brought, wrong):
    way, client = brought("item_review")
    before = kept(way.ref)
    right = {"cover": "0", "find-0": COVERED, "code-0": "TP16", "mode-0": "stated"}
    right |= {"reason": "Theirs.", "consent": "not-sought", "unreasonable": "y", "mode": "stated"}
    right |= {"information": "who-they-are", "confidence": "expected"}
    if "health" not in wrong:
        right |= {"may_go": "no-health"}
    if "withheld" in wrong or "without a passage" in wrong:
        right.pop("cover")
    answer = post(client, way.ref, f"items/{PARTLY}", **{**right, **HOSTILE[wrong]})
    assert answer.status_code in (400, 409, 422), answer.status_code
    assert kept(way.ref) == before
    assert told(answer) or "We could not read that" in answer.text


@pytest.mark.outside("SAR")
@pytest.mark.parametrize(
    ("step", "fields"),
    [
        ("matched", {"person": "p-none"}),
        ("matched", {"person": ""}),
        ("matched", {"person": "fam-01"}),
        ("nobody", {"terms": " , ,"}),
        ("identity", {"seen": ""}),
        ("identity", {"seen": LONG}),
        ("hold", {"kind": "boredom", "reason": "So."}),
        ("hold", {"kind": "advice", "reason": ""}),
        ("came/advice", {}),
        ("came/nonsense", {}),
        ("extend", {"ground": "holiday", "reason": "So.", "notice_sent": "y"}),
        ("extend", {"ground": "number", "reason": "So."}),
        ("refusal", {"ground": "", "evidence": "So."}),
        ("duplicate", {"of": "none-such", "reason": "So."}),
        ("message", {"text": ""}),
        ("message", {"text": "Hello"}),
        ("identity", {"seen": "a\0b"}),
    ],
)
def test_a_hostile_step_gives_a_clear_error_and_changes_nothing(signed, riverside, step, fields):
    way = bring("received")
    client, before = signed(way.coordinator), kept(way.ref)
    answer = post(client, way.ref, step, **fields)
    assert answer.status_code in (400, 404, 409, 422), answer.status_code
    assert kept(way.ref) == before
    assert told(answer) or "We could not read that" in answer.text


def test_what_was_written_stays_on_the_page_of_a_refusal(signed, riverside):
    way = bring("received")
    client, here = signed(way.coordinator), f"/requests/{way.ref}"
    answer = press(client, here, f"{here}/hold", kind="", reason="Which summer do you mean?")
    assert answer.status_code == 422
    assert "Which summer do you mean?</textarea>" in answer.text
    assert 'href="#hold-kind"' in answer.text
    assert 'id="hold-kind"' in answer.text
