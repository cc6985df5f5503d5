"""What other programs find wrong with a PDF: bad redactions, faults of its build and its tags.

x-ray looks for words under boxes, qpdf at every object and stream, pdfinfo at the tree of tags.
"""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path


@lru_cache(64)
def wrong(pdf: bytes) -> tuple[str, ...]:
    """What is found, a line each."""
    import xray  # takes a moment to load

    under_boxes = asyncio.run(xray.inspect(pdf))
    found = [f"x-ray: page {page}: words under a box" for page in under_boxes]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "answer.pdf"
        file.write_bytes(pdf)
        found += _said("qpdf", "--check", str(file))
        found += _said("pdfinfo", "-struct", str(file))
    return tuple(found)


def _said(*command: str) -> list[str]:
    """What a program says against a file."""
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    lines = done.stderr.splitlines()
    if done.returncode != 0 or (command[0] == "pdfinfo" and not done.stdout.startswith("Document")):
        lines.append("it does not pass")
    return [f"{command[0]}: {line}" for line in lines]


def nothing_wrong(pdf: bytes) -> bytes:
    """The file, with which nothing may be wrong."""
    assert wrong(pdf) == ()
    return pdf
