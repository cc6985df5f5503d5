"""HTML in, PDF out: the only door to WeasyPrint. It fetches nothing but what it is handed."""

from __future__ import annotations

import gc
import hashlib
import logging
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from ccportal.errors import Refused
from ccportal.sar.uncollected import uncollected
from ccportal.settings import CHECKOUT, FONTS, use_own_fonts

use_own_fonts()

from weasyprint import CSS, HTML  # noqa: E402 - the fonts have to be settled before
from weasyprint.text.ffi import pango  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # noqa: E402

SHEET = CHECKOUT / "templates" / "pdf" / "answer.css"
PICTURE = "picture:"
"""How the HTML of an answer names a picture that is handed to `draw`."""

SMALL = 10_000
"""After so many characters what they took is collected at once; after fewer, some time."""

logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
logging.getLogger("fontTools").setLevel(logging.CRITICAL)


class Only(URLFetcher):  # type: ignore[misc]
    """Gives the pictures it was made with, and refuses every other address."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        """`pictures` are PNG files by name."""
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - given to all
        """The picture of that name; anything else ends the drawing."""
        name = url.removeprefix(PICTURE)
        if name == url or name not in self._pictures:
            raise FatalURLFetchingError
        return URLFetcherResponse(url, self._pictures[name], {"Content-Type": "image/png"})


@cache
def _sheet() -> tuple[Any, Any]:
    """The print sheet and the fonts, once a process."""
    fonts = FontConfiguration()
    css = CSS(string=SHEET.read_text("utf-8"), url_fetcher=Only({}), font_config=fonts)
    return css, fonts


def ready() -> None:  # pragma: no cover - called in other processes alone
    """Prepare a process that does nothing but draw: what is there by then is there to stay."""
    _sheet()
    gc.collect()
    gc.freeze()


@cache
def engine() -> bytes:
    """What a drawing comes of besides its HTML and pictures: of another engine it is another."""
    made = hashlib.sha256(SHEET.read_bytes() + _NO_SPACE.pattern)
    for package in ("weasyprint", "pydyf", "fonttools", "tinycss2", "pillow", "pypdfium2"):
        made.update(f"{package} {version(package)} ".encode())
    made.update(str(pango.pango_version()).encode())
    for font in sorted(FONTS.glob("*.ttf")):
        made.update(hashlib.sha256(font.read_bytes()).digest())
    return made.digest()


_NO_SPACE = re.compile(rb"(?<=>)0(?=\])|>0<")
"""Between two letters, or behind the last: no space at all, which needs no word."""


def _shorten(_document: object, pdf: Any) -> None:
    """Write lines of text in half of the bytes: what is drawn of them is the same."""
    for one in pdf.objects:
        stream: Any = getattr(one, "stream", ())
        for at, operator in enumerate(stream):
            if isinstance(operator, bytes) and operator.endswith(b"] TJ"):
                stream[at] = _NO_SPACE.sub(b"", operator)


def draw(html: str, pictures: Mapping[str, bytes] | None = None, tagged: bool = True) -> bytes:
    """The PDF of one HTML text, with its tags if `tagged`; the same text gives the same bytes.

    Raises Refused where the text names anything but the given pictures.
    """
    css, fonts = _sheet()
    options = {"pdf_variant": "pdf/ua-1"} if tagged else {}
    with uncollected():  # the boxes of a page are many and none is waste before the end
        try:
            source = HTML(string=html, url_fetcher=Only(pictures or {}), base_url=None)
            result: bytes = source.write_pdf(
                finisher=_shorten, stylesheets=[css], font_config=fonts, **options
            )
        except FatalURLFetchingError:  # no Exception, and it quotes the address
            told = "the answer asked for something from outside, so it was not made"
            raise Refused(told) from None
    del source
    if len(html) > SMALL:
        gc.collect()
    return result
