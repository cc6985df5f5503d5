"""The search box on every page: what it finds for whom, and what it never shows."""

from __future__ import annotations

from html import unescape

import pytest
from support.client import CSRF

from ccportal.store.audit import AuditEntry
from ccportal.store.people import ContactDetail, KnownAs, Organisation, Person

HTMX = {"HX-Request": "true", "HX-Target": "finding"}
WORDS = ("zoe", "pollitt", "haverstock", "the", "fam-01", "tannery row", "school", "0", "pr0")


def search(client, words: str, headers=None):
    token = CSRF.search(client.get("/today").text)[1]
    return client.post("/search", data={"csrf_token": token, "words": words}, headers=headers)


def test_the_box_stands_on_every_page_of_who_may_search(coordinator, chair):
    for client, pages in (
        (coordinator, ("/today", "/families", "/families/fam-01", "/notes/n-001", "/nowhere")),
        (chair, ("/today", "/audit", "/policy", "/help")),
    ):
        for address in pages:
            assert 'action="/search"' in client.get(address).text


def test_a_volunteer_has_no_search(volunteer):
    assert 'action="/search"' not in volunteer.get("/today").text
    assert volunteer.get("/search").status_code == 404
    token = CSRF.search(volunteer.get("/today").text)[1]
    answer = volunteer.post("/search", data={"csrf_token": token, "words": "zoe"})
    assert answer.status_code == 404
    assert "Pollitt" not in answer.text


def test_people_families_and_words_are_found(coordinator):
    page = search(coordinator, "zoe").text
    assert 'href="/people/p-010"' in page
    assert 'href="/families/fam-01"' in page
    assert 'href="/notes/n-011"' in page or 'href="/notes/n-0' in page


def test_a_reference_leads_to_its_record(coordinator):
    for ref, address in (("n-011", "/notes/n-011"), ("req-01", "/requests/req-01")):
        assert f'href="{address}"' in search(coordinator, ref).text


def test_a_page_of_the_site_is_found_by_its_name(coordinator, chair):
    assert 'href="/families"' in search(coordinator, "famil").text.split("<main")[1]
    assert 'href="/audit"' in search(chair, "aud").text.split("<main")[1]
    assert 'href="/audit"' not in search(coordinator, "aud").text


def test_a_slip_is_said_to_be_one(coordinator):
    assert "Nobody is called exactly that" in search(coordinator, "haverstok").text


def test_nothing_found_says_what_to_try(coordinator):
    assert "Nothing was found" in search(coordinator, "zzzzzz").text


def test_the_words_are_in_no_address_no_title_and_no_audit_trail(coordinator):
    answer = search(coordinator, "haverstock")
    assert answer.request.query_string == b""
    assert "haverstock" not in answer.text.split("</title>")[0].casefold()
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref) == ("search:find", None)
    assert "haverstock" not in str(last.detail).casefold()


def test_what_is_typed_is_shown_as_it_stands(coordinator):
    page = search(coordinator, '"><script>alert(1)</script>').text
    assert "<script>alert" not in page
    assert 'value="&#34;&gt;&lt;script&gt;' in page


@pytest.mark.parametrize("words", ["", " ", "z", "'", "%", "x" * 5_000, "🙂🙂", "..\\"])
def test_whatever_is_typed_there_is_a_page(coordinator, words):
    assert search(coordinator, words).status_code == 200


def test_htmx_gets_a_short_list_alone(coordinator):
    answer = search(coordinator, "pollitt", HTMX)
    assert answer.text.strip().startswith('<div id="finding"')
    assert "<main" not in answer.text
    assert 1 <= answer.text.count("<li>") <= 8


def test_htmx_gets_an_empty_list_for_one_letter(coordinator):
    assert "hidden" in search(coordinator, "p", HTMX).text.split(">")[0]


@pytest.mark.clause("C4")
@pytest.mark.parametrize("headers", [None, HTMX], ids=["page", "typed"])
def test_no_line_shows_a_contact_detail_or_words_of_a_record(coordinator, headers):
    details = [one.value for one in ContactDetail.select()]
    details += [one.address for one in Organisation.select() if one.address]
    for words in WORDS:
        text = unescape(search(coordinator, words, headers).text)
        text = text.replace(f'value="{words}"', "")
        assert [one for one in details if one in text] == [], words


@pytest.mark.clause("C4")
def test_nobody_is_found_by_a_contact_detail(coordinator):
    ContactDetail.create(person="p-012", position=9, kind="address", value="9 Quixotry Mews")
    assert "Nothing was found" in search(coordinator, "quixotry").text


def test_the_chair_finds_no_family_and_nobody_and_no_record_of_them(chair):
    names = {one.family_name for one in Person.select()} - {"Testing"}
    for words in WORDS:
        page = search(chair, words).text.split("<main")[1]
        assert not any(
            f'href="/{kind}/' in page
            for kind in ("people", "families", "notes", "incidents", "risks", "documents")
        )
        assert not any(name in page for name in names if name.casefold() != words)


def test_what_a_role_may_not_read_is_not_counted_either(coordinator, chair):
    for client, found in ((coordinator, True), (chair, False)):
        search(client, "snow boots")
        last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
        assert (last.detail != "0 found") is found


def test_another_name_is_said_beside_the_name(coordinator):
    KnownAs.create(person="p-012", position=9, name="Zzyzx")
    assert "also known as" in search(coordinator, "zzyzx").text


@pytest.mark.parametrize("words", ["pollitt", "haverstok", "n-0", "the"])
def test_a_search_asks_the_store_few_times(coordinator, words, caplog):
    search(coordinator, words)
    caplog.clear()
    with caplog.at_level("DEBUG", logger="peewee"):
        token = CSRF.search(coordinator.get("/help").text)[1]
        caplog.clear()
        coordinator.post("/search", data={"csrf_token": token, "words": words})
    asked = [one for one in caplog.records if "SELECT" in str(one.msg)]
    assert 1 <= len(asked) <= 12
