"""What an index keeps of a text leads to whatever may speak of somebody: nothing is lost by it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.mentions import GIVEN, SURNAMES, leads_to, people, texts

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_entries import MOST, WHOLE, entries, near_keys
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_near import near
from ccportal.rules.matching_people import Words, register
from ccportal.rules.matching_sieve import APART, sift
from ccportal.rules.matching_text import fold

pytestmark = pytest.mark.clause("SAR")

DAD = Someone(
    "dad", "Craig", "Pollitt-Brien", ("Big Craig", "Grandad Bill"), None,
    (
        ("phone", "07700 900642"),
        ("email", "c.p77@mill-race.example.org"),
        ("address", "14a King's Road, Aldermere PR0 0CX"),
    ),
    (("f1", "contact-parent"),),
)  # fmt: skip
ZOE = Someone("zoe", "Zoë", "Haverstock", ("Zo",), None, (), (("f1", "child"),))
AGNIESZKA = Someone("aga", "Agnieszka", "Nowak", (), None, (), (("f1", "relative"),))
OTHER_ZOE = Someone("zoe2", "Zoe", "Whitlock", (), None, (), (("f2", "child"),))
REGISTER = register((DAD, ZOE, AGNIESZKA, OTHER_ZOE))
SEEKER = Seeker(REGISTER, "dad")


def lost(seed: int, number: int) -> list[tuple[str, ...]]:
    """Texts that speak of somebody, as a reading of each finds, to which no index would lead."""
    chance = Random(seed)
    known = people(chance)
    seeker = Seeker(known, "p0")
    made = [texts(chance, known) for _ in range(number)]
    speaking = (one for one in made if seeker.mentioned(Words(None, frozenset(), one)))
    read = [one for one in speaking if sift(seeker, [APART.join(one)])]
    return [one for one in read if not leads_to(seeker, one)]


@pytest.mark.parametrize("seed", range(12))
def test_an_index_leads_to_all_that_a_full_reading_finds(seed):
    assert lost(seed, 16) == []


@pytest.mark.overnight
@settings(max_examples=4_000, deadline=None)
@given(st.integers(1_000))
def test_an_index_leads_to_all_that_a_full_reading_finds_whatever_is_made_up(seed):
    assert lost(seed, 12) == []


@pytest.mark.parametrize(
    "text",
    [
        "Craig Pollitt was late",
        "by Craig Pol-\nlitt",
        "told Criag so",
        "Crraig",
        "CP was there",
        "P.B., C. P. rang",
        "grandad bill came",
        "Zoë's dad helped",
        "the dad of Zoe",
        "Zoe Haverstok's dad",
        "Agniezka's son",
        "the nephew of nobody, dad of Agnieshka Nowak",
        "zoes dad",
        "ring +44 7700-900642",
        "ring O77OO 9OO642",
        "oh seven seven double oh nine hundred six four two",
        "mail C.P77 at mill-race dot example dot org",
        "at 14a Kings Rd",
        "at 14aKing's Road",
        "near pr0\u00a00cx",
        "near PROOCX",
        "Mr P and his daughter Zoe",
        "x" * 70,
    ],
)
def test_an_index_leads_to_a_text_that_may_speak_of_somebody(text):
    assert leads_to(SEEKER, (text,))


@pytest.mark.parametrize(
    "text",
    [
        "Liam Porter was late",
        "PC was there",
        "Hope's dad helped",
        "Mr Q rang, his daughter Zoe too",
        "ring 07700 900643",
        "oh seven seven double oh nine hundred six four three",
        "mail c.p@example.com",
        "at 14a Queens Rd",
        "near PR0 0CY",
        "the will of the people",
        "zoe read well",
    ],
)
def test_an_index_does_not_lead_to_everything(text):
    assert not leads_to(SEEKER, (text,))


def test_a_child_of_that_name_in_the_family_of_a_record_is_that_child():
    assert leads_to(SEEKER, ("Zoe's dad helped",), "f3")
    assert not leads_to(SEEKER, ("Zoe's dad helped",), "f2")


def test_who_has_no_family_is_found_by_name_alone():
    alone = Someone("a", "Craig", "Pollitt", (), None, (("phone", "12"), ("phone", "n/a")))
    seeker = Seeker(register((alone,)), "a")
    assert leads_to(seeker, ("Craig Pollitt",))
    assert not leads_to(seeker, ("Zoe's dad, 12",))
    assert not seeker.mentioned(Words(None, frozenset(), ("ring 12",)))


def test_what_is_known_by_digits_alone_is_looked_for_where_a_digit_stands():
    odd = (("email", "77@88"), ("address", "9 1234"), ("email", "@"))
    seeker = Seeker(register((Someone("a", "Craig", "Pollitt", (), None, odd),)), "a")
    assert leads_to(seeker, ("mail 77@88",))
    assert leads_to(seeker, ("at 9 1234",))
    assert not leads_to(seeker, ("look at me",))


def test_what_an_index_cannot_carry_is_read():
    words = " ".join(f"qx{number:05}".translate(LETTERS) for number in range(MOST + 1))
    assert entries((words,), frozenset()) == {WHOLE}
    assert leads_to(SEEKER, (words,))


LETTERS = str.maketrans("0123456789", "bcdfghjklm")


@pytest.mark.parametrize("seed", range(4))
def test_two_names_that_may_be_one_have_a_key_in_common(seed):
    chance = Random(seed)
    names = [fold(one) for one in (*GIVEN, *SURNAMES, "Kristof", "Leigh", "Lianne", "Haverstok")]
    for _ in range(600):
        one, other = chance.choice(names), list(chance.choice(names))
        for _ in range(chance.randrange(3)):
            other[chance.randrange(len(other))] = chance.choice("aeiotlkzs")
        if near(one, "".join(other)):
            assert near_keys(one) & near_keys("".join(other))
