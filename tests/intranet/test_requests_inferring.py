"""Reading as the other parent, what is kept back, and a record's history, on plain pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.client import signed_in
from support.fields import Sheets, press
from support.way import BECAUSE, COVERED, PARTLY, SUBJECT, bring, decision

from ccportal.acts import arrangements, requests_inferring, requests_second
from ccportal.acts import requests_items as items
from ccportal.errors import Conflict
from ccportal.rules.inference import Answer, Sign
from ccportal.rules.reasons import TEMPLATES
from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.store.families import Member
from ccportal.store.requests import Item

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]


@pytest.fixture
def decided(full):
    """A request of which everything is decided, and its coordinator's browser."""
    way = bring("decided")
    return way, signed_in(full, way.coordinator), f"/requests/{way.ref}"


def test_nothing_goes_to_the_second_person_before_each_finding_is_answered(decided):
    way, client, here = decided
    page, actor = f"{here}/as-the-other", way.coordinator.person_id
    left = requests_inferring.unanswered(way.ref)
    assert "Give it to the second person" not in client.get(page).text
    with pytest.raises(Conflict, match=f"{len(left)} still to be answered"):
        requests_second.submit(way.ref, actor)
    some = press(client, page, page, finding=[left[0].key], answer="known")
    assert some.status_code == 303
    assert len(requests_inferring.unanswered(way.ref)) == len(left) - 1
    rest = [one.key for one in left[1:]]
    wrong = press(client, page, page, finding=rest, answer="other")
    assert (wrong.status_code, "Write why it may stay" in wrong.text) == (422, True)
    assert f'value="{rest[0]}" checked' in wrong.text
    why = "He wrote it himself."
    assert press(client, page, page, finding=rest, answer="other", words=why).status_code == 303
    assert why in client.get(page).text
    assert press(client, page, f"{here}/submit").status_code == 303


def test_what_is_decided_anew_is_to_be_answered_anew(decided):
    way, _client, _here = decided
    actor = way.coordinator.person_id
    left = [one.key for one in requests_inferring.unanswered(way.ref)]
    requests_inferring.answer(way.ref, actor, left, Answer.KNOWN)
    whole = Decided(PARTLY, Action.INCLUDE, None, Mode.STATED, ())
    items.decide(way.ref, actor, whole, replace(BECAUSE, reason=""))
    new = requests_inferring.unanswered(way.ref)
    assert any(one.sign is Sign.NAMED and COVERED in one.words for one in new)


def test_all_of_one_sign_is_ticked_without_scripts(decided):
    _way, client, here = decided
    sign = requests_inferring.unanswered(_way.ref)[0].sign
    shown = client.get(f"{here}/as-the-other?tick={sign}")
    (form,) = [one for one in Sheets(shown.text).forms if one.action == f"{here}/as-the-other"]
    wanted = {one.key for one in requests_inferring.unanswered(_way.ref) if one.sign is sign}
    assert set(form.values.getlist("finding")) == wanted


def test_who_keeps_much_back_for_a_templates_words_is_asked_whether_it_holds(full):
    way = bring("item_review")
    client, here = signed_in(full, way.coordinator), f"/requests/{way.ref}"
    why = replace(BECAUSE, reason=TEMPLATES[Exemption.TP16])
    assert "that answer hold for each" not in client.get(f"{here}/kept-back").text
    for one in Item.select().where(Item.request == way.ref).limit(5):
        gone = Decided(one.record_id, Action.WITHHOLD, Exemption.TP16, Mode.STATED, ())
        items.decide(way.ref, way.coordinator.person_id, gone, why)
    text = client.get(f"{here}/kept-back").text
    assert "5 of 5 records" in text
    assert "100 words in 100 kept back" in text
    assert "5 of 5 records" in client.get(f"{here}/as-the-other").text


def test_the_history_of_a_record_keeps_every_decision_and_what_was_taken_back(decided):
    way, client, here = decided
    actor = way.coordinator.person_id
    withheld = Decided(PARTLY, Action.WITHHOLD, Exemption.LPP19, Mode.SILENT, ())
    items.decide(way.ref, actor, withheld, replace(BECAUSE, reason="Advice of Tuesday."))
    items.undo(way.ref, actor, PARTLY)
    for page in (f"{here}/items/{PARTLY}", f"{here}/second/{PARTLY}"):
        text = client.get(page).text.partition("All that was decided about it (3)")[2]
        lines = ("Taken back; again given in part", "Withheld (lpp19, they see nothing)")
        places = [text.find(line) for line in (*lines, "Given in part, 1 passage covered")]
        assert -1 < places[0] < places[1] < places[2]
        assert "Advice of Tuesday." in text


def test_the_last_decision_is_taken_back_from_the_next_record(full):
    way = bring("item_review")
    client, here = signed_in(full, way.coordinator), f"/requests/{way.ref}"
    items.decide(way.ref, way.coordinator.person_id, decision(PARTLY), BECAUSE)
    other = Item.get(Item.request == way.ref, Item.record != PARTLY).record_id
    text = client.get(f"{here}/items/{other}").text
    assert f'formaction="{here}/undo/{PARTLY}"' in text
    assert "Take that back" in text
    assert "It is somebody else&#39;s.</textarea>" in text
    assert 'value="expected" selected' in text
    assert press(client, f"{here}/items/{other}", f"{here}/items/{other}").status_code == 422


def test_what_a_court_ordered_is_put_right_where_it_is_kept(decided):
    way, client, here = decided
    family = Member.get(Member.person == SUBJECT).family_id
    words = "Handing over at 14 Plover Rise."
    arrangements.order(way.coordinator.person_id, family, date(2025, 12, 18), words, None)
    page = client.get(f"{here}/as-the-other").text
    assert f'href="/families/{family}"' in page
    assert "given whole: put it right there" in page
