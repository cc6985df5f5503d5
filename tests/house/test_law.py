"""The scenarios of the law that are tests: each by its number, none twice."""

from __future__ import annotations

import ast
import re
from collections import Counter

from support.house import ROOT

HELD = set(range(1, 41))
"""Those of which the software keeps what they ask; the rest are not tests."""


def test_each_scenario_that_is_kept_is_one_test():
    found: Counter[int] = Counter()
    for path in (ROOT / "tests").rglob("test_law_*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.FunctionDef) and re.match(r"test_s(\d+)_", node.name)
            if named:
                found[int(named[1])] += 1
    assert found == Counter(HELD)
