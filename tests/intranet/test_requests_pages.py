"""The pages of requests without scripts: every step, every role, every stage, hostile forms."""

from __future__ import annotations

import logging
import re
import secrets
from datetime import timedelta

import pytest
from support.client import CSRF, member, signed_in
from support.fields import filled, press
from support.pdf import text
from support.way import BECAUSE, COVERED, PARTLY, SILENT, STAGES, SUBJECT, bring, decision

from ccportal import clock
from ccportal.acts import requests, requests_inferring, requests_state
from ccportal.acts import requests_holds as holds
from ccportal.acts import requests_items as items
from ccportal.rules import requests as rules
from ccportal.rules.requests_facts import Event, Hold
from ccportal.store.audit import AuditEntry
from ccportal.store.requests import Decision, Item, Passage, Request, RequestEvent, Work

TODAY = clock.today()
DAY = [str(TODAY.day), str(TODAY.month), str(TODAY.year)]
WAY = {"how": "collected", "not_on_list": "y", "checked_on": DAY}

STORES = {f"store-{one}": "found" for one in items.STORES}
"""Where something may be: said to be found everywhere."""

CHARGE = {"ground": "further-copy", "amount": "12.50", "reason": "Again.", "told": "y"}

STEPS: dict[str, tuple[Event, dict[str, object]]] = {
    "matched": (Event.MATCH, {"person": SUBJECT}),
    "nobody": (Event.NO_MATCH, {"terms": "O'Brien", "name": "Rory O'Brien"}),
    "identity": (Event.CONFIRM_IDENTITY, {"seen": "a card"}),
    "hold": (Event.HOLD, {"kind": "advice", "reason": "We ask."}),
    "came/advice": (Event.ANSWER, {}),
    "accept": (Event.ACCEPT, {}),
    "search": (Event.SEARCH, {}),
    "namesake": (Event.TELL_APART, {"person": "p-022"}),
    "certify": (Event.CERTIFY, {"terms": "O'Brien", **STORES}),
    f"items/{PARTLY}": (Event.DECIDE, {"action": "include"}),
    f"undo/{PARTLY}": (Event.UNDO, {}),
    "as-the-other": (Event.INFER, {"finding": "0" * 20, "answer": "known"}),
    "submit": (Event.SUBMIT, {}),
    f"second/{SILENT}": (Event.OPEN_ITEM, {}),
    f"agree/{PARTLY}": (Event.AGREE, {}),
    "agree": (Event.AGREE, {"own_reason": "I see it."}),
    "back": (Event.SEND_BACK, {"reason": "Look again."}),
    "ready": (Event.MAKE_READY, {"letter_complete": "y", **WAY}),
    "way": (Event.CHECK_WAY, WAY),
    "release": (Event.RELEASE, {"verified": "identity-at-counter"}),
    "delivered": (Event.DELIVER, {"became": "returned"}),
    "code": (Event.NEW_CODE, {}),
    "ticket": (Event.NEW_TICKET, {"seen": "A card.", "how": "in-person", "sure": "y"}),
    "revoke": (Event.REVOKE, {"reason": "Wrong page."}),
    "revoke/agree": (Event.AGREE_REVOKE, {"reason": "Nobody had opened it."}),
    "rework": (Event.REWORK, {"reason": "Wrong page."}),
    "close": (Event.CLOSE, {}),
    "withdraw": (Event.WITHDRAW, {}),
    "lapse": (Event.LAPSE, {}),
    "invalid": (Event.INVALID, {"reason": "It was a thank-you card."}),
    "extend": (Event.EXTEND, {"ground": "complexity", "reason": "Much.", "notice_sent": "y"}),
    "extension/drop": (Event.DROP_EXTENSION, {"reason": "It was little.", "told": "y"}),
    "charge": (Event.CHARGE, CHARGE),
    "paid": (Event.PAY, {}),
    "remind-identity": (Event.REMIND, {}),
    "refusal": (Event.PROPOSE_REFUSAL, {"ground": "excessive", "evidence": "The fifth."}),
    "refusal/drop": (Event.DROP_REFUSAL, {}),
    "reopen": (Event.REOPEN, {"ground": "complaint", "reason": "They were right."}),
    "narrow": (Event.NARROW, {"of": "", "agreed": "y"}),
    "look-again": (Event.LOOK_AGAIN, {"reason": "They do.", "next_on": DAY}),
}
"""Each step of the coordinator by its address: the event, and what its form sends."""

DECIDING = (
    *("matched", "nobody", "identity", "hold", "came/advice", "accept", "search", "certify"),
    *("match", f"items/{PARTLY}", f"undo/{PARTLY}", "take-in", "as-the-other", "submit"),
    *("build", "ready"),
    *("way", "delivered", "rework", "close", "withdraw", "lapse", "invalid", "duplicate", "extend"),
    *("refusal", "reopen", "message", "extension/drop", "charge", "paid", "remind-identity"),
    *("look-again", "ticket", "narrow", "namesake"),
)
"""What the chair may not do."""


def post(client, ref: str, step: str, **fields: object):
    """Send a step as its page would have sent it, though the page may not offer it."""
    token = CSRF.search(client.get("/account").text)[1]
    sent = {"csrf_token": token, "version": Request.get_by_id(ref).version}
    sent |= {"token": secrets.token_urlsafe(16)} | fields
    return client.post(f"/requests/{ref}/{step}", data=sent)


def kept(ref: str) -> tuple:
    """All that a refused step must leave as it is."""
    return (
        RequestEvent.select().count(),
        Request.get_by_id(ref).version,
        set(Decision.select(Decision.record, Decision.action, Decision.agreed_by).tuples()),
        Passage.select().count(),
        Item.select().count(),
        Work.select().count(),
        Request.select().count(),
    )


def told(answer) -> str:
    """What the page says stands against the step."""
    found = re.search(r'error-summary__list">(.*?)</ul>', answer.text, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""


@pytest.fixture
def signed(full):
    """Signs somebody in."""
    return lambda account: signed_in(full, account)


# roles


@pytest.mark.outside("SAR")
def test_a_volunteer_knows_of_no_page_of_a_request(volunteer, riverside):
    way = bring("second_review")
    pages = ["", "/match", f"/items/{PARTLY}", "/second", f"/second/{SILENT}", "/answer.pdf"]
    pages += [f"/pages/{PARTLY}/1", "/proof/none", "/proof/none/1"]
    seen = {volunteer.get(f"/requests/{way.ref}{page}").status_code for page in pages}
    seen |= {volunteer.get("/requests").status_code, volunteer.get("/requests/new").status_code}
    before = kept(way.ref)
    seen |= {post(volunteer, way.ref, step, **STEPS[step][1]).status_code for step in STEPS}
    assert (seen, kept(way.ref)) == ({404}, before)


def test_the_chair_decides_nothing(chair, riverside):
    way = bring("item_review")
    before = kept(way.ref)
    answers = {
        step: post(chair, way.ref, step, **STEPS.get(step, (None, {}))[1]).status_code
        for step in DECIDING
    }
    assert set(answers.values()) == {404}
    assert kept(way.ref) == before
    assert chair.get(f"/requests/{way.ref}/items/{PARTLY}").status_code == 404


def test_the_chair_reads_and_agrees(signed, riverside):
    way = bring("second_review")
    chair = signed(way.chair)
    pages = ("", "/second", f"/second/{SILENT}")
    assert [chair.get(f"/requests/{way.ref}{page}").status_code for page in pages] == [200] * 3


def test_a_look_at_a_request_and_at_a_record_is_noted_down(signed, riverside):
    way = bring("item_review")
    signed(way.coordinator).get(f"/requests/{way.ref}")
    signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}")
    actions = [
        (one.action, one.detail)
        for one in AuditEntry.select().where(
            AuditEntry.actor == way.coordinator.person_id, AuditEntry.action.contains(":read")
        )
    ]
    assert actions == [("request:read", None), ("request:read-item", PARTLY)]


# the way, step by step, without scripts


def test_every_step_is_done_by_plain_forms(signed, riverside):
    way = bring("received", subject=None)
    here, client, chair = f"/requests/{way.ref}", signed(way.coordinator), signed(way.chair)

    def do(step: str, page: str = "", who=client, **fields: object) -> None:
        answer = press(who, f"{here}{page}", f"{here}/{step}", **fields)
        assert (answer.status_code, told(answer)) == (303, ""), step

    found = press(client, f"{here}/match", f"{here}/match", words="Siobhan")
    assert "It is about them" in found.text
    assert post(client, way.ref, "matched", person=SUBJECT).status_code == 303
    which = {"reason": "Which summer do you mean?", "which_information": "y"}
    do("hold", kind="clarification", **which)
    do("came/clarification")
    do("identity", seen="a card")
    do("accept")
    do("search")
    paper = {f"store__{one}": "none" for one in items.BY_HAND}
    do("certify", terms="O'Brien", **paper)
    for one in list(Item.select().where(Item.request == way.ref)):
        page = f"/items/{one.record_id}"
        fields: dict[str, object] = {"action": "include", "may_go": "no-health"}
        if one.record_id == SILENT:
            fields = {"action": "withhold", "exemption": "CR2", "mode": "silent", "reason": "So."}
        do(page[1:], page, **fields)
    could = [one.key for one in requests_inferring.unanswered(way.ref)]
    do("as-the-other", "/as-the-other", finding=could, answer="known")
    do("submit", "/as-the-other")
    do(f"second/{SILENT}", f"/second/{SILENT}", chair)
    do(f"agree/{SILENT}", f"/second/{SILENT}", chair, own_reason="I see it.")
    do("agree", "/second", chair)
    assert requests_state.state(Request.get_by_id(way.ref)).stage == "second_review"
    decided = Decision.select().where(Decision.request == way.ref)
    assert {one.agreed_by_id for one in decided} == {way.chair.person_id}


def test_a_decision_is_taken_back_on_its_page(signed, riverside):
    way = bring("decided")
    client = signed(way.coordinator)
    answer = post(client, way.ref, f"undo/{PARTLY}")
    assert answer.status_code == 303
    taken = Decision.request == way.ref, Decision.record == PARTLY
    assert not Decision.select().where(*taken).exists()
    assert "Take it back" not in client.get(f"/requests/{way.ref}/items/{PARTLY}").text


def test_an_answer_is_given_in_large_print_where_they_need_it(signed, riverside):
    way = bring("decided")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    assert "Give it in large print" in client.get(here).text
    assert press(client, here, f"{here}/print", large="y").status_code == 303
    page = client.get(here).text
    assert "Give it in ordinary print" in page
    assert press(client, here, f"{here}/print", large="n").status_code == 303
    assert "Give it in large print" in client.get(here).text


def test_all_that_comes_after_the_second_look(signed, riverside):
    way = bring("built")
    here, client, chair = f"/requests/{way.ref}", signed(way.coordinator), signed(way.chair)
    pdf = client.get(f"{here}/answer.pdf")
    assert (pdf.status_code, pdf.data[:5]) == (200, b"%PDF-")
    said = client.get(f"{here}/answer.txt")
    assert (said.mimetype, "== Your answer ==" in said.text) == ("text/plain", True)
    assert press(client, here, f"{here}/ready", letter_complete="y", **WAY).status_code == 303
    assert press(client, here, f"{here}/way", **WAY).status_code == 303
    sent = {"verified": "identity-at-counter"}
    assert press(chair, here, f"{here}/release", **sent).status_code == 303
    assert press(client, here, f"{here}/revoke", reason="A page too many.").status_code == 303
    page = client.get(here).text
    assert "72 hours" in page
    assert "Somebody else has to look at it too" in page
    looked = press(chair, here, f"{here}/revoke/agree", reason="Nobody had opened it.")
    assert looked.status_code == 303
    assert press(client, here, f"{here}/rework", reason="A page too many.").status_code == 303
    assert requests_state.state(Request.get_by_id(way.ref)).stage == "item_review"


def test_a_refusal_is_proposed_by_one_and_decided_by_another(signed, riverside):
    way = bring("accepted")
    here, client, chair = f"/requests/{way.ref}", signed(way.coordinator), signed(way.chair)
    assert chair.get(f"{here}/refusal.pdf").status_code == 404
    sent = {"ground": "excessive", "evidence": "The fifth in a month."}
    assert press(client, here, f"{here}/refusal", **sent).status_code == 303
    assert "/refusal/refuse" not in client.get(here).text
    assert post(client, way.ref, "refusal/refuse").status_code == 403
    assert press(chair, here, f"{here}/refusal/refuse").status_code == 303
    assert "closed: refused" in client.get(here).text
    letter = chair.get(f"{here}/refusal.pdf")
    assert (letter.status_code, letter.data[:5]) == (200, b"%PDF-")
    said = text(letter.data)
    for words in ("manifestly excessive", "The fifth in a month.", "Information Commissioner"):
        assert words in said
    sent = {"ground": "complaint", "reason": "They were right."}
    assert press(client, here, f"{here}/reopen", **sent).status_code == 303
    assert requests_state.state(Request.get_by_id(way.ref)).stage == "accepted"


def test_it_takes_longer_than_a_month_once(signed, riverside):
    way = bring("accepted")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    sent = {"ground": "number", "reason": "Three at once.", "notice_sent": "y"}
    assert press(client, here, f"{here}/extend", **sent).status_code == 303
    assert "Extended: three months" in client.get(here).text
    assert "/extend" not in client.get(here).text


def test_more_time_is_taken_back_with_a_reason(signed, riverside):
    way = bring("accepted")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    requests.extend(way.ref, "command", "number", "Three at once.", notice_sent=True)
    sent = {"reason": "Two were withdrawn.", "told": "y"}
    assert press(client, here, f"{here}/extension/drop", **sent).status_code == 303
    page = client.get(here).text
    assert "Extended: three months" not in page
    assert "Two were withdrawn." in page


def test_a_fee_is_asked_for_with_its_ground_and_starts_the_month_when_it_is_paid(signed, riverside):
    way = bring("accepted")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    wrong = press(client, here, f"{here}/charge", **CHARGE | {"amount": "much"})
    assert (wrong.status_code, "such as 12.50" in wrong.text) == (422, True)
    assert press(client, here, f"{here}/charge", **CHARGE).status_code == 303
    assert "before we have the fee asked for" in client.get(here).text
    assert press(client, here, f"{here}/paid").status_code == 303
    assert requests_state.state(Request.get_by_id(way.ref)).clock.start == clock.today()


def test_who_does_not_answer_is_reminded_twice_and_then_it_is_closed(
    signed, riverside, time_machine
):
    way = bring("received")
    here = f"/requests/{way.ref}"
    holds.hold(way.ref, way.coordinator.person_id, Hold.IDENTITY, "A new address.")
    page = signed(way.coordinator).get(here).text
    assert ("/remind-" in page, "asked for promptly" in page) == (False, False)
    for days in (10, 20):
        time_machine.move_to(clock.now_utc().replace(microsecond=0) + timedelta(10), tick=False)
        client = signed(way.coordinator)
        assert f"for {days} days" in client.get(here).text
        assert "asked for promptly" in client.get(here).text
        assert press(client, here, f"{here}/remind-identity").status_code == 303
        assert "/remind-" not in client.get(here).text
    time_machine.move_to(clock.now_utc() + timedelta(10), tick=False)
    holds.propose_what_lapsed()
    assert press(signed(way.coordinator), here, f"{here}/lapse").status_code == 303
    assert requests_state.state(Request.get_by_id(way.ref)).history.outcome == "lapsed"


def test_what_was_found_since_the_search_is_taken_in(signed, riverside):
    way = bring("item_review")
    Item.delete().where(Item.request == way.ref, Item.record == PARTLY).execute()
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    looked = f"{here}?later=1"
    assert looked in client.get(here).text
    assert "1 record came since the search" in client.get(looked).text
    assert press(client, looked, f"{here}/take-in").status_code == 303
    assert Item.select().where(Item.request == way.ref, Item.record == PARTLY).exists()
    assert "Nothing came since the search" in client.get(looked).text


def test_who_decided_everything_is_told_what_was_found_since_the_search(signed, riverside):
    way = bring("item_review")
    Item.delete().where(Item.request == way.ref, Item.record == PARTLY).execute()
    for one in Item.select(Item.record).where(Item.request == way.ref):
        items.decide(way.ref, way.coordinator.person_id, decision(one.record_id), BECAUSE)
    text = signed(way.coordinator).get(f"/requests/{way.ref}").text
    assert "1 record came since the search" in text
    assert f"/requests/{way.ref}/as-the-other" not in text


# who may not


def test_who_prepared_it_is_told_that_somebody_else_has_to_agree(signed, riverside):
    way = bring("second_review")
    client = signed(way.coordinator)
    for page in ("", "/second", f"/second/{PARTLY}"):
        text = client.get(f"/requests/{way.ref}{page}").text
        assert "<button" not in text.partition("<main")[2].partition("What happened")[0] or not page
    assert "somebody else has to agree" in client.get(f"/requests/{way.ref}").text
    assert "somebody else has to agree" in client.get(f"/requests/{way.ref}/second").text
    before = kept(way.ref)
    answer = post(client, way.ref, "agree", own_reason="Mine.")
    assert (answer.status_code, kept(way.ref)) == (409, before)
    assert "Somebody else has to agree" in told(answer)


def test_approving_needs_the_password(signed, riverside):
    way = bring("agreed")
    client, before = signed(way.chair), kept(way.ref)
    for password, words in (("", "Enter your password"), ("guess", "not your password")):
        answer = post(client, way.ref, "approve", password=password)
        assert (answer.status_code, kept(way.ref)) == (422, before)
        assert words in told(answer)


def test_a_record_is_only_looked_at_while_the_request_is_not_being_read(signed, riverside):
    way = bring("second_review")
    text = signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}").text
    assert "nothing can be decided here" in text
    assert 'name="action"' not in text
    assert "Rory Tallentire" in text


def test_what_a_decision_rests_on_is_kept_and_read_by_whoever_agrees(signed, riverside):
    way = bring("item_review")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    sent = {
        "action": "withhold",
        "exemption": "LPP19",
        "reason": "Advice.",
        "evidence": "Letter 9.",
    }
    sent |= {"review_by": ["1", "3", "2999"]}
    assert post(client, way.ref, f"items/{PARTLY}", **sent).status_code == 303
    for page in (f"{here}/items/{PARTLY}", f"{here}/second/{PARTLY}"):
        said = client.get(page).text
        assert "Letter 9." in said
        assert "2999" in said


def test_what_another_person_says_to_it_is_kept_with_the_request(signed, riverside):
    way = bring("item_review")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    sent = {"kind": "third_party", "reason": "May he know that it was you?"}
    assert press(client, here, f"{here}/hold", **sent).status_code == 303
    came = press(client, here, f"{here}/came/third_party", said="She would rather not.")
    assert came.status_code == 303
    assert "She would rather not." in client.get(here).text


def test_while_authority_is_awaited_the_page_says_which_day_to_work_to(signed, riverside):
    way = bring("accepted")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    assert "Work to the day counted from its receipt" not in client.get(here).text
    sent = {"kind": "authority", "reason": "The letter names none."}
    assert press(client, here, f"{here}/hold", **sent).status_code == 303
    page = client.get(here).text
    assert "Work to the day counted from its receipt" in page
    assert "Counted from its receipt, it would be due on" in page


def test_new_words_are_made_for_who_is_known_and_shown_once(signed, riverside):
    way = bring("accepted")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    assert "They want to follow it on the portal" in client.get(here).text
    refused = press(client, here, f"{here}/ticket", seen="A card.", how="in-person")
    assert (refused.status_code, "Look first" in told(refused)) == (422, True)
    sent = {"seen": "A card.", "how": "in-person", "sure": "y"}
    shown = press(client, here, f"{here}/ticket", **sent)
    words = re.findall(r'<li><b class="cc-ref">([a-z]+)</b></li>', shown.text)
    assert (shown.status_code, len(words)) == (200, 6)
    page = client.get(here).text
    assert "They have lost their words" in page
    assert "the old ones are dead" in page
    assert " ".join(words) not in page


def test_a_reason_whose_day_has_come_is_on_the_board_and_on_the_page_until_it_is_looked_at(
    signed, riverside
):
    way = bring("closed")
    here, client = f"/requests/{way.ref}", signed(way.coordinator)
    assert "to be looked at again" not in client.get(here).text
    ours = Decision.request == way.ref, Decision.record == SILENT
    Decision.update(review_by=clock.today()).where(*ours).execute()
    assert "Look at a reason again" in client.get("/requests?show=mine").text
    assert "1 reason for keeping something back is to be looked at again" in client.get(here).text
    sent = {"reason": "They do.", "next_on": ["1", "3", "2999"]}
    assert press(client, here, f"{here}/look-again", **sent).status_code == 303
    assert "to be looked at again" not in client.get(here).text


# the wrong stage


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


# twice, and by two people


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


# hostile


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
def test_a_hostile_decision_gives_a_clear_error_and_changes_nothing(signed, riverside, wrong):
    way = bring("item_review")
    client, before = signed(way.coordinator), kept(way.ref)
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


@pytest.mark.parametrize(
    "page",
    [
        *("/requests/none-such", "/requests/none-such/match", "/requests/none-such/second"),
        *("/requests/{ref}/items/none-such", "/requests/{ref}/items/n-023"),
        *("/requests/{ref}/items/p-018", "/requests/{ref}/second/none-such"),
        *("/requests/{ref}/pages/n-034/1", "/requests/{ref}/pages/n-034/0"),
        *(
            "/requests/{ref}/answer.pdf",
            "/requests/{ref}/answer.txt",
            "/requests/{ref}/proof/none",
            "/requests/a%00b",
        ),
        *("/requests/{ref}/items/%00", "/requests/{ref}/items/../../../etc/passwd"),
    ],
)
def test_what_is_not_there_is_not_there(signed, riverside, page):
    way = bring("item_review")
    answer = signed(way.coordinator).get(page.format(ref=way.ref))
    assert answer.status_code in (400, 404), answer.status_code


def test_the_search_certificate_keeps_what_was_ticked(signed, riverside):
    way = bring("searching")
    client, here = signed(way.coordinator), f"/requests/{way.ref}"
    answer = press(client, here, f"{here}/certify", store__notebooks="found", terms="O'Brien")
    assert answer.status_code == 409
    assert "not searched yet: telephone" in told(answer).lower()
    assert 'name="store-notebooks" value="found" checked' in answer.text
    assert "O&#39;Brien</textarea>" in answer.text


def test_what_was_written_stays_on_the_page_of_a_refusal(signed, riverside):
    way = bring("received")
    client, here = signed(way.coordinator), f"/requests/{way.ref}"
    answer = press(client, here, f"{here}/hold", kind="", reason="Which summer do you mean?")
    assert answer.status_code == 422
    assert "Which summer do you mean?</textarea>" in answer.text
    assert 'href="#hold-kind"' in answer.text
    assert 'id="hold-kind"' in answer.text


# not one query a row


def queries(caplog, client, page: str) -> int:
    """How many statements a page takes."""
    with caplog.at_level(logging.DEBUG, logger="peewee"):
        caplog.clear()
        assert client.get(page).status_code == 200
        return sum(one.name == "peewee" for one in caplog.records)


def test_the_board_takes_as_many_queries_for_fifty_requests_as_for_five(signed, riverside, caplog):
    way = bring("item_review")
    client = signed(way.coordinator)
    client.get("/requests")
    few = queries(caplog, client, "/requests")
    for _ in range(20):
        bring("received")
    assert queries(caplog, client, "/requests") == few
    assert few <= 12


def test_the_list_of_records_takes_no_query_for_each(signed, riverside, caplog):
    one, other = bring("item_review", "p-033"), bring("item_review", "p-018")
    pages = {way: f"/requests/{way.ref}/second" for way in (one, other)}
    taken = [queries(caplog, signed(way.coordinator), page) for way, page in pages.items()]
    assert taken[1] - taken[0] <= 12


def test_the_list_beside_a_record_says_how_much_is_suggested(signed, riverside):
    way = bring("item_review")
    page = signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}").text
    assert "5 suggestions" in page
    items.decide(way.ref, way.coordinator.person_id, decision(PARTLY), BECAUSE)
    page = signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}").text
    assert "1 passage covered" in page
