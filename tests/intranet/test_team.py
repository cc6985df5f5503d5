"""The team's page: who is let in, let in again, and shut out, and by whom."""

from __future__ import annotations

import re

import pytest
from support.client import client_of, member, signed_in

from ccportal import clock
from ccportal.acts import accounts_signin
from ccportal.store.accounts import Account
from ccportal.store.volunteers import TeamMember

NEW = {"person": "", "name": "Mia Stone", "email": "mia@centre.example"}


def handed_over(page: str) -> str:
    """The password that is shown this once."""
    return re.search(r"<code>([^<]+)</code>", page)[1]


@pytest.mark.clause("C1")
def test_who_is_let_in_signs_in_with_what_was_handed_over_and_is_on_the_team(full, coordinator):
    page = coordinator.send("/team/new", **NEW, role="volunteer")
    known = accounts_signin.check_password("mia@centre.example", handed_over(page.text))
    assert (known.enrolled, known.must_replace) == (False, True)
    account = Account.get_by_id(known.account)
    there = TeamMember.get(TeamMember.person == account.person)
    assert (there.role, there.started_on) == ("volunteer", clock.today())
    browser = signed_in(full, account, undertaken=False)
    assert browser.get("/today").location == "/undertaking"


@pytest.mark.clause("C8")
@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_a_coordinator_lets_in_nobody_who_would_agree_to_what_they_decide(coordinator, role):
    before = Account.select().count()
    answer = coordinator.send("/team/new", **NEW, role=role)
    assert answer.status_code == 422
    assert Account.select().count() == before


@pytest.mark.clause("C8")
@pytest.mark.parametrize("role", ["coordinator", "chair", "volunteer"])
def test_the_chair_lets_in_everybody(chair, role):
    answer = chair.send("/team/new", **NEW, role=role)
    assert handed_over(answer.text)
    assert Account.get(Account.email == "mia@centre.example").role == role


@pytest.mark.clause("C8")
def test_the_first_chair_is_let_in_by_the_coordinator(app):
    client = signed_in(app, member("coordinator"))
    assert handed_over(client.send("/team/new", **NEW, role="chair").text)


@pytest.mark.clause("C8")
def test_a_coordinator_gets_no_password_of_the_chairs(full, coordinator):
    account = member("chair")
    kept = Account.get_by_id(account.id).password_hash
    for verb in ("reset", "enable"):
        address = f"/team/accounts/{account.person_id}/{verb}"
        assert coordinator.send("/account", address).status_code == 403
    assert Account.get_by_id(account.id).password_hash == kept


@pytest.mark.clause("C8")
def test_who_lost_their_second_step_is_let_in_anew_and_is_out_everywhere(full, coordinator):
    account = member("volunteer")
    browser = signed_in(full, account)
    page = coordinator.send("/account", f"/team/accounts/{account.person_id}/reset")
    assert handed_over(page.text)
    assert browser.get("/today").location == "/sign-in"
    assert Account.get_by_id(account.id).totp_secret is None


def test_an_account_that_was_shut_is_opened_again(full, coordinator):
    account = member("volunteer")
    browser = signed_in(full, account)
    coordinator.send("/account", f"/team/accounts/{account.person_id}/disable")
    assert browser.get("/today").location == "/sign-in"
    coordinator.send("/account", f"/team/accounts/{account.person_id}/enable")
    assert signed_in(full, account).get("/today").status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"name": "Mia"}, {"name": ""}, {"email": "no address"}, {"role": ""}]
)
def test_a_fault_makes_no_account(coordinator, wrong):
    before = Account.select().count()
    answer = coordinator.send("/team/new", **{**NEW, "role": "volunteer", **wrong})
    assert answer.status_code == 422
    assert Account.select().count() == before


@pytest.mark.clause("C8")
def test_the_team_is_nobodys_to_change_but_those_who_look_after_it(full, volunteer):
    for client, code in ((volunteer, 404), (client_of(full), 303)):
        for address in ("/team/new", "/team/left/p-001", "/team/left/p-001/letter"):
            assert client.get(address).status_code == code
