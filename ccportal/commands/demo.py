"""`ccportal demo`: a made-up centre, served, with everything that is needed to try it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from ccportal.commands import Subparsers
from ccportal.commands.serve import addresses
from ccportal.commands.telling import progress, show_json

if TYPE_CHECKING:
    from ccportal.acts.demo import Login

HOW = """\
Try it like this:
  1. Ask on the portal as Daniel Hartley (born 19 March 1988), and keep what it shows you.
  2. On the intranet, as the coordinator, accept the request, collect, mark and withhold, read it
     as the other parent would, and hand it to the second person.
  3. As the chair, agree, and let the answer be built and released. A code is shown, once.
  4. Back on the portal, with what you kept and that code, collect the answer.
Everybody here has signed the undertaking. To see how it is signed: as the coordinator write the
next version of the policy and put it forward, as the chair adopt it; all are asked again.
A code lasts half a minute and works once; the codes of the moment are shown by
    ccportal demo --codes
Nobody in this centre is real. Stop with Ctrl-C; what you did stays until you remove
the instance folder."""


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    demo = subparsers.add_parser("demo", help="a made-up centre to try, served on this machine")
    addresses(demo)
    demo.add_argument("--codes", action="store_true", help="only show how to sign in right now")
    demo.add_argument("--json", action="store_true", help="with --codes: as JSON")
    demo.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the centre where it is not there yet, say how to sign in, and serve."""
    from ccportal.acts import demo
    from ccportal.commands.serve import watch
    from ccportal.settings import over_http, settings

    over_http()
    logins = demo.prepare(settings(), progress)
    if arguments.codes:
        show(logins, as_json=arguments.json)
        return 0
    print("Starting both sites and the worker ...", flush=True)
    return watch(arguments.intranet, arguments.portal, lambda: _greet(logins))


def show(logins: tuple[Login, ...], *, as_json: bool = False) -> None:
    """Print how each of them signs in at this moment."""
    if as_json:
        show_json(
            [
                {
                    "name": one.name,
                    "role": one.role,
                    "email": one.email,
                    "password": one.password,
                    "secret": one.secret,
                    "code": one.code(),
                }
                for one in logins
            ]
        )
        return
    for one in logins:
        print(f"\n{one.name}, {one.role}")
        print(f"  email     {one.email}\n  password  {one.password}")
        print(f"  code      {one.code()} now; for an authenticator: {one.secret}")


def _greet(logins: tuple[Login, ...]) -> None:
    show(logins)
    print(f"\n{HOW}", flush=True)
