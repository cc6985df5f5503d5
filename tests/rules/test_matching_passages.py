"""What in a text is somebody else's: found, and told from what is not."""

from __future__ import annotations

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_learnt import organisations
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_passages import Surroundings, passages
from ccportal.rules.matching_people import Words, register

FAMILY = "fam-1"
REGISTER = register(
    [
        Someone("dad", "Craig", "Pollitt", (), None, (("phone", "07700 900642"),),
                ((FAMILY, "contact-parent"),)),
        Someone("mum", "Leanne", "Haverstock", (), None,
                (("phone", "07700 900123"), ("email", "Leanne.H@example.org"),
                 ("address", "31 Tannery Row, Skelby PR0 0TQ")), ((FAMILY, "resident-parent"),)),
        Someone("zoe", "Zoë", "Pollitt", (), None, (("address", "31 Tannery Row, Skelby PR0 0TQ"),),
                ((FAMILY, "child"),)),
        Someone("maureen", "Maureen", "Tattersall", (), None, (), (), team=True),
        Someone("far", "Siobhan", "O'Brien"),
        Someone("one", "Jo", "Bell"),
        Someone("two", "Jo", "Bell"),
        Someone("wren", "Wren", "Ogle"),
    ]
)  # fmt: skip
PLAIN = Surroundings({"marlesbeck": "school", "little": "school"}, frozenset({"zingo"}))


def found(
    text: str, subject: str = "dad", around: Surroundings = PLAIN
) -> list[tuple[str, str, str | None]]:
    seeker = Seeker(REGISTER, subject)
    others = [ref for ref in ("mum", "dad", "zoe", "maureen") if ref != subject]
    words = Words(FAMILY, frozenset({subject}), (text,))
    return [
        (text[one.start : one.end], one.kind, one.person)
        for one in passages(seeker, words, text, others, around)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leanne rang", ("Leanne", "name", "mum")),
        ("said Maureen T", ("Maureen T", "name", "maureen")),
        ("with MT there", ("MT", "name", "maureen")),
        ("Siobhan O'Brien rang", ("Siobhan O'Brien", "name", "far")),
        ("for Jo Bell", ("Jo Bell", "name", None)),
        ("that Rory put the shelves up", ("Rory", "name", None)),
        ("Dervla came", ("Dervla", "name", None)),
        ("asked D. Fairclough so", ("D. Fairclough", "name", None)),
        ("Mark did the pick up", ("Mark", "name", None)),
        ("Mark's van", ("Mark", "name", None)),
        ("it was Mark", ("Mark", "name", None)),
        ("brought Z and Rory in", ("Rory", "name", None)),
        ("Mark, in the van", ("Mark", "name", None)),
        ("Mark makes better pancakes", ("Mark", "name", None)),
        ("Jack to be let in", ("Jack", "name", None)),
        ("Wren tripped", ("Wren", "name", None)),
        ("on 07700-900-123 now", ("07700-900-123", "phone", "mum")),
        ("on 01632 960 288 now", ("01632 960 288", "phone", None)),
        ("to leanne.h@example.org", ("leanne.h@example.org", "email", "mum")),
        ("31 tannery row, Skelby, pr00tq", ("31 tannery row, Skelby, pr00tq", "address", "mum")),
        ("on Tannery Row now", ("Tannery Row", "address", "mum")),
        ("near PR1 1AA now", ("PR1 1AA", "address", None)),
        ("on Fuller Street now", ("Fuller Street", "address", None)),
        ("said 'Marlesbeck' before", ("Marlesbeck", "school", None)),
        ("likes Little too", ("Little", "school", None)),
        ("Little head rang", ("Little", "school", None)),
        ("out of the Blue Lobster late", ("Blue Lobster", "name", None)),
        ("left for Crooked's late", ("Crooked", "name", None)),
        ("van ZQ17 QVI", ("ZQ17 QVI", "registration", None)),
        ("at Larkmere Primary now", ("Larkmere Primary", "school", None)),
        ("QUICKFALL came", ("QUICKFALL", "name", None)),
        ("Ozzie 9.55, quick", ("Ozzie", "name", None)),
    ],
)  # fmt: skip
def test_what_is_somebody_elses_is_found_with_kind_and_owner(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Craig in 9.55, ring him on 07700 900642",
        "Told him so on Monday",
        "Little red mark on the door. Will ring him. Last time was in May",
        "Dad and the kids played Zingo",
        "Pre-visit done",
        "Mark on the door",
        "Peg 10135",
        "Quickhook 10135",
        "IN PEG FULL OF COATS",
        "Max noise level",
        "He was Told so",
        "SAFEGUARDING LETTER FROM THE AGENCY",
        "the Blue",
        "Room B",
        "Dad",
        "MARK seen",
        "Nice one. Mark",
        "was Heating to be",
    ],
)
def test_what_is_nobody_elses_is_left_alone(text):
    assert found(text) == []


def test_a_heading_in_capitals_is_not_full_of_names():
    assert found("Then RISK ASSESSMENT AND SAFETY PLAN of today") == []


def test_of_a_text_in_capitals_what_is_no_word_is_a_name():
    assert found("LEGO WITH QUICKFALL. OUT 12.00") == [("QUICKFALL", "name", None)]
    assert found("The QUICKFALLS REPORTED it") == [("QUICKFALLS", "name", None)]


def test_the_childs_address_is_not_for_the_parent_who_asks_in_their_name():
    text = "new room at 31 Tannery Row"
    asked = Surroundings({}, frozenset(), asking=False)
    assert found(text, "zoe", asked) == [("31 Tannery Row", "address", "mum")]
    assert found(text, "zoe") == []


NEAR = register(
    [
        Someone("dad", "Craig", "Pollitt", (), None,
                (("address", "4 Tannery Row, Skelby PR0 0TQ"),), ((FAMILY, "contact-parent"),)),
        Someone("mum", "Leanne", "Haverstock", (), None,
                (("address", "9 Weir End, Skelby PR0 0XX"),), ((FAMILY, "resident-parent"),)),
        Someone("gran", "Edna", "Haverstock", (), None,
                (("address", "6 Tannery Row, Skelby PR0 0TQ"),), ((FAMILY, "relative"),)),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 9 Weir End, Skelby PR0 0XX", [("9 Weir End", "mum"), ("PR0 0XX", "mum")]),
        ("9 Weir End\nSkelby\npr00xx", [("9 Weir End", "mum"), ("pr00xx", "mum")]),
        ("at 6 Tannery Row, Skelby PR0 0TQ", [("6 Tannery Row", "gran")]),
        ("at 4 Tannery Row, Skelby PR0 0TQ", []),
        ("from Skelby", []),
        ("4 Tannery Row, 9 Weir End, Skelby", [("9 Weir End", "mum")]),
    ],
)
def test_who_lives_in_the_same_town_or_street_has_an_address_of_their_own(text, expected):
    seeker, words = Seeker(NEAR, "dad"), Words(FAMILY, frozenset({"dad"}), (text,))
    homes = passages(seeker, words, text, ["mum", "gran"], PLAIN)
    assert [(text[one.start : one.end], one.person) for one in homes] == expected


def test_the_subjects_own_town_is_left_alone():
    assert found("moved to Skelby", "mum") == []
    assert found("moved to Skelby") == [("Skelby", "address", "mum")]


def test_words_that_stand_together_are_one_name():
    assert [one[0] for one in found("saw Rory Tallentire there")] == ["Rory Tallentire"]
    assert [one[0] for one in found("saw Rory Monday")] == ["Rory"]
    assert [one[0] for one in found("saw Rory. Tess too")] == ["Rory", "Tess"]


def test_organisations_are_learnt_from_texts_that_name_them_whole():
    texts = [
        "at Larkmere Primary now",
        "she works at the Blue Ox Inn",
        "works at Bo",
        "van ZQ17 QVI",
    ]
    assert organisations(texts) == {"larkmere": "school", "blue": "workplace"}
