"""What moves the day on which a request is due, ends it, or brings it back, on its pages."""

from __future__ import annotations

import re
from datetime import timedelta

from support.fields import press
from support.pdf import text
from support.request_steps import CHARGE, post, told
from support.way import SILENT, bring

from ccportal import clock
from ccportal.acts import requests, requests_state
from ccportal.acts import requests_holds as holds
from ccportal.rules.requests_facts import Hold
from ccportal.store.requests import Decision, Request


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
