"""`ccportal assurance`: how every clause of the policy stands today (C1 to VIO)."""

from __future__ import annotations

import argparse

from ccportal.commands import Subparsers
from ccportal.commands.telling import show_json


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    command = subparsers.add_parser(
        "assurance",
        help="how every clause of the policy stands today",
        description="How every clause of the policy stands today, and what shows it, as the page"
        " Assurance has it. Nobody is named.",
    )
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=show)


def show(arguments: argparse.Namespace) -> int:
    """Print every clause with its state and what shows it."""
    from ccportal.acts import assurance, instance
    from ccportal.acts.act import COMMAND, note_down

    instance.open_here()
    seen = assurance.look()
    note_down(COMMAND, "assurance:list")
    if arguments.json:
        show_json(
            {
                "at": seen.at.isoformat(),
                "clauses": [
                    {
                        "code": one.finding.code,
                        "title": one.title,
                        "colour": one.finding.colour,
                        "says": one.finding.says.split("\n"),
                        "since": one.since.isoformat(),
                    }
                    for one in seen.stands
                ],
            }
        )
        return 0
    print(assurance.summary(seen))
    for one in seen.stands:
        said = "; ".join(one.finding.says.split("\n"))
        print(f"{one.finding.code:<5}{one.finding.word:<9}{one.title}: {said}")
    return 0
