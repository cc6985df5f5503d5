"""Whose name stays in an answer, because they acted for a court or as a social worker (TP17)."""

from __future__ import annotations

import pytest

from ccportal.rules.officials import is_official

pytestmark = pytest.mark.clause("VIO")


def stays(text, name="Priya Nair"):
    at = text.index(name)
    return is_official(text, at, at + len(name))


@pytest.mark.parametrize(
    "text",
    [
        "Cafcass officer Priya Nair rang.",
        "The social worker, Ms Priya Nair, came.",
        "Priya Nair (Cafcass) rang.",
        "Priya Nair, her social worker, came.",
        "Priya Nair from children’s services came.",
        "the children's guardian Priya Nair",
    ],
)
def test_a_name_beside_what_they_are_stays(text):
    assert stays(text)


@pytest.mark.parametrize(
    "text",
    [
        "Priya Nair rang Cafcass.",
        "Priya Nair took it.",
        "A volunteer, Priya Nair, came. The social worker rang.",
        "The social worker rang. Priya Nair took it.",
        "Priya Nair from next door came.",
    ],
)
def test_a_name_that_only_stands_in_the_same_words_is_weighed(text):
    assert not stays(text)
