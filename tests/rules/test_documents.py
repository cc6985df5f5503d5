"""Which files are taken as documents, and the words of a Word file and of a text."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.papers import W, body, bomb, docx, jpeg, pdf, png, zipped

from ccportal.rules.documents import Kind, kind_of, text_of
from ccportal.rules.uploads import NotTaken
from ccportal.rules.word_files import MOST_UNPACKED, words_of

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (pdf(), "a.pdf", Kind.PDF),
        (pdf(), "LETTER.PDF", Kind.PDF),
        (jpeg(), "a.jpeg", Kind.JPEG),
        (png(), "a.b.png", Kind.PNG),
        (docx(), "a.docx", Kind.WORD),
        ("Zoë".encode(), "a.txt", Kind.TEXT),
        (b"<script>alert(1)</script> he wrote", "a.txt", Kind.TEXT),
    ],
)
def test_the_kind_is_told_from_the_bytes(content, name, kind):
    assert kind_of(content, name) is kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_the_encodings_that_people_have(encoding):
    assert text_of("Zoë’s café – £5\r\n".encode(encoding)) == "Zoë’s café – £5\r\n"


def test_a_page_break_in_a_text_is_an_empty_line():
    assert text_of(b"one\ftwo") == "one\n\ntwo"


def wrapped(inner: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{inner}</w:body></w:document>'


def run(words: str, tag: str = "t") -> str:
    return f"<w:p><w:r><w:{tag}>{words}</w:{tag}></w:r></w:p>"


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (body("One", "Two"), "One\nTwo"),
        (
            wrapped("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"),
            "a\tb\nc",
        ),
        (wrapped(run("kept") + run("deleted", "delText")), "kept"),
        (wrapped(run("kept") + run("HYPERLINK x", "instrText")), "kept"),
        (
            wrapped(f"{run('one')}<mc:Fallback>{run('again')}</mc:Fallback>{run('two')}"),
            "one\ntwo",
        ),
        (body("a&lt;b&gt; &amp; \u0085c"), "a<b> & c"),
        (body("only").replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), "only"),
    ],
)
def test_the_words_that_a_reader_sees_are_read(document, words):
    assert words_of(docx(document)).strip() == words


def test_heads_notes_and_comments_are_read_too():
    more = {
        f"word__{name}_dot_xml": body(name)
        for name in ("header1", "footnotes", "endnotes", "footer2", "comments")
    }
    assert words_of(docx(body("the letter"), **more)).split("\n") == [
        "header1",
        "the letter",
        "footnotes",
        "endnotes",
        "footer2",
        "comments",
    ]


def test_the_comments_of_a_word_file_are_left_out_where_its_pages_are_meant():
    letter = docx(body("the letter"), word__comments_dot_xml=body("a remark"))
    assert words_of(letter).split() == ["the", "letter", "a", "remark"]
    assert words_of(letter, comments=False).split() == ["the", "letter"]


def test_no_other_part_is_read():
    more = {"word__settings_dot_xml": body("secret"), "docProps__core_dot_xml": body("author")}
    assert words_of(docx(body("the letter"), **more)) == "the letter"


def test_a_part_that_stands_there_twice_is_no_word_file():
    twice = zipped(("[Content_Types].xml", b"<a/>"), ("word/document.xml", body("one").encode()))
    with pytest.warns(UserWarning, match="Duplicate"):
        out = _again(twice)
    with pytest.raises(NotTaken, match="damaged"):
        words_of(out)


def _again(content: bytes) -> bytes:
    kept = io.BytesIO(content)
    with zipfile.ZipFile(kept, "a") as file:
        file.writestr("word/document.xml", body("two"))
    return kept.getvalue()


def test_an_archive_without_a_body_is_no_word_file():
    with pytest.raises(NotTaken, match="no Word file"):
        words_of(zipped(("[Content_Types].xml", b"<a/>")))


def test_a_word_file_with_a_program_in_it_is_refused():
    with pytest.raises(NotTaken, match="program"):
        words_of(docx(word__vbaProject_dot_bin=b"x"))


def test_a_small_word_file_that_unpacks_to_far_too_much_is_refused():
    with pytest.raises(NotTaken, match="far too much"):
        words_of(bomb(MOST_UNPACKED // 1024 // 1024))


def test_a_part_that_declares_entities_is_refused():
    with pytest.raises(NotTaken, match="damaged"):
        words_of(docx('<!DOCTYPE x [<!ENTITY e "ha">]>' + body("&e;")))


def test_a_part_that_is_locked_is_told():
    out = bytearray(docx(body("hello")))
    at = 0
    while (at := out.find(b"PK\x01\x02", at)) >= 0:
        out[at + 8] |= 1
        at += 4
    with pytest.raises(NotTaken, match="locked"):
        words_of(bytes(out))


def test_a_document_nested_very_deep_is_read_or_refused_and_nothing_breaks():
    deep = "<w:x>" * 100_000 + "<w:t>in</w:t>" + "</w:x>" * 100_000
    assert words_of(docx(wrapped(deep))) == "in"


def refused(do, *given) -> str:
    """The words of a refusal; a full stop where it was taken."""
    try:
        do(*given)
    except NotTaken as fault:
        return str(fault)
    return "."


@given(st.binary(max_size=400), st.sampled_from(["a.pdf", "a.jpg", "a.png", "a.docx", "a.txt"]))
def test_whatever_bytes_come_they_are_taken_or_refused_in_words(content, name):
    assert refused(kind_of, content, name).endswith(".")


@given(st.binary(max_size=400))
def test_whatever_bytes_come_as_words_they_are_read_or_refused(content):
    for read in (text_of, words_of, lambda one: words_of(docx(one))):
        assert refused(read, content).endswith(".")
