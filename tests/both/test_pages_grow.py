"""A page takes in a centre of a thousand families what it takes in one of ten, or little more."""

from __future__ import annotations

import pytest

from tests.benchmarks.pages import grown

pytestmark = [
    pytest.mark.overnight,
    pytest.mark.engine("sqlcipher"),  # a server's time is not this process's
]

MOST = 1.2
QUERIES = 12
SLACK = 0.001
"""Seconds that no measurement tells apart."""


@pytest.fixture(scope="module")
def pages():
    return grown()


def test_no_page_takes_longer_in_a_large_centre_than_it_holds_more(pages):
    slow = {
        name: (round(one.small * 1000, 1), round(one.large * 1000, 1), round(one.holds_more, 2))
        for name, one in pages.items()
        if one.large > MOST * one.small * one.holds_more + SLACK
    }
    assert slow == {}


def test_no_page_makes_more_than_twelve_queries_in_either(pages):
    assert {name: one.queries for name, one in pages.items() if one.queries > QUERIES} == {}


def test_what_is_compared_is_most_of_the_pages(pages):
    assert len(pages) > 80
