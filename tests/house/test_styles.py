"""Style sheets: what they ask a browser to fetch is there, and ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.house import ROOT

STATIC = ROOT / "static"
ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
SHEETS = sorted((STATIC / "css").rglob("*.css"))
VENDORED = sorted((STATIC / "vendor").rglob("*.css"))


def missing(sheet: Path, text: str) -> list[str]:
    """The addresses in a style sheet's text that lead to no file of ours."""
    asked = [one for one in ADDRESS.findall(text) if not one.startswith("data:")]
    return [one for one in asked if not (sheet.parent / one).is_file() or one.startswith("/")]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.name)
def test_all_that_a_style_sheet_asks_for_is_there(sheet: Path):
    assert missing(sheet, sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("sheet", VENDORED, ids=lambda one: one.name)
def test_no_vendored_style_sheet_brings_a_typeface(sheet: Path):
    assert "@font-face" not in sheet.read_text(encoding="utf-8")


@pytest.mark.parametrize("address", ["/assets/fonts/light.woff2", "https://cdn.example/a.woff2"])
def test_an_address_elsewhere_is_seen(address: str):
    assert missing(SHEETS[0], f"@font-face {{ src: url({address}) }}") == [address]
