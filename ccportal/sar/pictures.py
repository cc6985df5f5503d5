"""Uploaded files as pictures of their pages: what a reader sees, and nothing else of the file.

Text under a picture, notes stuck to a page, names, places and authors do not come along, since
only pixels do. A file is opened in a process of its own, which may take so much memory and
time and no more, because what is in it was made by somebody else.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from enum import StrEnum
from typing import ParamSpec, TypeVar

from ccportal.errors import Refused
from ccportal.rules import word_files
from ccportal.rules.uploads import NotTaken
from ccportal.sar.pictures_draw import page_of_pdf, pages_of_pdf, pages_of_picture

Given = ParamSpec("Given")
Result = TypeVar("Result")

MOST_SECONDS = 300
"""Processor time for one file."""

MOST_MEMORY = 2 * 1024**3
"""Bytes of address space for one file."""


class FileKind(StrEnum):
    """What an uploaded file really is, whatever it is called."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TEXT = "text/plain"
    WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def kind(content: bytes) -> FileKind | None:
    """What the file is, told from its first bytes; None where it is none of what we can show."""
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if b"%PDF-" in content[:1024]:
        return FileKind.PDF
    if content.startswith(b"PK\x03\x04") and word_files.BODY.encode() in content:
        return FileKind.WORD
    if content and b"\0" not in content:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return None
        return FileKind.TEXT
    return None


def pages(content: bytes) -> tuple[bytes, ...]:
    """The pages of an uploaded file as PNG pictures; the same file gives the same bytes.

    Raises Refused where it is empty, broken, too large, or of a kind that has no pages.
    """
    return alone(draw_pages, content)


def page(content: bytes, number: int) -> bytes:
    """One page of an uploaded file as `pages` gives it; the first is number 1.

    Raises Refused as `pages` does, and where there is no such page.
    """
    return alone(draw_page, content, number)


def alone(do: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """What a function of a module returns, called in a process of its own that ends with it.

    Raises what the function raises, and Refused where it takes too much memory or time.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ccportal.sar.render"])
    with ProcessPoolExecutor(1, mp_context=context, initializer=_bound) as process:
        try:
            return process.submit(do, *given, **named).result(timeout=MOST_SECONDS)
        except (BrokenProcessPool, TimeoutError, MemoryError):
            raise Refused("this file cannot be opened safely, so it cannot be shown") from None


def draw_pages(content: bytes) -> tuple[bytes, ...]:
    """The same in this very process; for `pages` alone, and for tests."""
    paper = as_pdf(content)
    if paper is not None:
        return tuple(pages_of_pdf(paper))
    return (pages_of_picture(content),)


def draw_page(content: bytes, number: int) -> bytes:
    """The same as `draw_pages` for one page."""
    paper = as_pdf(content)
    if paper is not None:
        return page_of_pdf(paper, number)
    if number != 1:
        raise Refused("there is no such page")
    return pages_of_picture(content)


def as_pdf(content: bytes) -> bytes | None:
    """The PDF whose pages are those of a file: the file itself, or its words printed.

    None of a picture. Of a Word file only what a reader sees of the words is printed, no comment
    beside them. Raises Refused where the file has no pages, or cannot be read. In this process.
    """
    found = kind(content)
    if found in {FileKind.JPEG, FileKind.PNG}:
        return None
    if found is FileKind.PDF:
        return content
    if found is FileKind.TEXT:
        return printed(content.decode("utf-8"))
    if found is FileKind.WORD:
        try:
            return printed(word_files.words_of(content, comments=False))
        except NotTaken as fault:
            raise Refused(str(fault)) from None
    raise Refused("this kind of file cannot be shown page by page: give it as PDF, JPEG or PNG")


def printed(text: str) -> bytes:
    """A text as a PDF; raises Refused where a letter has no shape in our fonts."""
    # only a text needs WeasyPrint, which takes its time to start
    from ccportal.sar import render_draw, render_fonts, render_html, render_text

    render_fonts.check([render_text.readable(text)])
    blocks = tuple(render_text.paragraphs((text,)))
    return render_draw.draw(render_html.sheet(blocks), tagged=False)


def _bound() -> None:  # pragma: no cover - called in the other process alone
    """Let the process of one file take only so much."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
