"""Names of many tongues, numbers and addresses as people write them: collected, or not."""

from __future__ import annotations

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_near import close, near
from ccportal.rules.matching_people import Words, register
from ccportal.rules.matching_sieve import sift
from ccportal.rules.namesakes import bearers, namesakes

pytestmark = pytest.mark.clause("SAR")

F1, F2, F3, F4 = "fam-1", "fam-2", "fam-3", "fam-4"
PEOPLE = [
    Someone(
        "dad", "Oluwadamilare", "Adebayo-Hughes", ("Dami",), None,
        (("address", "Flat 9, 41 Quarry Road, Pontcarn CF0 3RD"),),
        ((F1, "contact-parent"),),
    ),
    Someone(
        "mum", "Siân Mair", "Llewellyn-Hughes", ("Shan",), None,
        (("address", "Y Bwthyn, 3 Heol y Capel, Llanfechan LL0 4QT"),),
        ((F1, "resident-parent"),),
    ),
    Someone("efa", "Efa", "Adebayo-Hughes", (), None, (), ((F1, "child"),)),
    Someone("nan", "Bríd", "Adebayo", (), None, (), ((F1, "relative"),)),
    Someone("preet", "Harpreet Kaur", "Sandhu", (), None, (), ((F2, "resident-parent"),)),
    Someone("zbig", "Zbigniew", "Grzelak", (), None, (), ((F2, "contact-parent"),)),
    Someone("yusuf", "Muhammad Yusuf", "Chaudhry", ("Yusuf",), None, (), ((F3, "contact-parent"),)),
    Someone("dung", "Trần Văn", "Dũng", ("Dung Tran", "Dan"), None, (), ((F3, "other"),)),
    Someone("huong", "Nguyễn Thị", "Hương", (), None, (), ((F3, "relative"),)),
    Someone("tam", "Tamsin", "Featherstonehaugh", (), None, (), ((F3, "resident-parent"),)),
    Someone(
        "aoife", "Aoife", "Ní Bhriain", (), None,
        (("address", "The Old Forge, Mill Brow, Carrowbeg"),),
        ((F4, "resident-parent"),),
    ),
    Someone(
        "jp", "Jean-Pierre", "Okafor", ("JP", "Aga"), None,
        (("address", "Berth 12, Lockgate Marina, Denholme BD0 7QX"),),
        ((F4, "contact-parent"),),
    ),
    Someone("gwen", "Gwen", "Outhwaite", (), None, (), (), team=True),
    Someone("pip", "Pip", "Ashdown", (), None, (), (), team=True),
]  # fmt: skip
REGISTER = register(PEOPLE)

SPOKEN_OF = [
    ("dad", "ADEBAYO-HUGHES, O. was on the list", F2),
    ("dad", "Adebayo-Hughes O. was on the list", F2),
    ("dad", "picture damiadebayo.jpg was sent in", F2),
    ("dad", "from hughesdami on the sheet", F2),
    ("dad", "Ｄａｍｉ Ａｄｅｂａｙｏ-Ｈｕｇｈｅｓ came by", F2),
    ("dad", "Dаmi Adеbаyo-Hughеs came by", F2),
    ("dad", "Da\u00admi Ade\u200bbayo-Hughes came by", F2),
    ("dad", "Mr H was late", F1),
    ("dad", "Mr A was late", F1),
    ("nan", "Dami's mum came", F1),
    ("nan", "Dami's mum came", F2),
    ("mum", "new address Y Bwthyn, 3 Heol y Capel", F2),
    ("mum", "new address Y Bwthyn 3 Heol-y-Capel", F2),
    ("preet", "Harpreet Kaur came", F1),
    ("zbig", "Pan Grzelak came", F1),
    ("zbig", "Herr Grzelak came", F1),
    ("yusuf", "Yusuf Chowdhury came", F1),
    ("dung", "Dan Tran came", F1),
    ("dung", "Mr Tran came", F1),
    ("huong", "Mrs Nguyen came", F1),
    ("tam", "Tamsin Fanshawe came", F1),
    ("aoife", "the lady from The Old Forge, Mill Brow came", F1),
    ("jp", "moored at berth 12, Lockgate Marina", F1),
    ("jp", "J.P. was late", F4),
    ("gwen", "Gwne held the kite", F1),
    ("pip", "Pip on the door", F1),
    ("pip", "Pip to do teas", F1),
]
NOT_SPOKEN_OF = [
    ("jp", "the JP sat in court", F1),
    ("jp", "the Aga was cold", F1),
    ("jp", "Lockgate Marina has an open day", F1),
    ("aoife", "a trip to the old forge", F1),
    ("nan", "Zbigniew's mum came", F2),
    ("zbig", "a pan of soup", F1),
    ("gwen", "Genw? Never heard of it", F1),
    ("pip", "Pip on an apple", F1),
    ("pip", "Pip on the door frame", F1),
    ("preet", "Kaur came", F1),
]


def speaks_of(ref: str, text: str, family: str | None) -> bool:
    return Seeker(REGISTER, ref).mentioned(Words(family, frozenset(), (text,)))


@pytest.mark.parametrize(("ref", "text", "family"), SPOKEN_OF)
def test_somebody_is_found_in_whatever_form_they_are_named(ref, text, family):
    assert speaks_of(ref, text, family)


@pytest.mark.parametrize(("ref", "text", "family"), SPOKEN_OF)
def test_the_first_look_lets_through_what_speaks_of_somebody(ref, text, family):
    seeker = Seeker(REGISTER, ref)
    assert family in seeker.families or sift(seeker, [text]) == {0}


@pytest.mark.parametrize(("ref", "text", "family"), NOT_SPOKEN_OF)
def test_what_only_looks_like_their_name_does_not_speak_of_them(ref, text, family):
    assert not speaks_of(ref, text, family)


def test_a_namesake_is_told_in_letters_that_look_alike_too():
    other = Someone("other", "Dami", "Adebayo", (), None, (), ((F2, "other"),))
    known = register([*PEOPLE, other])
    words = Words(F3, frozenset(), ("Dаmi Adеbаyo came by",))
    assert bearers(known, "dad", words, namesakes(known, "dad")) == namesakes(known, "dad")


@pytest.mark.parametrize(
    ("one", "other"), [("choudhury", "chaudhary"), ("fanshaw", "featherstonehaugh")]
)
def test_names_that_are_written_in_many_ways_are_one(one, other):
    assert near(one, other)


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [("gwen", "gwne", True), ("gwen", "wgen", False), ("gwen", "owen", False)],
)
def test_of_four_letters_two_may_be_turned_round_behind_the_first(one, other, are):
    assert close(one, other) is are
