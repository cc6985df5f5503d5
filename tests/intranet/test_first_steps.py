"""The first steps of a centre: led from the first sign-in to the first family, held up by none."""

from __future__ import annotations

import re

import pytest
from support.client import member, signed_in

from ccportal.acts import privacy
from ccportal.acts.letterhead import letterhead
from ccportal.acts.post.publishing import publish
from ccportal.store.accounts import Account
from ccportal.store.portal import PortalNotice
from ccportal.store.reviews import Centre

DONE = (
    "Say who your centre is",
    "Adopt your confidentiality policy",
    "Sign it yourself",
    "Let the chair in",
    "Put your sessions into the calendar",
    "Write down your first family",
)
WREN = {"name": "Wrenbank", "address": "The Hall\nMill Lane"}


@pytest.fixture
def newcomer(app):
    """The first coordinator of an empty centre, who has signed nothing yet."""
    return signed_in(app, member("coordinator"), undertaken=False)


def standing(page: str) -> dict[str, str]:
    """The steps of a page by their names, and how it stands with each."""
    rows = re.findall(r'<li[^>]*><div><b>([^<]+)</b>.*?cc-state--\w+">([^<]+)<', page, re.DOTALL)
    return {name: how for name, how in rows if how in ("Done", "Next", "To do")}


def test_before_a_policy_the_centre_can_say_who_it_is(newcomer):
    page = newcomer.get("/policy/next").text
    assert standing(page)["Say who your centre is"] == "Next"
    assert newcomer.send("/centre", **WREN).status_code == 303
    page = newcomer.get("/policy/next").text
    assert standing(page)["Say who your centre is"] == "Done"
    assert standing(page)["Adopt your confidentiality policy"] == "Next"


def test_the_list_goes_with_the_last_step(full, coordinator):
    assert "First steps" not in coordinator.get("/today").text
    Account.update(role="coordinator").where(Account.role == "volunteer").execute()
    assert standing(coordinator.get("/today").text) == {
        "Let a volunteer in": "Next",
        **dict.fromkeys(DONE, "Done"),
    }


def test_today_leads_on_after_signing(app):
    client = signed_in(app, member("coordinator"))
    page = client.get("/today").text
    assert list(standing(page).values()) == ["Next", "Done", "Done", *["To do"] * 4]
    member("chair")
    client.send("/centre", **WREN)
    page = client.get("/today").text
    assert list(standing(page).values()) == ["Done"] * 4 + ["Next", "To do", "To do"]
    assert 'href="/team/new?role=volunteer"' in page


def test_the_list_is_put_away_and_taken_up_again(app):
    client = signed_in(app, member("coordinator"))
    assert client.send("/today", "/centre/steps/away").location == "/today"
    assert "First steps" not in client.get("/today").text
    assert client.send("/help", "/centre/steps/again").location == "/today"
    assert "First steps" in client.get("/today").text


@pytest.mark.parametrize("role", ["volunteer", "chair"])
def test_it_is_a_coordinators_list_alone(app, role):
    assert "First steps" not in signed_in(app, member(role)).get("/today").text


def test_letters_and_the_portal_say_what_the_centre_says_of_itself(app):
    client = signed_in(app, member("coordinator"))
    more = {"phone": "0161 496 0000", "email": "Post@Wren.example", "registration": "za 123456"}
    assert client.send("/centre", **WREN, **more).status_code == 303
    head = letterhead()
    assert (head.name, head.phone, head.email) == (
        "Wrenbank",
        "0161 496 0000",
        "post@wren.example",
    )
    assert "number there is ZA123456" in privacy.notice()
    publish()
    assert PortalNotice.get(PortalNotice.name == "centre").text == "Wrenbank"


def test_a_fault_stays_beside_what_was_typed(app):
    client = signed_in(app, member("coordinator"))
    answer = client.send("/centre", **WREN, registration="nine")
    assert answer.status_code == 422
    assert "ZA123456, or leave it empty" in answer.text
    assert "Mill Lane" in answer.text
    assert not Centre.select().exists()


def test_an_invitation_comes_with_the_role_of_its_step(app):
    page = signed_in(app, member("coordinator")).get("/team/new?role=chair").text
    assert re.search(r'value="chair"[^>]* checked', page)
    assert page.count(" checked") == 1


def test_who_is_the_chair_is_told_beside_the_centre(app):
    client = signed_in(app, member("coordinator"))
    assert "Nobody is the chair yet" in client.get("/centre").text
    account = member("chair")
    assert f"The chair: {account.person.name}" in client.get("/centre").text
