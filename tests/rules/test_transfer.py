"""Countries to which something may go, and from which day (DP8)."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.errors import Invalid, NotPermitted
from ccportal.rules.transfer import TABLE, check, country_of, is_covered

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("country", ["GB", "gb", None, "", "IE", "NO", "CH", "GG", "GI", "FO"])
def test_home_and_a_country_with_whole_regulations_are_covered(country):
    assert is_covered(country, TODAY)


@pytest.mark.clause("DP8")
@pytest.mark.parametrize("country", ["RU", "AU", "ZZ", "IN"])
def test_a_country_without_regulations_is_refused(country):
    with pytest.raises(NotPermitted, match="safeguard"):
        check(country, TODAY, "")


@pytest.mark.parametrize("country", ["US", "CA", "JP", "KR"])
def test_where_regulations_are_for_some_alone_it_has_to_be_said_that_they_are_for_this_one(country):
    with pytest.raises(NotPermitted, match="only for"):
        check(country, TODAY, "  ")
    check(country, TODAY, "On the list of the data bridge, looked up today")


def test_a_recorded_safeguard_lets_something_go_anywhere():
    check("RU", TODAY, "Exception: a child's vital interests (Article 49(1)(f))")


@pytest.mark.boundary("DP8", "regulations from their day on")
def test_regulations_cover_from_their_day_and_not_the_day_before():
    assert not is_covered("IE", date(2020, 12, 31))
    assert is_covered("IE", date(2021, 1, 1))


def test_before_the_data_bridge_nothing_is_said_of_its_list():
    with pytest.raises(NotPermitted) as before:
        check("US", date(2023, 10, 11), "")
    with pytest.raises(NotPermitted) as after:
        check("US", date(2023, 10, 12), "")
    assert ["only for" in str(one.value) for one in (before, after)] == [False, True]


def test_every_country_says_where_its_regulations_stand():
    assert {code for code, one in TABLE.items() if not one.source or len(code) != 2} == set()


def test_the_european_economic_area_is_whole():
    assert len([code for code in TABLE if is_covered(code, TODAY)]) == 30 + 11


@pytest.mark.parametrize("given", ["Germany", "G", "??"])
def test_what_an_archive_calls_no_country_is_one_that_nothing_covers(given):
    with pytest.raises(NotPermitted):
        check(given, TODAY, "")


def test_the_united_kingdom_is_home_by_either_name():
    assert is_covered("uk", TODAY)


@pytest.mark.parametrize("typed", ["England", "G", "1A", "ÆØ"])
def test_what_is_no_code_of_a_country_is_refused(typed):
    with pytest.raises(Invalid):
        country_of(typed)
