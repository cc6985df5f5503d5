"""Pages with words on them: as pixels, and as a PDF that brings them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from ccportal.sar.pictures_visible import look_through
from ccportal.sar.pictures_words import Seen
from ccportal.settings import FONTS

FONT = next(FONTS.glob("*.ttf"))


def picture_of_words(*lines: str) -> bytes:
    """A small page as a PNG, a line below another from its upper left corner on."""
    picture = Image.new("RGB", (600, 400), "white")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        pen.text((20, 20 + 60 * number), line, "black", ImageFont.truetype(FONT, 28))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def page_of_words(*lines: str) -> bytes:
    """A PDF of one page with these lines in it, made by hand."""
    drawn = " ".join(f"({line}) Tj 0 -40 Td" for line in lines)
    return page_of_drawing(f"BT /F1 24 Tf 72 740 Td {drawn} ET".encode())


def looked(content: bytes) -> tuple[Seen, ...]:
    """The pages of a file as they are marked."""
    return tuple(page for page, _ in look_through(content))


def pixels(page: bytes) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Every pixel of a page: how far from the left and the top, and its colour."""
    with Image.open(io.BytesIO(page)) as picture:
        rgb = picture.convert("RGB")
        for at, paint in enumerate(rgb.get_flattened_data()):
            yield at % rgb.width, at // rgb.width, paint


def page_of_drawing(drawing: bytes, more: tuple[bytes, ...] = (), resources: bytes = b"") -> bytes:
    """A PDF of one A4 page drawn so, with Helvetica as F1; `more` are objects from number 6 on."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> %b >> >>" % resources,
        stream_of(drawing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    )
    out, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return out + head + table + tail + b"startxref\n%d\n%%%%EOF\n" % len(out)


def stream_of(content: bytes, entries: bytes = b"") -> bytes:
    """An object that is a stream, with these entries besides its length."""
    head = b"<< %b /Length %d >>" % (entries, len(content))
    return b"%b\nstream\n%b\nendstream" % (head, content)
