"""Markdown as a part of a page: what stands in it as HTML is shown as letters."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markupsafe import Markup

LINKED = MarkdownIt("commonmark", {"html": False}).disable("image")
PLAIN = MarkdownIt("commonmark", {"html": False}).disable(["image", "link", "autolink"])


def drawn(text: str, *, links: bool = False) -> Markup:
    """The text as HTML, without pictures; its headings begin below the page's own.

    Addresses are followed only with `links`: what is shown to everybody may lead on, what is
    read while signed in may not.
    """
    reader = LINKED if links else PLAIN
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - HTML is off
