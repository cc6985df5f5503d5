"""Whether the words of a record speak of somebody: by name, by number, by what they are."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_kin import Kin
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_people import Words, register
from ccportal.rules.matching_sieve import plain, sift

F1, F2, F3, F4 = "fam-1", "fam-2", "fam-3", "fam-4"
PEOPLE = [
    Someone(
        "dad", "Craig", "Pollitt", ("Big Craig",), date(1986, 7, 19),
        (("phone", "07700 900642"), ("address", "Room 6, Canal Court, Aldermere PR0 0CX")),
        ((F1, "contact-parent"),),
    ),
    Someone("mum", "Leanne", "Haverstock", ("Leanne Ruddock",), date(1988, 12, 5),
            (("phone", "07700 900123"),), ((F1, "resident-parent"),)),
    Someone("zoe", "Zoë", "Pollitt", ("Zo",), date(2016, 3, 2), (), ((F1, "child"),)),
    Someone("alfie", "Alfie", "Pollitt", (), date(2019, 8, 21), (), ((F1, "child"),)),
    Someone("nan", "May", "Ruddock", (), date(1957, 1, 30), (), ((F1, "relative"),)),
    Someone("aunt", "Beth", "Ruddock", (), date(1990, 1, 30), (), ((F1, "relative"),)),
    Someone("mark", "Mark", "Haverstock", ("Havvy",), None, (), ((F1, "other"),)),
    Someone("namesake", "Craig", "Pollitt", (), None, (), ((F2, "contact-parent"),)),
    Someone("hannah", "Hannah", "Whitlock", (), None, (("address", "9 Nook Lane PR0 0CX"),),
            ((F2, "resident-parent"),)),
    Someone("will", "Will", "Pollitt", (), None, (), ((F2, "child"),)),
    Someone("bill", "Bill", "Whitlock", ("Grandad Bill",), None, (), ((F2, "relative"),)),
    Someone("hope", "Hope", "Nguyen", (), date(2017, 11, 9), (), ((F3, "child"),)),
    Someone("minh", "Minh", "Nguyen", (), None, (), ((F3, "contact-parent"),)),
    Someone("lan", "Lan", "Nguyen", (), None, (), ((F3, "relative"),)),
    Someone("keith", "Keith", "Amberley", (), None, (), ((F3, "other"),)),
    Someone("luk", "Łukasz", "Wrona", ("Luke",), None, (), (), team=True),
    Someone("joy", "Joy", "Pemberley", (), None, (), (), team=True),
    Someone("kim", "Kim", "Onslow", (), None, (), ((F4, "resident-parent"),)),
    Someone("alex", "Sam", "Onslow", (), None, (), ((F4, "contact-parent"),)),
    Someone("babe", "Chris", "Onslow", (), date(2020, 1, 1), (), ((F4, "child"),)),
    Someone("gran", "Pat", "Vane", (), date(1950, 1, 1), (), ((F4, "relative"),)),
    Someone("luke2", "Lukasz", "Zielinski", (), None, (), (("fam-5", "contact-parent"),)),
    Someone("ania", "Ania", "Nowak", (), None, (), (("fam-5", "resident-parent"),)),
    Someone("jan", "Jan", "Nowak", (), date(1990, 1, 1), (), (("fam-5", "relative"),)),
    Someone("ada", "Ada", "Brook", (), None, (), (("fam-6", "contact-parent"),)),
    Someone("eva", "Emma", "Stone", (), None, (), (("fam-6", "resident-parent"),)),
    Someone("stella", "Stella", "Moss", (), None, (), (("fam-6", "other"),)),
    Someone("rose", "Sheila", "Stone", (), None, (), (("fam-6", "relative"),)),
]  # fmt: skip
REGISTER = register(PEOPLE)


def mentioned(ref: str, text: str, family: str | None = None, *standing: str) -> bool:
    return Seeker(REGISTER, ref).mentioned(Words(family, frozenset(standing), (text,)))


@pytest.mark.parametrize(
    ("ref", "text", "family"),
    [
        ("dad", "Car park: Graig Pollit again", None),
        ("dad", "C. Pollitt has written", None),
        ("dad", "when big Craig is in", None),
        ("dad", "Big Craig kicked off", F2),
        ("dad", "craig was late", F1),
        ("dad", "told Criag so", F1),
        ("dad", "Pollitt rang again", F1),
        ("dad", "Mark saw dad in a car", F1),
        ("dad", "Zoë's dad helped", F3),
        ("dad", "zoes dad helped", F3),
        ("dad", "the father of Zoë helped", F3),
        ("dad", "Zoë's lovely dad helped", None),
        ("dad", "Leanne's ex was there", F3),
        ("dad", "+44 7700 900642 rang", F3),
        ("dad", "the man at Canal Court", F1),
        ("dad", "lives in PR0 0CX", F3),
        ("mum", "mums phone", F1),
        ("mum", "Craig's ex rang", None),
        ("mum", "the mother of Alfie", F3),
        ("mum", "both parents came", F1),
        ("mum", "May's daughter rang", None),
        ("zoe", "the kids were tired", F1),
        ("zoe", "not seen Z & A", F1),
        ("zoe", "Leanne's girl", F3),
        ("zoe", "Graig Pollit (Zoë's dad)", None),
        ("nan", "Gran collected at 12", F1),
        ("nan", "with her own mum", F1),
        ("nan", "mums mum brought them", F1),
        ("nan", "the maternal grandmother", F1),
        ("nan", "Leanne's mum helped", F3),
        ("nan", "Zoë's nan helped", F3),
        ("aunt", "Auntie brought them", F1),
        ("aunt", "mum's sister brought them", F1),
        ("mark", "mum's partner came", F1),
        ("mark", "Leanne's husband came", None),
        ("mark", "her step dad came", F1),
        ("bill", "Grandad came", F2),
        ("hope", "Zoë fell out with Hope, her father Minh was fine", F1),
        ("hope", "Minh Nguyen came late; Hope waited", F1),
        ("luk", "Łukasz has taken it well", None),
        ("luk", "Lucasz did the tombola", F3),
        ("luk", "Luke put a flannel on", F2),
        ("luk", "LW was on the door", F2),
        ("luk", "Wrona on the door", F2),
        ("joy", "Joy will buddy him", F2),
        ("kim", "Mum rang", F4),
        ("alex", "Dad rang", F4),
        ("babe", "his son", F4),
        ("babe", "her daughter", F4),
        ("gran", "Gran rang", F4),
        ("gran", "Grandad rang", F4),
        ("gran", "dad's mum rang", F4),
        ("jan", "Uncle rang", "fam-5"),
        ("ada", "Dad rang", "fam-6"),
        ("ada", "Mum rang", "fam-6"),
        ("rose", "Auntie rang", "fam-6"),
        ("rose", "Nan rang", "fam-6"),
        ("keith", "her partner rang", F3),
        ("stella", "her girlfriend rang", "fam-6"),
        ("dad", "Today's dad was early", F1),
        ("lan", "his sister Lan", F3),
        ("zoe", "Zo came along", F3),
    ],
)  # fmt: skip
def test_a_record_speaks_of_somebody(ref, text, family):
    assert mentioned(ref, text, family)


@pytest.mark.parametrize(
    ("ref", "text", "family"),
    [
        ("dad", "Craig Pollitt brought nappies", F2),
        ("dad", "Craig P and Will made a rocket", F2),
        ("dad", "Craig lovely and patient", F2),
        ("dad", "Craig was there", None),
        ("dad", "Hope's dad helped", F1),
        ("dad", "Will's dad helped", F2),
        ("dad", "Zoë's dad helped", "fam-9"),
        ("dad", "fathers day cards", F1),
        ("dad", "dad came", F3),
        ("dad", "Pollitt rang", None),
        ("dad", "Zoë's house", F3),
        ("dad", "taxi to 9 Nook Lane PR0 0CX", F2),
        ("dad", "lives in PR0 0CX", F2),
        ("mum", "will bring his own mum", F1),
        ("mum", "other parents came", F1),
        ("zoe", "other children came", F1),
        ("zoe", "Miss Pollitt wrote", None),
        ("zoe", "Pollitt wrote", F1),
        ("zoe", "Zo came along", "fam-z"),
        ("nan", "he may bring his own mum", F1),
        ("nan", "May need a word", F1),
        ("nan", "dad's mum rang", F1),
        ("aunt", "Nan rang", F1),
        ("hope", "I hope it mends, said Minh Nguyen", F1),
        ("hope", "Zoë fell out with Hope", F1),
        ("hope", "her uncle Minh and Hope came", F1),
        ("hope", "Rang Minh. Hope waited", F1),
        ("hope", "Hope came, and Zoë's Lan", F1),
        ("luk", "Lukasz in 10.00", "fam-5"),
        ("luk", "Luke Skywalker film", None),
        ("joy", "Such joy all round", None),
        ("gran", "new baby there", F4),
        ("hope", "his sister rang", F3),
        ("stella", "her boyfriend rang", "fam-6"),
        ("pol", "Pol rang. Craig Pollitt too", F2),
        ("minh", "Lan's uncle", None),
        ("mum", "Havvy's mum rang", None),
        ("zoe", "Nan's daughter of May", F3),
        ("bill", "Uncle rang", F2),
    ],
)  # fmt: skip
def test_a_record_does_not_speak_of_somebody(ref, text, family):
    people = [*PEOPLE, Someone("pol", "Pol", "Dee", (), None, (), ((F1, "other"),)),
              Someone("z2", "Zo", "Zed", (), None, (), (("fam-z", "child"),)),
              Someone("z3", "Zoë", "Zed", (), None, (), (("fam-9", "child"),))]  # fmt: skip
    seeker = Seeker(register(people), ref)
    assert not seeker.mentioned(Words(family, frozenset(), (text,)))


def test_a_name_that_fits_two_is_that_of_the_one_who_stands_there():
    assert not mentioned("dad", "Attendance of Mr Pollitt", None, "namesake", "org-1")
    assert mentioned("namesake", "Attendance of Mr Pollitt", None, "will")


def test_a_name_nearly_theirs_is_whose_it_is_to_the_letter():
    people = [Someone("a", "Darren", "Scaife"), Someone("b", "Darran", "Scaife")]
    words = Words(None, frozenset(), ("Darran Scaife rang",))
    assert not Seeker(register(people), "a").mentioned(words)
    assert Seeker(register(people), "b").mentioned(words)


def test_a_record_without_a_family_is_of_the_family_of_who_stands_in_it():
    assert mentioned("dad", "told that dad was there", None, "mum")
    assert not mentioned("dad", "told that dad was there", None, "joy")


def test_an_empty_text_speaks_of_nobody():
    assert not mentioned("dad", "", F1)


def test_a_grandmother_for_sure_is_not_the_other_relatives_doubt():
    kin = REGISTER.kin(F1)
    assert kin["nan"] == {Kin.GRANDMOTHER}
    assert kin["aunt"] == {Kin.AUNT}


def test_names_that_people_bear_are_known():
    assert {"craig", "luke"} <= REGISTER.given
    assert {"pollitt", "ruddock"} <= REGISTER.surnames


def test_a_family_without_members_has_no_kin():
    assert REGISTER.kin("fam-none") == {}


TEXTS = [
    "Nice session.",
    "Graig Pollit across the exit",
    "by Craig Pol-\nlitt",
    "Zoë's dad again",
    "ring 07700 900642",
    "oh seven seven double oh nine hundred six four two",
    "will ring him",
    "Zoë read well",
    "CP was here, said KO",
    "Polite and calm",
]


def test_a_first_look_lets_through_whatever_may_speak_of_somebody():
    assert sift(Seeker(REGISTER, "dad"), TEXTS) >= {1, 2, 3, 4, 5}


@pytest.mark.parametrize(
    "text",
    [
        "mail c.p at example dot com",
        "room 6, canal ct",
        "near pr00cx",
        "on 07700-900-642",
        "3 Weir Lane",
    ],
)
def test_a_first_look_sees_numbers_and_addresses(text):
    contacts = (
        ("email", "c.p@example.com"),
        ("phone", "07700 900642"),
        ("address", "Room 6, Canal Court, Aldermere PR0 0CX"),
        ("address", "3 Weir Lane"),
    )
    who = Someone("a", "Craig", "Pollitt", (), None, contacts)
    assert sift(Seeker(register([who]), "a"), [text, "3 Weir Road, ring 07700 900643"]) == {0}


def test_a_first_look_lets_through_little_else():
    assert not sift(Seeker(REGISTER, "dad"), TEXTS) & {0, 6, 7, 9}


def test_a_first_look_knows_initials_of_the_team():
    assert sift(Seeker(REGISTER, "luk"), ["LW on the door", "lw"]) == {0}


def test_accents_and_broken_words_are_put_together_for_the_first_look():
    assert plain("Zoe\u0308 Pol-\nlitt") == "Zoë Pollitt"
    assert plain("Zoë") == "Zoë"


OTHERS = register(
    [
        Someone("son", "Mikołaj", "Sadowski-Gill", (), date(2017, 3, 12), (), ((F1, "child"),)),
        Someone("father", "Bartosz", "Sadowski", (), None, (), ((F1, "contact-parent"),)),
        Someone("she", "Ijeoma", "Okonta", ("Bob",), None, (), ((F2, "contact-parent"),)),
        Someone("he", "Callum", "Brand", (), None, (), ((F2, "resident-parent"),)),
        Someone("gran", "Ethel", "Brand", (), date(1950, 1, 1), (), ((F2, "relative"),)),
        Someone("girl", "Kamara", "Brand", (), date(2018, 2, 2), (), ((F2, "child"),)),
    ]
)  # fmt: skip


def spoken_of(ref: str, text: str, family: str) -> bool:
    return Seeker(OTHERS, ref).mentioned(Words(family, frozenset(), (text,)))


def test_a_title_before_a_name_that_a_child_shares_with_a_grown_up_is_the_grown_ups():
    assert spoken_of("father", "Mr Sadowski attended alone", F1)
    assert not spoken_of("son", "Mr Sadowski attended alone", F1)
    assert spoken_of("son", "Mikołaj attended with Mr Sadowski", F1)


@pytest.mark.parametrize("text", ["Ms Okonta rang", "not to tell mum", "Kamara's mum was there"])
def test_a_woman_who_is_called_by_a_mans_name_is_found_as_a_woman(text):
    assert spoken_of("she", text, F2)


@pytest.mark.parametrize(
    ("ref", "text", "mentioned_there"),
    [
        ("she", "Mr Brand, his mother and both children", False),
        ("she", "Callum and his mum", False),
        ("she", "Kamara and her mum", True),
        ("she", "She came with her mum", True),
        ("she", "Kamara told Callum that his mother is kind", True),
        ("gran", "Mr Brand, his mother and both children", True),
        ("gran", "Callum with his mum", True),
        ("gran", "Kamara with her mum", False),
        ("he", "Callum, his shoes in his hand", True),
    ],
)
def test_the_mother_of_a_grown_up_is_the_childrens_grandmother(ref, text, mentioned_there):
    assert spoken_of(ref, text, F2) is mentioned_there
