"""Odd signs that readers do not see, dates of birth, pages of the web, and who told."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_born import births, dates, day_of
from ccportal.rules.matching_marks import marks
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_passages import Surroundings, passages
from ccportal.rules.matching_people import Words, register
from ccportal.rules.matching_plain import plain
from ccportal.rules.matching_sources import sources
from ccportal.rules.matching_web import web

FAMILY = "fam-1"
REGISTER = register(
    [
        Someone("dad", "Craig", "Pollitt", (), date(1986, 7, 19), (),
                ((FAMILY, "contact-parent"),)),
        Someone("mum", "Oksana", "O'Dowd-Balogun", (), date(1983, 3, 17),
                (("phone", "07700 900123"), ("email", "oksana.b@example.org"),
                 ("address", "12 Weaver's Row, Fellby PR0 0TQ")), ((FAMILY, "resident-parent"),)),
    ]
)  # fmt: skip
AROUND = Surroundings({}, frozenset())


def found(text: str) -> list[tuple[str, str, str | None]]:
    words = Words(FAMILY, frozenset({"dad"}), (text,))
    some = passages(Seeker(REGISTER, "dad"), words, text, ["mum"], AROUND)
    return [(text[one.start : one.end], one.kind, one.person) for one in some]


ODD = [
    ("rang O\u200bks\u200bana today", "O\u200bks\u200bana", "name"),
    ("rang Ok\u00adsana today", "Ok\u00adsana", "name"),
    ("rang \u202aOk\u202csana today", "Ok\u202csana", "name"),
    ("rang Ｏｋｓａｎａ today", "Ｏｋｓａｎａ", "name"),
    ("rang Оksana today", "Оksana", "name"),
    ("rang 𝐎𝐤𝐬𝐚𝐧𝐚 today", "𝐎𝐤𝐬𝐚𝐧𝐚", "name"),
    ("rang Oksana\u00a0O'Dowd\u2011Balogun today", "Oksana\u00a0O'Dowd\u2011Balogun", "name"),
    ("rang O\u2032Dowd\u2010Balogun today", "O\u2032Dowd\u2010Balogun", "name"),
    ("scan: Mrs 0'Dowd-Ba1ogun was here", "Mrs 0'Dowd-Ba1ogun", "name"),
    ("on ０７７００ ９００１２３ now", "０７７００ ９００１２３", "phone"),
    ("on 07700\u2011900\u2011123 now", "07700\u2011900\u2011123", "phone"),
    ("on 07700\u202f900\u202f123 now", "07700\u202f900\u202f123", "phone"),
    ("on 0\u200b7700 900123 now", "0\u200b7700 900123", "phone"),
    ("on ٠٧٧٠٠ ٩٠٠١٢٣ now", "٠٧٧٠٠ ٩٠٠١٢٣", "phone"),
    ("code PR0\u00a00TQ here", "PR0\u00a00TQ", "address"),
    ("code ＰＲ０ ０ＴＱ here", "ＰＲ０ ０ＴＱ", "address"),
    ("at 12\u00a0Weaver\u02bcs\u2003Row then", "12\u00a0Weaver\u02bcs\u2003Row", "address"),
    ("to oksana.b\u200b@example.org now", "oksana.b\u200b@example.org", "email"),
    ("to oksana.b＠example.org now", "oksana.b＠example.org", "email"),
    ("born 17\u2011３\u201183 then", "17\u2011３\u201183", "birth"),
]


@pytest.mark.parametrize(("text", "part", "kind"), ODD)
def test_an_identifier_is_found_whatever_signs_it_is_written_with(text, part, kind):
    assert (part, kind, "mum") in found(text)


PLACES = [
    ("odowd-balogun-oksana-2019.pdf", "balogun-oksana"),
    ("20240601_Balogun_O.pdf", "Balogun"),
    ("IMG_Oksana_at_school.jpg", "Oksana"),
    ("OksanaBalogun.docx", "OksanaBalogun"),
    ("Fig. 1: Oksana at the beach", "Oksana"),
    ("Photo: Kwabena (left), Craig (right)", "Kwabena"),
    ("| Name | Oksana | PR0 0TQ |", "PR0 0TQ"),
    ("Name:\tBalogun\tOksana\t07700900123", "07700900123"),
    ('"Balogun","Oksana",17/03/1983,PR00TQ', "17/03/1983"),
    ('"Balogun","Oksana",17/03/1983,PR00TQ', "PR00TQ"),
    ("RE: OKSANA O'DOWD-BALOGUN - 12 WEAVERS ROW", "12 WEAVERS ROW"),
    ("RE: OKSANA O'DOWD-BALOGUN - 12 WEAVERS ROW", "OKSANA"),
    ("Attn: O BALOGUN", "O BALOGUN"),
    ("c/o Mrs Balogun", "Balogun"),
    ("School: Larkmere", "Larkmere"),
    ("Place: Fellby Primary", "Fellby Primary"),
    ("Employer: Dunnage & Frere", "Dunnage"),
    ("m:07700900123", "07700900123"),
    ("07700 900 123(mum)", "07700 900 123"),
    ("O77OO 9OO123 mum", "O77OO 9OO123"),
    ("mailto:oksana.b@example.org", "oksana.b@example.org"),
    ("OKSANA.B@EXAMPLE.ORG", "OKSANA.B@EXAMPLE.ORG"),
    ("<b>Oksana</b>", "Oksana"),
    ("**Oksana**", "Oksana"),
    ("_Oksana_", "Oksana"),
]


@pytest.mark.parametrize(("text", "part"), PLACES)
def test_an_identifier_is_found_in_names_of_files_captions_cells_headings_and_fields(text, part):
    assert any(part in one or one in part for one, *_ in found(text))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Zoe\u0308 Nguyễn", "Zoë Nguyễn"),
        ("Дмитро", "Дмитро"),
        ("a\u2028b\u000bc", "a\nb\nc"),
        ("ﬁona №7", "fiona No7"),
        ("5hut at 10am, ks2 b0rrows QX16 IQT", "5hut at 10am, ks2 borrows QX16 IQT"),
        ("k0l0b 0am 0kafor C0O", "k0l0b 0am Okafor C0O"),
        ("a.b0b@example.org x_b0b b0b.example shay_b0bby", None),
        ("plain and simple’s", None),
        ("\u200b", ""),
    ],
)
def test_a_text_is_read_as_its_readers_see_it(written, read):
    assert plain(written).text == (written if read is None else read)


def test_places_are_those_of_the_text_as_it_was_written():
    text = "é\u200bＡ\u0301 x\u00adyz."
    seen = plain(text)
    assert seen.text == "éÁ xyz."
    places = [seen.written(at, at + 1) for at in range(len(seen.text))]
    assert [text[start:end] for start, end in places] == [
        "é", "Ａ\u0301", " ", "x", "y", "z", ".",
    ]  # fmt: skip
    assert text[slice(*seen.written(3, 6))] == "x\u00adyz"
    assert plain("abc").written(1, 2) == (1, 2)


@pytest.mark.parametrize(
    "text",
    [
        "d.o.b. [17/3/83]",
        "DOB: [17.03.1983]",
        "dob for mum is [17-03-1983] on file",
        "date of birth [1983-03-17]",
        "born in Leeds on [17th March 1983]",
        "(b. [17 March '83])",
        "born [March 17, 1983]",
        "Her birthday is on the [17th of March]",
        "her birthday, [17 March]",
        "born on the [twenty-first of March 1983]",
        "seen on [17/03/1983] by them",
    ],
)
def test_a_date_of_birth_is_found(text):
    date = text[text.index("[") + 1 : text.index("]")]
    assert [one[:2] for one in found(text.replace("[", "").replace("]", ""))] == [(date, "birth")]


@pytest.mark.parametrize(
    "text",
    [
        "dob 19/07/1986",
        "born 19 July 1986",
        "seen on 18/03/1983",
        "seen on 17 March",
        "dob to follow. On 3/4/25 we met",
        "born and bred here, 12 years",
        "birthday party at 12.30",
    ],
)
def test_the_subjects_own_birth_and_other_days_are_left_alone(text):
    assert found(text) == []


def test_a_day_is_read_in_whatever_order_it_is_written():
    written = ("17/3/83", "1983-03-17", "17 Mar 1983", "March 17 1983", "17.03.83")
    assert [day for one in written for *_, day in dates(one)] == [(17, 3, 83)] * 5
    assert day_of(date(1983, 3, 17)) == (17, 3, 83)
    assert [day for *_, day in births("born 17 March")] == [None]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("see https://example.com/a/b?c=1.", "https://example.com/a/b?c=1"),
        ("at www.kaz-bakes.example, she", "www.kaz-bakes.example"),
        ("on kazbakes.co.uk now", "kazbakes.co.uk"),
        ("her page facebook.com/kaz.b", "facebook.com/kaz.b"),
        ("follow @kaz_b83", "@kaz_b83"),
        ("is kaz_b.83 there", "kaz_b.83"),
        ("on Snapchat as kazb83", "kazb83"),
        ("Xbox gamertag 'Foxy Lass'", "Foxy Lass"),
        ("her username is foxylass", "foxylass"),
    ],
)
def test_pages_and_names_of_the_web_are_found(text, part):
    assert part in [text[start:end] for start, end in web(text)]
    assert (part, "web") in [(text[start:end], kind) for start, end, kind in marks(text)]


@pytest.mark.parametrize(
    "text",
    [
        "see www.gov.uk/contact and https://www.nhs.uk",
        "the file IMG_2034 and scan_12.pdf",
        "by Facebook at 10am, or WhatsApp",
        "her username is the same, or her username is hidden",
        "ring me @ home",
        "done.Then left.Me too",
        "no web here",
    ],
)
def test_public_pages_and_files_are_no_names_of_the_web(text):
    assert list(web(text)) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("A neighbour of the grandmother's rang us to say", "A neighbour of the grandmother's"),
        ("One of the other parents told us he shouts", "One of the other parents"),
        ("police called by the people at no. 17.", "the people at no. 17"),
        ("We had it from the lady in the post office that", "the lady in the post office"),
        ("Zayn's form tutor has passed on that", "Zayn's form tutor"),
        ("her landlord reported it", "her landlord"),
        ("Oksana's ex has told the police", "Oksana's ex"),
        ("a tip from a neighbour, she", "a neighbour"),
        ("the woman next door says he shouts", "the woman next door"),
    ],
)
def test_who_told_the_centre_is_found(text, part):
    assert part in [text[start:end] for start, end in sources(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A friend came along and waited",
        "told by the volunteer who was there",
        "the man in the car park waved",
        "her sister came, mum said",
        "it was called by the office",
        "nobody said so",
    ],
)
def test_whoever_did_not_tell_is_no_source(text):
    assert list(sources(text)) == []
