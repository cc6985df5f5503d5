"""From each clause of the policy to the modules that keep it and the tests that show it."""

from __future__ import annotations

import ast
from functools import cache

import pytest
from support.house import PACKAGE, ROOT

from ccportal.policy import CLAUSES, Clause, clause

CODES = [
    *(f"C{number}" for number in range(1, 12)),
    *(f"DP{number}" for number in range(1, 9)),
    "SAR",
    "VIO",
]

PERIODS = {
    "C1": {
        "a version from its day on",
        "out from the day of leaving on",
        "signed within 14 days",
    },
    "C2": {"received by today", "answered within 14 days", "an order read within 3 days"},
    "C3": {"agreed to within 72 hours", "told of from the day of the referral on"},
    "C4": {"by a consent of that day alone"},
    "C5": {
        "a consent from its day on",
        "a consent to its last day",
        "a consent until it is withdrawn",
    },
    "C6": {
        "an agreement from its first day to its last",
        "an agreement until it is ended",
        "an agreement for a year at most",
    },
    "C7": {
        "a certificate's details for six months",
        "a check to its last day",
        "renewed within 60 days",
        "told of 60 days and a week before, and the day after",
        "a session from two hours before to a day after",
    },
    "C8": {
        "15 minutes without use",
        "ten hours signed in",
        "a first password for three days",
        "a signed-in browser and a guess for a day",
        "a backup a week old at most",
        "a backup tried within three months",
    },
    "C9": {
        "three years",
        "held back to its day",
        "held back for five years at most",
        "held back while a request can be taken up again",
        "seen to within 62 days",
        "a batch agreed to within 31 days",
    },
    "C10": {
        "told from the day of the version until today",
        "told within 60 days",
        "in force from its day on",
    },
    "C11": {"within twelve months", "told of from 60 days before", "overdue from the day after"},
    "DP1": set(),
    "DP2": set(),
    "DP3": {"unused for a year", "looked at every year"},
    "DP4": {
        "confirmed within six months",
        "told of a correction within 30 days",
        "a merge undone within 30 days",
    },
    "DP5": {
        "an answer's file for 28 days",
        "a draft for four weeks",
        "a mail for 35 days",
        "a closed request on the portal for 183 days",
        "proof of identity until it is seen",
    },
    "DP6": {
        "a month",
        "a complaint acknowledged within 30 days",
        "three months told of within the first",
    },
    "DP7": {"the Commissioner told within 72 hours", "an entry for three years"},
    "DP8": {"regulations from their day on", "the table compared every year"},
    "SAR": {
        "a month",
        "reminded after 10 and 20 days, lapsed after 30",
        "taken up again within six months",
        "an address checked within 7 days",
        "signed in again within 5 minutes",
        "an answer waits for 28 days",
        "what was begun is there for fourteen days",
    },
    "VIO": {
        "a risk looked at within a year",
        "a risk due from its day on",
        "looked at within 30 days of it",
        "a child until they are eighteen",
    },
}
"""Every period of each clause; of two principles there is none."""


def source(module: str) -> str:
    """The text of a module, or of every module of a package, by its name."""
    path = PACKAGE / module.replace(".", "/")
    if path.is_dir():
        return "".join(one.read_text() for one in sorted(path.rglob("*.py")))
    file = path.with_suffix(".py")
    return file.read_text() if file.exists() else ""


@cache
def calls() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every mark of a test that is given words: what it is called, and the words."""
    found = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ".mark." in (name := ast.unparse(node.func)):
                words = tuple(str(one.value) for one in node.args if isinstance(one, ast.Constant))
                found.append((name.rpartition(".")[2], words))
    return tuple(found)


def marked(mark: str = "clause") -> set[str]:
    """The codes that some test is marked with."""
    return {code for name, words in calls() if name == mark for code in words}


def test_every_clause_of_the_policy_is_there_once():
    assert [one.code for one in CLAUSES] == CODES


def test_every_clause_has_a_home():
    assert [one.code for one in CLAUSES if not one.home] == []


@pytest.mark.parametrize("kept", CLAUSES, ids=lambda one: one.code)
def test_every_home_of_a_clause_names_it(kept: Clause):
    silent = [home for home in kept.home if kept.code not in source(home)]
    assert silent == []


def test_every_clause_that_is_kept_has_a_test_of_its_own():
    assert {one.code for one in CLAUSES} - marked() == set()


def test_every_clause_has_a_test_that_tries_to_break_it_from_outside():
    assert set(CODES) - marked("outside") == set()


def test_every_period_of_a_clause_has_a_test_of_its_day_and_the_day_before():
    periods = {(code, one) for code in CODES for one in PERIODS[code]}
    assert periods ^ {words for name, words in calls() if name == "boundary"} == set()


def test_no_test_is_marked_with_a_clause_that_there_is_not():
    assert (marked() | marked("outside")) - set(CODES) == set()


def test_a_clause_is_found_by_its_code():
    assert clause("C9").title == "Three years"
