"""Whether two addresses may be of one place, however they are written."""

from __future__ import annotations

import pytest

from ccportal.rules.requests_way import same_place

pytestmark = [pytest.mark.clause("C4"), pytest.mark.clause("SAR")]

HOME = "3 Ferry Road, Overtarn LA0 9ZZ"


@pytest.mark.parametrize(
    "other",
    [
        HOME,
        "3 Ferry Rd\nOvertarn\nla09zz",
        "Flat 2, 3 Ferry Road, LA0 9ZZ",
        "3, LA0 9ZZ",
        "Ferry Road LA0 9ZZ",
        "3 Ferry Road",
        "3 ferry rd, overtarn, Lancashire",
    ],
)
def test_it_is_the_same_place(other):
    assert same_place(HOME, other)
    assert same_place(other, HOME)


@pytest.mark.parametrize(
    "other",
    [
        "5 Ferry Road, Overtarn LA0 9ZZ",
        "3 Ferry Road, Overtarn LA0 9ZX",
        "Overtarn",
        "",
        "4 Ash Grove",
    ],
)
def test_it_is_another_place(other):
    assert not same_place(HOME, other)
    assert not same_place(other, HOME)
