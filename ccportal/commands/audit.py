"""`ccportal audit verify`: is the audit trail whole."""

from __future__ import annotations

import argparse

from ccportal.commands import Subparsers


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    audit = subparsers.add_parser("audit", help="the audit trail")
    verbs = audit.add_subparsers(metavar="VERB", required=True)
    verify = verbs.add_parser("verify", help="is every row bound to the one before (exit 1: no)")
    verify.set_defaults(run=verify_trail)


def verify_trail(_: argparse.Namespace) -> int:
    """Say whether every row fits the one before (C8)."""
    from ccportal.acts import instance
    from ccportal.store import audit

    instance.open_here()
    fault = audit.first_fault()
    if fault is not None:
        print(f"the audit trail is broken at row {fault}")
        return 1
    rows, digest = audit.head()
    print(f"the audit trail is whole: {rows} rows, the last one {digest}")
    return 0
