"""The HTML of each part of an answer. Templates get the answer and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ccportal.rules.withholding import ground
from ccportal.sar.pack import Line, Marker, Pack, Piece, Section
from ccportal.sar.render_draw import PICTURE
from ccportal.sar.render_text import Paragraph, parted, readable, unbroken
from ccportal.sar.render_view import FOLLOW, NO_WORDS, SAYS, AreaView, PageView
from ccportal.settings import CHECKOUT

TEMPLATES = CHECKOUT / "templates" / "pdf"
GO = "go:"
"""How the HTML of one part names a place of another; `join` turns it into a link."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

TITLES = MappingProxyType(
    {
        "letter": "Your answer",
        "contents": "What is in here",
        "article_15": "How we use what we hold",
        "notes": "Words and handwriting explained",
        "nothing": "nothing to give you here",
    }
)
"""The headings that every answer has."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the contents list: a place, what it is called, its page (0 while unknown)."""

    label: str
    anchor: str
    page: int


def title(pack: Pack) -> str:
    """The title of the file: of the request's reference alone."""
    return f"Our answer to request {readable(pack.reference)}"


def day(value: date) -> str:
    """A day as it is written in a letter."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def marker_words(marker: Marker) -> str:
    """What stands where something was taken out: the same for all that has this marker."""
    return ground(marker.code).marker


def said(piece: Piece) -> str:
    """A piece where there is nothing but text: a marker stands in brackets."""
    return f"[{marker_words(piece)}]" if isinstance(piece, Marker) else readable(piece)


def alternative(page: PageView, *, large: bool) -> str:
    """What stands for the picture of a page; in large print its words are printed under it."""
    if not page.says:
        return f"{page.label}. {NO_WORDS}"
    if large:
        return f"{page.label}. {FOLLOW}"
    return "\n".join(
        (f"{page.label}. {SAYS}", *("".join(map(said, one.pieces)) for one in page.says))
    )


def shown(line: Line) -> tuple[Piece, ...]:
    """The pieces of a short field, cleaned."""
    return tuple(readable(piece) if isinstance(piece, str) else piece for piece in line.pieces)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        readable=readable,
        unbroken=unbroken,
        parted=parted,
        marker=marker_words,
        shown=shown,
        link=lambda anchor: GO + anchor,
        picture=lambda name: PICTURE + name,
        alternative=alternative,
    )
    made.globals["titles"] = TITLES
    made.globals["large"] = False
    return made


def _html(template: str, **model: object) -> str:
    return _templates().get_template(template).render(**model)


def _part(template: str, of: Pack, **model: object) -> str:
    """A part of an answer, in the print that was asked for."""
    return _html(template, title=title(of), large=of.large_print, **model)


def letter(pack: Pack) -> str:
    """The covering letter."""
    head = pack.head
    lines = [line for line in (head.address, head.phone, head.email, head.website) if line]
    return _part("letter.html", pack, pack=pack, dated=day(pack.dated), head_lines=lines)


def contents(title: str, rows: tuple[Row, ...], *, large: bool = False) -> str:
    """The contents list."""
    return _html("contents.html", title=title, rows=rows, large=large)


def told(pack: Pack, heading: str, anchor: str, sections: tuple[Section, ...]) -> str:
    """Explanations under one heading: the Article 15 information, or the notes at the end."""
    return _part("told.html", pack, heading=heading, anchor=anchor, sections=sections)


def copy(pack: Pack, areas: tuple[AreaView, ...]) -> str:
    """One part of the copy."""
    return _part("copy.html", pack, areas=areas)


def furniture(pack: Pack) -> str:
    """What stands at the head and foot of the first page, and of every other."""
    return _part("furniture.html", pack, pack=pack)


def sheet(paragraphs: tuple[Paragraph, ...]) -> str:
    """An uploaded text as it would be printed."""
    return _html("sheet.html", title="A document", paragraphs=paragraphs)


def paper_html(**model: object) -> str:
    """A paper of the centre's own."""
    paper = model["paper"]
    return _html("paper.html", title=getattr(paper, "file_title", ""), **model)


def statement_html(*, file_title: str, **model: object) -> str:
    """An attendance statement."""
    return _html("statement.html", title=file_title, **model)


def assurance_html(*, file_title: str, **model: object) -> str:
    """The assurance page on paper."""
    return _html("assurance.html", title=file_title, **model)


def schedule_html(*, file_title: str, **model: object) -> str:
    """The schedule of what is kept back."""
    return _html("schedule.html", title=file_title, **model)
