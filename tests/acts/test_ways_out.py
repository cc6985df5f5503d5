"""Answers, archives and the command line ask the one rule too (C3, C4, SAR)."""

from __future__ import annotations

import json

import pytest
from support.millrace import ANYA, JOEL, MILLRACE

from ccportal.acts import consents, requests_delivery
from ccportal.acts.archive import import_file
from ccportal.errors import NotPermitted
from ccportal.rules.consent import Detail
from ccportal.rules.leaving import DETAILS, To, Way
from ccportal.store.database import records_db, writing
from ccportal.store.requests import Request

PHONE = frozenset({Detail.PHONE})


@pytest.fixture
def millrace(made, tmp_path):
    """The small centre, brought in from an archive."""
    centre = {key: rows for key, rows in MILLRACE.items() if key != "documents"}
    centre["people"] = [*centre["people"]]
    file = tmp_path / "centre.json"
    file.write_text(json.dumps({"format": "ccportal-archive", "version": 1, **centre}))
    import_file(file, "command")


@pytest.mark.clause("C5")
def test_a_consent_that_came_with_an_archive_is_used_as_one_that_was_written_here(millrace):
    assert consents.pass_on("p-4", JOEL, "org-2", PHONE, "by telephone")


@pytest.mark.outside("C4", "C5")
@pytest.mark.clause("C4", "C5")
def test_a_consent_that_came_withdrawn_lets_nothing_leave(millrace):
    from ccportal.acts import contact_details

    contact_details.add("command", ANYA, contact_details.Kind.PHONE, "01632 960333")
    with pytest.raises(NotPermitted):
        consents.pass_on("p-4", ANYA, JOEL, PHONE, "by telephone")


@pytest.mark.clause("C3")
def test_an_answer_that_two_people_have_not_agreed_to_may_not_leave(millrace):
    with pytest.raises(NotPermitted):
        requests_delivery.may_leave("req-1")


def approved(ref: str):
    """What the rule says of a request as if its answer were approved."""
    with writing(records_db):
        Request.update(approved_digest="a" * 64).where(Request.ref == ref).execute()
    return requests_delivery.may_leave(ref).parcel


def test_an_answer_to_oneself_may_hold_ones_own_contact_details(millrace):
    parcel = approved("req-1")
    assert (parcel.way, parcel.recipient.to) == (Way.ANSWER, To.THEMSELVES)
    assert {one.thing for one in parcel.items} >= set(DETAILS)


@pytest.mark.clause("C4")
def test_an_answer_to_who_asks_for_a_child_may_hold_none_of_the_childs(millrace):
    parcel = approved("req-2")
    assert (parcel.recipient.to, parcel.recipient.ref) == (To.REQUESTER, JOEL)
    assert not {one.thing for one in parcel.items} & set(DETAILS)


@pytest.mark.clause("DP2")
def test_an_answer_says_what_it_is_for(millrace):
    assert "rights" in approved("req-1").purpose
