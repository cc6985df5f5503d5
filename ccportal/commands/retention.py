"""`ccportal retention`: what is due for disposal, and disposing of a batch that was agreed (C9)."""

from __future__ import annotations

import argparse

from ccportal.commands import Subparsers
from ccportal.commands.telling import progress, show_json


def register(subparsers: Subparsers) -> None:
    """Add the commands."""
    group = subparsers.add_parser(
        "retention",
        help="what was not used for three years, and its disposal",
        description="What was not used for three years is disposed of after two people have"
        " agreed. Batches are proposed and agreed on the intranet, on the page Retention.",
    )
    actions = group.add_subparsers(title="actions", metavar="ACTION", required=True)
    due = actions.add_parser("due", help="what is due today, and what is held back")
    due.add_argument("--json", action="store_true", help="as JSON")
    due.set_defaults(run=list_due)
    dispose = actions.add_parser("dispose", help="dispose of a batch that two people agreed on")
    dispose.add_argument("batch", metavar="BATCH", help="its reference, as the page shows it")
    dispose.set_defaults(run=dispose_of)


def list_due(arguments: argparse.Namespace) -> int:
    """List the references of what is due, and of what is held back with why."""
    from ccportal import clock
    from ccportal.acts import instance, retention
    from ccportal.acts.act import COMMAND, note_down

    instance.open_here()
    found = retention.listed()
    note_down(COMMAND, "retention:list")
    if arguments.json:
        show_json(
            {
                "as_of": clock.today().isoformat(),
                "due": [one.ref for one in found.due],
                "held_back": [{"ref": one.due.ref, "why": one.says} for one in found.held_back],
            }
        )
        return 0
    for due in found.due:
        print(f"{due.ref}  due since {due.waste_from}, last used {due.last_used}")
    for held in found.held_back:
        until = f" until {held.hold.until}" if held.hold.until else ""
        print(f"{held.due.ref}  held back: {held.says}{until}")
    if not found.due and not found.held_back:
        print("nothing is due")
    return 0


def dispose_of(arguments: argparse.Namespace) -> int:
    """Dispose of a batch, and name the certificate."""
    from ccportal.acts import disposal, disposal_certificates, instance
    from ccportal.acts.act import COMMAND

    instance.open_here()
    disposal.dispose(COMMAND, arguments.batch, progress)
    print(f"disposed of; certificate {disposal_certificates.of(arguments.batch).number}")
    return 0
