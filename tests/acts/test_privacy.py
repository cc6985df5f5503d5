"""The privacy notice: written from the register, in plain words, true to this centre (DP1)."""

from __future__ import annotations

import re

import pytest

from ccportal.acts import privacy, retention_periods
from ccportal.acts.intake.notices import Notice, read
from ccportal.acts.post.publishing import publish
from ccportal.catalogue import PURPOSES
from ccportal.catalogue_register import KINDS
from ccportal.rules.retention_periods import Kept
from ccportal.store.database import records_db, writing
from ccportal.store.people import ContactDetail, Person
from ccportal.store.reviews import Centre

pytestmark = pytest.mark.clause("DP1")

VOWELS = re.compile(r"[aeiouy]+")
AGE = 9


def grade(text: str) -> float:
    """The Flesch-Kincaid school grade; a grade is read at its number and five years."""
    sentences = [one for one in re.split(r"[.:?!]\s|\n\s*\n|\n- ", text) if one.strip()]
    words = re.findall(r"[a-z’]+", text.casefold())
    parts = sum(max(1, len(VOWELS.findall(re.sub(r"e$", "", one)))) for one in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * parts / len(words) - 15.59


def test_every_purpose_and_every_kind_that_tells_of_people_stands_in_it(riverside):
    text = privacy.notice()
    kinds = [one for one in KINDS if one.plain]
    told = {one.purpose.plain.removesuffix(".") for one in kinds}
    assert [one for one in told if one not in text] == []
    assert [one.plain for one in kinds if one.plain not in text] == []
    assert {one.plain.removesuffix(".") for one in PURPOSES} == told


@pytest.mark.parametrize(
    "said",
    [
        "get a copy",
        "put it right",
        "delete",
        "use it less",
        "take it back",
        "No computer decides",
        "a court",
        "Information Commissioner",
        "within 30 days",
        "coordinator",
        "other countries",
        "You do not have to tell us",
    ],
)
def test_what_the_law_asks_of_a_notice_stands_in_it(riverside, said):
    assert said in privacy.notice()


def test_it_is_read_at_nine(riverside):
    assert grade(privacy.notice()) + 5 <= AGE


def test_the_measure_of_reading_sees_long_words():
    assert grade("Notwithstanding organisational considerations, responsibilities persist.") > 12


def test_a_period_that_the_centre_made_longer_is_told_as_it_is(riverside):
    assert "28 days" in privacy.notice()
    retention_periods.lengthen("command", Kept.DRAFT, 60, "Volunteers come once a month")
    assert "goes after 60 days" in privacy.notice()


def test_the_regulator_is_the_one_that_is_set(riverside, monkeypatch):
    monkeypatch.setenv("CCPORTAL_REGULATOR", "the Information Commission")
    assert "complain to the Information Commission." in privacy.notice()


def test_a_name_of_the_centre_is_never_read_as_marks(riverside):
    with writing(records_db):
        Centre.update(name="# The *Mill* <b>").execute()
    assert r"We are \# The \*Mill\* \<b\>. We" in privacy.notice()


def test_it_names_nobody(riverside):
    text = privacy.notice()
    names = {one.name for one in Person.select()} | {one.value for one in ContactDetail.select()}
    assert [one for one in names if one in text] == []


def test_it_is_published_and_anew_when_something_changes(riverside):
    publish()
    assert read(Notice.PRIVACY) == privacy.notice()
    retention_periods.lengthen("command", Kept.DRAFT, 60, "Volunteers come once a month")
    publish()
    assert "60 days" in read(Notice.PRIVACY)


def test_a_centre_without_a_name_publishes_none(made):
    publish()
    assert read(Notice.PRIVACY) == ""
