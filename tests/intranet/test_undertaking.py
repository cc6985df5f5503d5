"""Nothing opens before the undertaking is signed: no page, part, form, picture, paper (C1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from support.client import client_of, member, signed_in
from support.pdf import text

from ccportal import clock
from ccportal.acts import team
from ccportal.rules.access import TABLE, Role
from ccportal.rules.undertakings import BEFORE_A_POLICY, BEFORE_SIGNING
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.people import Person, Record
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import TeamMember, Undertaking
from ccportal.web.access import OPEN, declared

pytestmark = pytest.mark.clause("C1")
STAFF = ("volunteer", "coordinator", "chair")


def addresses(app):
    """Method, address and permission of every route; what stands in an address is made up."""
    found = []
    for rule in app.url_map.iter_rules():
        permission = declared(app, rule.endpoint)
        if permission == OPEN:
            continue
        numbers = {n for n, one in rule._converters.items() if "Integer" in type(one).__name__}
        values = {name: 0 if name in numbers else "x" for name in rule.arguments}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{**values, **(rule.defaults or {})})
        found += [(one, address, permission) for one in rule.methods - {"HEAD", "OPTIONS"}]
    return found


def newcomer(app, role="coordinator"):
    """A browser of somebody who has signed nothing, and their account."""
    account = member(role)
    return signed_in(app, account, undertaken=False), account


def new_version(adopted_on=None):
    """Another version, adopted today or on another day."""
    Record.create(ref="pv-next", kind="policy_versions")
    day = adopted_on or clock.today()
    due = day + timedelta(days=300)
    PolicyVersion.create(ref="pv-next", adopted_on=day, review_due_on=due, text="# New\n\nNew.")


def written() -> int:
    return AuditEntry.select().where(AuditEntry.action.startswith("access:") == False).count()  # noqa: E712


@pytest.mark.outside("C1")
@pytest.mark.parametrize("role", STAFF)
def test_no_address_of_the_site_opens_or_does_anything(full, role):
    client, _ = newcomer(full, role)
    wrong, before = [], written()
    for method, address, permission in addresses(full):
        if permission in BEFORE_SIGNING:
            continue
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.open(address, method=method, headers=headers)
            if permission not in TABLE[Role(role)]:
                passed = answer.status_code != 404
            elif headers:
                led = answer.headers.get("HX-Redirect") == "/undertaking" and not answer.data
                passed = not (answer.status_code == 403 and led)
            else:
                passed = (answer.status_code, answer.location) != (303, "/undertaking")
            if passed:
                wrong.append((method, address, answer.status_code))
    assert wrong == []
    assert written() == before


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [
        ("volunteer", "/undertaking/wait"),
        ("coordinator", "/policy/next"),
        ("chair", "/policy/next"),
    ],
)
def test_before_the_first_version_nothing_opens_either(app, role, leads_to):
    client, _ = newcomer(app, role)
    wrong = []
    for method, address, permission in addresses(app):
        if permission in BEFORE_A_POLICY:
            continue
        if permission in TABLE[Role(role)]:
            answer = client.open(address, method=method)
            if (answer.status_code, answer.location) != (303, leads_to):
                wrong.append((method, address, answer.status_code))
    assert wrong == []


def test_the_page_of_an_error_offers_nothing_either(full):
    client, _ = newcomer(full)
    page = client.get("/nowhere").text
    assert "/families" not in page
    assert 'role="search"' not in page


def test_the_policy_the_account_and_the_way_out_stay_open(full):
    client, _ = newcomer(full)
    for address in ("/policy", "/policy/pv-001", "/account", "/account/password"):
        assert client.get(address).status_code == 200
    assert client.send("/account", "/sign-in/out").location == "/sign-in"


def test_signing_in_ones_own_name_opens_the_site(full):
    client, account = newcomer(full)
    page = client.get("/undertaking").text
    assert account.person.name in page
    assert client.send("/undertaking", typed="coordinator TESTING").location == "/today"
    assert client.get("/families").status_code == 200
    kept = Undertaking.select().join(TeamMember).where(TeamMember.person == account.person).get()
    assert (kept.policy_version_id, kept.typed, kept.signed_on) == (
        "pv-004",
        "coordinator TESTING",
        clock.today(),
    )
    assert clock.now_utc() - kept.signed_at < timedelta(minutes=1)


@pytest.mark.outside("C1")
@pytest.mark.parametrize("typed", ["", "Coordinator", "Ada Quill", "Coordinator Testing Testing"])
def test_another_name_signs_nothing(full, typed):
    client, _ = newcomer(full)
    answer = client.send("/undertaking", typed=typed)
    assert answer.status_code == 422
    assert client.get("/families").location == "/undertaking"


def test_who_is_on_no_list_of_the_team_is_on_it_once_they_have_signed(full):
    client, account = newcomer(full)
    assert not TeamMember.select().where(TeamMember.person == account.person).exists()
    client.send("/undertaking", typed=account.person.name)
    there = TeamMember.get(TeamMember.person == account.person)
    assert (there.role, there.started_on, there.left_on) == ("coordinator", clock.today(), None)


def test_an_undertaking_that_an_archive_brought_counts(full):
    Account.delete().execute()
    account = member("coordinator")
    Account.update(person="p-001").where(Account.id == account.id).execute()
    client = signed_in(full, Account.get_by_id(account.id), undertaken=False)
    assert client.get("/families").status_code == 200


@pytest.mark.boundary("C1", "a version from its day on")
def test_a_new_version_asks_again_from_its_day_on(full):
    account = member("volunteer")
    client = signed_in(full, account)
    new_version(clock.today() + timedelta(days=1))
    assert client.get("/today").status_code == 200
    midnight = clock.now_utc() + timedelta(days=1)
    with time_machine.travel(midnight, tick=False):
        again = signed_in(full, account, undertaken=False)
        assert again.get("/today").location == "/undertaking"
        assert "You signed an earlier one" in again.get("/undertaking").text


def test_an_open_page_asks_again_at_once_when_a_version_is_adopted(full):
    client = signed_in(full, member("coordinator"))
    assert client.get("/families").status_code == 200
    new_version()
    answer = client.get("/families", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (403, "/undertaking")


def test_what_was_signed_can_be_printed(full):
    client, account = newcomer(full, "volunteer")
    client.send("/undertaking", typed=account.person.name)
    number = Undertaking.select().order_by(Undertaking.id.desc()).get().id
    answer = client.get(f"/undertaking/{number}/print")
    assert answer.mimetype == "application/pdf"
    printed = text(answer.data)
    for words in ("Volunteer Testing", "Undertaking of confidence", "after two-step sign-in"):
        assert words in " ".join(printed.split())


def test_somebody_elses_undertaking_is_for_those_who_look_after_the_team(full, browsers):
    number = Undertaking.select().order_by(Undertaking.id).get().id
    codes = {
        role: one.get(f"/undertaking/{number}/print").status_code for role, one in browsers.items()
    }
    assert codes == {"volunteer": 404, "coordinator": 200, "chair": 200}


def test_who_leaves_is_out_everywhere_at_once(full, browsers):
    account = member("volunteer")
    here, there = signed_in(full, account), signed_in(full, account)
    assert here.get("/today").status_code == 200
    day = clock.today()
    fields = {"left_on": [str(day.day), str(day.month), str(day.year)]}
    answer = browsers["coordinator"].send(f"/team/left/{account.person_id}", **fields)
    assert answer.status_code == 303
    for client in (here, there):
        assert client.get("/today").location == "/sign-in"
    assert Account.get_by_id(account.id).disabled_at is not None
    letter = browsers["coordinator"].get(f"/team/left/{account.person_id}/letter")
    assert "goes on" in text(letter.data)


@pytest.mark.boundary("C1", "out from the day of leaving on")
@pytest.mark.outside("C1")
def test_whose_last_day_has_come_is_not_let_in_even_with_an_account(full):
    account = member("volunteer")
    client = signed_in(full, account)
    last = TeamMember.person == account.person
    TeamMember.update(left_on=clock.today() + timedelta(days=1)).where(last).execute()
    assert client.get("/today").status_code == 200
    TeamMember.update(left_on=clock.today()).where(last).execute()
    assert client.get("/today").location == "/sign-in"


def test_who_left_is_not_let_in_again_by_a_new_password(full, browsers):
    account = member("volunteer")
    signed_in(full, account)
    team.leave("command", account.person_id, clock.today())
    for verb in ("reset", "enable"):
        answer = browsers["chair"].send("/account", f"/team/accounts/{account.person_id}/{verb}")
        assert answer.status_code == 409
    assert Account.get_by_id(account.id).disabled_at is not None


def test_nobody_signs_for_a_version_that_they_did_not_read(full):
    from ccportal.acts.undertakings import sign
    from ccportal.errors import Conflict

    _, account = newcomer(full)
    with pytest.raises(Conflict):
        sign(account.person_id, Role.COORDINATOR, "pv-001", account.person.name)
    assert not TeamMember.select().where(TeamMember.person == account.person).exists()


def test_without_signing_in_there_is_nothing_to_sign(full):
    assert client_of(full).get("/undertaking").location == "/sign-in"


def test_a_person_keeps_their_own_name_in_the_page_and_out_of_its_title(full):
    client, account = newcomer(full)
    title = client.get("/undertaking").text.split("<title>")[1].split("</title>")[0]
    assert Person.get_by_id(account.person_id).family_name not in title
