"""Slips, turns of phrase, descriptions: what is a name or an address after all, and what not."""

from __future__ import annotations

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_dwellings import dwellings
from ccportal.rules.matching_everyday import everyday, frequent
from ccportal.rules.matching_learnt import names_learnt
from ccportal.rules.matching_mails import mails
from ccportal.rules.matching_marks import marks
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_passages import Surroundings, passages
from ccportal.rules.matching_people import Words, register
from ccportal.rules.matching_phones import national, numbers, pattern
from ccportal.rules.matching_reach import reach
from ccportal.rules.matching_text import read
from ccportal.rules.matching_unknown import unknown

pytestmark = pytest.mark.clause("SAR")

BORNE = frozenset({"esi", "noor"})
FAMILY = "fam-1"
REGISTER = register(
    [
        Someone("dad", "Craig", "Pollitt", (), None, (("address", "2 Oakby Street, Oakby"),),
                ((FAMILY, "contact-parent"),)),
        Someone("mum", "Joanne", "Kilbride", (), None,
                (("address", "Flat 3, 47 Tanner Row, Skelby PR0 0TQ"),),
                ((FAMILY, "resident-parent"),)),
    ]
)  # fmt: skip


def names(text: str, named: frozenset[str] = frozenset()) -> list[str]:
    line = read(text)
    return [text[start:end] for start, end in unknown(line, frozenset(), named, BORNE)]


def suggested(text: str) -> list[str]:
    seeker, words = Seeker(REGISTER, "dad"), Words(FAMILY, frozenset({"dad"}), (text,))
    around = Surroundings({}, frozenset())
    return [text[one.start : one.end] for one in passages(seeker, words, text, ["mum"], around)]


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("his no. is 07700 9OO271 now", "07700900271"),
        ("O77OO 900318 on his hand", "07700900318"),
        ("call 01632 960 l28 first", "01632960128"),
        ("seven seven double zero, nine double zero, eight four six", "07700900846"),
        ("ring 07700 900123/124 after", "07700900123"),
        ("07700 900123 10.30", "07700900123"),
        ("no 960288 now", "960288"),
    ],
)
def test_a_number_is_found_with_letters_for_digits_and_more_behind_it(text, digits):
    assert [found for _, _, found in numbers(text)] == [digits]


@pytest.mark.parametrize(
    "text",
    [
        "log 100488 of today",
        "ref no. 100123",
        "seven eight nine ten",
        "at 10 o'clock on 12 October 2024",
        "9.55 10.02 11.58",
        "too 10 or 20",
    ],
)
def test_what_is_counted_or_filed_is_no_telephone_number(text):
    assert list(numbers(text)) == []


def test_somebodys_own_number_is_known_with_letters_for_noughts():
    own = reach([("phone", "07700 900271")])
    assert own.sure.search("on 07700 9OO271")
    assert "[0Oo]" in pattern("07700 900271")
    assert national("07700 900271") == "07700900271"


@pytest.mark.parametrize(
    ("text", "mail"),
    [
        ("by k.mcavoy (at) example.com in", "k.mcavoy (at) example.com"),
        ("or l.pen at work.example.net in hours", "l.pen at work.example.net"),
        ("jo dot kay at example dot org", "jo dot kay at example dot org"),
    ],
)
def test_a_mail_address_is_found_where_its_sign_is_written_out(text, mail):
    assert [text[start:end] for start, end in mails(text)] == [mail]


@pytest.mark.parametrize("text", ["see me at home.Then go", "look at gov.uk", "at mum's.org"])
def test_a_word_and_a_full_stop_are_no_mail_address(text):
    assert list(mails(text)) == []


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("drew the end terrace by the canal bridge, with", "the end terrace by the canal bridge"),
        ("the house is opposite the Spar.", "the house is opposite the Spar"),
        ("in a room over the bookies in Wrackham", "in a room over the bookies in Wrackham"),
        ("they live above a nail bar now", "above a nail bar"),
        ("the house with the green door", "the house with the green door"),
        ("at the refuge on Bobbin Hill for", "the refuge on Bobbin Hill"),
        ("moved to Liverpool last week", "Liverpool"),
        ("living in Overtarn now", "Overtarn"),
    ],
)
def test_a_home_is_known_by_what_it_stands_beside(text, home):
    assert home in [text[start:end] for start, end in dwellings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "the dolls house by the window",
        "the home corner near the sand",
        "his place by the window",
        "stayed near the door",
        "moved to Room B",
        "stayed in Monday",
        "stay at Home",
    ],
)
def test_what_stands_in_the_hall_is_nobodys_home(text):
    assert list(dwellings(text)) == []


@pytest.mark.parametrize("text", ["home is number 47", "at no. forty-seven", "flat 3, she says"])
def test_a_house_is_known_by_its_number_alone(text):
    assert len(suggested(text)) == 1


@pytest.mark.parametrize("text", ["the number 47 bus", "number 8 of ten", "flat out"])
def test_another_number_is_no_house(text):
    assert suggested(text) == []


@pytest.mark.parametrize("text", ["J. K. rang", "ask J K about it", "J.K. said so", "Mrs K rang"])
def test_initials_are_known_with_stops_and_blanks(text):
    assert len(suggested(text)) == 1


@pytest.mark.parametrize(
    "text", ["J. L. rang", "P.S. all well", "Mr K rang", "told by letter", "J. K4 is the room"]
)
def test_other_letters_are_nobodys_initials(text):
    assert suggested(text) == []


def test_a_school_that_is_called_like_the_subjects_own_town_is_somewhere_else():
    assert suggested("leaving Oakby Infants in July") == ["Oakby Infants"]
    assert suggested("back in Oakby") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Uncle Dec shouted", "Dec"),
        ("his brother Declan (Dec) came", "Dec"),
        ("Poppy B fell out with him", "Poppy B"),
        ("Noor and Mabli shared", "Noor"),
        ("esi lent her gloves", "esi"),
        ("left for Kelder late", "Kelder"),
        ("a jumper from Park again", "Park"),
        ("she left the Ship in May", "Ship"),
        ("Miles came to fetch them", "Miles"),
        ("follow Miles to the car", "Miles"),
        ("before May came in", "May"),
        ("Hutch takes them fishing", "Hutch"),
        ("Goody and mum in the car", "Goody"),
        ("Preston's mum rang", "Preston"),
    ],
)
def test_names_that_are_words_are_told_by_what_stands_around_them(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Penny dropped at last",
        "Max noise level again",
        "Mark my words",
        "Grace period of ten minutes",
        "Rose at six to be here",
        "Drew a picture",
        "Grant applied for",
        "Art table out",
        "Little red mark on the door",
        "it needs doing before May.",
        "Bank Holiday next week",
        "played Top Trumps and Play-Doh",
        "According to the sheet",
        "Court is at Preston on the 4th",
        "Manchester United shirt on",
        "on the Persian rug",
        "He was Told so",
        "Wi-Fi down",
        "in the Hall",
        "I'll find her",
    ],
)
def test_turns_of_phrase_and_things_name_nobody(text):
    assert names(text) == []


@pytest.mark.parametrize("text", ["Children's Services wrote", "Social Services rang"])
def test_services_are_nobodys_workplace(text):
    assert list(marks(text)) == []


def test_a_word_that_stands_as_a_name_once_is_one_where_it_opens_a_sentence():
    learnt = names_learnt(["he is following Storm online"], frozenset())
    assert learnt == {"storm": "name"}
    assert names("Storm leaned on the gate", frozenset(learnt)) == ["Storm"]
    assert names("Storm leaned on the gate") == []


@pytest.mark.parametrize("key", ["according", "hungry", "reminders"])
def test_everyday_words_are_known(key):
    assert everyday(key)


@pytest.mark.parametrize("key", ["mark", "siobhan", "craig", "tollivers"])
def test_what_people_are_called_is_no_everyday_word(key):
    assert not everyday(key)
    assert not frequent(key)
