"""A small made-up centre with a record of every kind, and the answers made from it."""

from __future__ import annotations

from copy import deepcopy

from .answers import Case, Row, case

ANYA, JOEL, TILLY, EDITH, NOEL, HARDEEP = (f"p-{number}" for number in range(1, 7))
"""Resident parent, contact parent, child, coordinator, chair, somebody in no family."""

INCLUDED = (
    *("a-1", "as-1", "as-2", "c-1", "c-2", "d-1", "doc-1", "doc-2"),
    *("i-1", "n-1", "n-2", "r-1", "ref-1", "req-0"),
)

MILLRACE: Row = {
    "centre": {"name": "Millrace", "address": "The Hut\nOvertarn LA0 0ML", "phone": "01632 960111"},
    "policy_versions": [
        {"ref": "pv-1", "adopted_on": "2026-01-10", "review_due_on": "2027-01-10", "text": "Hush."}
    ],
    "organisations": [
        {"ref": "org-1", "name": "Cafcass (area team)", "kind": "cafcass"},
        {"ref": "org-2", "name": "Quill & Partners", "kind": "solicitor", "phone": "01632 960222"},
    ],
    "people": [
        {"ref": ANYA, "given_names": "Anya", "family_name": "Sorley"},
        {
            "ref": JOEL,
            "given_names": "Jo\u202eel",
            "family_name": "Brandreth",
            "also_known_as": ["Joey B"],
            "date_of_birth": "1990-05-04",
            "contacts": [
                {"kind": "phone", "value": "07700 900555", "confidential": True},
                {"kind": "address", "value": "1 Weir End\nOvertarn", "from": "2026-02-01"},
            ],
        },
        {
            "ref": TILLY,
            "given_names": "Tilly",
            "family_name": "Brandreth",
            "date_of_birth": "2018-05-04",
            "contacts": [{"kind": "address", "value": "9 Sluice Row, Overtarn"}],
        },
        {"ref": EDITH, "given_names": "Edith", "family_name": "Marrable"},
        {"ref": NOEL, "given_names": "Noel", "family_name": "Quaife"},
        {"ref": HARDEEP, "given_names": "Hardeep", "family_name": "Osgood"},
    ],
    "families": [
        {
            "ref": "fam-1",
            "opened_on": "2026-01-12",
            "closed_on": "2026-09-01",
            "members": [
                {"person": TILLY, "role": "child"},
                {"person": JOEL, "role": "contact-parent", "parental_responsibility": True},
                {"person": ANYA, "role": "resident-parent", "parental_responsibility": True},
            ],
        },
        {
            "ref": "fam-2",
            "opened_on": "2026-03-12",
            "members": [
                {"person": JOEL, "role": "relative"},
                {"person": TILLY, "role": "other"},
            ],
        },
    ],
    "referrals": [
        {
            "ref": "ref-1",
            "family": "fam-1",
            "referred_on": "2026-01-12",
            "organisation": "org-1",
            "referred_by": HARDEEP,
            "contact": "supported",
            "reason": "Contact for Tilly with her father.",
            "risk_summary": "They live at 9 Sluice Row.",
        }
    ],
    "sessions": [
        {"ref": "s-1", "starts_at": "2026-02-07T10:00", "ends_at": "2026-02-07T12:00"},
        {"ref": "s-2", "starts_at": "2026-02-07T22:00", "ends_at": "2026-02-08T01:30"},
    ],
    "attendances": [
        {
            "ref": "a-1",
            "session": "s-1",
            "family": "fam-1",
            "person": JOEL,
            "status": "attended",
            "arrived_at": "2026-02-07T10:02",
            "left_at": "2026-02-07T11:58",
        }
    ],
    "notes": [
        {
            "ref": "n-1",
            "family": "fam-1",
            "about": [JOEL, TILLY, ANYA],
            "kind": "session",
            "written_at": "2026-02-07T12:10",
            "written_by": EDITH,
            "text": "Joel brought a kite. Anya waited in Sluice Row. Anya was late.",
        },
        {
            "ref": "n-2",
            "about": [TILLY, EDITH, HARDEEP],
            "family": "fam-2",
            "kind": "telephone",
            "written_at": "2026-02-01T09:00",
            "written_by": JOEL,
            "text": "All well.",
        },
    ],
    "incidents": [
        {
            "ref": "i-1",
            "session": "s-2",
            "about": [JOEL],
            "occurred_at": "2026-02-07T23:00",
            "recorded_by": NOEL,
            "text": "Tripped on the kite string.",
            "action_taken": "Plaster.",
        }
    ],
    "risks": [
        {
            "ref": "r-1",
            "family": "fam-1",
            "from_person": JOEL,
            "to_persons": [ANYA],
            "kind": "other",
            "source": "Anya",
            "text": "Shouts.",
            "recorded_at": "2026-02-08T09:00",
            "recorded_by": EDITH,
            "held_to_prevent_violence": False,
            "review_on": "2027-02-08",
        }
    ],
    "documents": [
        {
            "ref": "doc-1",
            "family": "fam-1",
            "about": [JOEL],
            "title": "Letter of Anya",
            "received_on": "2026-02-10",
            "received_from": ANYA,
            "media_type": "text/plain",
            "text": "Thank you for Saturday.",
        },
        {
            "ref": "doc-2",
            "about": [JOEL],
            "title": "Photograph",
            "received_on": "2026-02-09",
            "received_from": "org-2",
            "media_type": "image/png",
            "file": "files/kite-sluice-row.png",
        },
    ],
    "consents": [
        {
            "ref": "c-1",
            "person": JOEL,
            "covers": "all-contacts",
            "recipient": "org-2",
            "given_on": "2026-02-11",
            "how": "written",
        },
        {
            "ref": "c-2",
            "person": ANYA,
            "covers": "phone",
            "recipient": JOEL,
            "given_on": "2026-02-12",
            "how": "verbal",
            "withdrawn_on": "2026-02-13",
        },
    ],
    "disclosures": [
        {
            "ref": "d-1",
            "made_on": "2026-03-01",
            "to": "org-1",
            "about": [JOEL],
            "what": "attendance-dates",
            "ground": "referrer-request",
            "text": "Dates sent.",
            "decided_by": EDITH,
        }
    ],
    "team": [
        {
            "person": EDITH,
            "role": "coordinator",
            "started_on": "2020-01-01",
            "dbs": [
                {
                    "checked_on": "2024-03-03",
                    "certificate_number": "001882960000",
                    "outcome": "clear",
                    "decision": "accepted",
                }
            ],
            "undertakings": [{"policy_version": "pv-1", "signed_on": "2026-01-11"}],
        },
        {"person": NOEL, "role": "chair", "started_on": "2020-01-01", "left_on": "2026-10-01"},
    ],
    "assessments": [
        {
            "ref": ref,
            "family": "fam-1",
            "professional": who,
            "purpose": "Two visits",
            "agreed_on": "2026-04-01",
            "agreed_by": EDITH,
            "expires_on": "2026-05-01",
        }
        for ref, who in (("as-1", "org-1"), ("as-2", HARDEEP))
    ],
    "requests": [
        {
            "ref": "req-0",
            "kind": "complaint",
            "subject": JOEL,
            "received_on": "2026-05-01",
            "channel": "letter",
            "closed_on": "2026-05-20",
            "scope": "The kite string",
        },
        {
            "ref": "req-1",
            "kind": "access",
            "subject": JOEL,
            "received_on": "2026-11-02",
            "channel": "portal",
            "scope": "Everything\u202e about me",
        },
        {
            "ref": "req-2",
            "kind": "access",
            "subject": TILLY,
            "made_by": JOEL,
            "received_on": "2026-11-03",
            "channel": "portal",
        },
        {
            "ref": "req-3",
            "kind": "access",
            "subject": EDITH,
            "received_on": "2026-11-04",
            "channel": "letter",
        },
        {
            "ref": "req-4",
            "kind": "access",
            "subject": NOEL,
            "received_on": "2026-11-05",
            "channel": "letter",
        },
    ],
}


def decided(request_ref: str, *decisions: Row, centre: Row = MILLRACE) -> Case:
    """The answer to a request for which every record is included that is not decided here."""
    archive = deepcopy(centre)
    said = {one["record"]: one for one in decisions}
    for request in archive["requests"]:
        if request["ref"] == request_ref:
            request["decisions"] = [
                said.get(ref, {"record": ref, "action": "include"}) for ref in INCLUDED
            ]
    return case(archive, request_ref)
