"""A paper of the centre's own as a PDF: a letter, something that was signed, the policy.

The same words always become the same bytes. Other papers than answers are drawn in one go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from markdown_it import MarkdownIt
from markupsafe import Markup

from ccportal.sar import render_fonts
from ccportal.sar.pack import Head, Section
from ccportal.sar.render_draw import draw
from ccportal.sar.render_html import day, paper_html
from ccportal.sar.render_text import readable

READER = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])
"""What stands in a text as HTML is printed as letters; nothing is fetched."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is printed: under the centre's head a row of facts, a title, sections and a text.

    `facts` are labels with their values, four at most; `file_title` is what the file calls
    itself and holds nothing personal; `text` is Markdown, and comes after the sections.
    """

    title: str
    file_title: str
    head: Head
    dated: date
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    text: str = ""


@lru_cache(4)
def render(paper: Paper) -> bytes:
    """The PDF; raises Refused where a character has no shape in our fonts.

    The last few are kept: the policy is asked for again and again.
    """
    render_fonts.check(readable(one) for one in _words(paper))
    head = paper.head
    lines = [line for line in (head.address, head.phone, head.email, head.website) if line]
    return draw(
        paper_html(
            paper=paper,
            dated=day(paper.dated),
            head_lines=lines,
            body=Markup(_html(readable(paper.text))),  # noqa: S704 - HTML is off
        )
    )


def _html(text: str) -> str:
    """The text below the paper's own title."""
    tokens = READER.parse(text)
    for token in tokens:
        if token.tag in ("h1", "h2", "h3", "h4", "h5"):
            token.tag = f"h{int(token.tag[1]) + 1}"
    return str(READER.renderer.render(tokens, READER.options, {}))


def _words(paper: Paper) -> Iterator[str]:
    head = paper.head
    yield from (paper.title, paper.text, head.name)
    yield from filter(None, (head.address, head.phone, head.email, head.website))
    for label, value in paper.facts:
        yield from (label, value)
    for section in paper.sections:
        yield from (section.title, *section.paragraphs, *section.points)
