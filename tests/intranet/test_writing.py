"""The pages on which notes, concerns, incidents and risks are written, at Riverside."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from support.client import CSRF, member, signed_in

from ccportal import clock
from ccportal.acts import concerns, drafts, risks
from ccportal.rules.risks import read
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Concern, Incident, Note
from ccportal.store.families import Risk
from ccportal.store.people import About, Person

FAMILY, MOTHER, FATHER, ALONE = "fam-01", "p-012", "p-009", "p-001"
WORDS = "He brought a kite, and she laughed."
TOKEN = re.compile(r'name="token"[^>]* value="([^"]+)"')
RISK = {
    "from_person": FATHER,
    "kind": "violence",
    "about": MOTHER,
    "alert": "Keep them at different doors",
    "detail": "He threatened her twice.",
    "source": "The referral.",
    "prevents": "yes",
}


@pytest.fixture
def me(coordinator):
    """The ref of the coordinator who is signed in."""
    return Account.get(Account.role == "coordinator").person_id


def send(client, page, **fields):
    """Open the page, fill in its form with the token that it carries, and press its button."""
    text = client.get(page).text
    hidden = {"csrf_token": CSRF.search(text)[1], "token": TOKEN.search(text)[1]}
    return client.post(page, data={**hidden, **fields})


def hurry(client, page, target, **fields):
    """The same as HTMX does it, for one part of the page."""
    text = client.get(page).text
    hidden = {"csrf_token": CSRF.search(text)[1], "token": TOKEN.search(text)[1]}
    headers = {"HX-Request": "true", "HX-Target": target}
    return client.post(page, data={**hidden, **fields}, headers=headers)


def newest(model):
    """The record that was written last."""
    entry = AuditEntry.select().where(AuditEntry.object_ref.in_(model.select(model.ref)))
    wrote = entry.where(~AuditEntry.action.endswith(":read")).order_by(AuditEntry.seq.desc())
    return model.get_by_id(wrote.first().object_ref)


def about(ref):
    return {one.person_id for one in About.select().where(About.record == ref)}


def in_days(days):
    on = clock.today() + timedelta(days=days)
    return [str(on.day), str(on.month), str(on.year)]


def a_risk(client, **other):
    fields = {**RISK, "review_on": in_days(30), **other}
    return send(client, f"/write/risk/{FAMILY}", **fields)


PAGES = (
    *("/write/note", "/write/concern", "/write/incident"),
    *(f"/write/{one}/{FAMILY}" for one in ("note", "concern", "incident", "risk")),
    *(f"/write/{one}/{MOTHER}" for one in ("note", "concern", "incident", "risk")),
    *("/write/correction/n-001", "/write/incident-again/i-001", "/write/risk-again/r-001"),
    "/for-you",
)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_for_writing_opens(coordinator, page):
    assert coordinator.get(page).status_code == 200


@pytest.mark.parametrize("page", PAGES[:-1])
def test_every_form_that_is_sent_empty_says_what_is_missing_and_writes_nothing(coordinator, page):
    before = Note.select().count(), Incident.select().count(), Risk.select().count()
    answer = send(coordinator, page)
    assert answer.status_code == 422
    assert "There is something to put right" in answer.text
    assert (Note.select().count(), Incident.select().count(), Risk.select().count()) == before


@pytest.mark.parametrize("page", PAGES[:-1])
def test_every_form_answers_htmx_with_its_part(coordinator, page):
    answer = hurry(coordinator, page, "write")
    assert answer.status_code == 422
    assert answer.text.strip().startswith('<div id="write">')


@pytest.mark.parametrize(
    "page",
    [
        "/write/note/none-such",
        "/write/risk/none-such",
        "/write/correction/none-such",
        "/write/correction/i-001",
        "/write/answer/n-001",
        "/write/incident-again/n-001",
        "/write/risk-again/n-001",
    ],
)
def test_about_what_is_not_there_nothing_is_written(coordinator, page):
    assert coordinator.get(page).status_code == 404


def test_a_note_about_a_family_leads_to_its_page_and_stands_in_the_familys_list(coordinator, me):
    answer = send(
        coordinator, f"/write/note/{FAMILY}", kind="telephone", text=WORDS, about=[MOTHER, FATHER]
    )
    note = newest(Note)
    assert (answer.status_code, answer.location) == (303, f"/notes/{note.ref}")
    assert (note.family_id, note.kind, note.written_by_id) == (FAMILY, "telephone", me)
    assert about(note.ref) == {MOTHER, FATHER}
    assert f"/notes/{note.ref}" in coordinator.get(f"/families/{FAMILY}?show=notes").text
    assert WORDS in coordinator.get(f"/notes/{note.ref}").text


def test_a_note_about_somebody_is_of_their_family_where_they_have_one(coordinator):
    page = coordinator.get(f"/write/note/{MOTHER}").text
    assert re.search(rf'value="{MOTHER}"[^>]* checked', page)
    send(coordinator, f"/write/note/{MOTHER}", kind="general", text=WORDS, about=MOTHER)
    assert newest(Note).family_id == FAMILY


def test_a_note_can_be_about_others_by_their_references(coordinator):
    send(coordinator, "/write/note", kind="general", text=WORDS, others=f"{MOTHER}, {ALONE}")
    assert about(newest(Note).ref) == {MOTHER, ALONE}


def test_a_reference_that_nobody_has_is_told_and_the_words_stay(coordinator):
    answer = send(coordinator, "/write/note", kind="general", text=WORDS, others="p-999")
    assert answer.status_code == 422
    assert "somebody is not in the register" in answer.text
    assert WORDS in answer.text


def test_nobody_from_elsewhere_can_be_ticked(coordinator):
    answer = send(
        coordinator, f"/write/note/{FAMILY}", kind="general", text=WORDS, about="none-such"
    )
    assert answer.status_code == 422


def test_a_note_that_was_corrected_says_so_and_leads_to_what_is_right(coordinator):
    answer = send(coordinator, "/write/correction/n-001", text="It was a ball.")
    later = newest(Note)
    assert answer.location == f"/notes/{later.ref}"
    first = coordinator.get("/notes/n-001").text
    assert "This was written again later." in first
    assert f'href="/notes/{later.ref}"' in first
    assert "Put it right" not in first
    assert 'href="/notes/n-001"' in coordinator.get(f"/notes/{later.ref}").text
    family = Note.get_by_id("n-001").family_id
    rows = coordinator.get(f"/families/{family}?show=notes").text
    assert (rows.count(">corrected<"), rows.count(">written again<")) == (1, 1)


def test_of_two_who_correct_the_same_note_the_second_is_told_and_keeps_their_words(coordinator):
    send(coordinator, "/write/correction/n-001", text="It was a ball.")
    answer = send(coordinator, "/write/correction/n-001", text="It was a doll.")
    assert answer.status_code == 409
    assert "It was corrected already" in answer.text
    assert "It was a doll." in answer.text


def test_a_form_sent_twice_is_one_note_and_leads_to_it_both_times(coordinator):
    page = f"/write/note/{FAMILY}"
    text = coordinator.get(page).text
    data = {"csrf_token": CSRF.search(text)[1], "token": TOKEN.search(text)[1]}
    data |= {"kind": "general", "text": WORDS}
    before = Note.select().count()
    places = {coordinator.post(page, data=data).location for _ in range(2)}
    assert (len(places), Note.select().count()) == (1, before + 1)


def test_a_concern_waits_for_the_coordinator_until_it_is_answered(coordinator):
    send(coordinator, f"/write/concern/{FAMILY}", text="She cried.", urgent="y", about=MOTHER)
    worry = Concern.get().note
    waits = coordinator.get("/for-you").text
    assert f'href="/notes/{worry.ref}"' in waits
    assert ">Danger<" in waits
    assert "She cried" not in waits
    send(coordinator, f"/write/answer/{worry.ref}", text="Rang the council.")
    assert f'href="/notes/{worry.ref}"' not in coordinator.get("/for-you").text
    page = coordinator.get(f"/notes/{worry.ref}").text
    assert "It was answered." in page
    assert "<h1>A concern</h1>" in page


def test_a_concern_is_taken_with_a_reference_that_is_none(coordinator):
    answer = send(
        coordinator, "/write/concern", text="Somebody shouted.", others=f"the tall man {MOTHER}"
    )
    assert answer.status_code == 303
    assert about(Concern.get().note_id) == {MOTHER}


@pytest.mark.clause("C2")
def test_a_volunteer_reads_no_concern_and_no_note(volunteer, coordinator, me):
    worry = concerns.report(me, "She cried.", True, FAMILY, (MOTHER,))
    for address in (f"/notes/{worry}", f"/write/correction/{worry}", f"/write/answer/{worry}"):
        answer = volunteer.get(address)
        assert answer.status_code == 404
        assert "cried" not in answer.text
    assert "A concern" not in volunteer.get("/for-you").text


def test_today_asks_by_itself_and_is_told_only_what_is_new(coordinator, me):
    seen = re.search(r"seen=(\w+)", coordinator.get("/for-you").text)[1]
    headers = {"HX-Request": "true", "HX-Target": "for_you_now", "X-Unattended": "1"}
    assert coordinator.get(f"/for-you?seen={seen}", headers=headers).status_code == 204
    concerns.report(me, "She cried.", True)
    answer = coordinator.get(f"/for-you?seen={seen}", headers=headers)
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<section id="for_you_now"')


def test_of_many_things_that_wait_some_are_shown_and_the_rest_is_counted(coordinator, me):
    for number in range(12):
        concerns.report(me, f"Number {number}.")
    page = coordinator.get("/for-you").text
    assert page.count(">A concern<") == 10
    assert "And 2 more." in page


def test_an_incident_is_written_with_its_day_and_time(coordinator):
    answer = send(
        coordinator,
        f"/write/incident/{FAMILY}",
        on=["3", "2", "2026"],
        at="9.05",
        text="A cup broke.",
        done="Swept up.",
        about=MOTHER,
    )
    one = newest(Incident)
    assert answer.location == f"/incidents/{one.ref}"
    assert f"{one.occurred_at:%Y-%m-%d %H:%M}" == "2026-02-03 09:05"
    assert (one.text, one.action_taken, one.family_id) == ("A cup broke.", "Swept up.", FAMILY)


@pytest.mark.parametrize("at", ["24:00", "9", "noon", "10:60"])
def test_a_time_that_there_is_not_is_told(coordinator, at):
    answer = send(coordinator, "/write/incident", on=["3", "2", "2026"], at=at, text="x")
    assert answer.status_code == 422
    assert "Enter a time that there is" in answer.text


def test_what_has_not_happened_yet_is_no_incident(coordinator):
    answer = send(coordinator, "/write/incident", on=in_days(1), at="10:00", text="x")
    assert answer.status_code == 422
    assert "That time has not come yet" in answer.text


def test_an_incident_is_put_right_with_its_day_and_session_filled_in(coordinator):
    first = Incident.get_by_id("i-001")
    page = coordinator.get("/write/incident-again/i-001").text
    assert f'value="{first.occurred_at:%H:%M}"' in page
    assert first.text.split("\n")[0][:20] in page
    at = first.occurred_at
    on = [str(at.day), str(at.month), str(at.year)]
    send(coordinator, "/write/incident-again/i-001", on=on, at="10:00", text="It was later.")
    assert newest(Incident).corrects_id == "i-001"
    assert "This was written again later." in coordinator.get("/incidents/i-001").text


@pytest.mark.clause("VIO")
def test_a_risk_shows_what_to_do_first_and_source_and_detail_apart(coordinator):
    answer = a_risk(coordinator)
    one = newest(Risk)
    assert answer.location == f"/risks/{one.ref}"
    page = coordinator.get(f"/risks/{one.ref}").text
    order = [page.index(words) for words in (RISK["alert"], RISK["detail"], RISK["source"])]
    assert order == sorted(order)
    assert page.count(RISK["alert"]) == 1
    family = coordinator.get(f"/families/{FAMILY}").text
    assert RISK["alert"] in family
    assert RISK["detail"] not in family


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"about": FATHER}, "cannot be one of those at risk"),
        ({"about": []}, "Say who is at risk"),
        ({"prevents": []}, "Choose one"),
        ({"review_on": ["1", "1", "2020"]}, "Choose a day after today"),
        ({"review_on": ["31", "2", "2027"]}, "Enter a day that there is"),
        ({"alert": "x" * 201}, "Keep it to 200 characters"),
    ],
)
def test_a_risk_that_lacks_something_is_told_so(coordinator, wrong, says):
    answer = a_risk(coordinator, **wrong)
    assert answer.status_code == 422
    assert says in answer.text


def test_no_answer_about_violence_is_chosen_beforehand(coordinator):
    page = coordinator.get(f"/write/risk/{FAMILY}").text
    assert not re.search(r'name="prevents"[^>]* checked', page)


def test_a_risk_looked_at_again_takes_the_place_of_the_first(coordinator):
    a_risk(coordinator)
    first = newest(Risk)
    page = coordinator.get(f"/write/risk-again/{first.ref}").text
    assert RISK["alert"] in page
    fields = {**RISK, "alert": "Greet him kindly", "review_on": in_days(60)}
    send(coordinator, f"/write/risk-again/{first.ref}", **fields)
    family = coordinator.get(f"/families/{FAMILY}").text
    assert "Greet him kindly" in family
    assert RISK["alert"] not in family
    assert read(Risk.get_by_id(first.ref).text).alert == RISK["alert"]
    assert "looked at again" in coordinator.get(f"/families/{FAMILY}?show=risks").text


def test_a_risk_whose_day_has_come_waits_for_the_coordinator(coordinator):
    a_risk(coordinator, review_on=in_days(1))
    one = newest(Risk)
    later = clock.now_utc().timestamp() + 86_400
    with time_machine.travel(later, tick=False):
        client = signed_in(coordinator.application, member("coordinator"))
        page = client.get("/for-you").text
        assert risks.due(clock.today())
        assert "It has to be looked at again." in client.get(f"/risks/{one.ref}").text
    assert "A risk to look at again" in page


def test_a_draft_is_kept_by_the_button_and_taken_up_again(coordinator, me):
    page = f"/write/note/{FAMILY}"
    answer = send(coordinator, page, text=WORDS, about=[FATHER], keep="1")
    assert "Kept as a draft at" in answer.text
    again = coordinator.get(page).text
    assert WORDS in again
    assert re.search(rf'value="{FATHER}"[^>]* checked', again)
    assert not re.search(rf'value="{MOTHER}"[^>]* checked', again)
    assert f'href="{page}"' in coordinator.get("/for-you").text
    assert Note.select().where(Note.text == WORDS).count() == 0


@pytest.mark.parametrize("page", PAGES[:-1])
def test_every_form_keeps_a_draft_every_few_seconds(coordinator, me, page):
    answer = hurry(coordinator, page, "draft", text=WORDS, detail=WORDS, keep="1")
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<div id="draft"')
    assert "Kept as a draft at" in answer.text
    assert len(drafts.mine(me)) == 1
    assert WORDS in coordinator.get(page).text


def test_a_draft_that_is_sent_is_a_note_and_no_draft(coordinator, me):
    page = f"/write/note/{FAMILY}"
    send(coordinator, page, text=WORDS, keep="1")
    send(coordinator, page, kind="general", text=WORDS, about=FATHER)
    assert newest(Note).text == WORDS
    assert drafts.mine(me) == ()
    assert WORDS not in coordinator.get(page).text


def test_a_draft_can_be_thrown_away(coordinator, me):
    page = f"/write/note/{FAMILY}"
    send(coordinator, page, text=WORDS, keep="1")
    answer = send(coordinator, page, drop="1")
    assert (answer.status_code, answer.location) == (303, page)
    assert drafts.mine(me) == ()


def test_somebody_elses_draft_is_not_seen(coordinator, full):
    page = f"/write/note/{FAMILY}"
    send(coordinator, page, text=WORDS, keep="1")
    other = signed_in(full, member("coordinator"))
    assert WORDS not in other.get(page).text
    assert "Half written" not in other.get("/for-you").text


def test_nothing_personal_is_in_an_address_or_a_title(coordinator):
    names = {one.family_name for one in Person.select()}
    for page in PAGES:
        title = re.search("<title>(.*?)</title>", coordinator.get(page).text)[1]
        assert not any(name in title for name in names)
    place = send(coordinator, f"/write/note/{FAMILY}", kind="general", text=WORDS).location
    assert re.fullmatch(r"/notes/n-[0-9A-Z]{6}", place)


def test_the_family_and_the_person_lead_to_writing(coordinator):
    family = coordinator.get(f"/families/{FAMILY}").text
    assert f'href="/write/note/{FAMILY}"' in family
    assert f'href="/write/concern/{FAMILY}"' in family
    for tab, page in (("notes", "note"), ("incidents", "incident"), ("risks", "risk")):
        text = coordinator.get(f"/families/{FAMILY}?show={tab}").text
        assert f'href="/write/{page}/{FAMILY}"' in text
    assert f'href="/write/note/{MOTHER}"' in coordinator.get(f"/people/{MOTHER}").text


def test_words_of_a_draft_and_of_what_was_written_are_no_markup(coordinator):
    hostile = '<script>alert("x")</script>'
    page = f"/write/note/{FAMILY}"
    assert hostile not in send(coordinator, page, text=hostile, keep="1").text
    assert hostile not in coordinator.get(page).text
