"""Files as people send them, and as somebody makes them who means harm."""

from __future__ import annotations

import io
import zipfile
import zlib

import pikepdf
from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def body(*paragraphs: str) -> str:
    """The XML of a Word file's body; what is in a paragraph stands as it is."""
    inner = "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in paragraphs)
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'


def docx(document: str | bytes = "", /, **more: str | bytes) -> bytes:
    """A Word file with this body; `more` are parts, with `__` for `/` and `_dot_` for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("word/document.xml", document or body("Dear centre,"))
        for name, part in more.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), part)
    return out.getvalue()


def zipped(*parts: tuple[str, bytes]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts:
            file.writestr(name, part)
    return out.getvalue()


def png(width: int = 40, height: int = 30, mode: str = "RGB", **more: object) -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new(mode, (width, height), "white").save(out, "PNG", **more)
    return out.getvalue()


def jpeg(width: int = 40, height: int = 30, **more: object) -> bytes:
    """A small photograph."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "JPEG", **more)
    return out.getvalue()


def pdf(*pages: str, change: object = None, **save: object) -> bytes:
    """A PDF with these words on its pages; an empty page has none."""
    with pikepdf.new() as made:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for words in pages or ("Dear centre",):
            made.add_blank_page(page_size=(420, 595))
            shown = f"BT /F1 14 Tf 40 500 Td ({words}) Tj ET".encode() if words else b""
            page = made.pages[-1]
            page.Contents = made.make_stream(shown)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        if change:
            change(made)
        out = io.BytesIO()
        made.save(out, **save)
        return out.getvalue()


def bomb(megabytes: int) -> bytes:
    """So many megabytes of nothing, as a Word file of a few kilobytes."""
    inner = body("A" * 10).encode()
    return docx(inner[:-30] + b" " * (megabytes * 1024 * 1024) + inner[-30:])


def flood(width: int, height: int) -> bytes:
    """A PNG that says it is as large as this, with hardly anything in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + check

    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"\0" * 64)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
