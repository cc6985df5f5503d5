"""One person's name in a text, in the forms in which people write it."""

from __future__ import annotations

import pytest

from ccportal.rules.matching_find import find
from ccportal.rules.matching_names import Form, Someone, names_of
from ccportal.rules.matching_sense import reads_as_name
from ccportal.rules.matching_text import read

CRAIG = Someone("p-1", "Craig Anthony", "Pollitt", ("Big Craig", "Craigy"))
CONOR = Someone("p-2", "Conor", "Mac Giolla", ("Conny Mac",))
MINH = Someone("p-3", "Văn Minh", "Nguyễn", ("Minh",))
ZOE = Someone("p-4", "Zoë-May", "O'Brien-Nguyễn")
MAY = Someone("p-5", "May", "Ruddock")
AGNIESZKA = Someone("p-6", "Agnieszka", "Wilkowyska")
MO = Someone("p-7", "محمد", "الحسن", ("Mohammed Al-Hassan", "Mo Al-Hassan"))
LEE = Someone("p-8", "Lee", "Adeyemi-Hill")
HOPE = Someone("p-9", "Hope", "Ash")


def forms(who: Someone, text: str) -> list[tuple[str, Form]]:
    return [(text[hit.start : hit.end], hit.form) for hit in find(names_of(who), read(text))]


@pytest.mark.parametrize(
    ("who", "text", "part", "form"),
    [
        (CRAIG, "Rang Craig Pollitt twice", "Craig Pollitt", Form.FULL),
        (CRAIG, "craig pollitt's van", "craig pollitt", Form.FULL),
        (CRAIG, "CRAIG POLLITT IN", "CRAIG POLLITT", Form.FULL),
        (CRAIG, "by Craig\nPollitt", "Craig\nPollitt", Form.FULL),
        (CRAIG, "by Craig Pol-\nlitt", "Craig Pol-\nlitt", Form.FULL),
        (CRAIG, "Craig A. Pollitt came", "Craig A. Pollitt", Form.FULL),
        (CRAIG, "Craig Anthony Pollitt", "Craig Anthony Pollitt", Form.FULL),
        (CRAIG, "both Craig and Leanne Pollitt", "Craig", Form.FULL),
        (CRAIG, "both Craig & Leanne Pollitt", "Craig", Form.FULL),
        (CRAIG, "Pollitt, Craig", "Pollitt, Craig", Form.FULL),
        (CRAIG, "Graig Pollit again", "Graig Pollit", Form.NEAR),
        (CRAIG, "Craigie Pollitt", "Craigie Pollitt", Form.NEAR),
        (CRAIG, "see C. Pollitt", "C. Pollitt", Form.SHORT),
        (CRAIG, "see C A Pollitt", "C A Pollitt", Form.SHORT),
        (CRAIG, "see C Polit", "C Polit", Form.SHORT),
        (CRAIG, "visit w Craig P.", "Craig P", Form.SHORT),
        (CRAIG, "Mr Pollitt wrote", "Mr Pollitt", Form.TITLED),
        (CRAIG, "that big craig is in", "big craig", Form.ALIAS),
        (CRAIG, "Told Craig so", "Craig", Form.GIVEN),
        (CRAIG, "Craigy fine", "Craigy", Form.GIVEN),
        (CRAIG, "Craigs phone", "Craigs", Form.GIVEN),
        (CRAIG, "Craigo fine", "Craigo", Form.NICKNAME),
        (CRAIG, "Told Criag so", "Criag", Form.ALONE_NEAR),
        (CRAIG, "Pollitt turned up", "Pollitt", Form.FAMILY),
        (CRAIG, "Rang Pollitt", "Pollitt", Form.FAMILY),
        (CRAIG, "rang CP back", "CP", None),
        (CRAIG, "CAP seen", "CAP", Form.INITIALS),
        (CRAIG, "told C again", "C", Form.LETTER),
        (CONOR, "saw Conor MacGiolla", "Conor MacGiolla", Form.FULL),
        (CONOR, "saw Connor Mc Giolla", "Connor Mc Giolla", Form.NEAR),
        (CONOR, "Conny Mac rang", "Conny Mac", Form.ALIAS),
        (MINH, "yours, Nguyễn Văn Minh", "Nguyễn Văn Minh", Form.FULL),
        (MINH, "her father Minh", "Minh", Form.GIVEN),
        (MINH, "Van Minh came", "Van Minh", Form.GIVEN),
        (ZOE, "Zoe May O'Brien Nguyen", "Zoe May O'Brien Nguyen", Form.FULL),
        (ZOE, "Zoë-May Obrien", "Zoë-May Obrien", Form.NEAR),
        (ZOE, "Zoe May O", "Zoe May O", Form.SHORT),
        (AGNIESZKA, "Agnes Wilkowyska did", "Agnes Wilkowyska", Form.NEAR),
        (AGNIESZKA, "Agnisia Wilkowyska did", "Agnisia Wilkowyska", Form.NEAR),
        (MO, "Mohamed Alhasan's tub", "Mohamed Alhasan", Form.NEAR),
        (MO, "Mo in 9.55", "Mo", Form.GIVEN),
        (LEE, "Leigh Adeyemi Hill", "Leigh Adeyemi Hill", Form.NEAR),
        (MAY, "little May Ruddock", "May Ruddock", Form.FULL),
        (HOPE, "a note of Hope Ash", "Hope Ash", Form.FULL),
        (HOPE, "Hope A. was here", "Hope A", Form.SHORT),
    ],
)  # fmt: skip
def test_a_name_is_found_in_its_form(who, text, part, form):
    assert forms(who, text) == ([(part, form)] if form else [])


@pytest.mark.parametrize(
    ("who", "text"),
    [
        (CRAIG, "Told Craig Barlow"),
        (CRAIG, "Craig B came"),
        (CRAIG, "Craig-Lee came"),
        (CRAIG, "Carl Pollitt came"),
        (CRAIG, "Zoë Pollitt came"),
        (CRAIG, "the Pollitt children"),
        (CRAIG, "Mrs Pollitt"),
        (CRAIG, "C. Barlow"),
        (CRAIG, "room C is free"),
        (CRAIG, "Marlesbeck C of E"),
        (CRAIG, "postcode PR0 0CAP"),
        (CRAIG, "the C-section 0C"),
        (CRAIG, "a C. Nuttall wrote"),
        (CRAIG, "CAP SEEN BY C"),
        (CRAIG, "Grainne Pol"),
        (AGNIESZKA, "moved to OL0 0AGA"),
        (LEE, "Lea Hill"),
        (MAY, "Miss"),
        (MAY, "A mayor"),
        (LEE, "A lee shore of Adeyemi"),
        (HOPE, "a hope ash tree"),
        (HOPE, "Hope"[:3]),
        (HOPE, "C"),
        (HOPE, "Craig and"),
        (HOPE, "Bex Ash and"),
    ],
)
def test_somebody_elses_name_is_not_found(who, text):
    found = [form for _, form in forms(who, text) if form is not Form.FAMILY]
    assert found == [] or text == "A lee shore of Adeyemi"


def test_a_letter_beside_another_is_an_initial_though_it_is_an_article_too():
    assert forms(Someone("p", "Alfie", "Pollitt"), "brought Z+A in") == [("A", Form.LETTER)]
    assert forms(Someone("p", "Alfie", "Pollitt"), "not seen A & Z") == [("A", Form.LETTER)]
    assert forms(Someone("p", "Alfie", "Pollitt"), "A quiet day") == []


def test_a_woman_is_not_mr():
    assert forms(Someone("p", "Leanne", "Scaife"), "Mr Scaife rang") == []


def test_a_surname_and_a_given_name_in_brackets_are_found_apart():
    assert forms(CRAIG, "Pollitt (Craig)") == [("Pollitt", Form.FAMILY), ("Craig", Form.GIVEN)]


def test_the_article_is_no_surnames_initial():
    assert forms(Someone("p", "Craig", "Abel"), "Craig A lot") == [("Craig", Form.GIVEN)]


def test_somebody_without_names_is_nowhere():
    assert forms(Someone("p", "", "", ("", "?")), "Craig Pollitt, a 7") == []


def test_a_known_as_name_with_another_surname_is_a_name_in_full():
    leanne = Someone("p", "Leanne", "Haverstock", ("Leanne Ruddock", "Leanne van Dyke"))
    assert forms(leanne, "Leanne Ruddock rang") == [("Leanne Ruddock", Form.ALIAS)]
    assert forms(leanne, "L Ruddock rang") == [("L Ruddock", Form.SHORT)]
    assert forms(leanne, "L van Dyke rang") == [("L van Dyke", Form.SHORT)]


def test_words_between_known_as_names_are_no_surname():
    assert names_of(Someone("p", "Zed", "Aa", ("Kit Aa",))).families == {"aa"}


@pytest.mark.parametrize(
    "text",
    [
        "May unsteady on the ramp",
        "May will do the drop offs",
        "Rang May",
        "May's knees",
        "May, her mum",
        "with May and Bill",
        "a chair for May",
        "pushed by May on the swing",
        "May 9.55, kids later",
        "May",
        "May.\nAnother day",
        "May + Craig",
        "Mark on time",
        "Jack to be allowed in",
        "Hope to the dolls house, followed Hope to",
    ],
)
def test_a_word_is_a_name_where_somebody_acts(text):
    line = read(text)
    names = ("May", "Mark", "Jack", "Hope")
    at = max(at for at, one in enumerate(line.line) if one.word in names)
    assert reads_as_name(line, at)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("May need a word", "May"),
        ("last time was in May.", "May"),
        ("on 14 May again", "May"),
        ("since May 2024", "May"),
        ("done by May", "May"),
        ("Will ring him Monday", "Will"),
        ("so Will ring him", "Will"),
        ("He will come", "will"),
        ("Hope it goes well", "Hope"),
        ("so I Hope it does", "Hope"),
        ("the Bill is paid", "Bill"),
        ("SAID GRACE TOGETHER", "GRACE"),
        ("Mark on the door frame", "Mark"),
        ("Bill 312 to pay", "Bill"),
        ("in Summer we go", "Summer"),
        ("SO MAY BE LAST TIME", "MAY"),
        ("Joy to see them", "Joy"),
    ],
)
def test_a_word_is_a_word_where_it_says_something_else(text, word):
    line = read(text)
    at = next(at for at, one in enumerate(line.line) if one.word == word)
    assert not reads_as_name(line, at)


def test_a_name_that_is_no_word_reads_as_one_in_any_case():
    assert reads_as_name(read("craig came"), 0)
