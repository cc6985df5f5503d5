"""From each clause of the policy to the modules that keep it and the tests that show it."""

from __future__ import annotations

import ast

import pytest
from support.house import PACKAGE, ROOT

from ccportal.policy import CLAUSES, Clause, clause

CODES = [
    *(f"C{number}" for number in range(1, 12)),
    *(f"DP{number}" for number in range(1, 9)),
    "SAR",
    "VIO",
]


def source(module: str) -> str:
    """The text of a module, or of every module of a package, by its name."""
    path = PACKAGE / module.replace(".", "/")
    if path.is_dir():
        return "".join(one.read_text() for one in sorted(path.rglob("*.py")))
    file = path.with_suffix(".py")
    return file.read_text() if file.exists() else ""


def marked() -> set[str]:
    """The codes that some test is marked with."""
    found = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            is_mark = isinstance(node, ast.Call) and ast.unparse(node.func).endswith("mark.clause")
            if is_mark:
                found |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    return found


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


def test_no_test_is_marked_with_a_clause_that_there_is_not():
    assert marked() - set(CODES) == set()


def test_a_clause_is_found_by_its_code():
    assert clause("C9").title == "Three years"
