"""Looking for words in a PDF the way that somebody would who wants to find them."""

from __future__ import annotations

import base64
import binascii
import io
import unicodedata
from collections.abc import Iterator

import pikepdf
import pypdfium2


def text(pdf: bytes) -> str:
    """The text of all pages, in NFC, each run of white space as one space."""
    document = pypdfium2.PdfDocument(pdf)
    pages = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return squeezed(pages)


def squeezed(words: str) -> str:
    """In NFC, with each run of white space made one space."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def folded(words: str) -> str:
    """Letters and digits alone, without accents and case."""
    letters = unicodedata.normalize("NFKD", words).casefold()
    return "".join(one for one in letters if one.isalnum())


def where(pdf: bytes, words: str) -> list[str]:
    """The places of a PDF in which the words can be found in some form; empty if in none."""
    return Haystack(pdf).where(words)


class Haystack:
    """A PDF taken apart once: its text in several orders, every object, raw and unpacked."""

    def __init__(self, pdf: bytes) -> None:
        self.texts = {name: folded(one) for name, one in _texts(pdf)}
        self.bytes = dict(_bytes(pdf))

    def where(self, words: str) -> list[str]:
        """The places in which the words can be found in some form."""
        needle = folded(words)
        found = [name for name, one in self.texts.items() if needle in one or needle[::-1] in one]
        for name, content in self.bytes.items():
            found += [name for form in set(_forms(words)) if form in content]
        return found


def _texts(pdf: bytes) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        page_text = page.get_textpage()
        yield f"text of page {number}", page_text.get_text_range()
        letters = sorted(
            (-round(box[1]), box[0], page_text.get_text_range(index, 1))
            for index in range(page_text.count_chars())
            if (box := page_text.get_charbox(index))
        )
        yield f"letters of page {number} as they lie", "".join(one[2] for one in letters)
    document.close()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for index, one in enumerate(opened.objects):
            yield from ((f"string in object {index}", said) for said in _strings(one))


def _strings(one: object) -> Iterator[str]:
    if isinstance(one, pikepdf.String):
        yield str(one)
    elif isinstance(one, pikepdf.Array):
        for item in one:
            yield from _strings(item)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for key in one.keys():  # noqa: SIM118 - a stream cannot be walked over
            yield key
            if not getattr(one[key], "is_indirect", False):
                yield from _strings(one[key])


def _bytes(pdf: bytes) -> Iterator[tuple[str, bytes]]:
    yield "the file as it lies", pdf.lower()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for index, one in enumerate(opened.objects):
            if isinstance(one, pikepdf.Stream):
                yield f"raw stream {index}", one.read_raw_bytes().lower()
                try:
                    yield f"stream {index}", one.read_bytes().lower()
                except pikepdf.PdfError:
                    continue


def _forms(words: str) -> Iterator[bytes]:
    """The words as bytes, in small letters, in the ways in which they could be hidden."""
    for plain in {words, " ".join(words.split()), "".join(words.split()), words[::-1]}:
        for coding in ("utf-8", "utf-16-be", "utf-16-le", "latin-1"):
            coded = plain.encode(coding, "ignore").lower()
            if len(coded) >= 4:
                yield coded
                yield binascii.hexlify(coded)
        for coded in (plain.encode(), plain.encode("utf-16-be")):
            yield binascii.hexlify(coded).lower()
            yield from (
                base64.b64encode(b"\0" * shift + coded)[shift + 1 : -4].lower()
                for shift in range(3)
                if len(coded) > 9
            )
