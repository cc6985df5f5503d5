"""Acts while others write: done after them, or said plainly not to be begun."""

from __future__ import annotations

import pytest
from support.busy import kept_by_another, written_by_another

from ccportal.acts import requests_second
from ccportal.acts.act import act
from ccportal.errors import Busy
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db
from ccportal.store.people import Person
from ccportal.store.requests import Request


def test_an_act_that_does_not_get_its_turn_is_not_begun_and_no_refusal(made):
    with kept_by_another(), pytest.raises(Busy), act("command", "record:add"):
        pytest.fail("begun")
    assert AuditEntry.select().count() == 0
    records_db.close()


def test_an_approval_of_what_changed_is_void_while_others_write(riverside):
    Person.update(given_names="Somebody Else").execute()
    approved = Request.select().where(Request.approved_digest.is_null(False))
    assert approved.exists()
    with written_by_another():
        requests_second.void_what_changed()
    assert not approved.exists()
