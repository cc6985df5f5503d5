"""Made-up centres by seed: a few in every run, many overnight."""

from __future__ import annotations

import pytest


def seeds(name: str, few: range, many: range, *, indirect: bool = False) -> pytest.MarkDecorator:
    """The test for each of a few seeds, and overnight for many; `name` is its argument."""
    late = [pytest.param(one, marks=pytest.mark.overnight) for one in many]
    return pytest.mark.parametrize(name, [*few, *late], indirect=indirect)
