"""`ccportal import` and `ccportal export`: a whole centre in, and out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ccportal.commands import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the commands."""
    bring = subparsers.add_parser(
        "import",
        help="load a centre archive, whole or not at all",
        description="Load a centre archive (JSON) into the store. Where it has faults, each is"
        " listed on a line of its own, nothing is written, and the exit status is 2.",
    )
    bring.add_argument("file", metavar="FILE", type=Path, help="the archive")
    bring.set_defaults(run=import_archive)
    take = subparsers.add_parser(
        "export",
        help="write what the centre holds to a centre archive",
        description="Write the centre's records to an archive (JSON), and the files of its"
        " documents into the folder files/ beside it. Nothing in it is encrypted. What its format"
        " has no place for (bookings, the rota, what is arranged, steps ...) is not in it, and is"
        " counted on standard error.",
    )
    take.add_argument("file", metavar="FILE", type=Path, help="the archive to write")
    take.set_defaults(run=export_archive)


def import_archive(arguments: argparse.Namespace) -> int:
    """Load an archive and say how much came."""
    from ccportal.acts import instance
    from ccportal.acts.act import COMMAND
    from ccportal.acts.archive import import_file

    instance.open_here()
    _say("brought in", import_file(arguments.file, COMMAND))
    return 0


def export_archive(arguments: argparse.Namespace) -> int:
    """Write an archive and say how much went."""
    from ccportal.acts import instance
    from ccportal.acts.act import COMMAND
    from ccportal.acts.archive import export_file, left_out

    instance.open_here()
    _say("written", export_file(arguments.file, COMMAND))
    rest = left_out()
    if rest:
        whole = "`ccportal backup` keeps everything"
        print(f"not in an archive: {', '.join(rest)}; {whole}", file=sys.stderr)
    return 0


def _say(done: str, counts: dict[str, int]) -> None:
    what = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in counts.items())
    print(f"{done}: {what or 'nothing but the centre itself'}")
