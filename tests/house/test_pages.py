"""Templates: parts that are where they say, no script or style inside a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.house import ROOT

TEMPLATES = ROOT / "templates"
SITES = ("intranet", "portal", "shared")
FIRST_TAG = re.compile(r"<([a-z][\w-]*)\b([^>]*)>", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
INLINE = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b", re.IGNORECASE),
    "a style on a tag": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a handler on a tag": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a script as an address": re.compile(r"=\s*[\"']javascript:", re.IGNORECASE),
    "somebody else's file": re.compile(r"(?:src|href)=[\"'](?:https?:)?//[^\"']+\.(?:js|css)"),
    "a value shown as it is": re.compile(r"\|\s*safe\b"),
}
HURRIES = re.compile(r"<[^>]*\shx-(?:get|post|put|patch|delete)=[^>]*>", re.DOTALL)


def pages() -> list[Path]:
    """Every template of the two sites."""
    return [one for site in SITES for one in sorted((TEMPLATES / site).rglob("*.html"))]


def faults(text: str) -> set[str]:
    """What must not be in a page and is in this one."""
    plain = COMMENT.sub("", text)
    return {name for name, pattern in INLINE.items() if pattern.search(plain)}


def unnamed(text: str, part: str) -> bool:
    """Whether the root of a part's text lacks the part's name as its id."""
    first = FIRST_TAG.search(COMMENT.sub("", text))
    return first is None or f'id="{part}"' not in first.group(2)


def unsaid(text: str) -> list[str]:
    """The tags that fetch with HTMX and do not say where the answer goes and how."""
    return [
        tag for tag in HURRIES.findall(text) if "hx-target=" not in tag or "hx-swap=" not in tag
    ]


def test_there_are_pages_to_look_at():
    assert pages()


def test_no_page_holds_a_script_or_a_style_of_its_own():
    found = {str(one.relative_to(TEMPLATES)): faults(one.read_text()) for one in pages()}
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_the_root_of_a_part_has_the_parts_name():
    found = [
        str(one.relative_to(TEMPLATES))
        for one in pages()
        if one.name.startswith("_") and unnamed(one.read_text(), one.stem[1:])
    ]
    assert found == []


def test_a_part_is_included_by_a_page():
    texts = {one: one.read_text() for one in pages()}
    parts = [one for one in texts if one.name.startswith("_")]
    alone = [
        one.name
        for one in parts
        if not any(one.name in text for page, text in texts.items() if page != one)
    ]
    assert alone == []


def test_what_fetches_with_htmx_says_its_own_target_and_swap():
    found = {str(one.relative_to(TEMPLATES)): unsaid(one.read_text()) for one in pages()}
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        '<a onclick="go()">',
        '<a href="javascript:go()">',
        '<script src="https://cdn.example/htmx.js"></script>',
        "{{ words | safe }}",
    ],
)
def test_a_planted_script_or_style_is_seen(text):
    assert faults(text)


def test_a_part_without_its_name_is_seen():
    assert unnamed('<section id="other">', "visits")
    assert not unnamed('{# words #}<section id="visits">', "visits")


def test_a_fetch_that_inherits_its_target_is_seen():
    assert unsaid('<button hx-post="/x" hx-swap="outerHTML">')
    assert not unsaid('<button hx-post="/x" hx-target="#a" hx-swap="outerHTML">')
