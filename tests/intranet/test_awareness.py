"""The register of who has been told of the policy, as its pages show and keep it (C10)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ccportal import clock
from ccportal.acts import awareness, households
from ccportal.acts.awareness import Party
from ccportal.errors import Invalid
from ccportal.rules.awareness import How, Told, is_to_be_told
from ccportal.rules.families import Event, Part, Stage
from ccportal.store import awareness as due
from ccportal.store.database import records_db, writing
from ccportal.store.families import Family, Member
from ccportal.store.households import FamilyStep
from ccportal.store.people import Person, Record
from ccportal.store.reviews import PolicyTold, PolicyVersion

pytestmark = pytest.mark.clause("C10")
NOW = "pv-004"
OVER = (Stage.CLOSED, Stage.ACTIVE)


def adults(version: str) -> list[Party]:
    """Every adult who has to be told of a version, by name."""
    return awareness.parties(version, due.adults().listed())


def referrers(version: str) -> list[Party]:
    """Every organisation that has to be told of it."""
    return awareness.parties(version, due.referrers().listed())


def fields(*who: str, on=None, how: str = How.PAPER):
    day = on or clock.today()
    return {
        "who": list(who),
        "told_on": [str(day.day), str(day.month), str(day.year)],
        "how": how,
    }


def test_every_adult_and_no_child_of_a_family_that_is_with_us_stands_there(coordinator):
    page = coordinator.get("/policy/told").text
    due = adults(NOW)
    assert due
    assert f"{len(due)} not told yet" in page
    children = Member.select(Member.person).where(Member.role == "child")
    assert not {one.ref for one in due} & {one.person_id for one in children}


def test_the_store_finds_whom_the_rule_says_whatever_became_of_their_families(coordinator):
    families = list(Family.select().order_by(Family.ref))
    with writing(records_db):
        for number, family in enumerate(families[2:]):
            for stage in (OVER[number % 2], list(Stage)[number % len(Stage)]):
                FamilyStep.create(
                    family=family,
                    event=Event.RECEIVE,
                    stage=stage,
                    on=clock.today(),
                    at=clock.now_utc(),
                    by="command",
                )
    stages = households.stages(families)
    assert {*stages.values()} == {*Stage}
    meant = {
        one.person_id
        for one in Member.select()
        if is_to_be_told(Part(one.role), stages[one.family_id])
    }
    listed = [one.ref for one in adults(NOW)]
    assert sorted(listed) == sorted(meant)


def test_who_is_of_two_families_stands_there_once(coordinator):
    one = adults(NOW)[0]
    before = due.adults().counted(NOW)
    other = next(o.family for o in adults(NOW) if o.family != one.family)
    with writing(records_db):
        Member.create(family=other, person=one.ref, position=9, role=Part.OTHER)
    assert due.adults().counted(NOW) == before
    assert [o.ref for o in adults(NOW)].count(one.ref) == 1


def test_twenty_are_asked_for_at_a_time_and_twenty_shown_as_told(coordinator):
    due_now = adults(NOW)
    with writing(records_db):
        family = due_now[0].family
        for number in range(25):
            Record.create(ref=f"n-{number:02}", kind="people")
            person = Person.create(ref=f"n-{number:02}", given_names="Ann", family_name="Aa")
            Member.create(family=family, person=person, position=9, role=Part.OTHER)
    page = coordinator.get("/policy/told").text
    assert "These are the first 20" in page
    assert page.count('name="who"') == 20
    coordinator.send("/policy/told", **fields(*(f"n-{number:02}" for number in range(20))))
    coordinator.send("/policy/told", **fields("n-20"))
    assert f"{len(due_now) + 4} not told yet" in (page := coordinator.get("/policy/told").text)
    assert "Page 1 of 2, 21 people" in page
    assert coordinator.get("/policy/told?page=2").text.count("Given on paper, ") == 1


def test_who_was_told_is_told_with_day_version_and_way(coordinator):
    first, second, *_ = adults(NOW)
    answer = coordinator.send("/policy/told", **fields(first.ref, second.ref, how=How.TALK))
    assert answer.status_code == 303
    for one in (first, second):
        row = PolicyTold.get(PolicyTold.about == one.ref)
        assert (row.version_id, row.told_on, row.how) == (NOW, clock.today(), How.TALK)
    left = {one.ref for one in adults(NOW) if one.standing is not Told.TOLD}
    assert not left & {first.ref, second.ref}


def test_a_new_version_has_to_be_told_again(coordinator):
    first = adults(NOW)[0]
    coordinator.send("/policy/told", **fields(first.ref))
    day = clock.today() + timedelta(days=1)
    PolicyVersion.update(adopted_on=day).where(PolicyVersion.ref == "pv-001").execute()
    one = next(one for one in adults("pv-001") if one.ref == first.ref)
    assert one.standing is Told.EARLIER


def test_organisations_that_referred_have_to_be_told_too(coordinator):
    page = coordinator.get("/policy/told?who=referrers").text
    one = referrers(NOW)[0]
    assert f'value="{one.ref}"' in page
    coordinator.send("/policy/told?who=referrers", **fields(one.ref, how=How.EMAIL))
    assert next(o for o in referrers(NOW) if o.ref == one.ref).standing is Told.TOLD


def test_who_signed_the_undertaking_was_told_by_that(coordinator):
    page = coordinator.get("/policy/told?who=team").text
    assert "Signed the undertaking" in page


def test_the_adults_of_a_family_are_told_on_their_own_page(coordinator):
    family = adults(NOW)[0].family
    assert coordinator.get(f"/policy/told/family/{family}").status_code == 200
    assert coordinator.get("/policy/told/family/none-such").status_code == 404


def test_the_parents_of_a_session_are_told_together(coordinator):
    assert coordinator.get("/policy/told/session/s-021").status_code == 200
    assert coordinator.get("/policy/told/session/none-such").status_code == 404


@pytest.mark.boundary("C10", "told from the day of the version until today")
@pytest.mark.parametrize("days", [1, -400])
def test_a_day_on_which_nobody_can_have_been_told_is_refused(coordinator, days):
    one = adults(NOW)[0]
    day = clock.today() + timedelta(days=days)
    assert coordinator.send("/policy/told", **fields(one.ref, on=day)).status_code == 422
    assert not PolicyTold.select().exists()


@pytest.mark.outside("C10")
def test_nobody_and_somebody_from_elsewhere_are_refused(coordinator):
    assert coordinator.send("/policy/told", **fields()).status_code == 422
    child = Member.get(Member.role == "child").person_id
    for who, how in ((child, How.PAPER), (adults(NOW)[0].ref, How.SIGNED)):
        with pytest.raises(Invalid):
            awareness.tell("command", [who], clock.today(), how)
    assert not PolicyTold.select().exists()


@pytest.mark.outside("C10")
def test_the_register_is_for_the_coordinator_alone(chair, volunteer):
    for client in (chair, volunteer):
        for address in ("/policy/told", "/policy/told/family/fam-01", "/policy/told/session/s-021"):
            assert client.get(address).status_code == 404


def test_there_is_no_other_list(coordinator):
    assert coordinator.get("/policy/told?who=nobody").status_code == 404


def test_a_family_shows_so_until_each_adult_of_it_was_told(coordinator):
    family = adults(NOW)[0].family
    address, words = f"/families/{family}", "Not told of our policy"
    due = [one.ref for one in adults(NOW) if one.family == family]
    for ref in due:
        assert words in coordinator.get(address).text
        coordinator.send(f"/policy/told/family/{family}", **fields(ref))
    assert words not in coordinator.get(address).text
