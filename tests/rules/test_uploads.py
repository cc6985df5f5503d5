"""Which files are taken from a requester, told from their bytes."""

from __future__ import annotations

import zlib

import pytest

from ccportal.rules.uploads import MOST_BYTES, Kind, NotTaken, kind_of


def png(width: int = 8, height: int = 8, first: bytes = b"IHDR") -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"\0" * 9 * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(first, size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg(width: int = 16, height: int = 16, more: bytes = b"") -> bytes:
    head = b"\xff\xd8\xff\xe0" + (2 + len(more)).to_bytes(2, "big") + more
    frame = b"\xff\xc0\x00\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return head + frame + b"\1\1\x11\0" + b"\0" * 20 + b"\xff\xd9"


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (jpeg(), "a.jpg", Kind.JPEG),
        (jpeg(), "IMG 1.JPEG", Kind.JPEG),
        (png(), "a.png", Kind.PNG),
        (PDF, "scan.PDF", Kind.PDF),
        (jpeg() + b"what some telephones put after the picture", "a.jpg", Kind.JPEG),
    ],
)
def test_photographs_and_pdfs_are_taken(content: bytes, name: str, kind: Kind):
    assert kind_of(content, name) is kind


REFUSED = {
    "an empty file": (b"", "a.jpg", "empty"),
    "too much": (b"\xff\xd8\xff" + b"\0" * MOST_BYTES, "a.jpg", "too big"),
    "a program": (b"MZ\x90\0" * 9, "a.jpg", "must be"),
    "a page": (b"<html><script>alert(1)</script>", "a.png", "must be"),
    "a drawing that can run": (b"<svg onload='x'/>", "a.jpg", "must be"),
    "an archive": (b"PK\x03\x04" + b"\0" * 40, "a.pdf", "must be"),
    "words": ("a passport".encode("utf-16"), "a.jpg", "must be"),
    "a PDF that says it is a picture": (PDF, "a.jpg", "must be"),
    "a picture that says it is a PDF": (jpeg(), "a.pdf", "must be"),
    "a picture that says it is a program": (jpeg(), "a.jpg.exe", "must be"),
    "no ending": (jpeg(), "passport", "must be"),
    "a picture and a PDF": (jpeg(more=b"%PDF-1.4"), "a.jpg", "cannot take"),
    "a picture and a page": (jpeg(more=b"<ScRiPt>"), "a.jpg", "cannot take"),
    "a PDF and an archive": (PDF + b"PK\x05\x06" + b"\0" * 18, "a.pdf", "cannot take"),
    "a picture and an archive": (png() + b"PK\x05\x06" + b"\0" * 18, "a.png", "cannot take"),
    "a PDF that breaks off": (PDF[:20], "a.pdf", "damaged"),
    "a PNG that breaks off": (png()[:-4], "a.png", "damaged"),
    "a PNG with no size": (png(first=b"IXXX"), "a.png", "damaged"),
    "a PNG that is nothing wide": (png(0, 9), "a.png", "damaged"),
    "a PNG that fills up the memory": (png(50_000, 50_000), "a.png", "damaged"),
    "a JPEG that breaks off": (jpeg()[:-2], "a.jpg", "damaged"),
    "a JPEG that fills up the memory": (jpeg(65_000, 65_000), "a.jpg", "damaged"),
    "a JPEG without a picture": (
        b"\xff\xd8\xff\xe0\0\2" + b"\0" * 20 + b"\xff\xd9",
        "a.jpg",
        "damaged",
    ),
    "a JPEG that ends in its head": (b"\xff\xd8\xff\xe0\xff\xff\xff\xd9", "a.jpg", "damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_everything_else_is_refused_in_words(what: str):
    content, name, says = REFUSED[what]
    with pytest.raises(NotTaken, match=says):
        kind_of(content, name)
