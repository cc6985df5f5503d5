"""The door: signing in step by step, staying in, going out, and guessing."""

from __future__ import annotations

import time
from datetime import timedelta

import pyotp
import pytest
import time_machine
from argon2 import PasswordHasher
from support.busy import kept_by_another
from support.client import CSRF, client_of, member, signed_in, undertake

from ccportal import clock
from ccportal.acts import accounts, accounts_second
from ccportal.acts.accounts import NewPerson
from ccportal.store.accounts import Account, Attempt, StaffSession
from ccportal.store.people import Person

GOOD = "violet tandem harbour spoon"
EMAIL = "jo@example.org"
EASY = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD)
"""Of her password a hash that wrong guesses are held against in no time: how long it takes is
seen where accounts are tried."""


@pytest.fixture
def jo(app):
    """A coordinator who has not signed in yet; the undertaking is signed."""
    account = member("coordinator", EMAIL)
    Person.update(given_names="Jo", family_name="Bell").where(
        Person.ref == account.person_id
    ).execute()
    Account.update(password_hash=EASY, enrolled_at=None, totp_secret=None).execute()
    undertake(accounts.find(EMAIL))
    return accounts.find(EMAIL)


@pytest.fixture
def secret(jo):
    """Her authenticator; the code of her enrolment lies behind."""
    secret = accounts_second.new_secret()
    accounts_second.enrol(jo.id, secret, pyotp.TOTP(secret).now())
    Account.update(totp_last_step=0).execute()
    return secret


def password(client, email=EMAIL, given=GOOD, **environment):
    token = CSRF.search(client.get("/sign-in", **environment).text)[1]
    return client.post(
        "/sign-in", data={"csrf_token": token, "email": email, "password": given}, **environment
    )


def come_in(client, secret):
    assert password(client).location == "/sign-in/code"
    return client.send("/sign-in/code", code=pyotp.TOTP(secret).at(int(time.time())))


def from_address(address):
    return {"environ_base": {"REMOTE_ADDR": address}}


def at(when):
    return time_machine.travel(clock.now_utc() + when, tick=False)


def test_password_and_code_lead_in(anybody, secret):
    assert come_in(anybody, secret).location == "/today"
    assert "Jo Bell" in anybody.get("/today").text


def test_the_password_alone_does_not_lead_in(anybody, secret):
    password(anybody)
    assert anybody.get("/today").location == "/sign-in"


@pytest.mark.outside("C8")
def test_the_code_has_no_page_before_the_password(anybody, secret):
    for step in ("code", "recovery", "enrol", "enrol/picture.svg", "new-password"):
        assert anybody.get(f"/sign-in/{step}").status_code == 404


def test_a_wrong_password_and_an_unknown_account_are_answered_alike(anybody, jo):
    wrong = password(anybody, given="something else altogether")
    unknown = password(anybody, email="who@example.org")
    assert wrong.status_code == unknown.status_code == 422

    def bare(answer):
        return CSRF.sub("", answer.text).replace("who@example.org", "").replace(EMAIL, "")

    assert bare(wrong) == bare(unknown)


def test_the_first_time_the_second_factor_is_enrolled_with_codes_shown_once(anybody, jo):
    assert password(anybody).location == "/sign-in/enrol"
    page = anybody.get("/sign-in/enrol").text
    key = page.split('cc-key-words">')[1].split("<")[0].replace(" ", "")
    picture = anybody.get("/sign-in/enrol/picture.svg")
    assert picture.mimetype == "image/svg+xml"
    assert b"style" not in picture.data
    answer = anybody.send("/sign-in/enrol", code=pyotp.TOTP(key).now())
    assert answer.location == "/account/codes"
    shown = anybody.get("/account/codes").text
    assert shown.count("<li>") - shown.count("<li><a") == 10
    assert anybody.send("/account/codes", kept="y").location == "/today"
    assert anybody.get("/account/codes").status_code == 404


def test_a_wrong_code_does_not_enrol(anybody, jo):
    password(anybody)
    assert anybody.send("/sign-in/enrol", code="000000").status_code == 422
    assert Account.get(Account.email == EMAIL).enrolled_at is None


def test_a_code_signs_in_once(app, secret):
    with at(timedelta(minutes=3)):
        assert come_in(client_of(app), secret).location == "/today"
        assert come_in(client_of(app), secret).status_code == 422


def test_a_recovery_code_stands_in_once(app, jo):
    account = Account.get(Account.email == EMAIL)
    secret = accounts_second.new_secret()
    codes = accounts_second.enrol(account.id, secret, pyotp.TOTP(secret).now())
    for taken in (303, 422):
        client = client_of(app)
        password(client)
        assert client.send("/sign-in/recovery", code=codes[0]).status_code == taken


def test_a_password_that_was_handed_over_is_replaced_before_anything_opens(app):
    made = accounts.create("command", EMAIL, NewPerson("Jo", "Bell"), "volunteer")
    client = client_of(app)
    password(client, given=made.password)
    page = client.get("/sign-in/enrol").text
    key = page.split('cc-key-words">')[1].split("<")[0].replace(" ", "")
    answer = client.send("/sign-in/enrol", code=pyotp.TOTP(key).now())
    assert answer.location == "/sign-in/new-password"
    assert client.get("/today").location == "/sign-in"
    assert client.send("/sign-in/new-password", password="password").status_code == 422
    assert client.send("/sign-in/new-password", password=GOOD).location == "/account/codes"


@pytest.mark.outside("C8")
def test_a_copied_cookie_is_dead_after_sign_out(app, anybody, secret):
    come_in(anybody, secret)
    copied = anybody.get_cookie("staff").value
    anybody.send("/today", "/sign-in/out")
    thief = client_of(app)
    thief.set_cookie("staff", copied)
    assert thief.get("/today").location == "/sign-in"


def test_signing_in_gives_a_new_token(anybody, secret):
    anybody.get("/sign-in")
    before = anybody.get_cookie("staff").value
    password(anybody)
    between = anybody.get_cookie("staff").value
    come_in(anybody, secret)
    assert len({before, between, anybody.get_cookie("staff").value}) == 3


def test_the_store_holds_no_token(anybody, secret):
    come_in(anybody, secret)
    token = anybody.get_cookie("staff").value
    assert token not in str([row.__data__ for row in StaffSession.select()])


def test_sign_out_needs_a_press_and_clears_what_the_browser_kept(anybody, secret):
    come_in(anybody, secret)
    assert anybody.get("/sign-in/out").status_code == 405
    answer = anybody.send("/today", "/sign-in/out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'


@pytest.mark.boundary("C8", "15 minutes without use")
@pytest.mark.parametrize(
    ("unused", "place"), [(timedelta(minutes=14, seconds=59), 200), (timedelta(minutes=15), 303)]
)
def test_a_session_ends_after_15_minutes_without_use(app, unused, place):
    client = signed_in(app, member("coordinator"))
    with at(unused):
        assert client.get("/today").status_code == place


@pytest.mark.boundary("C8", "ten hours signed in")
def test_use_keeps_a_session_until_its_absolute_limit(app):
    client = signed_in(app, member("coordinator"))
    for minutes in range(14, 600, 14):
        with at(timedelta(minutes=minutes)):
            assert client.get("/today").status_code == 200
    with at(timedelta(hours=10)):
        assert client.get("/today").status_code == 303


def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(app):
    client = signed_in(app, member("coordinator"))
    for minutes in (5, 10):
        with at(timedelta(minutes=minutes)):
            client.get("/today", headers={"X-Unattended": "1"})
    with at(timedelta(minutes=15, seconds=1)):
        assert client.get("/today").status_code == 303


@pytest.mark.clause("C8")
def test_a_disabled_account_is_out_at_the_next_request(app):
    account = member("volunteer")
    client = signed_in(app, account)
    assert client.get("/today").status_code == 200
    accounts.disable("command", account.person_id)
    assert client.get("/today").location == "/sign-in"


def test_an_account_that_is_disabled_by_hand_in_the_store_is_out_as_well(app):
    account = member("volunteer")
    client = signed_in(app, account)
    Account.update(disabled_at=clock.now_utc()).where(Account.id == account.id).execute()
    assert client.get("/today").location == "/sign-in"


def test_signing_out_elsewhere_leaves_this_session(app):
    account = member("coordinator")
    here, there = signed_in(app, account), signed_in(app, account)
    here.send("/account", "/account/out-elsewhere")
    assert here.get("/today").status_code == 200
    assert there.get("/today").location == "/sign-in"


def test_a_changed_password_ends_the_other_sessions(app, jo, anybody, secret):
    come_in(anybody, secret)
    other = signed_in(app, Account.get(Account.email == EMAIL))
    answer = anybody.send("/account/password", password=GOOD, new="lantern gravel osprey mint")
    assert answer.location == "/account"
    assert other.get("/today").location == "/sign-in"
    assert anybody.get("/today").status_code == 200


def test_a_password_is_not_changed_without_the_old_one(anybody, secret):
    come_in(anybody, secret)
    answer = anybody.send("/account/password", password="wrong", new="lantern gravel osprey mint")
    assert answer.status_code == 422
    assert password(anybody).location == "/sign-in/code"


def test_new_codes_replace_the_old_ones(anybody, jo, secret):
    come_in(anybody, secret)
    assert anybody.send("/account/new-codes", password=GOOD).location == "/account/codes"
    assert "Ten recovery codes" in anybody.get("/account/codes").text


def test_the_look_of_the_pages_is_kept_with_the_account(app):
    client = signed_in(app, member("volunteer"))
    client.send("/account", "/account/theme", theme="dark")
    assert 'data-cc-theme="dark"' in client.get("/today").text


def test_after_five_wrong_guesses_from_one_place_there_is_a_wait(anybody, jo):
    for _ in range(5):
        assert password(anybody, given="wrong guess").status_code == 422
    answer = password(anybody)
    assert answer.status_code == 429
    assert "Wait 1 minute" in answer.text


def test_the_right_password_leads_on_after_the_wait(anybody, secret):
    for _ in range(5):
        password(anybody, given="wrong guess")
    with at(timedelta(seconds=31)):
        assert password(anybody).location == "/sign-in/code"


def test_the_wait_grows_and_has_an_end(anybody, secret):
    start, waits = timedelta(0), []
    for _ in range(12):
        with at(start):
            while password(anybody, given="wrong guess").status_code == 422:
                pass
            waits.append(start)
        start += timedelta(minutes=16)
    with at(start):
        assert password(anybody).location == "/sign-in/code"


def test_guessing_from_elsewhere_does_not_keep_the_owner_waiting(app, secret):
    thief, owner = client_of(app), client_of(app)
    for _ in range(6):
        password(thief, given="wrong guess", **from_address("203.0.113.9"))
    assert password(owner, **from_address("198.51.100.4")).location == "/sign-in/code"


def test_guessing_from_everywhere_does_not_keep_a_known_browser_out(app, anybody, secret):
    come_in(anybody, secret)
    anybody.send("/today", "/sign-in/out")
    Account.update(password_hash=EASY).execute()
    for number in range(32):
        thief = client_of(app)
        password(thief, given="wrong guess", **from_address(f"203.0.113.{number}"))
    stranger = client_of(app)
    assert password(stranger, **from_address("198.51.100.4")).status_code == 429
    assert password(anybody).location == "/sign-in/code"


def test_a_mark_of_another_account_is_no_key(app, anybody, secret):
    come_in(anybody, secret)
    for _ in range(5):
        assert password(anybody, email="other@example.org", given="x").status_code == 422
    assert password(anybody, email="other@example.org", given="x").status_code == 429


def test_guesses_at_the_second_factor_are_slowed_wherever_they_come_from(app, secret):
    for number in range(5):
        client = client_of(app)
        here = from_address(f"203.0.113.{number}")
        password(client, **here)
        assert client.send("/sign-in/code", code="000000").status_code == 422
    client = client_of(app)
    password(client, **from_address("198.51.100.4"))
    assert client.send("/sign-in/code", code="000000").status_code == 429


def test_unknown_accounts_wait_as_known_ones_do(anybody, jo):
    for _ in range(5):
        password(anybody, email="who@example.org", given="wrong guess")
    assert password(anybody, email="who@example.org").status_code == 429


def test_what_is_counted_tells_nobody_whose_it_is(anybody, jo):
    password(anybody, given="wrong guess")
    assert Attempt.select().count() == 3
    assert EMAIL not in str([row.__data__ for row in Attempt.select()])


def test_a_form_without_its_token_changes_nothing(anybody, jo):
    answer = anybody.post("/sign-in", data={"email": EMAIL, "password": GOOD})
    assert answer.status_code == 400
    assert "open for too long" in answer.text


def test_the_cookie_belongs_to_the_host_alone_over_tls(made, monkeypatch):
    from ccportal.intranet import create_app

    monkeypatch.delenv("CCPORTAL_HTTP_ON_LOOPBACK", raising=False)
    answer = client_of(create_app()).get("/sign-in", base_url="https://records.example.org")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-staff=")
    assert all(word in cookie for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Strict"))
    assert "Domain" not in cookie
    assert "max-age=63072000" in answer.headers["Strict-Transport-Security"]


def test_who_comes_to_the_door_while_another_process_writes_is_told_to_press_again(app):
    with kept_by_another():
        answer = client_of(app).get("/sign-in")
    assert answer.status_code == 503
    assert "Press again" in answer.text
    assert client_of(app).get("/sign-in").status_code == 200
