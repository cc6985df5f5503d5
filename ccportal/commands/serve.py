"""`ccportal serve`: both sites and the worker, as separate processes that are watched."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from ccportal.commands import Subparsers

INTRANET, PORTAL = "127.0.0.1:8001", "127.0.0.1:8002"
PARTS = ("intranet", "portal", "worker")
GIVES_WAY = 10
"""What is done in the background is done when nobody waits at the door: how far it steps back."""


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    serve = subparsers.add_parser("serve", help="serve both sites and do the background work")
    addresses(serve)
    serve.add_argument("--only", choices=PARTS, help="one part, watched by somebody else")
    serve.set_defaults(run=run)


def addresses(parser: argparse.ArgumentParser) -> None:
    """Add where the two sites listen."""
    parser.add_argument("--intranet", metavar="HOST:PORT", default=INTRANET)
    parser.add_argument("--portal", metavar="HOST:PORT", default=PORTAL)


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to end."""
    if arguments.only == "worker":
        import os

        from ccportal import jobs

        os.nice(GIVES_WAY)
        jobs.run()
        return 0
    if arguments.only:
        return site(arguments.only, getattr(arguments, arguments.only))
    from ccportal.acts import instance

    instance.open_here()
    return watch(arguments.intranet, arguments.portal, lambda: None)


def site(name: str, address: str) -> int:
    """Become the server of one site."""
    import os

    module = f"ccportal.{name}:create_app()"
    options = ["--bind", address, "--workers", "1", "--threads", "8", "--timeout", "60"]
    options += ["--graceful-timeout", "10", "--log-level", "warning", "--no-control-socket"]
    program = [sys.executable, "-m", "gunicorn", *options, "--umask", "63", module]
    os.execv(sys.executable, program)  # noqa: S606 - the program is ours


def watch(intranet: str, portal: str, ready: Callable[[], None]) -> int:
    """Start all three, start again what ends by itself, and end all when told to.

    Once both sites answer their addresses are printed, and `ready` is called.
    """
    from ccportal.commands.watching import Watched, free, watch_over
    from ccportal.settings import without_records

    for address in (intranet, portal):
        free(address)
    command = [sys.executable, "-m", "ccportal", "serve", "--only"]
    parts = (
        Watched("intranet", (*command, "intranet", "--intranet", intranet), intranet),
        Watched("portal", (*command, "portal", "--portal", portal), portal, without_records()),
        Watched("worker", (*command, "worker"), None),
    )

    def tell() -> None:
        print(f"portal:   http://{portal}/")
        print(f"intranet: http://{intranet}/", flush=True)
        ready()

    return watch_over(parts, tell)
