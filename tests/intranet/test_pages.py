"""The pages of the intranet at Riverside: each opens, and shows what it should and no more."""

from __future__ import annotations

import re
from html import unescape

import pytest
import time_machine
from support.client import CSRF, member, signed_in

from ccportal import clock
from ccportal.intranet.family_parts import TABS
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note, Session
from ccportal.store.database import is_embedded, records_db
from ccportal.store.families import Family, Member, Risk
from ccportal.store.people import ContactDetail, KnownAs, Person, Record
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import DbsCheck

KINDS = (
    *("referrals", "sessions", "notes", "incidents", "risks", "documents"),
    *("consents", "disclosures", "assessments", "organisations"),
)


def actions():
    return [row.action for row in AuditEntry.select().order_by(AuditEntry.seq)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_of_a_kind_has_its_page(coordinator, kind):
    refs = [one.ref for one in Record.select().where(Record.kind == kind)]
    assert refs
    for ref in refs:
        answer = coordinator.get(f"/{kind}/{ref}")
        assert answer.status_code == 200
        assert ref in answer.text


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_that_is_not_there_is_not_found(coordinator, kind):
    assert coordinator.get(f"/{kind}/none-such").status_code == 404


@pytest.mark.parametrize("kind", ["notes", "incidents", "risks", "documents", "disclosures"])
def test_each_look_at_a_sensitive_record_is_noted(coordinator, kind):
    ref = Record.select().where(Record.kind == kind).order_by(Record.ref).first().ref
    coordinator.get(f"/{kind}/{ref}")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref) == (f"{kind[:-1]}:read", ref)


def test_every_family_has_its_page_with_every_tab(coordinator):
    for family in list(Family.select()):
        for tab in (*TABS, "nonsense"):
            assert coordinator.get(f"/families/{family.ref}?show={tab}").status_code == 200


def test_every_person_has_a_page(coordinator):
    for person in list(Person.select()):
        assert person.family_name in _plain(coordinator.get(f"/people/{person.ref}").text)


def test_a_family_shows_who_lives_with_the_child_left_and_who_visits_right(coordinator):
    page = coordinator.get("/families/fam-01").text
    left, right = page.split("cc-apartness")
    assert "Leanne" in left.split("cc-house")[1]
    assert "Craig" in right.split("cc-cards")[0]
    assert "Craig" not in left.split("cc-house")[1]


def test_a_parent_who_is_not_entered_leaves_a_panel_that_says_so(coordinator):
    Family.create(ref="lone", opened_on="2026-01-01")
    Member.create(family="lone", person="p-012", position=0, role="resident-parent")
    assert "Nobody who visits is entered" in coordinator.get("/families/lone").text


def test_every_risk_of_a_family_is_told_even_when_its_review_is_late(coordinator):
    Risk.update(review_on="2020-01-01").execute()
    page = coordinator.get("/families/fam-01").text
    assert page.count("Read it before you talk to them.") == 3
    assert "should have been looked at again on 1 January 2020" in page


@pytest.mark.clause("C4")
def test_no_page_holds_a_contact_detail_before_show_is_pressed(coordinator):
    values = [one.value for one in ContactDetail.select()]
    pages = ["/families", "/people", "/today", "/team"]
    pages += [f"/families/{one.ref}" for one in Family.select()]
    pages += [f"/people/{one.ref}" for one in Person.select()]
    for address in pages:
        text = _plain(coordinator.get(address).text)
        assert [value for value in values if value in text] == [], address


@pytest.mark.clause("C4")
def test_show_uncovers_one_detail_covers_the_last_and_notes_it(coordinator):
    first, second = (_first_detail("p-012"), _first_detail("p-009"))
    _press(coordinator, first)
    page = _plain(coordinator.get("/families/fam-01").text)
    assert first.value in page
    _press(coordinator, second)
    page = _plain(coordinator.get("/families/fam-01").text)
    assert second.value in page
    assert first.value not in page
    assert actions().count("contact:show") == 2
    assert not any(first.value in str(row.__data__) for row in AuditEntry.select())


def test_a_shown_detail_covers_itself_after_a_minute(coordinator):
    detail = _first_detail("p-012")
    _press(coordinator, detail)
    assert coordinator.get("/families/fam-01").headers["Refresh"] == "65"
    for seconds, seen in ((59, True), (60, False)):
        with time_machine.travel(clock.now_utc().timestamp() + seconds, tick=False):
            text = _plain(coordinator.get("/families/fam-01").text)
        assert (detail.value in text) is seen


def test_cover_covers(coordinator):
    detail = _first_detail("p-012")
    _press(coordinator, detail)
    _press(coordinator, detail, cover="1")
    assert detail.value not in _plain(coordinator.get("/families/fam-01").text)
    assert actions().count("contact:show") == 1


def test_htmx_gets_the_very_part_that_the_page_includes(coordinator):
    detail = _first_detail("p-012")
    answer = _press(coordinator, detail, headers={"HX-Request": "true", "HX-Target": "house"})
    assert answer.status_code == 200
    assert answer.text.strip().startswith('<div class="cc-house" id="house">')
    page = coordinator.get("/families/fam-01").text
    assert CSRF.sub("", answer.text).strip() in CSRF.sub("", page)


def test_a_detail_that_is_not_there_is_not_found_and_not_noted(coordinator):
    answer = coordinator.send("/families/fam-01", "/people/p-012/contacts/99", family="fam-01")
    assert answer.status_code == 404
    assert "contact:show" not in actions()


def test_looking_for_somebody_finds_by_part_of_a_name_and_names_them_in_no_address(coordinator):
    answer = coordinator.send("/people", "/people/find", words="haver LEAN")
    assert "Haverstock, Leanne Marie" in answer.text
    assert answer.request.query_string == b""


def test_looking_for_nothing_says_what_to_enter(coordinator):
    assert coordinator.send("/people", "/people/find", words=" ").status_code == 422


def test_somebody_is_found_by_another_name_of_theirs(coordinator):
    KnownAs.create(person="p-012", position=9, name="Zzyzx Pseudonym")
    answer = coordinator.send("/people", "/people/find", words="zzyzx")
    assert "Haverstock, Leanne" in answer.text


def test_a_title_names_nobody(coordinator):
    names = {one.family_name for one in Person.select()}
    for address in ("/families/fam-01", "/people/p-012", "/notes/n-001", "/risks/r-001"):
        title = re.search("<title>(.*?)</title>", coordinator.get(address).text)[1]
        assert not any(name in title for name in names)


def test_words_of_a_record_are_shown_as_they_stand(coordinator):
    ref = Note.select().first().ref
    Note.update(text='<script>alert("x")</script> & <b>').where(Note.ref == ref).execute()
    page = coordinator.get(f"/notes/{ref}").text
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; &lt;b&gt;" in page


def test_the_policys_words_are_no_markup_of_their_own(coordinator):
    words = "# A\n\n<img src=x onerror=alert(1)>\n\n[go](javascript:alert(1)) ![p](http://e.org/p)"
    PolicyVersion.update(text=words).execute()
    page = coordinator.get("/policy").text
    assert "<img src=x" not in page
    assert "<img" not in page.split("cc-prose")[1]
    assert 'href="javascript' not in page
    assert "<h2>A</h2>" in page


def test_each_version_of_the_policy_can_be_read(coordinator, volunteer):
    for one in list(PolicyVersion.select()):
        assert volunteer.get(f"/policy/{one.ref}").status_code == 200


def test_the_team_is_told_apart_by_cleared_and_not_cleared(coordinator):
    before = coordinator.get("/team").text
    DbsCheck.update(decision="declined").execute()
    after = coordinator.get("/team").text
    assert (before.count(">Cleared<"), after.count(">Cleared<")) == (7, 0)
    assert before.count(">has left<") == 1
    assert "certificate" not in before.lower()


def test_an_account_can_be_shut_from_the_team_page_but_not_ones_own(coordinator, chair):
    other = Account.get(Account.role == "chair").person_id
    own = Account.get(Account.role == "coordinator").person_id
    assert "Shut this account" not in coordinator.get(f"/team/accounts/{own}").text
    coordinator.send(f"/team/accounts/{other}", f"/team/accounts/{other}/disable")
    assert chair.get("/today").location == "/sign-in"


def test_the_last_coordinator_cannot_shut_the_door_behind_themselves(coordinator):
    own = Account.get(Account.role == "coordinator").person_id
    answer = coordinator.send("/account", f"/team/accounts/{own}/disable")
    assert answer.status_code == 409
    assert "last coordinator" in answer.text


def test_the_chair_reads_the_trail_and_has_it_checked(chair):
    assert chair.get("/audit").status_code == 200
    assert "Whole" in chair.send("/audit", "/audit/check").text


def test_a_trail_that_was_changed_is_told_with_its_row(chair):
    chair.get("/audit")
    row = AuditEntry.select().order_by(AuditEntry.seq).first()
    for (name,) in list(_triggers()):
        records_db.execute_sql(name)
    AuditEntry.update(detail="changed").where(AuditEntry.seq == row.seq).execute()
    assert f"Row {row.seq} does not fit" in chair.send("/audit", "/audit/check").text


def test_the_trail_is_shown_by_action(chair, volunteer):
    volunteer.get("/families")
    page = chair.get("/audit?action=access:refused").text
    assert "family:read families.families" in page
    assert "Account: create" not in page.split("<tbody>")[1]


def test_records_of_a_person_are_called_by_their_days_newest_first_of_each_kind(coordinator):
    page = coordinator.get("/people/p-012").text.partition('id="records-title"')[2]
    found = re.findall(r'<a href="/notes/([\w-]+)">Note, (\d+ \w+ \d{4})</a>', page)
    days = [Note.get_by_id(ref).written_at for ref, _ in found]
    assert len(days) > 3
    assert days == sorted(days, reverse=True)
    assert [said for _, said in found] == [f"{one.day} {one:%b %Y}" for one in days]


def test_the_trail_is_sifted_and_no_name_gets_into_an_address(chair, coordinator):
    coordinator.get("/families/fam-01")
    shown = chair.send("/audit", "/audit/sift", on="fam-01")
    assert shown.location == "/audit?on=fam-01"
    rows = chair.get(shown.location).text.split("<tbody>")[1]
    assert "Family: read" in rows
    assert set(re.findall(r'data-label="On">([^<]*)', rows)) == {"fam-01"}
    assert "Nothing of that kind" in chair.get("/audit?who=nobody").text
    refused = chair.send("/audit", "/audit/sift", on="Grace Ash")
    assert refused.status_code == 422
    assert "No entry has this reference" in refused.text


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9999999999", "2", ""])
def test_a_page_number_that_is_none_gives_a_page(coordinator, page):
    assert coordinator.get(f"/people?page={page}").status_code == 200


def test_a_volunteer_sees_no_record_today(volunteer):
    page = volunteer.get("/today").text
    assert "Nobody is expected today" in page
    people = Person.select().where(Person.family_name != "Testing")
    assert not any(one.family_name in page for one in people)


def test_today_shows_the_session_of_the_day(coordinator):
    session = Session.select().order_by(Session.starts_at.desc()).first()
    with time_machine.travel(session.starts_at, tick=False):
        client = signed_in(coordinator.application, member("coordinator"))
        page = client.get("/today").text
    assert f'href="/sessions/{session.ref}"' in page


@pytest.mark.parametrize("address", ["/families", "/people", "/sessions", "/disclosures", "/team"])
def test_an_empty_centre_says_so_in_words(app, address):
    page = signed_in(app, member("coordinator")).get(address)
    assert page.status_code == 200
    assert "No records found" not in page.text


def test_the_first_coordinator_is_told_what_to_do(app):
    page = signed_in(app, member("coordinator")).get("/today").text
    assert "First steps" in page
    assert 'href="/spreadsheets"' in page


def _plain(text: str) -> str:
    return unescape(text)


def _first_detail(person: str) -> ContactDetail:
    return (
        ContactDetail.select()
        .where(ContactDetail.person == person, ContactDetail.until_on.is_null())
        .order_by(ContactDetail.position)
        .first()
    )


def _press(client, detail, *, cover="", headers=None):
    token = CSRF.search(client.get("/families/fam-01").text)[1]
    return client.post(
        f"/people/{detail.person_id}/contacts/{detail.position}",
        data={"csrf_token": token, "family": "fam-01", "cover": cover},
        headers=headers,
    )


def _triggers():
    """What takes the guards off the trail, as somebody with the key could."""
    if is_embedded(records_db):
        rows = records_db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        return [(f'DROP TRIGGER "{name}"',) for (name,) in rows.fetchall()]
    return [("ALTER TABLE audit_entry DISABLE TRIGGER USER",)]
