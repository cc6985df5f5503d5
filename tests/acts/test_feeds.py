"""The feed of an account: under a secret address, its owner's sessions and nothing personal."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from support.calendar import START, book, helper, household, session, utc
from support.client import member, undertake

from ccportal.acts import accounts, calling_off, feeds, rota
from ccportal.errors import NotFound
from ccportal.store.accounts import Account, FeedAddress
from ccportal.store.audit import AuditEntry
from ccportal.store.volunteers import TeamMember, Undertaking

pytestmark = pytest.mark.clause("C8")


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False):
        yield


@pytest.fixture
def ruth():
    account = member("coordinator")
    undertake(account)
    return account


@pytest.fixture
def pat():
    account = member("volunteer")
    helper(account.person_id, "Pat Osgood")
    undertake(account)
    return account


def events(text: str) -> int:
    return text.count("BEGIN:VEVENT")


def opens(token: str) -> bool:
    try:
        feeds.read(token)
    except NotFound:
        return False
    return True


def test_a_coordinator_has_every_session_and_what_was_called_off(ruth):
    session()
    calling_off.call_off("command", session(start=START + timedelta(days=7)), "centre", "Snow")
    text = feeds.read(feeds.renew(ruth.id))
    assert (events(text), text.count("STATUS:CANCELLED")) == (2, 1)


def test_a_volunteer_has_the_sessions_they_help_at_and_no_other(pat):
    mine = session()
    session(start=START + timedelta(days=7))
    rota.put_on("command", mine, pat.person_id)
    text = feeds.read(feeds.renew(pat.id))
    assert events(text) == 1
    assert "DTSTART;TZID=Europe/London:20260613T100000" in text


def test_off_the_rota_it_is_out_of_the_feed(pat):
    mine, token = session(), feeds.renew(pat.id)
    rota.put_on("command", mine, pat.person_id)
    rota.take_off("command", mine, pat.person_id)
    assert events(feeds.read(token)) == 0


@pytest.mark.clause("C4")
def test_it_holds_no_name_no_place_and_no_reference(ruth, pat):
    ref = session(place="Hall of Grace")
    book(ref, household("f-1", ("Grace Ash", "Callum Ross")))
    rota.put_on("command", ref, pat.person_id)
    for account in (ruth, pat):
        text = feeds.read(feeds.renew(account.id))
        personal = (ref, "f-1", "Grace", "Ross", "Ash", "Tobi", "Hall", "Osgood", account.person_id)
        assert events(text) == 1
        assert [one for one in personal if one in text] == []


def test_a_session_keeps_its_mark_and_under_another_address_has_another(ruth):
    session()
    token = feeds.renew(ruth.id)
    first = feeds.read(token)
    assert feeds.read(token) == first
    assert feeds.read(feeds.renew(ruth.id)) != first


def test_the_token_is_long_and_only_its_hash_is_kept(ruth):
    token = feeds.renew(ruth.id)
    kept = FeedAddress.get()
    assert len(token) >= 43
    assert token not in str(kept.__data__)


def test_another_address_ends_the_one_before(ruth):
    first, second = feeds.renew(ruth.id), feeds.renew(ruth.id)
    assert (opens(first), opens(second)) == (False, True)


def test_an_address_that_was_ended_opens_nothing(ruth):
    token = feeds.renew(ruth.id)
    feeds.end(ruth.id)
    assert (opens(token), feeds.address(ruth.id)) == (False, None)


def test_it_ends_at_once_with_its_account_and_does_not_come_back(pat):
    token = feeds.renew(pat.id)
    accounts.disable("command", pat.person_id)
    assert feeds.address(pat.id) is None
    assert not opens(token)
    accounts.reset("command", pat.person_id)
    assert not opens(token)


def test_an_account_that_is_shut_in_whatever_way_has_no_feed(pat):
    token = feeds.renew(pat.id)
    Account.update(disabled_at=datetime(2026, 6, 1)).where(Account.id == pat.id).execute()
    assert not opens(token)


def test_who_has_left_the_team_has_no_feed(pat):
    token = feeds.renew(pat.id)
    TeamMember.update(left_on=date(2026, 6, 2)).execute()
    assert opens(token)
    TeamMember.update(left_on=date(2026, 6, 1)).execute()
    assert not opens(token)


def test_who_became_the_chair_has_no_feed(pat):
    token = feeds.renew(pat.id)
    Account.update(role="chair").where(Account.id == pat.id).execute()
    assert not opens(token)
    with pytest.raises(NotFound):
        feeds.renew(pat.id)


def test_when_it_was_last_asked_for_is_known(ruth):
    token = feeds.renew(ruth.id)
    assert feeds.address(ruth.id).read_on is None
    feeds.read(token)
    assert feeds.address(ruth.id).read_on == date(2026, 6, 1)


def test_it_reaches_back_and_ahead_so_far_and_no_further(ruth):
    for days in (-100, -99, 399, 400):
        session(start=datetime(2026, 6, 1, 9) + timedelta(days=days))
    assert events(feeds.read(feeds.renew(ruth.id))) == 3


def test_what_was_done_to_it_stands_in_the_audit_trail_without_the_token(ruth):
    token = feeds.renew(ruth.id)
    feeds.end(ruth.id)
    opens(token)
    rows = list(AuditEntry.select().order_by(AuditEntry.seq.desc()).limit(3))
    assert [one.action for one in rows] == ["feed:refused", "feed:end", "feed:renew"]
    assert not any(token in str(one.__data__) for one in rows)


@pytest.mark.clause("C1")
def test_it_is_shut_while_its_owner_has_not_signed_the_undertaking(ruth, pat):
    tokens = [feeds.renew(one.id) for one in (ruth, pat)]
    assert [opens(one) for one in tokens] == [True, True]
    Undertaking.delete().where(Undertaking.member.in_(_times(pat))).execute()
    assert [opens(one) for one in tokens] == [True, False]


def _times(account):
    return TeamMember.select().where(TeamMember.person == account.person_id)
