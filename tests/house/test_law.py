"""The law's scenarios, cases and rules of the clock that are tests: each by its number."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from support.deadlines_cases import COUNTED, PUBLISHED
from support.house import ROOT

TESTS = ROOT / "tests"
HELD = set(range(1, 41))
"""The scenarios of which the software keeps what they ask; the rest are not tests."""

CASES = (
    *("A1", "A2", "A3", "A3 in a leap year", "A4", "A4 in a leap year", "A5"),
    *("A5 on a Sunday before a holiday", "A6", "A7", "A8", "A9"),
    *(f"B{number}" for number in (2, 3, 4, 5, 6, 9, 11, 14, 15, 17, 19, 22, 24, 26, 27, 29)),
    *(f"B{number}" for number in (30, 31, 34, 36, 37, 39)),
)
"""The published cases of the clock and the counted ones, each tried by rule and on the store."""

RULES = {
    "T1": ("test_s1_", "test_s15_"),
    "T2": ("test_the_start_is_the_latest_of_what_was_asked_for",),
    "T3": ("test_an_extension_gives_three_months_from_the_start_itself",),
    "T4": ("test_questions_one_after_the_other_add_up", "test_questions_that_overlap_pause_once"),
    "T5": ("test_rolling_moves_only_from_a_day_off",),
    "T6": ("test_an_extension_is_told_of_before_the_unrolled_month_ends", "test_s18_", "test_s19_"),
    "T7": (
        "test_the_clock_does_not_start_before_proof_of_identity_has_come",
        "test_who_does_not_answer_is_reminded_twice_and_then_it_is_closed",
    ),
    "T8": ("test_the_statutes_own_count_of_a_pause_is_kept_beside_it",),
    "T9": ("test_our_own_aim_is_twenty_eight_days",),
    "T10": ("test_s17_",),
    "T11": ("test_only_proof_of_who_they_are_and_may_holds_up_what_would_be_given",),
    "T12": ("test_s10_",),
    "T13": (
        "test_the_bank_holidays_of_a_year_are_those_proclaimed_and_no_others",
        "test_scottish_and_irish_holidays_do_not_count",
    ),
    "T14": ("test_a_year_without_bank_holidays_is_an_error", "test_s40_"),
    "complaints": ("test_a_complaint_is_acknowledged_within_thirty_days", "test_s29_"),
    "order does not matter": (
        "test_the_order_in_which_questions_and_an_extension_come_does_not_matter",
        "test_events_of_a_pause_and_of_an_extension_add_up_in_any_order",
    ),
    "taking back restores": ("test_an_extension_that_is_taken_back_restores_the_date",),
}
"""What the law says of the clock, by its number, and the tests that hold it."""

NOT_OF_THE_TABLE = {
    "build": "asked twice it is being done already",
    "match": "it only looks",
    "elsewhere": "it only looks",
    "in_print": "twice is the same as once",
    "message": "its own token makes it one message",
    "evidence_seen": "twice is the same as once",
    "schedule": "it only looks, and is noted down",
    "printed": "it only prints, and is noted down",
}
"""Steps on the pages of a request that are no transition, and why twice does no harm."""


def called(pattern: str) -> Iterator[str]:
    """The names of the tests in modules that are called like this."""
    for path in sorted(TESTS.rglob(pattern)):
        yield from re.findall(r"^def (test_\w+)\(", path.read_text("utf-8"), re.MULTILINE)


def test_each_scenario_that_is_kept_is_one_test():
    found: Counter[int] = Counter()
    for name in called("test_law_*.py"):
        named = re.match(r"test_s(\d+)_", name)
        if named:
            found[int(named[1])] += 1
    assert found == Counter(HELD)


def test_each_case_of_the_clock_is_there():
    names = [case[0] for case in PUBLISHED + COUNTED]
    assert names == list(CASES)


def test_each_rule_of_the_clock_has_its_tests():
    there = tuple(called("test_*.py"))
    wanted = [one for some in RULES.values() for one in some]
    assert [one for one in wanted if not any(name.startswith(one) for name in there)] == []


def test_every_step_of_a_request_is_sent_with_its_version_and_its_token():
    without = set()
    for path in sorted((ROOT / "ccportal/intranet").glob("requests*.py")):
        without |= {name for name in posted(path) if name not in NOT_OF_THE_TABLE}
    assert without == set()


def posted(path: Path) -> Iterator[str]:
    """The views of a module that take a form and tell no act what it was made from."""
    own = {
        node.name: node
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    for name, node in own.items():
        routes = " ".join(map(ast.unparse, node.decorator_list))
        names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)} & own.keys()
        says = "".join(ast.unparse(own[one]) for one in {name, *names})
        if (".post(" in routes or "POST" in routes) and ".given()" not in says:
            yield name
