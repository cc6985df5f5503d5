"""What stands under a cover on a page, or in a file that is withheld, is looked for and found."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from support.leaks import changed, first_tag
from support.packs import SMALL, drawn
from support.pictures import page_of_words, picture_of_words

from ccportal.acts.archive import import_file
from ccportal.rules.covering import Cover
from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.collect import Found, collect
from ccportal.sar.compose import compose
from ccportal.sar.prove import Leak, canaries, prove, prove_plain
from ccportal.sar.prove_covered import in_files, under_covers
from ccportal.sar.redact import redact
from ccportal.sar.render_plain import plain
from ccportal.sar.transcribe import can_read
from ccportal.store.documents import FileContent, FileWords
from tests.conftest import SCENARIOS

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

SECRET, OPEN = "Oswin Thistlewaite, 31 Tannery Row", "We came at ten."
LETTER = page_of_words(SECRET, OPEN)


def cover(top: int, bottom: int, page: int = 1) -> Cover:
    """A band over the whole width of a page, in thousandths."""
    return Cover(page, "p" * 64, 0, top, 1000, bottom, Exemption.TP16, Mode.STATED)


FIRST_LINE = cover(80, 130)


def put(content: bytes) -> str:
    """Keep a file; its digest."""
    digest = hashlib.sha256(content).hexdigest()
    FileContent.insert(digest=digest, size=len(content), content=content).execute()
    return digest


def test_the_words_under_a_cover_are_known_line_by_line(made):
    assert under_covers(put(LETTER), (FIRST_LINE,)) == (SECRET,)


def test_each_line_under_a_cover_is_told_once(made):
    assert under_covers(put(LETTER), (FIRST_LINE, cover(0, 999))) == (SECRET, OPEN)


def test_where_nothing_is_covered_there_is_nothing_to_look_for(made):
    assert under_covers(put(LETTER), ()) == ()
    assert under_covers("f" * 64, (FIRST_LINE,)) == ()


@pytest.mark.parametrize("reads", [False, True])
def test_of_a_scan_they_are_read_off_its_picture_where_the_machine_can(made, monkeypatch, reads):
    if not reads:
        monkeypatch.setenv("PATH", "")
    found = under_covers(put(picture_of_words("Tannery", "Weir")), (cover(0, 150),))
    assert found == (("Tannery",) if reads and can_read() else ())


@pytest.fixture
def answer(made):
    """An answer with a letter of which the first line is covered, and what is looked for."""
    import_file(SCENARIOS / "riverside.json", "command")
    one = next(one for one in collect("req-01") if one.ref == "doc-003")
    letter = replace(one, row=one.row | {"file": put(LETTER)})
    decided = {
        one.ref: Decided(one.ref, Action.REDACT, None, Mode.STATED, (), covers=(FIRST_LINE,))
    }
    pack = compose("req-01", redact("req-01", (letter,), decided), date(2026, 6, 25))
    return pack, canaries("req-01", (letter,), decided)


def test_the_covered_line_and_what_tells_by_itself_are_looked_for_and_no_open_line(answer):
    _, sought = answer
    assert {SECRET, "Oswin", "Thistlewaite", "Tannery"} <= set(sought)
    assert not any("came" in one for one in sought)


def alternative(pdf):
    first_tag(pdf).Alt = pikepdf.String("A letter from Oswin")


def metadata(pdf):
    pdf.docinfo["/Subject"] = pikepdf.String("31 Tannery Row")


def bookmark(pdf):
    pdf.Root.Outlines.First.Title = pikepdf.String("Thistlewaite")


@pytest.mark.parametrize("fault", [alternative, metadata, bookmark])
def test_a_fault_that_says_what_is_covered_is_caught(answer, fault):
    said = changed(drawn(), fault)
    with pytest.raises(Leak, match="something withheld"):
        prove(said, SMALL, answer[1])


def test_a_fault_that_says_it_in_the_plain_text_is_caught(answer):
    pack, sought = answer
    prove_plain(plain(pack), pack, sought)
    with pytest.raises(Leak, match="something withheld"):
        prove_plain(f"{plain(pack)} Oswin", pack, sought)


def letter_as(action: Action, file: str, row: dict[str, str]) -> tuple[Found, dict[str, Decided]]:
    """A document of a file, withheld or not about the subject."""
    code = Exemption.LPP19 if action is Action.WITHHOLD else None
    found = Found("doc-x", "documents", "held", {**row, "ref": "doc-x", "file": file}, "d" * 64)
    return found, {"doc-x": Decided("doc-x", action, code, Mode.STATED, ())}


@pytest.mark.parametrize("action", [Action.WITHHOLD, Action.UNRELATED])
def test_the_words_of_a_file_that_is_withheld_are_looked_for(made, action):
    import_file(SCENARIOS / "riverside.json", "command")
    row = {"title": "A letter", "received_on": "2025-02-03"}
    found, decided = letter_as(action, put(LETTER), row)
    sought = canaries("req-01", (found,), decided)
    assert {"Oswin", "Thistlewaite", "31 Tannery Row We", "Row We came at"} <= set(sought)
    pack = compose("req-01", redact("req-01", (found,), decided), date(2026, 6, 25))
    prove_plain(plain(pack), pack, sought)
    with pytest.raises(Leak, match="something withheld"):
        prove_plain(f"{plain(pack)} Thistlewaite", pack, sought)
    with pytest.raises(Leak, match="something withheld"):
        prove(changed(drawn(), bookmark), SMALL, sought)


def test_the_words_of_a_file_are_those_that_were_read_for_the_search(made):
    file = put(picture_of_words("Tannery"))
    assert in_files({file}) == ("",)
    FileWords.create(file=file, how="read", pages=1, words="Tannery Row")
    assert in_files({file}) == ("Tannery Row",)
    assert in_files(()) == ()
