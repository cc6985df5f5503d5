"""Accounts: who gets in, who does not, and what a guesser learns."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta

import pyotp
import pytest
import time_machine

from ccportal import clock
from ccportal.acts import accounts, accounts_passwords, accounts_second, accounts_signin
from ccportal.acts.accounts import NewPerson
from ccportal.acts.accounts_passwords import check_strength
from ccportal.errors import Conflict, Invalid, Refused
from ccportal.rules.access import Role
from ccportal.store.accounts import Account, RecoveryCode, StaffSession
from ccportal.store.audit import AuditEntry
from ccportal.store.people import Person

GOOD = "violet tandem harbour spoon"
ASHA = NewPerson("Asha", "Fernley")


@pytest.fixture
def asha(made):
    """A chair with a password of her own."""
    return accounts.create("command", "Asha@Example.org", ASHA, "chair", GOOD)


@pytest.fixture
def account(asha):
    """The number of her account."""
    return Account.get(Account.person == asha.ref).id


@pytest.fixture
def secret(account):
    """Her authenticator, enrolled."""
    secret = accounts_second.new_secret()
    assert accounts_second.enrol(account, secret, pyotp.TOTP(secret).now())
    return secret


def test_the_right_password_is_known(asha, account):
    assert accounts_signin.check_password("asha@example.org", GOOD).account == account


def test_an_email_is_the_same_in_any_case_and_with_spaces_around(asha, account):
    assert accounts_signin.check_password(" ASHA@example.ORG ", GOOD).account == account


def test_a_wrong_password_is_not_known(asha):
    assert accounts_signin.check_password("asha@example.org", GOOD + "x") is None


def test_an_unknown_account_is_answered_as_a_wrong_password(asha):
    assert accounts_signin.check_password("nobody@example.org", GOOD) is None


def test_a_disabled_account_is_answered_as_a_wrong_password(asha):
    accounts.disable("command", asha.ref)
    assert accounts_signin.check_password("asha@example.org", GOOD) is None


def test_each_wrong_guess_stands_in_the_audit_trail_without_the_email(asha):
    accounts_signin.check_password("asha@example.org", "wrong")
    accounts_signin.check_password("unknown@example.org", "wrong")
    rows = list(AuditEntry.select().where(AuditEntry.action == "account:refused"))
    assert [row.object_ref for row in rows] == [asha.ref, None]
    assert not any("@" in str(row.__data__) for row in rows)


def test_an_unknown_account_takes_as_long_as_a_wrong_password(asha):
    def took(email: str) -> float:
        start = time.process_time()
        accounts_signin.check_password(email, "wrong but of a good length")
        return time.process_time() - start

    took("warm@example.org"), took("asha@example.org")
    pairs = [(took("asha@example.org"), took("nobody@example.org")) for _ in range(3)]
    known, unknown = (statistics.median(side) for side in zip(*pairs, strict=True))
    assert 0.5 < known / unknown < 2


def test_a_password_is_kept_with_argon2id_and_the_least_parameters_or_more(asha):
    kept = Account.get().password_hash
    assert kept.startswith("$argon2id$v=19$m=")
    memory, passes, lanes = (int(one[2:]) for one in kept.split("$")[3].split(","))
    assert memory >= 65536
    assert (passes, lanes) == (3, 4)


@pytest.mark.parametrize(
    ("gigabytes", "mebibytes"), [(1, 64), (16, 64), (24, 96), (32, 128), (512, 128)]
)
def test_the_memory_of_a_hash_fits_the_machine_and_its_bounds(gigabytes, mebibytes):
    assert accounts_passwords.memory_for(gigabytes * 2**30) == mebibytes * 1024


def test_a_hash_of_older_parameters_is_made_anew_at_sign_in(asha, account):
    from argon2 import PasswordHasher

    old = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(GOOD)
    Account.update(password_hash=old).execute()
    assert accounts_signin.check_password("asha@example.org", GOOD)
    assert not accounts_passwords.is_outdated(Account.get().password_hash)
    assert accounts_signin.check_password("asha@example.org", GOOD)


@pytest.mark.parametrize("same", ["ﬁne café harbour spoon", "fine cafe\u0301 harbour spoon"])
def test_a_password_is_the_same_however_a_keyboard_composes_its_letters(made, same):
    accounts.create("command", "jo@example.org", NewPerson("Jo", "Bell"), "volunteer", same)
    assert accounts_signin.check_password("jo@example.org", "fine café harbour spoon")


@pytest.mark.parametrize(
    ("weak", "says"),
    [
        ("short", "at least 12"),
        ("x" * 201, "Keep it to 200"),
        ("password1234", "easy to guess"),
        ("aaaaaaaaaaaaaaaa", "easy to guess"),
        ("asha fernley 1", "other words"),
        ("Asha@Example.org!", "other words"),
    ],
)
def test_a_weak_password_is_refused_with_words_that_help(weak, says):
    with pytest.raises(Invalid, match=says):
        check_strength(weak, "Asha", "Fernley", "asha@example.org")


def test_a_password_needs_no_kinds_of_characters():
    check_strength("violet tandem harbour spoon")


def test_a_weak_password_makes_no_account(made):
    with pytest.raises(Invalid):
        accounts.create("command", "asha@example.org", ASHA, "chair", "password1234")
    assert not Account.select().exists()
    assert not Person.select().exists()


@pytest.mark.parametrize("email", ["", "asha", "a@b@c", "a b@example.org", "x" * 300 + "@e.org"])
def test_what_is_no_email_makes_no_account(made, email):
    with pytest.raises(Invalid):
        accounts.create("command", email, ASHA, "chair", GOOD)


@pytest.mark.parametrize("role", ["requester", "owner", ""])
def test_what_is_no_role_of_the_team_makes_no_account(made, role):
    with pytest.raises(Invalid):
        accounts.create("command", "asha@example.org", ASHA, role, GOOD)


def test_an_email_has_one_account(asha):
    with pytest.raises(Conflict):
        accounts.create("command", "asha@example.org", NewPerson("Jo", "Bell"), "chair", GOOD)
    assert Person.select().count() == 1


def test_a_person_has_one_account(asha):
    with pytest.raises(Conflict):
        accounts.create("command", "other@example.org", asha.ref, "chair", GOOD)


@pytest.mark.boundary("C8", "a first password for three days")
def test_a_drawn_password_is_good_for_three_days_and_has_to_be_replaced(made):
    drawn = accounts.create("command", "jo@example.org", NewPerson("Jo", "Bell"), "volunteer")
    with time_machine.travel(clock.now_utc() + timedelta(days=2, hours=23), tick=False):
        assert accounts_signin.check_password("jo@example.org", drawn.password).must_replace
    with (
        time_machine.travel(clock.now_utc() + timedelta(days=3, seconds=1), tick=False),
        pytest.raises(Refused, match="too old"),
    ):
        accounts_signin.check_password("jo@example.org", drawn.password)


def test_a_replaced_password_is_the_persons_own(made):
    drawn = accounts.create("command", "jo@example.org", NewPerson("Jo", "Bell"), "volunteer")
    known = accounts_signin.check_password("jo@example.org", drawn.password)
    accounts_signin.replace_password(known.account, GOOD)
    assert not accounts_signin.check_password("jo@example.org", GOOD).must_replace
    assert accounts_signin.check_password("jo@example.org", drawn.password) is None


def test_a_password_is_not_replaced_by_itself(asha, account):
    with pytest.raises(Invalid, match="before"):
        accounts_signin.replace_password(account, GOOD)


def test_a_code_is_taken_once(account, secret):
    with time_machine.travel(clock.now_utc() + timedelta(minutes=5), tick=False):
        code = pyotp.TOTP(secret).now()
        assert accounts_second.check_code(account, code)
        assert not accounts_second.check_code(account, code)


def test_the_code_of_the_enrolment_does_not_sign_in(account):
    secret = accounts_second.new_secret()
    with time_machine.travel(clock.now_utc(), tick=False):
        code = pyotp.TOTP(secret).now()
        accounts_second.enrol(account, secret, code)
        assert not accounts_second.check_code(account, code)


@pytest.mark.parametrize(("steps", "taken"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_a_code_is_taken_half_a_minute_around_its_time(account, secret, steps, taken):
    with time_machine.travel(clock.now_utc() + timedelta(minutes=5), tick=False) as at:
        now = int(time.time())
        code = pyotp.TOTP(secret).at(now + 30 * steps)
        assert accounts_second.check_code(account, code) is taken
        del at


def test_an_earlier_code_is_not_taken_after_a_later_one(account, secret):
    with time_machine.travel(clock.now_utc() + timedelta(minutes=5), tick=False):
        now = int(time.time())
        assert accounts_second.check_code(account, pyotp.TOTP(secret).at(now + 30))
        assert not accounts_second.check_code(account, pyotp.TOTP(secret).at(now))


@pytest.mark.parametrize("code", ["", "abc", "٠١٢٣٤٥", "0" * 500, "-1", "12 34 5"])
def test_what_is_no_code_is_not_taken(account, secret, code):
    assert not accounts_second.check_code(account, code)


def test_ten_recovery_codes_each_work_once_in_any_spelling(account):
    secret = accounts_second.new_secret()
    codes = accounts_second.enrol(account, secret, pyotp.TOTP(secret).now())
    assert len(set(codes)) == 10
    assert accounts_second.use_recovery_code(account, codes[0]) == 9
    assert accounts_second.use_recovery_code(account, codes[0]) is None
    assert accounts_second.use_recovery_code(account, codes[1].replace("-", " ").upper()) == 8


def test_a_recovery_code_is_nowhere_in_the_store(account):
    secret = accounts_second.new_secret()
    codes = accounts_second.enrol(account, secret, pyotp.TOTP(secret).now())
    kept = " ".join(row.code_hash for row in RecoveryCode.select())
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_a_reset_takes_password_second_factor_codes_and_sessions(asha, account, secret):
    now = clock.now_utc()
    StaffSession.create(token_hash="t", account=account, created_at=now, seen_at=now, data=b"")
    fresh = accounts.reset("command", asha.ref)
    assert accounts_signin.check_password("asha@example.org", GOOD) is None
    known = accounts_signin.check_password("asha@example.org", fresh.password)
    assert not known.enrolled
    assert not RecoveryCode.select().exists()
    assert not StaffSession.select().exists()


def test_the_last_coordinator_is_not_disabled(made):
    jo = accounts.create("command", "jo@example.org", NewPerson("Jo", "Bell"), "coordinator", GOOD)
    with pytest.raises(Conflict, match="last coordinator"):
        accounts.disable("command", jo.ref)
    accounts.create("command", "ru@example.org", NewPerson("Ru", "Dale"), "coordinator", GOOD)
    accounts.disable("command", jo.ref)


def test_disabling_ends_every_session_at_once(asha, account):
    now = clock.now_utc()
    StaffSession.create(token_hash="t", account=account, created_at=now, seen_at=now, data=b"")
    accounts.disable("command", asha.ref)
    assert not StaffSession.select().exists()
    assert accounts.who_is(str(account)) is None


def test_the_list_says_who_may_sign_in_as_what(asha, account, secret):
    (one,) = accounts.listing()
    assert (one.name, one.role, one.enrolled, one.disabled) == (
        "Asha Fernley",
        Role.CHAIR,
        True,
        False,
    )


@pytest.mark.parametrize("name", ["", "Asha", "   "])
def test_one_word_is_no_name_of_a_person(name):
    with pytest.raises(Invalid):
        accounts.person_named(name)


def test_the_last_word_of_a_name_is_the_family_name():
    assert accounts.person_named("Mary  Ann Bell") == NewPerson("Mary Ann", "Bell")
