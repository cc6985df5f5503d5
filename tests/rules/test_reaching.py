"""How whoever asked may be reached: what must not be used, and what is safe instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccportal.rules.reaching import (
    By,
    Known,
    Settled,
    Standing,
    Whose,
    before_contact,
    instead,
    is_same,
    judge,
)

pytestmark = [pytest.mark.clause("C4"), pytest.mark.clause("SAR")]

NUMBER, MAILBOX, HOME = "01632 960 001", "ada@example.org", "4 Mill Row, Overtarn LA0 0ML"
MINE = Known(By.TELEPHONE, NUMBER, Whose.THEIRS)
SAFE = replace(MINE, safe=True)
LIST = replace(MINE, do_not_use=True)
OTHERS = replace(MINE, whose=Whose.OTHER_SIDE)
CHILDS = replace(MINE, whose=Whose.FAMILY, confidential=True)


@pytest.mark.parametrize(
    ("known", "standing", "why"),
    [
        ([], Standing.UNKNOWN, "nobody in the register has it"),
        ([MINE], Standing.THEIRS, "nobody has said yet"),
        ([SAFE], Standing.SAFE, "it is safe"),
        ([replace(SAFE, told=True)], Standing.UNKNOWN, "nobody in the register has it"),
        ([LIST], Standing.BARRED, "on the list of what must not be used"),
        ([SAFE, replace(OTHERS, do_not_use=True)], Standing.BARRED, "on the list"),
        ([replace(LIST, over=True)], Standing.BARRED, "on the list"),
        ([OTHERS], Standing.BARRED, "the other parent is reached there"),
        ([SAFE, OTHERS], Standing.BARRED, "the other parent is reached there"),
        ([replace(OTHERS, over=True)], Standing.UNKNOWN, "nobody in the register has it"),
        ([CHILDS], Standing.BARRED, "confidential, and somebody else’s"),
        ([replace(CHILDS, confidential=False)], Standing.UNKNOWN, "nobody in the register"),
        ([MINE, CHILDS], Standing.THEIRS, "nobody has said yet"),
        ([replace(MINE, over=True)], Standing.BARRED, "not reached there any more"),
        ([replace(MINE, over=True), MINE], Standing.THEIRS, "nobody has said yet"),
    ],
)
def test_a_number_is_judged_by_all_that_is_known_of_it(known, standing, why):
    judged = judge(By.TELEPHONE, "+44 1632 960001", known)
    assert (judged.standing, why in judged.why) == (standing, True)


def test_a_mailbox_is_not_judged_by_what_is_a_number():
    assert judge(By.EMAIL, NUMBER, [LIST]).standing is Standing.UNKNOWN


@pytest.mark.parametrize("by", [By.PORTAL, By.IN_PERSON])
def test_who_is_told_on_the_portal_or_in_person_is_told_safely(by):
    assert judge(by, "", [LIST]).standing is Standing.SAFE


@pytest.mark.parametrize(
    ("by", "one", "other", "same"),
    [
        (By.TELEPHONE, NUMBER, "(01632) 960001", True),
        (By.TELEPHONE, NUMBER, "+44 1632 960 001", True),
        (By.TELEPHONE, NUMBER, "01632 960 002", False),
        (By.TELEPHONE, "no number", "none", False),
        (By.EMAIL, MAILBOX, " ADA@example.org ", True),
        (By.EMAIL, MAILBOX, "ad@example.org", False),
        (By.EMAIL, "", " ", False),
        (By.POST, HOME, "4, Mill Row\nla00ml", True),
        (By.POST, HOME, "5 Mill Row, LA0 0ML", False),
    ],
)
def test_two_ways_are_one_however_they_are_written(by, one, other, same):
    assert is_same(by, one, other) is same


def test_where_nothing_must_be_avoided_nothing_has_to_be_put_down():
    assert before_contact(None, [MINE, SAFE], portal=False) is None


@pytest.mark.parametrize("danger", [LIST, OTHERS, CHILDS, replace(MINE, over=True)])
def test_where_something_must_be_avoided_it_is_said_first_how_they_are_reached(danger):
    said = before_contact(None, [danger], portal=False)
    assert said is not None
    assert "say first how they may be reached. Safe: telling them in person" in said


def test_what_was_put_down_is_judged_anew_before_each_contact():
    settled = Settled(By.TELEPHONE, NUMBER)
    assert before_contact(settled, [SAFE], portal=False) is None
    mailbox = Known(By.EMAIL, MAILBOX, Whose.THEIRS, safe=True)
    said = before_contact(settled, [LIST, mailbox], portal=True)
    assert said == (
        "do not use this number: it is on the list of what must not be used. Safe instead: a "
        "message on the portal, or the mailbox that is safe for them, or telling them in person"
    )
    assert NUMBER not in said
    assert "this address" in str(
        before_contact(
            Settled(By.POST, HOME), [Known(By.POST, HOME, Whose.OTHER_SIDE)], portal=False
        )
    )


def test_what_is_not_said_to_be_safe_or_must_not_be_used_is_not_offered_instead():
    assert instead([MINE, LIST, replace(SAFE, told=True)], portal=False) == "telling them in person"
    assert "telephone number that is safe" in instead([SAFE], portal=False)
