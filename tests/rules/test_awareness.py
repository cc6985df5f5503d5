"""Who has to be told of the policy, and who has been."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ccportal.errors import Invalid
from ccportal.rules.awareness import CHOSEN, How, Told, check_telling, is_to_be_told, standing
from ccportal.rules.families import Part, Stage

pytestmark = pytest.mark.clause("C10")
ADOPTED = date(2026, 9, 12)


@pytest.mark.parametrize(
    ("told_of", "is_now"),
    [
        ([], Told.NEVER),
        (["pv-1"], Told.EARLIER),
        (["pv-2"], Told.TOLD),
        (["pv-2", "pv-1"], Told.TOLD),
    ],
)
def test_only_the_version_in_force_counts_as_told(told_of, is_now):
    assert standing(told_of, "pv-2") is is_now


def test_every_adult_has_to_be_told_and_no_child():
    assert {one for one in Part if is_to_be_told(one, Stage.ACTIVE)} == set(Part) - {Part.CHILD}


def test_a_family_has_to_be_told_from_its_referral_until_it_is_over():
    over = {Stage.DECLINED, Stage.CLOSED}
    assert {one for one in Stage if is_to_be_told(Part.CONTACT, one)} == set(Stage) - over


def test_signing_is_not_put_down_by_hand():
    assert How.SIGNED not in CHOSEN


@pytest.mark.parametrize("days", [0, 30])
def test_a_telling_is_from_the_day_of_the_version_until_today(days):
    check_telling(ADOPTED + timedelta(days), ADOPTED, ADOPTED + timedelta(30))


@pytest.mark.boundary("C10", "told from the day of the version until today")
@pytest.mark.parametrize("days", [-1, 31])
def test_nobody_was_told_before_there_was_a_version_nor_tomorrow(days):
    with pytest.raises(Invalid):
        check_telling(ADOPTED + timedelta(days), ADOPTED, ADOPTED + timedelta(30))
