"""A small archive with one of everything, ways to break it, and what a whole store holds."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ccportal.store.audit import AuditEntry
from ccportal.store.database import RecordsModel

from .instances import Instances

GONE = object()
"""Set at a path, it takes away what stands there."""

PERSON = {"given_names": "Ada", "family_name": "Ostler"}
DECIDED = {"reason": "third party", "decided_by": "p-1", "agreed_by": "p-2"}


def small() -> dict[str, Any]:
    """An archive with an entry in every list and every key that there is."""
    return {
        "format": "ccportal-archive",
        "version": 1,
        "centre": {
            "name": "Weir Centre",
            "address": "1 Weir Lane",
            "phone": "01632 960001",
            "email": "weir@weir.example.org",
            "website": "https://weir.example.org",
        },
        "policy_versions": [
            {
                "ref": "v-1",
                "adopted_on": "2024-01-01",
                "review_due_on": "2024-12-31",
                "text": "# Policy",
                "summary_of_changes": "The first.",
            }
        ],
        "organisations": [
            {
                "ref": "o-1",
                "name": "Weir & Sons",
                "kind": "solicitor",
                "address": "2 Weir Lane",
                "phone": "01632 960002",
                "email": "office@sons.example.org",
                "country": "GB",
            }
        ],
        "people": [
            {
                "ref": "p-1",
                **PERSON,
                "also_known_as": ["Addy", "Mrs O"],
                "date_of_birth": "1980-02-29",
                "contacts": [
                    {
                        "kind": "phone",
                        "value": "01632 960003",
                        "confidential": True,
                        "from": "2024-01-01",
                        "until": "2024-02-01",
                    },
                    {"kind": "address", "value": "3 Weir Lane\nAldermere"},
                ],
            },
            {"ref": "p-2", "given_names": "Bo", "family_name": "Ray"},
            {"ref": "p-3", "given_names": "Cy", "family_name": "Ray"},
        ],
        "families": [
            {
                "ref": "f-1",
                "opened_on": "2024-01-02",
                "closed_on": "2024-09-01",
                "members": [
                    {"person": "p-3", "role": "child"},
                    {"person": "p-2", "role": "contact-parent", "parental_responsibility": True},
                ],
            }
        ],
        "referrals": [
            {
                "ref": "rf-1",
                "family": "f-1",
                "referred_on": "2024-01-01",
                "organisation": "o-1",
                "referred_by": "p-1",
                "contact": "supported",
                "reason": "Contact on Saturdays.",
                "court_order": "ZW24P00001",
                "risk_summary": "None told.",
            }
        ],
        "sessions": [
            {"ref": "s-1", "starts_at": "2024-03-02T10:00", "ends_at": "2024-03-02T12:00"}
        ],
        "attendances": [
            {
                "ref": "a-1",
                "session": "s-1",
                "family": "f-1",
                "person": "p-2",
                "status": "attended",
                "arrived_at": "2024-03-02T10:05",
                "left_at": "2024-03-02T11:55",
                "reason": "Train was late.",
            }
        ],
        "notes": [
            {
                "ref": "n-1",
                "family": "f-1",
                "about": ["p-3", "p-2"],
                "kind": "session",
                "written_at": "2024-03-02T12:30",
                "written_by": "p-1",
                "text": "Cy drew a weir. Mrs O phoned.",
            }
        ],
        "incidents": [
            {
                "ref": "i-1",
                "family": "f-1",
                "session": "s-1",
                "about": ["p-2"],
                "occurred_at": "2024-03-02T11:00",
                "recorded_by": "p-1",
                "text": "A cup broke.",
                "action_taken": "Swept.",
            }
        ],
        "risks": [
            {
                "ref": "k-1",
                "family": "f-1",
                "from_person": "p-2",
                "to_persons": ["p-3"],
                "kind": "abduction",
                "source": "School",
                "text": "Spoke of leaving.",
                "recorded_at": "2024-03-03T09:00",
                "recorded_by": "p-1",
                "held_to_prevent_violence": False,
                "review_on": "2024-06-01",
            }
        ],
        "documents": [
            {
                "ref": "d-1",
                "family": "f-1",
                "about": ["p-2"],
                "title": "A letter",
                "received_on": "2024-02-01",
                "received_from": "o-1",
                "media_type": "text/plain",
                "text": "Dear centre",
            },
            {
                "ref": "d-2",
                "about": [],
                "title": "A scan",
                "received_on": "2024-02-02",
                "media_type": "image/png",
                "file": "papers/scan of Bo.png",
            },
        ],
        "consents": [
            {
                "ref": "c-1",
                "person": "p-2",
                "covers": "phone",
                "recipient": "o-1",
                "given_on": "2024-02-03",
                "how": "written",
                "withdrawn_on": "2024-02-04",
            }
        ],
        "disclosures": [
            {
                "ref": "x-1",
                "made_on": "2024-02-05",
                "to": "o-1",
                "about": ["p-2"],
                "what": "attendance-dates",
                "ground": "referrer-request",
                "text": "2 March.",
                "decided_by": "p-1",
            }
        ],
        "team": [
            {
                "person": "p-1",
                "role": "coordinator",
                "started_on": "2020-01-01",
                "left_on": "2024-08-01",
                "dbs": [
                    {
                        "checked_on": "2019-12-01",
                        "certificate_number": "001",
                        "outcome": "clear",
                        "decision": "accepted",
                    }
                ],
                "undertakings": [{"policy_version": "v-1", "signed_on": "2024-01-01"}],
            }
        ],
        "assessments": [
            {
                "ref": "z-1",
                "family": "f-1",
                "professional": "o-1",
                "purpose": "Bond",
                "agreed_on": "2024-02-06",
                "agreed_by": "p-1",
                "expires_on": "2024-02-07",
            }
        ],
        "requests": [
            {
                "ref": "r-1",
                "kind": "access",
                "subject": "p-2",
                "made_by": "p-1",
                "received_on": "2024-05-01",
                "channel": "letter",
                "identity_confirmed_on": "2024-05-02",
                "scope": "All of it",
                "closed_on": "2024-05-20",
                "decisions": [
                    {
                        "record": "n-1",
                        "action": "redact",
                        "passages": [
                            {"find": "Mrs O", "exemption": "TP16", "mode": "generic"},
                            {"find": "phoned", "exemption": "CR2"},
                        ],
                        **DECIDED,
                    },
                    {
                        "record": "k-1",
                        "action": "withhold",
                        "exemption": "CR2",
                        "mode": "silent",
                        **DECIDED,
                    },
                    {"record": "i-1", "action": "include", **DECIDED},
                ],
            }
        ],
    }


def write(archive: object, folder: Path, name: str = "archive.json") -> Path:
    """Write an archive, and beside it the file that it tells of."""
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    (folder / "papers" / "scan of Bo.png").write_bytes(b"pixels")
    file = folder / name
    file.write_text(json.dumps(archive), "utf-8")
    return file


def at(archive: Any, path: str, value: object) -> Any:
    """The archive with a value at a path like `notes[0].about[1]`; GONE takes it away."""
    *way, last = [
        int(step[1:-1]) if step.startswith("[") else step
        for step in re.findall(r"\[\d+\]|[^.\[\]]+", path)
    ]
    place = archive
    for step in way:
        place = place[step]
    if value is GONE:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return archive


def where(faults: tuple[str, ...]) -> list[str]:
    """The paths of faults, in order; a fault of no one place counts as `(file)`."""
    found = [re.match(r"([^\s:]+): \S", fault) for fault in faults]
    return sorted(one.group(1) if one else "(file)" for one in found)


@contextmanager
def one_for_all(instances: Instances, folder: Path) -> Iterator[None]:
    """One empty instance for all tests that leave it as it is."""
    with pytest.MonkeyPatch.context() as environment:
        made = instances.copy("empty", lambda _: None, folder / "instance", environment)
        yield
        instances.let_go(made)


def store_digest() -> str:
    """A digest of every row of every table of the records store but the audit trail."""
    found = hashlib.sha256()
    tables = [one for one in RecordsModel.__subclasses__() if one is not AuditEntry]
    for table in sorted(tables, key=lambda one: one.__name__):
        rows = sorted(repr(row) for row in table.select().tuples())
        found.update(repr((table.__name__, rows)).encode("utf-8", "surrogatepass"))
    return found.hexdigest()
