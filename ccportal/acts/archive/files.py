"""The files that lie beside an archive: inside its folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

LARGEST = 100 * 1024 * 1024
"""Bytes; a scan of some hundred pages is far below it."""


def file_fault(folder: Path, name: str) -> str | None:
    """What is wrong with a document's `file`, a path beside the archive; None if nothing is.

    A path may not be absolute, climb, or lead out of the folder by a link.
    """
    if not name or name.startswith("/") or ".." in PurePosixPath(name).parts:
        return "not a path inside the archive's folder"
    if "\\" in name or ":" in name:
        return "not a path inside the archive's folder"
    try:
        target = (folder / name).resolve()
        if not target.is_relative_to(folder.resolve()):
            return "not a path inside the archive's folder"
        if not target.is_file():
            return "no such file beside the archive"
        return "the file is larger than 100 MB" if target.stat().st_size > LARGEST else None
    except (OSError, RuntimeError, ValueError):
        # A name that the system does not take, or links that lead in a circle.
        return "no such file beside the archive"
