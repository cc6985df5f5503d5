"""Who may be taken for somebody, and in which records it cannot be told whom they speak of."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_people import Words, register
from ccportal.rules.namesakes import Likeness, bearers, namesakes

pytestmark = pytest.mark.clause("SAR")

BORN = date(1986, 7, 19)
CRAIG = Someone("p-1", "Craig Lee", "Pollitt", ("Big Craig",), BORN, (), (("f1", "child"),))


def alike(*others):
    return [(one.who.ref, one.why) for one in namesakes(register((CRAIG, *others)), "p-1")]


def other(given="Sam", family="Reed", known_as=(), born=None):
    return Someone("p-2", given, family, known_as, born)


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (other("Craig", "Pollitt"), Likeness.NAME),
        (other("Lee", "POLLITT"), Likeness.NAME),
        (other("Craig-Lee", "Pollitt"), Likeness.NAME),
        (other("Chris", "Reed", ("Craig Pollitt",)), Likeness.KNOWN_AS),
        (other("Sam", "Reed", ("big craig",)), Likeness.KNOWN_AS),
        (other("Graig", "Pollitt"), Likeness.NEARLY),
        (other("Craig", "Pollit"), Likeness.NEARLY),
        (other("Craigy", "Pollitt"), Likeness.NEARLY),
        (other("Sam", "Pollitt", (), BORN), Likeness.BORN),
        (other("Craig", "Reed", (), BORN), Likeness.BORN),
    ],
)
def test_somebody_may_be_taken_for_another(who, why):
    assert alike(who) == [("p-2", why)]


@pytest.mark.parametrize(
    "who",
    [
        other("Craig", "Reed"),
        other("Sam", "Pollitt", (), date(1986, 7, 20)),
        other("Sam", "Reed", (), BORN),
        other("Graig", "Pollit"),
        other("", "Pollitt"),
    ],
)
def test_one_name_alone_makes_nobody_somebody_else(who):
    assert alike(who) == []


def test_who_has_neither_name_is_taken_for_nobody():
    known = register((Someone("p-1", "", ""), Someone("p-2", "", "")))
    assert namesakes(known, "p-1") == ()


def test_the_plainest_come_first():
    near = Someone("p-2", "Graig", "Pollitt")
    same = Someone("p-3", "Craig", "Pollitt")
    assert [ref for ref, _ in alike(near, same)] == ["p-3", "p-2"]
    (first, *_) = namesakes(register((CRAIG, near, same)), "p-1")
    assert first.name == "Craig Pollitt"


NAMESAKE = Someone("p-3", "Craig", "Pollitt", (), None, (), (("f2", "child"),))
REGISTER = register((CRAIG, NAMESAKE))


def bear(text, family=None, *standing):
    words = Words(family, frozenset(standing), ("Nothing.", text))
    found = bearers(REGISTER, "p-1", words, namesakes(REGISTER, "p-1"))
    return [one.who.ref for one in found]


@pytest.mark.parametrize("text", ["Craig Pollitt was late", "Graig Pollitt rang", "C. Pollitt"])
def test_a_name_that_two_bear_may_be_that_of_either(text):
    assert bear(text) == ["p-3"]


@pytest.mark.parametrize(
    "text", ["Lee Pollitt was late", "Big Craig was late", "Nobody came", "C + A came"]
)
def test_a_name_that_only_one_bears_is_theirs(text):
    assert bear(text) == []


def test_in_a_record_of_their_own_the_name_is_theirs():
    assert bear("Craig Pollitt was late", "f1") == []
    assert bear("Craig Pollitt was late", None, "p-1") == []
