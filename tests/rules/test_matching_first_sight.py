"""What a text tells of others in each kind of words: found, and told from what is everybody's."""

from __future__ import annotations

import pytest

from ccportal.rules.matching import Seeker
from ccportal.rules.matching_learnt import organisations, short_for
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_ours import ours
from ccportal.rules.matching_passages import Surroundings, passages
from ccportal.rules.matching_people import Words, register
from ccportal.rules.matching_reach import NEVER

pytestmark = pytest.mark.clause("SAR")

FAMILY, OTHERS = "fam-1", "fam-2"
REGISTER = register(
    [
        Someone("dad", "Dewi", "Adebayo-Hughes", (), None,
                (("address", "Flat 9, Cotterill House, Ashby Road, Pontcarn CF0 3RD"),),
                ((FAMILY, "contact-parent"),)),
        Someone("mum", "Siân", "Llewellyn-Hughes", (), None,
                (("address", "2 Gasworks Cottages, Skelby LL0 4QT"),),
                ((FAMILY, "resident-parent"),)),
        Someone("angel", "Angel", "Bright", (), None, (), ((FAMILY, "relative"),)),
        Someone("grace", "Grace", "Bright", (), None, (), ((OTHERS, "child"),)),
    ]
)  # fmt: skip
OURS = ours(
    "Old Netloft Child Contact Centre", "1 Quay Steps, Skelby LL0 9AA", None, "hi@net.example"
)
AROUND = Surroundings({"ybg": "school"}, frozenset(), True, OURS)


def found(text: str) -> list[tuple[str, str]]:
    seeker = Seeker(REGISTER, "dad")
    words = Words(FAMILY, frozenset({"dad"}), (text,))
    some = passages(seeker, words, text, ["mum", "angel"], AROUND)
    return [(text[one.start : one.end], one.kind) for one in some]


@pytest.mark.parametrize(
    ("text", "said", "kind"),
    [
        ("the last four digits 0542 were visible", "0542", "phone"),
        ("he has a number ending in 633", "633", "phone"),
        ("rang her on o7700 9oo five 2 seven", "o7700 9oo five 2 seven", "phone"),
        ("moved to a caravan, pitch C14", "pitch C14", "address"),
        ("he is on berth 12 now", "berth 12", "address"),
        ("come to Flat 3, she said", "Flat 3", "address"),
        ("at ///hotter.spindle.crown now", "///hotter.spindle.crown", "address"),
        ("what3words: hotter.spindle.crown", "hotter.spindle.crown", "address"),
        ("staying at pinmill yd, chuffed", "pinmill yd", "address"),
        ("14 Park Lane it was, after Monopoly", "14 Park Lane", "address"),
        ("you see the lighthouse from the landing", "the lighthouse from the landing", "address"),
        ("they have 'a house that was a church'", "a house that was a church", "address"),
        ("somebody watches the chapel house", "the chapel house", "address"),
        ("a man from the next farm", "the next farm", "address"),
        ("she is now at Boots in Pontcarn", "Boots", "workplace"),
        ("seen at the swimming baths where she works", "the swimming baths", "workplace"),
        ("commenced at Haddersley Leisure Pool", "Haddersley Leisure Pool", "workplace"),
        ("on nights at the biscuit factory", "the biscuit factory", "workplace"),
        ("Skelmoor CP newsletter", "Skelmoor CP", "school"),
        ("showed her YBG badge", "YBG", "school"),
        ("reg Y K 6 6 F G H on the slip", "Y K 6 6 F G H", "registration"),
        ("a van, plate ends FGH he said", "FGH", "registration"),
        ("a car with 191-D-4471 on it", "191-D-4471", "registration"),
        ("Her sister told us so", "Her sister", "source"),
        ("His landlord rang us", "His landlord", "source"),
        ("A teacher at the school rang: gates", "A teacher at the school", "source"),
        ("According to the man next door he was", "the man next door", "source"),
        ("One of the other mums told me", "One of the other mums", "source"),
        ("Grace (5) told him so", "Grace", "name"),
        ("the number with double oh three seven one at the end", "double oh three seven", "phone"),
        ("a donkey in the field behind Dad's caravan", "the field behind Dad's caravan", "address"),
        ("they may go to Leicester to be near her", "Leicester", "address"),
        ("Innisford Prim again Tuesday", "Innisford Prim", "school"),
        ("her nursery, Busy Bees, closes", "Busy Bees", "school"),
        ("she will be 66 on 1st January", "1st January", "birth"),
        ("The woman who cleans the hall told us", "The woman who cleans the hall", "source"),
        ("Someone at church told us so", "Someone at church", "source"),
        ("An ex-neighbour told us so", "An ex-neighbour", "source"),
        ("her passport no. 533401372 copied", "533401372", "other"),
        ("her NI number is JG 12 34 56 C here", "JG 12 34 56 C", "other"),
        ("sort code 20-45-99, account 31004522", "31004522", "other"),
        ("IBAN RO49 AAAA 1B31 0075 9384 0000", "RO49 AAAA 1B31 0075 9384 0000", "other"),
        ("played with Archie D and Mo", "Archie D", "name"),
        ("it was Mia and Storm", "Storm", "name"),
        ("it was nan and Storm", "Storm", "name"),
        ("out of the Blue Lobster", "Blue Lobster", "name"),
        ("it was scared of Storm", "Storm", "name"),
        ("for Storm's bike", "Storm", "name"),
        ("they met Rough Kelder", "Rough Kelder", "name"),
        ("they met Brave Mia", "Brave Mia", "name"),
        ("said 73 alma pde on the slip", "73 alma pde", "address"),
        ("his best mate is from number 71 there", "number 71", "address"),
        ("mum came in her Black Horse fleece", "Black Horse", "workplace"),
        ("mum does mornings at the dry cleaners now", "the dry cleaners", "workplace"),
        ("the lollipop man told me so", "the lollipop man", "source"),
        ("His pal told us that", "His pal", "source"),
        ("she sed miss hallam was", "hallam", "name"),
        ("is she married 2 this dean bloke", "dean", "name"),
        ("can her mate kinga get them", "kinga", "name"),
        ("her mate dean came", "dean", "name"),
        ("it was her mate dean", "dean", "name"),
        ("She sed miss hallam was", "hallam", "name"),
        ("Is she married 2 this dean bloke", "dean", "name"),
        ("Is it her mate dean?", "dean", "name"),
        ("Then her mate dean came", "dean", "name"),
        ("The Plough is his local, she lives at the Plough", "Plough", "name"),
        ("left the Hughes house with Bryony Hughes", "Bryony Hughes", "name"),
    ],
)  # fmt: skip
def test_what_is_somebody_elses_is_found(text, said, kind):
    assert any(said in one and kind == a_kind for one, a_kind in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "referred by his solicitor, told by her that it was off",
        "the Hughes kids shared a table",
        "letters go to Flat 9, Cotterill House",
        "come to Flat 9 for him",
        "Park Lane was on his Monopoly card",
        "they watched Coronation Street",
        "The Green Room was free",
        "told about the Freedom Programme and Caring Dads",
        "under the Hague Convention",
        "roadworks at Merthyr",
        "he sang Calon Lân",
        "they played The Wheels on the Bus",
        "a DVD of Bob the Builder",
        "he has a dog named Biscuit",
        "a Yoruba song, a Cornish pasty, Pole to Pole",
        "Reg CA19 it says, reg no. ZQ1",
        "went to Reading for the day",
        "Angel cakes for tea",
        "the Old Netloft is cold, 1 Quay Steps, LL0 9AA, hi@net.example",
        "her fone was alrite",
        "a sheriff: Preston Family Court, Sheriff Court",
        "the Hall Committee met, The Hall Committee wants chairs",
        "They had a barney",
        "Captain Hook, Tom Thumb, Miss Piggy, Mrs Claus",
        "reg of the car, Reg of the car",
        "May is full, the Rose and Crown quiz, faith, hope",
        "we hope so, Grace and favour",
        "a Meal Deal, a Fruit Shoot, Party Rings and Hula Hoops",
        "Snakes and Ladders, Hide and Seek, half of a book",
        "asked about Specific Issue orders, Lone Working, Data Protection",
        "in the Vestry, left the Vestry, by the Sycamore",
        "a sheet of Stickers, for Wellies, new Wellies",
        "it is the Boiler, of the Boiler, told of Boilers",
        "they did Wellies, Blue Wellies, Blue Tuesday, Blue ABC",
        "Lucky we had spares",
        "Will anyone tell them",
        "call card 10740, slip QX-10044",
        "friend may come, the partner will not",
        "A friend may come, his friend's mark on it",
        "Do not miss dinner, miss playing",
        "they went down the lane, along cold street",
        "he is from Room 3",
        "Kind regards\nDewi Adebayo-Hughes\nShift Lead, Orrell Parcels\n07700 900416",
    ],
)
def test_what_is_everybodys_or_their_own_is_left(text):
    assert [one for one in found(text) if one[1] != "registration"] == []


def test_what_stands_under_anothers_name_in_a_letter_is_not_the_subjects():
    assert ("Orrell Parcels", "name") in found(
        "Kind regards\nSiân Llewellyn-Hughes\nOrrell Parcels"
    )


def test_initials_that_are_the_subjects_and_anothers_are_shown():
    lodger = Someone("lodger", "Leroy", "Akabusi", (), None, (), ((FAMILY, "other"),))
    known = register([*REGISTER.people.values(), lodger])
    words = Words(FAMILY, frozenset({"dad"}), ("Then Mr A. brought them",))
    (one,) = passages(Seeker(known, "dad"), words, words.texts[0], ["lodger"], AROUND)
    assert one.person == "lodger"


def test_a_surname_that_a_child_bears_too_is_the_grown_ups():
    child = Someone("efa", "Efa", "Adebayo-Hughes", (), None, (), ((FAMILY, "child"),))
    known = register([*REGISTER.people.values(), child])
    words = Words(FAMILY, frozenset({"dad"}), ("Then Adebayo-Hughes rang",))
    assert passages(Seeker(known, "dad"), words, words.texts[0], ["efa"], AROUND) == ()


def test_a_given_name_with_a_hyphen_is_one_where_somebody_bears_it():
    bearer = Someone("min", "Min-jun", "Park", (), None, (), ((OTHERS, "child"),))
    known = register([*REGISTER.people.values(), bearer])
    words = Words(FAMILY, frozenset({"dad"}), ("Then he came for Min-jun",))
    (one,) = passages(Seeker(known, "dad"), words, words.texts[0], ["mum"], AROUND)
    assert one.kind == "name"


def test_a_number_that_both_live_at_is_the_subjects_too():
    seeker = Seeker(REGISTER, "mum")
    words = Words(FAMILY, frozenset({"mum"}), ("Gasworks Cottages number 2",))
    lodger = Someone(
        "lodger", "Ida", "Moss", (), None, (("address", "2 Gasworks Cottages, Skelby"),)
    )
    seeker.register.people["lodger"] = lodger
    assert not passages(seeker, words, words.texts[0], ["lodger"], Surroundings({}, frozenset()))
    del seeker.register.people["lodger"]


def test_a_school_is_known_by_its_capitals_once_it_was_named():
    learnt = organisations(["she starts at Skelmoor Community Primary School"])
    assert learnt == {"skelmoor": "school", "scps": "school"}
    assert short_for("St Ives") == ()


def test_the_first_words_of_a_centres_name_may_be_no_name():
    assert ours("Family Contact Centre Aberwen", "", None, None).search("at Aberwen now")


def test_a_number_is_told_once_be_it_called_an_end():
    assert [one for one, _ in found("a number ending 07700 900123")] == ["07700 900123"]


def test_a_centre_without_a_name_of_its_own_has_nothing_that_is_its_own():
    assert ours("The Contact Centre", "", None, None) is NEVER


def test_the_centres_street_is_told_where_another_lives_in_it():
    there = ours("Netloft", "9 Gasworks Cottages, Skelby LL0 4QT", None, None)
    words = Words(FAMILY, frozenset({"dad"}), ("he looks for Gasworks Cottages",))
    around = Surroundings({}, frozenset(), True, there)
    (one,) = passages(Seeker(REGISTER, "dad"), words, words.texts[0], ["mum"], around)
    assert one.person == "mum"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Take down: The Old Chapel, Nans-\nkerris, tr0  0zd.",
            "The Old Chapel, Nans-\nkerris, tr0  0zd",
        ),
        ("he wrote to IF0 5DD", "IF0 5DD"),
    ],
)
def test_an_address_is_taken_from_its_beginning_to_its_postcode(text, said):
    assert found(text) == [(said, "address")]


def test_of_a_postcode_of_their_own_what_stands_before_it_is_not_anothers():
    assert found("write to Cotterill House, CF0 3RD") == []
