"""Adding documents and reading them on the intranet."""

from __future__ import annotations

import io
import re
from html import unescape

import pytest
from conftest import SCENARIOS
from support.client import CSRF
from support.papers import body, docx, pdf, png

from ccportal.acts import documents_words
from ccportal.sar.transcribe import can_read
from ccportal.store.audit import AuditEntry
from ccportal.store.documents import Document, FileContent

LETTER = (SCENARIOS / "files" / "harker-vane-re-haverstock.pdf").read_bytes()
NEW = "/documents/new/fam-01"


def add(client, content: bytes, name: str, **fields):
    token = CSRF.search(client.get(NEW).text)[1]
    data = {
        "csrf_token": token,
        "title": "A letter",
        "received_on": ["2", "3", "2026"],
        "about": "p-010",
        "paper": (io.BytesIO(content), name),
        **fields,
    }
    return client.post(NEW, data=data, content_type="multipart/form-data")


def newest() -> Document:
    return Document.select().where(Document.ref.startswith("d-")).get()


def test_a_document_is_added_from_the_familys_papers(coordinator):
    assert f'href="{NEW}"' in coordinator.get("/families/fam-01?show=papers").text
    answer = add(coordinator, LETTER, "letter.pdf")
    assert (answer.status_code, answer.location) == (303, f"/documents/{newest().ref}")


def test_its_page_shows_pictures_of_its_pages_and_not_what_the_file_was_called(coordinator):
    add(coordinator, pdf("One", "Two", "Three"), "Thistlewaite.pdf")
    ref = newest().ref
    page = coordinator.get(f"/documents/{ref}").text
    assert re.findall(rf'src="/documents/{ref}/pages/(\d)"', page) == ["1", "2", "3"]
    assert "Thistlewaite" not in page
    assert "A PDF of 1 KB, as it came" in page or "A PDF of 2 KB, as it came" in page


def test_a_page_is_a_picture_that_nothing_keeps(coordinator):
    add(coordinator, LETTER, "letter.pdf")
    answer = coordinator.get(f"/documents/{newest().ref}/pages/1")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("image/png", "no-store")
    assert answer.data.startswith(b"\x89PNG")


def test_each_look_at_a_document_and_its_pages_is_noted(coordinator):
    add(coordinator, LETTER, "letter.pdf")
    ref = newest().ref
    coordinator.get(f"/documents/{ref}")
    coordinator.get(f"/documents/{ref}/pages/1")
    rows = AuditEntry.select().where(AuditEntry.object_ref == ref).order_by(AuditEntry.seq)
    assert [(one.action, one.detail) for one in rows] == [
        ("document:read", None),
        ("document:read", "page 1"),
    ]


def test_a_long_document_is_shown_ten_pages_at_a_time(coordinator):
    add(coordinator, pdf(*["words"] * 23), "long.pdf")
    ref = newest().ref
    for number, shown in (("1", 10), ("3", 3), ("nonsense", 10), ("99", 3)):
        page = coordinator.get(f"/documents/{ref}?page={number}").text
        assert page.count(f'src="/documents/{ref}/pages/') == shown


def test_of_a_word_file_the_page_says_that_its_words_were_kept(coordinator):
    add(coordinator, docx(body("<b>Dear</b> centre".replace("<", "&lt;"))), "a.docx")
    page = coordinator.get(f"/documents/{newest().ref}").text
    assert "The words of a Word file; its pictures and its look were not kept" in page
    assert "&lt;b>Dear" in page or "&lt;b&gt;Dear" in page


def test_the_page_says_whether_the_words_on_a_scan_are_found(coordinator):
    add(coordinator, png(), "scan.png")
    address = f"/documents/{newest().ref}"
    waits = "are being read" if can_read() else "this machine has no tesseract"
    assert waits in unescape(coordinator.get(address).text)
    documents_words.read_waiting()
    read = "were read off the pictures" if can_read() else "this machine has no tesseract"
    assert read in unescape(coordinator.get(address).text)


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"MZ\x90", "a.exe", "kind of file"),
        (LETTER[:400], "a.pdf", "damaged"),
        (b"", "a.pdf", "Choose a file first|empty"),
        (docx(word__vbaProject_dot_bin=b"x"), "a.docx", "program"),
    ],
)
def test_a_file_that_is_not_taken_is_told_beside_its_field(coordinator, content, name, says):
    before = FileContent.select().count(), Document.select().count()
    answer = add(coordinator, content, name)
    assert answer.status_code == 422
    assert re.search(says, answer.text)
    assert (FileContent.select().count(), Document.select().count()) == before


@pytest.mark.parametrize("fields", [{"title": ""}, {"received_on": ["", "", ""]}, {"about": "p-1"}])
def test_what_is_missing_is_told(coordinator, fields):
    answer = add(coordinator, png(), "a.png", **fields)
    assert answer.status_code == 422
    assert "There is something to put right" in answer.text


def test_somebody_of_another_family_cannot_be_ticked(coordinator):
    assert add(coordinator, png(), "a.png", about="p-020").status_code == 422


def test_25_megabytes_are_taken_and_more_is_told(coordinator):
    big = png() + b""
    assert add(coordinator, big, "a.png").status_code == 303
    answer = add(coordinator, b"%PDF-" + b"\0" * (25 * 1024 * 1024 + 1), "a.pdf")
    assert answer.status_code == 422
    assert "up to 25 MB" in answer.text
    assert add(coordinator, b"%PDF-" + b"\0" * (26 * 1024 * 1024), "a.pdf").status_code == 413


def test_no_other_form_takes_so_much(coordinator):
    answer = coordinator.post("/search", data={"words": "x" * 600_000})
    assert answer.status_code == 413


def test_a_family_that_is_not_there_gets_no_document(coordinator):
    assert coordinator.get("/documents/new/none-such").status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "chair"])
def test_nobody_else_sees_or_adds_a_document(browsers, role):
    coordinator, other = browsers["coordinator"], browsers[role]
    add(coordinator, LETTER, "letter.pdf")
    ref = newest().ref
    for address in (NEW, f"/documents/{ref}", f"/documents/{ref}/pages/1"):
        assert other.get(address).status_code == 404
