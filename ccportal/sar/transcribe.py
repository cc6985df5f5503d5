"""What can be read in an uploaded file, so that a search finds it; it is shown as pictures.

A PDF may bring its words with it. Those of a scan or a photograph are read off the picture by
tesseract, where the machine has it. Files are opened as `pictures` opens them.
"""

from __future__ import annotations

import shutil
import subprocess

from ccportal.errors import Refused
from ccportal.rules.words import FORBIDDEN
from ccportal.sar.pictures import alone, as_pdf, draw_page
from ccportal.sar.pictures_draw import opened, page_of_pdf

MOST_WORDS = 2_000_000
"""Characters of one file; a page of paper has three thousand."""

MOST_SECONDS = 60
"""For the reading of one page."""

UNREAD = "the words on a page of this file could not be read"


def brought(content: bytes) -> tuple[str, ...]:
    """The words that each page of a file brings with it; none of a picture's one page.

    Raises Refused where the file cannot be shown.
    """
    return alone(take_words, content)


def take_words(content: bytes, most: int = MOST_WORDS) -> tuple[str, ...]:
    """The same in this very process, `most` characters; for `brought` alone, and for tests."""
    paper = as_pdf(content)
    if paper is None:
        draw_page(content, 1)
        return ("",)
    page_of_pdf(paper, 1)
    words, left = [], most
    with opened(paper) as pdf:
        for number in range(len(pdf)):
            page = pdf[number]
            words.append(clean(page.get_textpage().get_text_range())[:left])
            left -= len(words[-1])
            page.close()
    return tuple(words)


def read_off(content: bytes, number: int) -> str:
    """The words on the picture of a page, the first being number 1; raises Refused for none.

    Only where `can_read` says so.
    """
    return clean(alone(read_picture, content, number))


def can_read() -> bool:
    """Whether this machine can read words off pictures."""
    return shutil.which("tesseract") is not None


def clean(words: str) -> str:
    """The words without signs that are no letters; with none at all where no letter is left."""
    plain = FORBIDDEN.sub(" ", words)
    return plain.strip() if any(one.isalnum() for one in plain) else ""


def read_picture(content: bytes, number: int) -> str:
    """The same in this very process, not yet clean; for `read_off` alone, and for tests."""
    return said_of(draw_page(content, number))


def said_of(picture: bytes, *form: str) -> str:
    """What tesseract says of a picture, in a form of its own if need be; raises Refused."""
    program = shutil.which("tesseract")
    if program is None:
        raise Refused(UNREAD)
    try:
        done = subprocess.run(  # noqa: S603 - a program of the machine's own, words by pipe
            [program, "stdin", "stdout", "-l", "eng", *form],
            input=picture,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
            env={"OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        raise Refused(UNREAD) from None
    return done.stdout.decode("utf-8", "replace")
