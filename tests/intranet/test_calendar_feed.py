"""The feed's pages: an address made, shown once, renewed, ended; wrong ones found nowhere."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
import time_machine
from support.calendar import helper, session, utc
from support.client import client_of, member, signed_in

from ccportal.acts import rota
from ccportal.intranet.guesses import PLACE

pytestmark = pytest.mark.clause("C8")

ADDRESS = re.compile(r'value="(http://[^"]+/calendar/feed/([\w-]{43,})\.ics)"')
WRONG = "/calendar/feed/wrong.ics"


@pytest.fixture(autouse=True)
def before(made):
    with time_machine.travel(utc(datetime(2026, 6, 1, 9)), tick=False) as travel:
        yield travel


@pytest.fixture
def pat(app):
    account = member("volunteer")
    helper(account.person_id, "Pat Osgood")
    rota.put_on("command", session(), account.person_id)
    return signed_in(app, account)


def renew(browser) -> str:
    """A new address, from the page on which it stands."""
    assert browser.send("/account/feed", "/account/feed").status_code == 303
    return ADDRESS.search(browser.get("/account/feed").text)[1]


def test_a_reader_that_is_not_signed_in_gets_the_feed_under_its_address(app, pat):
    answer = client_of(app).get(renew(pat))
    assert (answer.status_code, answer.mimetype) == (200, "text/calendar")
    assert answer.text.count("BEGIN:VEVENT") == 1
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


def test_an_address_is_shown_once(pat):
    address = renew(pat)
    assert address not in pat.get("/account/feed").text


def test_the_account_leads_to_it(pat):
    assert 'href="/account/feed"' in pat.get("/account").text


def test_another_address_ends_the_one_before_and_the_end_ends_both(app, pat):
    reader, first, second = client_of(app), renew(pat), renew(pat)
    assert [reader.get(one).status_code for one in (first, second)] == [404, 200]
    pat.send("/account/feed", "/account/feed/end")
    assert reader.get(second).status_code == 404


def test_an_address_that_was_ended_looks_like_one_that_never_was(app, pat):
    reader, ended = client_of(app), renew(pat)
    pat.send("/account/feed", "/account/feed/end")
    told = [reader.get(one) for one in (ended, WRONG)]
    assert [one.status_code for one in told] == [404, 404]
    assert told[0].text == told[1].text


def test_who_guesses_has_to_wait_and_then_a_right_one_opens_again(app, pat, before):
    reader, address = client_of(app), renew(pat)
    told = [reader.get(WRONG).status_code for _ in range(PLACE.free + 1)]
    assert set(told[:-1]) == {404}
    assert told[-1] == 429
    assert reader.get(address).status_code == 429
    before.shift(PLACE.first)
    assert reader.get(address).status_code == 200


def test_a_right_address_is_never_counted(app, pat):
    reader, address = client_of(app), renew(pat)
    assert {reader.get(address).status_code for _ in range(PLACE.free + 2)} == {200}


def test_the_chair_has_no_feed(app):
    chair = signed_in(app, member("chair"))
    assert chair.get("/account/feed").status_code == 404
    assert "/account/feed" not in chair.get("/account").text
