"""`ccportal user add|list|disable|reset`: who may sign in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ccportal.commands import Subparsers
from ccportal.commands.telling import show_json

if TYPE_CHECKING:
    from ccportal.acts.accounts import Made

ROLES = ("volunteer", "coordinator", "chair")
WHO = "the email that they sign in with, or their person's ref"


def register(subparsers: Subparsers) -> None:
    """Add the commands."""
    user = subparsers.add_parser("user", help="accounts of the team")
    verbs = user.add_subparsers(metavar="VERB", required=True)
    new = verbs.add_parser("add", help="make an account; prints a password to hand over")
    new.add_argument("--email", required=True, help="the address that they sign in with")
    new.add_argument("--role", required=True, choices=ROLES)
    whose = new.add_mutually_exclusive_group(required=True)
    whose.add_argument("--name", help="the full name of somebody not yet in the register")
    whose.add_argument("--person", metavar="REF", help="somebody in the register")
    new.set_defaults(run=add)
    listing = verbs.add_parser("list", help="every account")
    listing.add_argument("--json", action="store_true", help="as JSON")
    listing.set_defaults(run=show)
    for name, run, told in (
        ("disable", disable, "shut an account and end its sessions at once"),
        ("reset", reset, "a new password to hand over; the second factor is set up anew"),
    ):
        verb = verbs.add_parser(name, help=told)
        verb.add_argument("who", metavar="WHO", help=WHO)
        verb.set_defaults(run=run)


def add(arguments: argparse.Namespace) -> int:
    """Make an account and print what is handed over."""
    from ccportal.acts import accounts, founding, instance
    from ccportal.acts.act import COMMAND
    from ccportal.rules.access import Role

    instance.open_here()
    if arguments.person is None:
        made = founding.join_team(arguments.name, arguments.email, Role(arguments.role))
    else:
        made = accounts.create(COMMAND, arguments.email, arguments.person, arguments.role)
    return _hand_over(made)


def show(arguments: argparse.Namespace) -> int:
    """List the accounts."""
    from ccportal.acts import accounts, instance

    instance.open_here()
    rows = [
        {
            "person": one.ref,
            "name": one.name,
            "email": one.email,
            "role": str(one.role),
            "second_factor": one.enrolled,
            "disabled": one.disabled,
        }
        for one in accounts.listing()
    ]
    if arguments.json:
        show_json(rows)
        return 0
    for row in rows:
        state = "disabled" if row["disabled"] else "" if row["second_factor"] else "not enrolled"
        print("\t".join(str(row[key]) for key in ("person", "role", "email", "name")), state)
    return 0


def disable(arguments: argparse.Namespace) -> int:
    """Shut an account."""
    from ccportal.acts import accounts, instance
    from ccportal.acts.act import COMMAND

    instance.open_here()
    accounts.disable(COMMAND, arguments.who)
    return 0


def reset(arguments: argparse.Namespace) -> int:
    """Let somebody in again who lost their password or second factor."""
    from ccportal.acts import accounts, instance
    from ccportal.acts.act import COMMAND

    instance.open_here()
    return _hand_over(accounts.reset(COMMAND, arguments.who))


def _hand_over(made: Made) -> int:
    print(made.ref)
    if made.password:
        print(f"password, to be replaced at the first sign-in: {made.password}")
    return 0
