"""The words of a file's pages are compared by a person before any of them is given."""

from __future__ import annotations

import pytest
from support.client import member, signed_in
from support.fields import filled
from support.pictures import page_of_drawing, picture_of_words
from support.way import BECAUSE, SUBJECT, bring
from werkzeug.datastructures import MultiDict

from ccportal import clock
from ccportal.acts import documents
from ccportal.acts import requests_items as items
from ccportal.acts.documents import Paper
from ccportal.intranet.marking_words import sent_words
from ccportal.rules.page_words import of_text
from ccportal.rules.redaction import Marker, PageWords
from ccportal.rules.withholding import Exemption
from ccportal.sar import review
from ccportal.sar.pictures_given import Chosen, From
from ccportal.sar.transcribe import can_read
from ccportal.store.requests import Decision

pytestmark = pytest.mark.clause("VIO")

OPEN, SECRET, HIDDEN = "We came at ten.", "Rory Tallentire", "31 Tannery Row"
FILE = page_of_drawing(
    f"BT /F1 24 Tf 72 740 Td ({OPEN}) Tj 0 -40 Td ({SECRET}) Tj".encode()
    + f" 0 -40 Td 1 g ({HIDDEN}) Tj ET".encode()
)
TP16 = Marker(Exemption.TP16)


@pytest.fixture
def read(full):
    """Gives the address of a file that is being read, its ref and the coordinator's browser."""

    def reads(name="letter.pdf", content=FILE):
        who = member("coordinator").person_id
        paper = Paper(None, (SUBJECT,), "A letter", clock.today(), None, name, content)
        ref = documents.receive(who, paper)
        way = bring("item_review")
        return way, ref, signed_in(full, way.coordinator)

    return reads


def sent(client, here, **given):
    """The form of the page as it is sent with these fields."""
    fields = filled(client, here, here, reason="It is his.", **given)
    fields |= {"information": BECAUSE.weighed.information, "unreasonable": "y"}
    fields |= {"confidence": BECAUSE.weighed.confidence, "consent": BECAUSE.weighed.consent}
    return client.post(here, data=fields)


def kept(ref):
    return of_text(Decision.get(Decision.record == ref).page_words)


def band(client, here):
    """The area that is proposed on the page."""
    page = client.get(here).text
    return page.partition('name="area" value="')[2].partition('"')[0]


def test_words_that_can_be_seen_stand_beside_the_page_and_are_given_once_they_are_ticked(read):
    way, ref, client = read()
    here = f"/requests/{way.ref}/items/{ref}"
    page = client.get(here).text
    words = page.partition('class="cc-said__words"')[2].partition("</div>")[0]
    assert ">came</span>" in words
    assert ">Tallentire</span>" in words
    assert "Tannery" not in words
    assert "3 words more that cannot be seen on the page" in page
    assert sent(client, here, action="include").status_code == 303
    assert kept(ref) == ()
    assert sent(client, here, action="include", words=["1:seen"]).status_code == 303
    assert kept(ref) == (PageWords(1, (f"{OPEN}\n{SECRET}",)),)
    assert 'value="1:seen" checked' in client.get(here).text


def test_what_is_covered_goes_out_of_them_and_they_are_approved_with_the_rest(read, full):
    way, ref, client = read()
    here = f"/requests/{way.ref}/items/{ref}"
    area = band(client, here)
    digests = []
    for words in ([], ["1:seen"]):
        answer = sent(client, here, action="redact", area=area, words=words)
        assert answer.status_code == 303
        digests.append(review.prepared_digest(way.ref))
    assert kept(ref) == (PageWords(1, (f"{OPEN}\n", TP16)),)
    assert len(set(digests)) == 2
    assert 'value="1:seen" checked' in client.get(here).text
    second = signed_in(full, way.chair).get(f"/requests/{way.ref}/second/{ref}").text
    assert f'{OPEN}\n<mark class="cc-pass cc-pass--cut">[TP16]</mark>' in second
    items.undo(way.ref, way.coordinator.person_id, ref)
    assert kept(ref) == ()


def test_what_is_withheld_gives_no_words(read):
    way, ref, client = read()
    here = f"/requests/{way.ref}/items/{ref}"
    fields = {"exemption": "LPP19", "mode": "stated", "words": ["1:seen"]}
    assert sent(client, here, action="withhold", **fields).status_code == 303
    assert kept(ref) == ()


def test_somebody_may_write_them_down_but_nothing_that_is_covered(read):
    way, ref, client = read()
    here = f"/requests/{way.ref}/items/{ref}"
    area = band(client, here)
    refused = sent(
        client, here, action="redact", area=area, **{"written-1": "We came, said tallentire."}
    )
    assert refused.status_code == 422
    assert "has words that are covered there" in refused.text
    assert "We came, said tallentire.</textarea>" in refused.text
    written = {"written-1": "We came at ten.\r\n[...]", "words": ["1:seen"]}
    assert sent(client, here, action="redact", area=area, **written).status_code == 303
    assert kept(ref) == (PageWords(1, ("We came at ten.\n", TP16)),)
    assert sent(client, here, action="include", **{"written-1": "We came."}).status_code == 303
    assert kept(ref) == (PageWords(1, ("We came.",)),)
    assert "We came.</textarea>" in client.get(here).text


def test_of_a_scan_they_are_read_off_the_picture_where_the_machine_can(read):
    way, ref, client = read("scan.png", picture_of_words("Tannery", "Weir"))
    here = f"/requests/{way.ref}/items/{ref}"
    assert "The words of this page are not known." in client.get(here).text
    if not can_read():
        return
    page = client.get(f"{here}?read=1").text
    assert 'value="1:read"' in page
    area = page.partition('name="area" value="')[2].partition('"')[0]
    answer = sent(client, here, action="redact", area=area, words=["1:read"])
    assert answer.status_code == 303
    assert kept(ref) == (PageWords(1, (TP16, "\nWeir")),)
    assert "[…]\nWeir</textarea>" in client.get(here).text


def test_a_page_that_there_is_not_has_no_words(read):
    way, ref, client = read()
    here = f"/requests/{way.ref}/items/{ref}"
    assert sent(client, here, action="include", words=["7:seen"]).status_code == 303
    assert kept(ref) == ()


@pytest.mark.parametrize(
    ("fields", "chosen"),
    [
        ([("words", "1:seen"), ("words", "2:read")], {1: From.SEEN, 2: From.READ}),
        ([("words", "1:written"), ("words", "x")], {}),
        ([("words", "1:seen"), ("written-1", "x")], {1: From.WRITTEN}),
        ([("written-1", "  "), ("written-x", "y"), ("written-", "y")], {}),
    ],
)
def test_what_is_no_page_is_not_chosen(fields, chosen):
    assert {one.page: one.of for one in sent_words(MultiDict(fields))} == chosen


def test_lines_that_were_written_down_end_one_way():
    (one,) = sent_words(MultiDict([("written-3", "a\r\nb")]))
    assert one == Chosen(3, From.WRITTEN, "a\nb")
