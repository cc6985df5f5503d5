"""Who may pass before they have signed, which version is in force, who may adopt one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.access import TABLE, Can, Role
from ccportal.rules.undertakings import (
    Adopted,
    First,
    check_adopt,
    check_signature,
    in_force,
    what_first,
)

DAY = date(2026, 6, 6)
OLD, NEW = Adopted("pv-1", date(2025, 6, 7)), Adopted("pv-2", DAY)
STAFF = (Role.VOLUNTEER, Role.COORDINATOR, Role.CHAIR)
OPEN_TO_ALL = {Can.OWN_ACCOUNT, Can.POLICY_READ, Can.UNDERTAKING_SIGN}


@pytest.mark.boundary("C10", "in force from its day on")
@pytest.mark.clause("C10")
@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2025, 6, 6), None),
        (date(2025, 6, 7), "pv-1"),
        (date(2026, 6, 5), "pv-1"),
        (DAY, "pv-2"),
        (date(2030, 1, 1), "pv-2"),
    ],
)
def test_a_version_is_in_force_from_its_day_until_the_next_ones(day, version):
    assert in_force([NEW, OLD], day) == version


@pytest.mark.clause("C10")
def test_of_two_versions_of_one_day_the_one_adopted_later_is_in_force():
    first = Adopted("pv-9", DAY, datetime(2026, 6, 6, 9))
    second = Adopted("pv-3", DAY, datetime(2026, 6, 6, 10))
    assert in_force([second, first], DAY) == in_force([first, second], DAY) == "pv-3"


@pytest.mark.clause("C10")
def test_a_version_adopted_here_follows_one_of_that_day_that_was_brought_in():
    here = Adopted("pv-a", DAY, datetime(2026, 6, 6, 9))
    assert in_force([here, Adopted("pv-z", DAY)], DAY) == "pv-a"


@pytest.mark.clause("C1")
@pytest.mark.parametrize("role", STAFF)
def test_before_signing_nothing_opens_but_account_policy_and_signing(role):
    passes = {one for one in TABLE[role] if what_first(role, one, "pv-2", ["pv-1"]) is None}
    assert passes == OPEN_TO_ALL


@pytest.mark.clause("C1")
@pytest.mark.parametrize("role", STAFF)
def test_who_signed_the_version_in_force_has_nothing_to_do_first(role):
    assert {what_first(role, one, "pv-2", ["pv-1", "pv-2"]) for one in TABLE[role]} == {None}


@pytest.mark.clause("C1")
@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.VOLUNTEER, First.WAIT),
        (Role.COORDINATOR, First.ADOPT),
        (Role.CHAIR, First.ADOPT),
    ],
)
def test_without_a_version_in_force_a_volunteer_waits_and_the_others_adopt_one(role, first):
    held = {one for one in TABLE[role] if what_first(role, one, None, ["pv-1"]) is first}
    ways = OPEN_TO_ALL | {Can.POLICY_WRITE, Can.POLICY_ADOPT, Can.CENTRE_WRITE}
    assert held == TABLE[role] - ways


@pytest.mark.clause("C1")
@pytest.mark.parametrize(
    "typed", ["Zoë O'Brien-Ash", "zoe o'brien-ash", "  ZOË   O’Brien Ash ", "Zoe Obrien Ash"]
)
def test_a_name_signs_however_it_is_written(typed):
    assert check_signature(typed, "Zoë O'Brien-Ash") == " ".join(typed.split())


@pytest.mark.clause("C1")
@pytest.mark.parametrize("typed", ["", "Zoë", "O'Brien-Ash Zoë", "Zoë O'Brien-Ashe", "x"])
def test_another_name_does_not_sign(typed):
    with pytest.raises(Invalid):
        check_signature(typed, "Zoë O'Brien-Ash")


@pytest.mark.clause("C11")
def test_the_chair_adopts_what_somebody_else_wrote():
    check_adopt(Role.CHAIR, first=False, ours=False)


@pytest.mark.clause("C11")
@pytest.mark.parametrize(
    ("role", "first", "ours"),
    [
        (Role.CHAIR, False, True),
        (Role.CHAIR, True, True),
        (Role.COORDINATOR, False, False),
        (Role.COORDINATOR, False, True),
        (Role.VOLUNTEER, True, False),
    ],
)
def test_nobody_else_adopts_and_nobody_what_is_their_own(role, first, ours):
    with pytest.raises(NotPermitted):
        check_adopt(role, first=first, ours=ours)


@pytest.mark.clause("C11")
def test_the_first_version_a_coordinator_adopts_alone():
    check_adopt(Role.COORDINATOR, first=True, ours=True)
