"""How commands speak: results to standard output, progress to a terminal alone."""

from __future__ import annotations

import getpass
import json
import sys

from ccportal.errors import Invalid, Refused


def progress(done: int, total: int, saying: str = "") -> None:
    """Show how far long work is, on one line of standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        return
    share = done / total if total else 1.0
    bar = ("#" * round(share * 30)).ljust(30)
    end = "\n" if done >= total else ""
    print(f"\r\033[K[{bar}] {done}/{total} {saying}", end=end, file=sys.stderr, flush=True)


def show_json(value: object) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def password() -> str:
    """A new password: asked for twice on a terminal, else the first line of standard input.

    Raises Invalid where the two differ, Refused where there is none.
    """
    if sys.stdin is None:
        raise Refused("the password is missing: it is the first line of standard input")
    if sys.stdin.isatty():
        given = getpass.getpass("Password: ")
        if getpass.getpass("The same again: ") != given:
            raise Invalid("the two passwords differ")
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise Refused("the password is missing: it is the first line of standard input")
    return given
