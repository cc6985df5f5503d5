"""Telephone numbers, mail and postal addresses, in every form in which people write them."""

from __future__ import annotations

import re

import pytest

from ccportal.rules import matching_mails
from ccportal.rules.matching_marks import marks
from ccportal.rules.matching_phones import digits_of, national, numbers, pattern
from ccportal.rules.matching_places import address, postcodes
from ccportal.rules.matching_reach import reach
from ccportal.rules.matching_streets import streets

SPELLINGS = [
    "07700900123",
    "07700 900 123",
    "07700-900-123",
    "+44 7700 900123",
    "+44 (0)7700 900123",
    "0044 7700 900123",
    "(07700) 900123",
    "07700\n900123",
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_a_number_is_the_same_however_it_is_grouped(written):
    assert [digits for _, _, digits in numbers(f"ring {written} please")] == ["07700900123"]
    assert re.search(pattern("07700 900123"), f"ring {written} please")


@pytest.mark.parametrize(
    "written",
    [
        "oh seven seven double oh, nine hundred one two three",
        "07700 nine hundred one two three",
        "zero seven seven zero zero nine oh oh one twenty three",
        "oh seven seven hundred and nine hundred one two three",
        "nought seven seven double nought nine double zero one two three",
    ],
)
def test_a_number_in_words_is_found_whole(written):
    (found,) = numbers(f"ring {written}.")
    assert found == (5, 5 + len(written), "07700900123")


@pytest.mark.parametrize(
    "text",
    [
        "10.05 to 12.30",
        "on 20/9/2025 10.40",
        "sheet 10453",
        "£2,140.55",
        "certificate 001877705190",
        "one two three, zero",
        "at seven or eight o'clock he hid in the zero zone two three times",
        "12-12-2024",
    ],
)
def test_times_dates_and_sheets_are_no_telephone_numbers(text):
    assert list(numbers(text)) == []


def test_a_number_of_another_country_is_found():
    assert [digits for _, _, digits in numbers("her mother, +33 1 42 68 53 00")] == ["33142685300"]


def test_a_local_number_is_found():
    assert [digits for _, _, digits in numbers("on 960 288 pls")] == ["960288"]
    assert [digits for _, _, digits in numbers("on 12-3456 pls")] == []


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("twenty one", "21"),
        ("twenty", "20"),
        ("twenty oh", "200"),
        ("fourteen", "14"),
        ("treble six", "666"),
    ],
)
def test_numerals_are_read_out_digit_by_digit(words, digits):
    assert digits_of(words) == digits


def test_the_country_is_taken_off_a_number():
    assert national("+44 20 7946 0345") == "02079460345"
    assert national("01632 960100") == "01632960100"


@pytest.mark.parametrize(
    "written",
    [
        "d.fair@example.com",
        "d.fair at example dot com",
        "d.fair (at) example.com",
        "D.FAIR@EXAMPLE.COM",
    ],
)
def test_a_mail_address_is_found_in_signs_and_words(written):
    text = f"mail {written} pls"
    if "(at)" not in written:
        assert [text[a:b] for a, b in matching_mails.mails(text)] == [written]
    assert re.search(matching_mails.pattern("d.fair@example.com"), text, re.IGNORECASE)


def test_words_are_no_mail_address():
    assert list(matching_mails.mails("see him at home. He looked at example.com there")) == []


def test_a_mail_address_is_told_once():
    assert len(list(matching_mails.mails("a.b@example.org"))) == 1


@pytest.mark.parametrize("written", ["PR0 0TQ", "pr00tq", "PR0  0tq", "PRO OTQ", "PR0\n0TQ"])
def test_a_postcode_is_found_in_any_case_and_spacing(written):
    assert [written] == [written[a:b] for a, b in postcodes(written)]


@pytest.mark.parametrize(
    "text", ["tannery row 2nd class", "room b1 3rd door", "at 10 1st", "BRO OTQX"]
)
def test_ordinals_are_no_postcodes(text):
    assert list(postcodes(text)) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("new room at number 14 Sallow Ct and", "number 14 Sallow Ct"),
        ("taxi to 5 Orchard Fold, driver", "5 Orchard Fold"),
        ("at Lampwick House since", "Lampwick House"),
        ("posted to 31 tannery close 2nd class", "31 tannery close"),
        ("live in the flat above the chip shop", "in the flat above the chip shop"),
    ],
)
def test_streets_and_buildings_are_found(text, part):
    assert part in [text[a:b] for a, b in streets(text)]


@pytest.mark.parametrize("text", ["Car park: moved", "Solicitor's view asked", "Duplo tower built"])
def test_everyday_words_are_no_streets(text):
    assert list(streets(text)) == []


HOME = address("Flat 2, 31 Tannery Row, Cooper's Court, Skelby PR0 0TQ")


def fits(patterns: tuple[str, ...], text: str) -> bool:
    return any(re.search(one, text, re.IGNORECASE) for one in patterns)


@pytest.mark.parametrize("text", ["31 tannery row", "31, Tannery\nRow"])
def test_number_and_street_mean_an_address(text):
    assert fits(HOME.sure, text)


def test_another_number_is_another_address():
    assert not fits(HOME.sure, "131 Tannery Row")
    assert not fits(HOME.sure, "32 Tannery Row")


@pytest.mark.parametrize("text", ["on Tannery Row", "coopers ct"])
def test_street_and_building_are_parts_of_an_address(text):
    assert fits(HOME.loose, text)


def test_postcode_and_town_are_parts_of_an_address():
    assert fits(HOME.postcodes, "prO otq")
    assert fits(HOME.towns, "moved to skelby")


def test_a_house_number_may_have_a_letter():
    assert fits(address("61b Salters Brow").sure, "at 61B salters brow")


MINE = reach(
    [
        ("phone", "07700 900123"),
        ("email", "c@example.com"),
        ("address", "3 Kelp Terrace, Skelby PR0 0TQ"),
    ]
)


@pytest.mark.parametrize(
    "text",
    [
        "on +44 7700 900123",
        "mail c@example.com",
        "at 3 kelp terr",
        "near pr00tq",
    ],
)
def test_somebody_is_reached_by_number_mail_or_address(text):
    assert list(MINE.places(text, home=False))


def test_somebody_is_reached_by_a_number_in_words():
    text = "ring oh seven seven double oh nine hundred one two three"
    assert [text[a:b] for a, b in MINE.places(text, home=False)] == [text[5:]]
    assert (
        list(MINE.places("ring oh seven seven double oh nine hundred one two four", home=False))
        == []
    )


def test_a_postcode_after_another_house_is_another_home():
    assert list(MINE.places("5 Gannet Close, Skelby PR0 0TQ", home=False)) == []


def test_a_street_alone_tells_at_home_only():
    assert list(MINE.places("up Kelp Terrace", home=True))
    assert not list(MINE.places("up Kelp Terrace", home=False))


def test_nobody_is_reached_without_contact_details():
    assert list(reach([]).places("07700 900123, pr00tq", home=True)) == []


@pytest.mark.parametrize(
    ("text", "part", "kind"),
    [
        ("on the register at Marlesbeck Primary now", "Marlesbeck Primary", "school"),
        ("MARLESBECK CHURCH PRIMARY SCHOOL\nDear", "MARLESBECK CHURCH PRIMARY SCHOOL", "school"),
        ("home from Tolliver's Garden Centre.", "Tolliver's Garden Centre", "workplace"),
        ("She works at Hallhythe in town", "Hallhythe", "workplace"),
        (
            "at work till 1 (the travel agents on Fuller Street)",
            "the travel agents on Fuller Street",
            "workplace",
        ),
        ("Dr at Wharf Street surgery is writing", "Dr at Wharf Street surgery", "other"),
        ("grey van ZQ17 QVI outside", "ZQ17 QVI", "registration"),
        ("we were told by Joan Smith", "told by Joan Smith", "other"),
    ],
)
def test_schools_workplaces_plates_and_sources_are_known_by_how_they_are_written(text, part, kind):
    assert (part, kind) in [(text[a:b], kind) for a, b, kind in marks(text)]
