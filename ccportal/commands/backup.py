"""`ccportal backup` and `ccportal restore`: everything in one encrypted file, and back (C8, C9)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ccportal.commands import Subparsers
from ccportal.commands.telling import password
from ccportal.errors import Refused

WORDS = (
    " The passphrase is asked for on a terminal, else it is the first line of standard input, or"
    " of the file that --passphrase-file names."
)


def register(subparsers: Subparsers) -> None:
    """Add the commands."""
    backup = subparsers.add_parser(
        "backup",
        help="write everything into one encrypted file",
        description="Write both stores, with documents and answers, into one file that only its"
        " passphrase opens. The file is whole or not there. Keep the passphrase apart from it:"
        " without it nobody can help you." + WORDS,
    )
    backup.add_argument("file", metavar="FILE", type=Path, help="the file to write; a new one")
    backup.add_argument("--passphrase-file", metavar="FILE", type=Path)
    backup.set_defaults(run=make)
    restore = subparsers.add_parser(
        "restore",
        help="make an instance from a backup",
        description="Make an instance from a backup, here or on a new machine. What was disposed"
        " of since the backup was made is disposed of again, as the disposal register says:"
        " disposals.register, which lay in the folder of the lost instance." + WORDS,
    )
    restore.add_argument("file", metavar="FILE", type=Path, help="the backup")
    restore.add_argument("--passphrase-file", metavar="FILE", type=Path)
    restore.add_argument(
        "--register", metavar="FILE", type=Path, help="the disposal register, where it is elsewhere"
    )
    restore.add_argument(
        "--check", action="store_true", help="only read the backup to its end, and change nothing"
    )
    restore.set_defaults(run=bring_back)


def make(arguments: argparse.Namespace) -> int:
    """Write a backup, and say how much is in it."""
    from ccportal.acts import backup, instance
    from ccportal.acts.act import COMMAND

    here = instance.open_here()
    count = backup.make(here, arguments.file, _passphrase(arguments), COMMAND)
    print(f"written: {count} rows")
    return 0


def bring_back(arguments: argparse.Namespace) -> int:
    """Restore a backup, and say what came and what was disposed of again."""
    from ccportal.acts import backup, instance, restore
    from ccportal.acts.act import COMMAND
    from ccportal.settings import settings

    here = settings()
    if arguments.check:
        actor = COMMAND if instance.exists(here) and instance.open_here() else None
        print(f"whole: {backup.check(arguments.file, _passphrase(arguments), actor)} rows")
        return 0
    if arguments.register is not None and not arguments.register.exists():
        raise Refused("There is no disposal register of that name.")
    known = (arguments.register or here.disposals_file).exists()
    count, again = restore.restore(here, arguments.file, _passphrase(arguments), arguments.register)
    print(f"restored: {count} rows; disposed of again: {again}")
    if not known:
        print(
            "There was no disposal register beside the lost instance, so what was disposed of"
            " after this backup is here again. If you find disposals.register, restore again.",
            file=sys.stderr,
        )
    return 0


def _passphrase(arguments: argparse.Namespace) -> str:
    if arguments.passphrase_file is None:
        return password()
    try:
        return str(arguments.passphrase_file.read_text("utf-8").split("\n")[0].rstrip("\r"))
    except (OSError, UnicodeDecodeError):
        raise Refused("The file of the passphrase cannot be read.") from None
