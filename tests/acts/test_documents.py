"""Documents are kept as they came; a hostile file is refused in words, or shown harmless."""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from conftest import SCENARIOS
from PIL import Image, ImageDraw, ImageFont
from support.papers import body, bomb, docx, flood, jpeg, pdf, png, zipped

from ccportal import clock
from ccportal.acts import documents, documents_words
from ccportal.acts.documents import Paper
from ccportal.acts.documents_words import How
from ccportal.errors import Invalid, NotFound
from ccportal.rules.documents import MOST_BYTES, MOST_CHARACTERS
from ccportal.sar.collect import collect
from ccportal.sar.transcribe import can_read
from ccportal.settings import FONTS
from ccportal.store.audit import AuditEntry
from ccportal.store.documents import Document, FileContent, FileWords
from ccportal.store.people import About
from ccportal.store.search import find

LETTER = (SCENARIOS / "files" / "harker-vane-re-haverstock.pdf").read_bytes()
BY = "p-001"


def paper(content: bytes, name: str, **more) -> Paper:
    made = Paper("fam-01", ("p-010",), "A letter", date(2026, 3, 2), "p-009", name, content)
    return replace(made, **more)


def receive(content: bytes, name: str, **more) -> Document:
    return Document.get_by_id(documents.receive(BY, paper(content, name, **more)))


TAKEN = {
    "a PDF": (LETTER, "letter.pdf", "application/pdf"),
    "a photograph": (jpeg(), "IMG_1.JPEG", "image/jpeg"),
    "a picture": (png(), "scan.png", "image/png"),
}


@pytest.mark.parametrize("what", TAKEN)
def test_a_file_is_kept_as_it_came_under_its_digest(riverside, what):
    content, name, media_type = TAKEN[what]
    made = receive(content, name)
    assert made.media_type == media_type
    assert made.file_id == hashlib.sha256(content).hexdigest()
    assert bytes(FileContent.get_by_id(made.file_id).content) == content
    assert made.text is None


def test_the_same_file_twice_is_kept_once(riverside):
    before = FileContent.select().count()
    first, second = receive(png(), "a.png"), receive(png(), "b.png", title="Another")
    assert first.ref != second.ref
    assert FileContent.select().count() == before + 1


def test_the_same_form_sent_twice_is_one_document(riverside):
    assert receive(png(), "a.png").ref == receive(png(), "a.png").ref


def test_of_a_word_file_the_words_are_kept(riverside):
    made = receive(docx(body("Dear centre,", "Zoë &amp; Alfie")), "letter.docx")
    assert (made.text, made.file_id) == ("Dear centre,\nZoë & Alfie", None)
    assert made.media_type.endswith("wordprocessingml.document")


def test_a_text_is_kept_letter_for_letter(riverside):
    made = receive("Zoë’s note\r\n\tline two\r\n".encode(), "note.txt")
    assert made.text == "Zoë’s note\r\n\tline two\r\n"


def test_whom_it_is_about_and_who_sent_it_stand_with_it(riverside):
    made = receive(png(), "a.png", about=("p-012", "p-010", "p-012"))
    rows = About.select().where(About.record == made.ref).order_by(About.position)
    assert [one.person_id for one in rows] == ["p-012", "p-010"]
    assert made.received_from_id == "p-009"


def test_what_the_file_was_called_is_not_kept(riverside):
    made = receive(png(), "Haverstock secret.png")
    assert made.file_name is None
    assert not any("secret" in str(row.__data__) for row in AuditEntry.select())


def test_it_stands_in_the_audit_trail(riverside):
    made = receive(png(), "a.png")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.actor, last.action, last.object_ref) == (BY, "document:receive", made.family_id)


def encrypted(made=None) -> bytes:
    return pdf("secret", encryption=pikepdf.Encryption(owner="o", user="u"))


def many_pages(number: int) -> bytes:
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(200, 200))
        page = made.pages[0].obj
        kids = pikepdf.Array([page] * number)
        made.Root.Pages.Kids, made.Root.Pages.Count = kids, number
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()


def entity_bomb() -> str:
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    return f'<!DOCTYPE x [<!ENTITY a0 "ha">{lines}]>' + body("&a9;")


XXE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body("&e;")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PAGE = b"<html><script>alert(1)</script></html>"

REFUSED = {
    "nothing": (b"", "a.pdf", "empty"),
    "more than 25 MB": (b"%PDF-" + b"\0" * MOST_BYTES, "a.pdf", "up to 25 MB"),
    "a program": (b"MZ\x90\0" * 9, "a.exe", "kind of file"),
    "a program called PDF": (b"MZ\x90\0" * 9, "a.pdf", "must be"),
    "a program called text": (b"MZ\x90\0 hello", "a.txt", "not what its name says"),
    "a page that runs": (PAGE, "a.html", "kind of file"),
    "a page called picture": (PAGE, "a.png", "must be"),
    "a drawing that runs": (b"<svg onload='x'/>", "a.svg", "kind of file"),
    "an archive": (zipped(("a.txt", b"x")), "a.zip", "kind of file"),
    "no ending": (png(), "passport", "kind of file"),
    "an old Word file": (OLD, "a.doc", "old kind of Word file"),
    "a locked Word file": (OLD, "a.docx", "locked with a password"),
    "a Word file with a program": (docx(), "a.docm", "program"),
    "a program hidden in a Word file": (docx(word__vbaProject_dot_bin=b"x"), "a.docx", "program"),
    "rich text": (rb"{\rtf1 hello}", "a.rtf", "cannot open"),
    "a telephone's own picture": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "a.heic", "Save it as JPG"),
    "a PDF called Word": (LETTER, "a.docx", "not what its name says"),
    "a PDF called text": (LETTER, "a.txt", "not what its name says"),
    "a picture called PDF": (png(), "a.pdf", "must be"),
    "a PDF called picture": (LETTER, "a.png", "must be"),
    "a picture and a page": (jpeg(comment=b"<script>"), "a.jpg", "cannot take"),
    "a PDF and an archive": (LETTER + zipped(("a", b"x")), "a.pdf", "cannot take"),
    "a PNG and an archive": (png() + zipped(("a", b"x")), "a.png", "cannot take"),
    "a PDF that breaks off": (LETTER[: len(LETTER) // 2], "a.pdf", "damaged"),
    "a PDF of rubbish": (b"%PDF-1.7\n" + b"\x01" * 400 + b"\n%%EOF", "a.pdf", "broken"),
    "a locked PDF": (encrypted(), "a.pdf", "locked"),
    "a PDF of 50,000 pages": (many_pages(50_000), "a.pdf", "500 pages"),
    "a PNG that breaks off": (png()[:-6], "a.png", "damaged"),
    "a PNG whose middle is broken": (
        png(400, 300)[:60] + b"\0" * 40 + png(400, 300)[100:],
        "a.png",
        "broken",
    ),
    "a picture that fills the memory": (flood(60_000, 60_000), "a.png", "damaged"),
    "a picture just below that": (flood(9_000, 7_000), "a.png", "too large|broken"),
    "a JPEG that breaks off": (jpeg(400, 300)[:300], "a.jpg", "damaged"),
    "a Word file of 200 MB": (bomb(200), "a.docx", "far too much"),
    "a Word file with a bomb of entities": (docx(entity_bomb()), "a.docx", "damaged"),
    "a Word file that fetches": (docx(XXE), "a.docx", "damaged"),
    "a Word file without a body": (zipped(("[Content_Types].xml", b"<a/>")), "a.docx", "no Word"),
    "a Word file that is an archive": (zipped(("a.txt", b"x")), "a.docx", "no Word file"),
    "a Word file that breaks off": (docx()[:120], "a.docx", "damaged"),
    "a Word file of no XML": (docx(b"\x01\x02 no xml"), "a.docx", "damaged"),
    "a Word file of 3,000 parts": (
        docx(**{f"word__media__{n}": b"" for n in range(3_000)}),
        "a.docx",
        "damaged",
    ),
    "a Word file without words": (docx(body("", " ")), "a.docx", "no words"),
    "a Word file of too many words": (
        docx(body("word " * (MOST_CHARACTERS // 4))),
        "a.docx",
        "too many words",
    ),
    "bytes called text": (b"hello\x00\x01\x02", "a.txt", "no text"),
    "signs called text": (b"ring\x07the bell", "a.txt", "no letters"),
    "half a character": (b"\xff\xfeh\x00\x00\xd8", "a.txt", "no text"),
    "an empty text": (b" \r\n ", "a.txt", "no words"),
    "a text of too many words": (b"word " * MOST_CHARACTERS, "a.txt", "too many words"),
}


def test_at_least_forty_hostile_files_are_tried():
    assert len(REFUSED) >= 40


def test_each_hostile_file_is_refused_in_words_and_nothing_of_it_is_kept(riverside):
    before, wrong = store_of(), {}
    for what, (content, name, says) in REFUSED.items():
        try:
            documents.receive(BY, paper(content, name))
            wrong[what] = "taken"
        except Invalid as fault:
            if not re.search(says, str(fault)):
                wrong[what] = str(fault)
    assert wrong == {}
    assert store_of() == before


def store_of() -> tuple[int, int, int]:
    return Document.select().count(), FileContent.select().count(), FileWords.select().count()


def test_a_refusal_stands_in_the_audit_trail_without_the_files_name(riverside):
    with pytest.raises(Invalid):
        documents.receive(BY, paper(PAGE, "Haverstock.html"))
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref, last.detail) == ("document:receive", "fam-01", "refused")


@pytest.mark.parametrize(
    "more",
    [{"family": "none-such"}, {"about": ("p-010", "none-such")}, {"received_from": "none-such"}],
)
def test_a_document_is_of_a_family_and_people_that_there_are(riverside, more):
    before = store_of()
    with pytest.raises(NotFound):
        documents.receive(BY, paper(png(), "a.png", **more))
    assert store_of() == before


def test_a_document_does_not_come_tomorrow(riverside, time_machine):
    time_machine.move_to("2026-03-02T12:00:00Z", tick=False)
    assert receive(png(), "a.png", received_on=clock.today())
    with pytest.raises(Invalid, match="after today"):
        receive(png(), "b.png", received_on=date(2026, 3, 3))


def test_a_document_has_a_title(riverside):
    with pytest.raises(Invalid, match="Say what the document is"):
        receive(png(), "a.png", title=" ")


def runs(made) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    made.Root.OpenAction = action
    made.attachments["evil.exe"] = b"MZ\x90"
    made.docinfo["/Author"] = "Zelda Thistlewaite"


HARMLESS = {
    "a PDF with a script, an attachment and an author": (pdf("Hello", change=runs), "a.pdf"),
    "a photograph that says where it was taken": (
        jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0 Thistlewaite"),
        "a.jpg",
    ),
    "a picture with a note in it": (png(), "a.png"),
}


@pytest.mark.parametrize("what", HARMLESS)
def test_of_a_file_that_is_more_than_it_shows_the_pixels_alone_are_shown(riverside, what):
    made = receive(*HARMLESS[what])
    shown = documents.page(BY, made.ref, 1)
    assert shown.startswith(b"\x89PNG")
    chunks = re.findall(rb"(IHDR|IDAT|IEND|tEXt|iTXt|zTXt|eXIf|iCCP)", shown)
    assert set(chunks) <= {b"IHDR", b"IDAT", b"IEND"}
    assert b"Thistlewaite" not in shown
    assert b"alert" not in shown


def test_each_look_at_a_page_is_noted(riverside):
    made = receive(LETTER, "a.pdf")
    documents.page(BY, made.ref, 1)
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.object_ref, last.detail) == ("document:read", made.ref, "page 1")


@pytest.mark.parametrize(("ref", "number"), [("d", 0), ("d", 2), ("doc-001", 1), ("none", 1)])
def test_a_page_that_is_not_there_is_not_found(riverside, ref, number):
    made = receive(LETTER, "a.pdf")
    with pytest.raises(NotFound):
        documents.page(BY, made.ref if ref == "d" else ref, number)


@pytest.mark.clause("SAR")
def test_the_words_that_a_pdf_brings_are_found_and_collected(riverside):
    nobody = {"about": (), "received_from": None}
    made = receive(pdf("", "", "Mr Craig Pollitt came late"), "a.pdf", **nobody)
    other = receive(pdf("It rained on Saturday"), "b.pdf", **nobody)
    found = {one.ref: one.why for one in collect("req-01")}
    assert (found.get(made.ref), found.get(other.ref)) == ("mentions", None)
    assert [one.ref for one in find("pollitt came late", ("documents",))] == [made.ref]


def scan(words: str) -> bytes:
    made = Image.new("L", (1_000, 260), 255)
    font = ImageFont.truetype(str(FONTS / "AtkinsonHyperlegibleNext-Regular.ttf"), 64)
    ImageDraw.Draw(made).text((40, 80), words, 0, font)
    out = io.BytesIO()
    made.save(out, "PNG")
    return out.getvalue()


@pytest.mark.clause("SAR")
def test_the_words_on_a_scan_are_read_off_where_the_machine_can_and_wait_where_not(riverside):
    made = receive(scan("Craig Pollitt came late"), "a.png", about=(), received_from=None)
    assert FileWords.get_by_id(made.file_id).how == How.WAITS
    documents_words.read_waiting()
    known = FileWords.get_by_id(made.file_id)
    found = made.ref in {one.ref for one in collect("req-01")}
    can = can_read()
    assert (known.how, "Pollitt" in known.words, found) == (
        How.READ if can else How.WAITS,
        can,
        can,
    )


def test_a_file_of_an_archive_that_cannot_be_opened_is_told_and_tried_once(riverside):
    FileContent.create(digest="f" * 64, size=3, content=b"\0\1\2")
    assert documents_words.read_new() == 1
    assert documents_words.read_new() == 0
    assert FileWords.get_by_id("f" * 64).how == How.UNOPENED
