"""Names in texts without a capital, and in such as have nothing else; forms of known people."""

from __future__ import annotations

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_case import cased
from ccportal.rules.matching_learnt import names_learnt
from ccportal.rules.matching_names import Someone, names_of
from ccportal.rules.matching_passages import Surroundings, passages
from ccportal.rules.matching_people import Words, register

FAMILY = "fam-1"
REGISTER = register(
    [
        Someone("dad", "Craig", "Pollitt", (), None, (), ((FAMILY, "contact-parent"),)),
        Someone("mum", "Grace", "O'Dowd-Parry", ("TJ",), None,
                (("address", "12 Weaver's Row, Fellby PR0 0TQ"),), ((FAMILY, "resident-parent"),)),
        Someone("gran", "Mei Lin", "Lau", (), None, (), ((FAMILY, "relative"),)),
        Someone("vol", "Norman", "Slight", (), None, (), (), team=True),
        Someone("far", "Dawn", "Stone", ("KJ",), None, (), (("fam-2", "child"),)),
    ]
)  # fmt: skip
NAMES = [names_of(one) for one in REGISTER.people.values()]
AROUND = Surroundings({}, frozenset())


def written(text: str) -> str:
    return cased(text, NAMES, REGISTER.given)


def found(text: str) -> list[str]:
    words = Words(FAMILY, frozenset({"dad"}), (text,))
    some = passages(Seeker(REGISTER, "dad"), words, text, ["mum", "gran", "vol"], AROUND)
    return [text[one.start : one.end] for one in some]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("told grace, and kwabena too", "Told Grace, and Kwabena too"),
        ("TOLD GRACE, AND KWABENA TOO", "Told Grace, and Kwabena too"),
        ("it was by the grace of god", "It was by the grace of god"),
        ("mrs hart and miss him, dr no", "Mrs Hart and Miss him, Dr no"),
        ("o'dowd-parry, k. lau, i rang a friend", "O'Dowd-Parry, K. Lau, I rang a friend"),
        ("g o-p and t.j. came, so did gop", "G O-P and t.j. came, so did GOP"),
        ("gran ivy, a friend called storm", "Gran Ivy, a friend called storm"),
        ("to seaview primary, the harbour view academy", None),
        ("from fell road, 5 dovecot ln, at 9 high street", None),
        ("works at coastline vets or zoom cars", "Works at Coastline Vets or Zoom Cars"),
        ("st olha's in leicester on monday", "St Olha's in Leicester on Monday"),
        ("grace was here", "Grace was here"),
        ("then grace was here", "Then Grace was here"),
        ("HE SAID QM65 IVE, PR0 0TQ, GB AND ABZ", "He said QM65 IVE, PR0 0TQ, GB and ABZ"),
        ("Then GET OUT OF KWABENA'S CAR he said", "Then get out of Kwabena's car he said"),
        ("STOP IT, he said", "STOP IT, he said"),
        ("As It Is", "As It Is"),
        ("ok", "Ok"),
        ("\u0130 WAS TOLD TO GO", "\u0130 WAS TOLD TO GO"),
        ("12.30", "12.30"),
        ("", ""),
    ],
)
def test_a_text_without_case_is_written_with_capitals_where_names_are(text, read):
    expected = {
        "to seaview primary, the harbour view academy": (
            "To Seaview Primary, the Harbour View Academy"
        ),
        "from fell road, 5 dovecot ln, at 9 high street": (
            "From fell road, 5 Dovecot Ln, at 9 High Street"
        ),
    }.get(text, read)
    assert written(text) == expected
    assert len(written(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("told mrs o'dowd-parry so", ["mrs o'dowd-parry"]),
        ("Told mrs o'dowd-parry so", ["mrs o'dowd-parry"]),
        ("Told mr haverstock so", ["haverstock"]),
        ("Rang Mrs March and Mr. Stone", ["March", "Stone"]),
        ("G O-P signed", ["G O-P"]),
        ("Told LAU of it", ["LAU"]),
        ("He left. Storm parked outside", ["Storm"]),
        ("Told grace of it, by the grace of god", ["grace"]),
        ("Then KJ fell", ["KJ"]),
        ("G.O. and M.L. signed", ["G.O", "M.L"]),
        ("our Grace, some Dawn from the shop", ["Grace", "Dawn"]),
        ("Rang Grace at nine", ["Grace"]),
        ("Grace in 9.55", ["Grace"]),
        ("her childminder Pat on Monday", ["Pat"]),
        ("with sharon and kwabena in the hall, Ok", ["sharon"]),
        ("ask for g.odowd@example.org", ["g.odowd@example.org"]),
        ("ask for CRAIG.POLLITT@EXAMPLE.ORG", ["CRAIG.POLLITT@EXAMPLE.ORG"]),
    ],
)
def test_names_are_found_in_these_forms(text, parts):
    assert [one for one in found(text) if one in parts] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Slight drizzle then",
        "Stone cold tea",
        "Grace was said before lunch",
        "Mr Tumble and Mr Men books, Mr and Mrs, dr who",
        "Mrs. Mum's the word",
        "Basil put basil on it",
        "Ring at 9 A.M. or P.M. today",
        "H G-W wrote, TV on",
        "Taid is proud",
        "Driver waited. Finally apologised. STORM rang. Storm",
        "Storm, phoned about it. Then phoned",
        "Then he WOBBLED off",
        "told mr who it was",
    ],
)
def test_what_only_looks_like_these_is_left_alone(text):
    assert [one for one in found(text) if one != "Basil"] == []


def test_everyday_words_are_learnt_as_names_where_they_can_be_nothing_else():
    texts = ["calls Brick daddy", "calls STONE daddy, follows Craig", "the Sand, calls Big Red"]
    assert names_learnt(texts, frozenset({"craig"})) == {"brick": "name"}
