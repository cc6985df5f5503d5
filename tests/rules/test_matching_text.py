"""Texts taken to pieces; names that sound alike; everyday words."""

from __future__ import annotations

import pytest

from ccportal.rules.matching_capitals import nameless
from ccportal.rules.matching_near import close, near, slips, sound
from ccportal.rules.matching_nicknames import known_names, nicknames
from ccportal.rules.matching_sexes import sex
from ccportal.rules.matching_text import atoms, fold, keys, read
from ccportal.rules.matching_words import ordinary, wordlike


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("O'Brien-Nguyễn", "obriennguyen"),
        ("Łukasz", "lukasz"),
        ("ZOË", "zoe"),
        ("Zoe\u0308", "zoe"),
        ("Søren", "soren"),
        ("Þórsson", "thorsson"),
        ("محمد", "محمد"),
    ],
)
def test_a_word_is_folded_without_case_accents_and_signs(written, key):
    assert fold(written) == key


def test_the_s_of_a_possessive_is_no_part_of_a_word():
    first, second = atoms("Zoë’s dad")
    assert (first.word, first.own, second.own) == ("Zoë", True, False)


def test_places_are_counted_in_code_points():
    word = atoms("🙂 Zoë")[0]
    assert (word.start, word.end) == (2, 5)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Dad in. May rang", {"Dad", "May"}),
        ("- Craig 9.55\n- will need", {"Craig", "will"}),
        ("He said 'May came'", {"He"}),
        ("with Mr. Nguyen", {"with"}),
        ("by C. Pollitt", {"by"}),
        ("Joy - Keith", {"Joy"}),
        ("Rang: Joy", {"Rang", "Joy"}),
    ],
)
def test_it_is_seen_which_words_open_a_sentence_or_a_line(text, opening):
    assert {atom.word for atom in atoms(text) if atom.opens} == opening


@pytest.mark.parametrize("text", ["Mac Giolla", "Mac\nGiolla", "Mac-\nGiolla", "Mac\u00a0Giolla"])
def test_words_are_run_together_over_blanks_hyphens_and_lines(text):
    assert read(text).window(0, 2) == "macgiolla"


@pytest.mark.parametrize("text", ["Mac, Giolla", "Mac. Giolla", "Mac's Giolla"])
def test_words_are_not_run_together_over_other_signs(text):
    assert read(text).window(0, 2) is None


def test_there_is_no_window_past_the_end():
    assert read("Mac").window(1, 1) is None


def test_a_name_of_several_words_has_a_key_for_each():
    assert keys("Leanne Marie") == ("leanne", "marie")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pollitt", "pollit"),
        ("shaun", "shuan"),
        ("leigh", "lee"),
        ("hebblethwaite", "hebblewaite"),
        ("kristof", "krzysztof"),
        ("mcgiolla", "macgiolla"),
        ("brona", "bronagh"),
    ],
)
def test_a_slip_or_the_same_sound_is_near(one, other):
    assert near(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("lee", "les"), ("craig", "carl"), ("joy", "joy"), ("al", "el")]
)
def test_other_names_are_not_near(one, other):
    assert not near(one, other)


def test_at_most_three_slips_are_counted():
    assert slips("craig", "mohammed") == 3


@pytest.mark.parametrize(("one", "other"), [("lucasz", "lukasz"), ("leane", "leanne")])
def test_a_given_name_alone_may_have_one_slip(one, other):
    assert close(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("hannah", "joanna"), ("mark", "marc"), ("craig", "craig")]
)
def test_a_given_name_alone_may_not_have_more(one, other):
    assert not close(one, other)


def test_what_sounds_alike_is_heard_alike():
    assert sound("e") == "e"
    assert sound("phillip") == sound("filip")


@pytest.mark.parametrize(
    ("given", "short"),
    [("Margaret", "peggy"), ("Bill", "william"), ("Kate", "katie"), ("Craig", "craigy")],
)
def test_a_given_name_has_its_short_forms_and_pet_forms(given, short):
    assert short in nicknames(given)


def test_a_short_form_is_not_another_short_form_of_the_same_name():
    assert "will" not in nicknames("Bill")


def test_pet_forms_that_are_words_are_left_out():
    assert "car" not in nicknames("Carly")


def test_names_and_their_short_forms_are_known():
    assert {"william", "bill"} <= known_names()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Leanne Marie", "f"),
        ("Craig", "m"),
        ("Sam", None),
        ("Jean-Luc", None),
        ("Beth", "f"),
        ("Văn Minh", "m"),
        ("", None),
    ],
)
def test_the_sex_is_told_by_names_that_agree(given, expected):
    assert sex(given) == expected


@pytest.mark.parametrize(
    "word", ["told", "hugged", "slowly", "volunteers", "unhelpful", "respectfully"]
)
def test_everyday_words_are_known_with_regular_endings(word):
    assert wordlike(word)


@pytest.mark.parametrize("name", ["pollitt", "tinny", "quicko", "haverstock", "unabc"])
def test_names_are_no_everyday_words(name):
    assert not wordlike(name)


def test_only_a_word_as_it_stands_is_ordinary():
    assert ordinary("hug")
    assert not ordinary("hugged")


def test_days_and_agencies_name_nobody():
    assert nameless("monday")
    assert nameless("mondays")
    assert not nameless("pollitt")
