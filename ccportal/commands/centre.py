"""`ccportal init`, `migrate` and `doctor`: an instance is made, brought up to date, looked over."""

from __future__ import annotations

import argparse

from ccportal.commands import Subparsers
from ccportal.commands.telling import password, show_json


def register(subparsers: Subparsers) -> None:
    """Add the commands."""
    init = subparsers.add_parser("init", help="make an instance and its first coordinator")
    init.add_argument("--name", required=True, help="the first coordinator's full name")
    init.add_argument("--email", required=True, help="the address that they sign in with")
    init.set_defaults(run=make)
    migrate = subparsers.add_parser("migrate", help="bring the stores to this version's schema")
    migrate.set_defaults(run=bring_up_to_date)
    doctor = subparsers.add_parser("doctor", help="is this machine fit (exit 1: no)")
    doctor.add_argument("--json", action="store_true", help="as JSON")
    doctor.set_defaults(run=look_over)


def make(arguments: argparse.Namespace) -> int:
    """Make the keys, the encrypted stores and the first coordinator; nothing if one is refused."""
    from ccportal.acts import founding
    from ccportal.settings import settings

    here = settings()
    founding.check_free(here)
    founding.found(here, arguments.name, arguments.email, password())
    print("The instance is made. At the first sign-in the second factor is set up.")
    return 0


def bring_up_to_date(_: argparse.Namespace) -> int:
    """Apply the migrations that the stores wait for, and name them."""
    from ccportal.acts import instance
    from ccportal.store import search

    instance.open_here(ready=False)
    for store, names in instance.migrate().items():
        for name in names:
            print(f"{store}: {name}")
    search.refresh()
    return 0


def look_over(arguments: argparse.Namespace) -> int:
    """Say of each thing that has to be right whether it is."""
    from ccportal.acts.doctor import examine

    found = examine()
    if arguments.json:
        show_json([{"what": one.what, "well": one.well, "says": one.says} for one in found])
    else:
        for one in found:
            print(f"{'ok  ' if one.well else 'BAD '} {one.what}: {one.says}")
    return 0 if all(one.well for one in found) else 1
