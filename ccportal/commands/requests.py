"""Requests from the command line: list, open, collect, build, verify."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ccportal.commands import Subparsers
from ccportal.commands.telling import progress, show_json
from ccportal.errors import Invalid, Refused
from ccportal.rules.requests_facts import Channel

if TYPE_CHECKING:
    from ccportal.rules.leaving import Allowed
    from ccportal.sar.collect import Found
    from ccportal.sar.suggest import Suggestion

YES, NO = 0, 1


def register(subparsers: Subparsers) -> None:
    """Add `request` with its commands."""
    group = subparsers.add_parser("request", help="requests by people for what is held on them")
    commands = group.add_subparsers(metavar="COMMAND", required=True)
    one = commands.add_parser("list", help="every request, by when it is due")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_list)
    one = commands.add_parser("open", help="put down a request that came by letter, telephone ...")
    one.add_argument("--subject", required=True, metavar="REF", help="whom it is about")
    one.add_argument("--received", required=True, metavar="DATE", help="the day it came")
    one.add_argument("--channel", required=True, choices=[str(one) for one in Channel])
    one.set_defaults(run=_open)
    one = commands.add_parser("collect", help="what is held on the subject, and what to take out")
    one.add_argument("request", metavar="REF")
    one.add_argument("--json", action="store_true", help="as JSON")
    one.set_defaults(run=_collect)
    one = commands.add_parser("build", help="make the sealed answer")
    one.add_argument("request", metavar="REF")
    one.add_argument("--output", required=True, type=Path, metavar="FILE.pdf")
    one.set_defaults(run=_build)
    one = commands.add_parser("verify", help="whether a file is one that this centre released")
    one.add_argument("file", type=Path, metavar="FILE")
    one.set_defaults(run=_verify)


def _list(arguments: argparse.Namespace) -> int:
    from ccportal.acts import instance, requests_reading

    instance.open_here()
    listed = list(requests_reading.listing())
    if arguments.json:
        show_json([requests_reading.as_json(one) for one in listed])
        return YES
    for one in listed:
        due = f"due {one.due} ({one.days_left} days left)" if one.days_left is not None else ""
        late = "overdue" if one.overdue else due
        print(" ".join((one.ref, one.kind, one.state, one.subject or "-", late)).rstrip())
    return YES


def _open(arguments: argparse.Namespace) -> int:
    from ccportal.acts import instance, requests
    from ccportal.acts.act import COMMAND

    instance.open_here()
    received = _day(arguments.received)
    print(requests.record(COMMAND, arguments.subject, received, arguments.channel))
    return YES


def _collect(arguments: argparse.Namespace) -> int:
    from ccportal.acts import instance, requests_reading
    from ccportal.acts.act import COMMAND

    instance.open_here()
    found, suggestions = requests_reading.collected(arguments.request, COMMAND)
    by_record: defaultdict[str, list[Suggestion]] = defaultdict(list)
    for one in suggestions:
        by_record[one.record].append(one)
    if arguments.json:
        records = [_as_json(one, by_record[one.ref]) for one in found]
        show_json({"request": arguments.request, "records": records})
        return YES
    for record in found:
        print(f"{record.ref} {record.kind} {record.why}")
        for one in by_record[record.ref]:
            print(f"    {one.field} {one.start}-{one.end} {one.kind}: {' '.join(one.text.split())}")
    return YES


def _as_json(one: Found, passages: list[Suggestion]) -> dict[str, Any]:
    keys = ("field", "start", "end", "text", "kind", "person")
    marked = [{key: getattr(passage, key) for key in keys} for passage in passages]
    return {"ref": one.ref, "kind": one.kind, "why": one.why, "passages": marked}


def _build(arguments: argparse.Namespace) -> int:
    from ccportal.acts import instance, packs, requests_delivery
    from ccportal.acts.act import COMMAND

    output: Path = arguments.output
    try:
        instance.open_here()
        _writable(output)
        pdf = packs.build(arguments.request, COMMAND, progress)
        _write(requests_delivery.may_leave(arguments.request), output, pdf)
    except BaseException:
        # What lay there before could be taken for the answer to this request.
        if output.is_file():
            output.unlink()
        raise
    return YES


def _verify(arguments: argparse.Namespace) -> int:
    from ccportal.acts import instance
    from ccportal.sar.seal import verify

    instance.open_here()
    try:
        ours = not arguments.file.is_dir() and verify(arguments.file.read_bytes())
    except OSError:
        raise Refused("the file cannot be read") from None
    print("released by this centre, unaltered" if ours else "not one that this centre released")
    return YES if ours else NO


def _day(text: str) -> date:
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Invalid("received: the day has to be a date like 2026-11-25")


def _writable(output: Path) -> None:
    if not output.parent.is_dir():
        raise Refused("there is no folder for the file")
    if output.exists() and not output.is_file():
        raise Refused("what lies there is no file")


def _write(_: Allowed, output: Path, pdf: bytes) -> None:
    """Write what may leave, whole or not at all: beside its place first, then into it."""
    descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(pdf)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(output)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise Refused("the file cannot be written") from None
