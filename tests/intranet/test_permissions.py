"""What each role may, and how a refusal looks; the whole table stands in test_permissions_whole."""

from __future__ import annotations

import pytest
from support.client import client_of

from ccportal.rules.access import TABLE, Can, Role
from ccportal.store.audit import AuditEntry

STAFF = ("volunteer", "coordinator", "chair")


def test_an_ended_session_sends_htmx_to_the_door(full):
    answer = client_of(full).get("/today", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/sign-in")


def test_an_attempt_stands_in_the_audit_trail(browsers):
    browsers["volunteer"].get("/families/fam-01")
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.detail) == ("access:refused", "family:read families.family")


@pytest.mark.clause("C7")
def test_dbs_results_are_for_coordinators_and_the_chair_alone(browsers):
    seen = {role: browser.get("/team/checks").status_code for role, browser in browsers.items()}
    assert seen == {"volunteer": 404, "coordinator": 200, "chair": 200}


def test_the_chair_sees_no_family_and_no_contact_detail(chair):
    for address in ("/families", "/people", "/notes/n-001", "/risks/r-001"):
        assert chair.get(address).status_code == 404


@pytest.mark.parametrize("role", STAFF)
def test_the_nav_offers_what_the_role_may_use_and_no_more(browsers, role):
    page = browsers[role].get("/today").text
    offered = {word for word in ("/families", "/audit", "/team") if f'href="{word}"' in page}
    assert (
        offered
        == {
            "volunteer": set(),
            "coordinator": {"/families", "/team"},
            "chair": {"/audit", "/team"},
        }[role]
    )


def test_every_permission_is_somebodys():
    assert {one for role in TABLE.values() for one in role} == set(Can)


def test_permissions_are_named_resource_and_action():
    assert all(one.count(":") == 1 and one == one.lower() for one in Can)


def test_a_volunteer_may_use_their_account_today_its_door_the_policy_and_help_and_nothing_else():
    assert {str(one) for one in TABLE[Role.VOLUNTEER]} == {
        "account:own",
        "today:read",
        "door:read",
        "door:mark",
        "help:read",
        "policy:read",
        "undertaking:sign",
        "request:tell",
    }


def test_the_chair_may_read_no_record_of_a_family():
    family_records = {
        *("family:read", "person:read", "contact:show", "referral:read", "session:read"),
        *("note:read", "incident:read", "risk:read", "document:read", "consent:read"),
        *("assessment:read", "request:decide", "request:release"),
    }
    assert not family_records & {str(one) for one in TABLE[Role.CHAIR]}


def test_the_audit_trail_is_for_the_chair_alone():
    assert [role for role in TABLE if Can.AUDIT_READ in TABLE[role]] == [Role.CHAIR]
