"""Pages of PDFs and pictures as PNG: only pixels, at a size that can be read and no larger."""

from __future__ import annotations

import ctypes
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageFile, ImageOps

from ccportal.errors import Refused
from ccportal.settings import FONTS

DOTS_PER_INCH = 150
MOST_PAGES = 500
"""The most pages of one file."""
MOST_PIXELS = 60_000_000
"""The most pixels of an uploaded picture: that of a good telephone, a few times over."""
TOO_LARGE = "this picture is too large to be shown"
WIDEST, TALLEST = 1_240, 1_754
"""The most pixels of a page: A4 at 150 dots an inch. Either way up."""


@cache
def _own_fonts() -> None:
    """Let PDFs without fonts of their own be drawn with ours, not with what a machine has.

    To be called before anything is opened; it starts the library anew.
    """
    paths = (ctypes.POINTER(ctypes.c_char) * 2)()
    paths[0] = ctypes.cast(ctypes.c_char_p(str(FONTS).encode()), ctypes.POINTER(ctypes.c_char))
    config = pdfium.FPDF_LIBRARY_CONFIG()
    config.version = 2
    config.m_pUserFontPaths = paths
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(config)


def pages_of_pdf(content: bytes) -> Iterator[bytes]:
    """Each page of a PDF as it is seen when printed, without the notes stuck to it.

    Raises Refused where it is locked, broken, without a page or of too many.
    """
    with opened(content) as pdf:
        for number in range(len(pdf)):
            yield _page(pdf, number)


def page_of_pdf(content: bytes, number: int) -> bytes:
    """One page of a PDF, the first being number 1; raises Refused as `pages_of_pdf` does."""
    with opened(content) as pdf:
        if not 1 <= number <= len(pdf):
            raise Refused("there is no such page")
        return _page(pdf, number - 1)


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, open; raises Refused as `pages_of_pdf` does, also for what breaks while it is."""
    _own_fonts()
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise Refused("this PDF is broken or locked with a password: it cannot be shown") from None
    try:
        if not 1 <= len(pdf) <= MOST_PAGES:
            raise Refused(f"a PDF has to have between one and {MOST_PAGES} pages to be shown")
        if pdf.get_formtype():
            pdf.init_forms()  # what was filled in is part of the page
        yield pdf
    except pypdfium2.PdfiumError:
        raise Refused("this PDF is broken: one of its pages cannot be shown") from None
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int) -> bytes:
    page = pdf[number]
    drawn = png(drawing(page))
    page.close()
    return drawn


def drawing(page: pypdfium2.PdfPage) -> Image.Image:
    """What is seen of a PDF's page; raises Refused where it has no sensible size."""
    width, height = page.get_size()
    if not (0 < width < 1e5 and 0 < height < 1e5):
        raise Refused("this PDF has a page of no sensible size: it cannot be shown")
    scale = min(DOTS_PER_INCH / 72, _fit(width, height))
    bitmap = page.render(scale=scale, draw_annots=False, may_draw_forms=True)
    picture: Image.Image = bitmap.to_pil().copy()
    bitmap.close()
    return picture


def pages_of_picture(content: bytes) -> bytes:
    """The one page that a photograph or scan is, the right way up.

    Raises Refused where it is broken or too large.
    """
    with warnings.catch_warnings(), _whole_pictures():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise Refused(TOO_LARGE)
            picture.load()
        except Image.DecompressionBombError:
            raise Refused(TOO_LARGE) from None
        except (OSError, ValueError, SyntaxError):
            raise Refused("this picture is broken: it cannot be shown") from None
    upright = ImageOps.exif_transpose(picture)
    scale = min(1.0, _fit(upright.width, upright.height))
    flat = _on_white(upright)
    if scale < 1.0:
        size = (max(1, int(flat.width * scale)), max(1, int(flat.height * scale)))
        flat = flat.resize(size, Image.Resampling.LANCZOS)
    return png(flat)


@contextmanager
def _whole_pictures() -> Iterator[None]:
    """Let pictures that end early be faults: WeasyPrint asks Pillow to make do with them."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _fit(width: float, height: float) -> float:
    """By how much a page has to shrink to fit."""
    across, along = (WIDEST, TALLEST) if width <= height else (TALLEST, WIDEST)
    return min(across / width, along / height)


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture without transparency: what lies under clear pixels is not seen, nor kept."""
    if picture.mode in {"L", "RGB"} and "transparency" not in picture.info:
        return picture
    clear = picture.convert("RGBA")
    white = Image.new("RGBA", clear.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, clear).convert("RGB")


def png(picture: Image.Image) -> bytes:
    """The pixels in a file that holds nothing else."""
    bare = Image.new("L" if picture.mode == "L" else "RGB", picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()
