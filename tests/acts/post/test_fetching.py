"""What was sent on the portal is recorded: nothing lost, nothing twice."""

from __future__ import annotations

import json
from datetime import date

import time_machine
from support.posted import SAID
from support.requests import trail

from ccportal.acts import post
from ccportal.acts.intake.sending import prepare, send
from ccportal.store.audit import AuditEntry
from ccportal.store.portal import (
    PortalRequest,
)
from ccportal.store.requests import Request, RequestEvent


def test_a_request_that_was_sent_is_recorded_under_its_reference(ask):
    sent = ask()
    assert post.fetch("command") == [sent.ticket.reference]
    request = Request.get()
    assert (request.ref, request.channel) == (sent.ticket.reference, "portal")
    assert json.loads(request.said) == SAID
    assert bytes(request.public_key) == sent.pair.public


def test_it_counts_as_received_on_the_day_it_was_sent(ask):
    with time_machine.travel("2026-03-02 23:30:00", tick=False):
        ask()
    with time_machine.travel("2026-03-05 08:00:00", tick=False):
        post.fetch("command")
    assert Request.get().received_on == date(2026, 3, 2)


def test_what_is_recorded_is_emptied_on_the_portal(ask):
    ask()
    post.fetch("command")
    assert PortalRequest.get().sealed is None


def test_nothing_is_recorded_twice(ask):
    ask()
    post.fetch("command")
    assert post.fetch("command") == []
    assert Request.select().count() == 1


def test_a_worker_that_ended_before_it_emptied_the_portal_loses_and_doubles_nothing(ask):
    ask()
    before = bytes(PortalRequest.get().sealed)
    post.fetch("command")
    PortalRequest.update(sealed=before, fetched_at=None).execute()
    post.fetch("command")
    assert Request.select().count() == 1
    assert RequestEvent.select().count() == 1


def test_the_audit_trail_names_the_request_and_nothing_that_was_said(ask):
    sent = ask()
    post.fetch("command")
    assert trail(sent.ticket.reference)[0][:2] == ("requester", "request:send")
    kept = " ".join(str(one.__data__) for one in AuditEntry.select())
    assert "Marchbanks" not in kept


def test_what_cannot_be_opened_is_kept_and_told_once(ask):
    ask()
    PortalRequest.update(sealed=b"broken" * 30).execute()
    for _ in range(3):
        assert post.fetch("command") == []
    assert bytes(PortalRequest.get().sealed) == b"broken" * 30
    told = AuditEntry.select().where(AuditEntry.action == "request:unreadable")
    assert told.count() == 1


def test_one_that_cannot_be_opened_does_not_hold_up_the_next(ask):
    ask()
    PortalRequest.update(sealed=b"broken" * 30).execute()
    sent = ask()
    assert post.fetch("command") == [sent.ticket.reference]


def test_a_request_that_says_too_little_is_kept_for_a_person_to_look_into(centre: bytes):
    send(prepare(), {"name": "Delphine Marchbanks"}, centre)
    assert post.fetch("command") == []
    assert PortalRequest.get().sealed is not None
