"""A request is answered step by step with plain forms."""

from __future__ import annotations

from support.fields import press
from support.request_steps import WAY, post, told
from support.way import BECAUSE, PARTLY, SILENT, SUBJECT, bring, decision

from ccportal.acts import requests_inferring, requests_state
from ccportal.acts import requests_items as items
from ccportal.store.requests import Decision, Item, Request


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


def test_the_search_certificate_keeps_what_was_ticked(signed, riverside):
    way = bring("searching")
    client, here = signed(way.coordinator), f"/requests/{way.ref}"
    answer = press(client, here, f"{here}/certify", store__notebooks="found", terms="O'Brien")
    assert answer.status_code == 409
    assert "not searched yet: telephone" in told(answer).lower()
    assert 'name="store-notebooks" value="found" checked' in answer.text
    assert "O&#39;Brien</textarea>" in answer.text


def test_the_list_beside_a_record_says_how_much_is_suggested(signed, riverside):
    way = bring("item_review")
    page = signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}").text
    assert "5 suggestions" in page
    items.decide(way.ref, way.coordinator.person_id, decision(PARTLY), BECAUSE)
    page = signed(way.coordinator).get(f"/requests/{way.ref}/items/{PARTLY}").text
    assert "1 passage covered" in page
