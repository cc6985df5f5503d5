"""`ccportal import-csv`: people, families, sessions, attendances from a spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from ccportal.commands import Subparsers
from ccportal.errors import Invalid
from ccportal.rules.spreadsheets import TEMPLATES


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    columns = "; ".join(
        f"{kind}: {', '.join(one.name for one in names)}" for kind, names in TEMPLATES.items()
    )
    bring = subparsers.add_parser(
        "import-csv",
        help="bring in a spreadsheet, whole or not at all",
        description="Bring in a CSV file whose first row names its columns. Where it has faults,"
        " each is listed with its row and column, nothing is written, and the exit status is 2."
        f" The columns are, of {columns}.",
    )
    bring.add_argument("kind", metavar="KIND", choices=tuple(TEMPLATES), help="what is in it")
    bring.add_argument("file", metavar="FILE", type=Path, help="the CSV file")
    bring.add_argument(
        "--dry-run", action="store_true", help="say row by row what would happen, change nothing"
    )
    bring.set_defaults(run=import_csv)


def import_csv(arguments: argparse.Namespace) -> int:
    """Bring a spreadsheet in, or say what that would do."""
    from ccportal.acts import instance, spreadsheets
    from ccportal.acts.act import COMMAND

    instance.open_here()
    try:
        content = arguments.file.read_bytes()
    except OSError:
        raise Invalid("the file cannot be read") from None
    if not arguments.dry_run:
        number = spreadsheets.bring(COMMAND, arguments.kind, content)
        print(f"brought in: {number} {arguments.kind}")
        return 0
    plan = spreadsheets.plan(arguments.kind, content)
    for line in plan.lines:
        print(f"row {line.number}: {line.says}")
    if plan.faults:
        raise Invalid("the spreadsheet has faults", plan.faults)
    print(f"would be brought in: {plan.new} {arguments.kind}")
    return 0
