"""Made-up people, and texts that speak of them in every form in which people write."""

from __future__ import annotations

from random import Random

from ccportal.rules.finding import folded
from ccportal.rules.matching import Seeker
from ccportal.rules.matching_entries import BESIDE, entries
from ccportal.rules.matching_names import Someone
from ccportal.rules.matching_nicknames import nicknames
from ccportal.rules.matching_people import Register, register
from ccportal.rules.matching_phones import UNITS
from ccportal.rules.matching_sought import meets, sought
from ccportal.rules.matching_text import words

GIVEN = sorted(
    words(
        "Craig Leanne Zoë-May Will Łukasz Mary Jane Seán Nguyễn Björn Joy Mark Bill O'Neil "
        "Ann-Marie Lee Krzysztof Siobhán May Grace Jo Stanislaw Maryjane Rose Hope"
    )
)
SURNAMES = (
    "Pollitt", "Haverstock", "O'Brien", "McDonald", "Van den Berg", "Hebblewaite", "Young", "Woods",
    "Müller", "Li", "Nowak-Zielinski", "Ó Súilleabháin", "Smith", "Brook", "Kowalczyk", "Stone",
)  # fmt: skip
KNOWN_AS = ("Big Craig", "Havvy", "Grandad Bill", "Zo", "Leanne Ruddock", "Luke", "Nan May")
ADDRESSES = (
    "3 Weir Lane",
    "14a King's Road",
    "Flat 2, 9 The Green, Aldermere M14 5TP",
    "Canal Court, PR0 0CX",
    "Room 6, Canal Court, Old Town SK1O 1AB",
    "12 St. Mary's Street\nManchester OL1 2AB",
    "7 Station Rd",
)
KIN = sorted(
    words(
        "mum dad nan's gran mother father sister brother ex partner daughter son parents uncle "
        "auntie grandad mums dads"
    )
)
OTHER_WORDS = sorted(
    words(
        "the will may came late to and of was rang his her own lovely on at Mr Mrs Dr Ms kids both "
        "maternal told P. A Monday seven nine oh may grace hope said young woods stone he green "
        "road day lane number"
    )
)
NUMERALS = ("oh", *UNITS.split())
ROLES = ("child", "contact-parent", "resident-parent", "relative", "other")


def people(chance: Random) -> Register:
    """Some people of up to three families; the first is `p0`."""
    return register(_person(chance, number) for number in range(chance.randrange(2, 7)))


def texts(chance: Random, known: Register) -> tuple[str, ...]:
    """The texts of a record that may speak of some of them."""
    several = range(chance.choice((1, 1, 2)))
    return tuple(_text(chance, list(known.people.values())) for _ in several)


def leads_to(seeker: Seeker, said: tuple[str, ...], family: str | None = None) -> bool:
    """Whether an index would find these texts for somebody."""
    known = frozenset(folded(" ".join(said)).split())
    there = entries(said, known)
    wanted = sought(seeker)
    beside = [one.removeprefix(BESIDE) for one in there if one.startswith(BESIDE)]
    there |= {f"w{one}" for one in known}
    if any(meets(way, there) for way in wanted.ways):
        return True
    named = meets((wanted.beside.group,), there)
    return named and wanted.beside.tells(beside, seeker.register, family)


def _person(chance: Random, number: int) -> Someone:
    given = chance.sample(GIVEN, chance.choice((1, 1, 2)))
    surname = chance.choice(SURNAMES)
    local = f"{given[0]}.{surname}{chance.randrange(99)}".lower().replace(" ", "")
    mails = (f"{local}@mill-race.example.org", "c_p77@x.example")
    details = (
        ("phone", f"07700 900{chance.randrange(100, 999)}"),
        ("address", chance.choice(ADDRESSES)),
        ("email", chance.choice(mails)),
    )
    families = chance.sample(("f1", "f2", "f3"), chance.choice((0, 1, 1, 2)))
    return Someone(
        f"p{number}",
        " ".join(given),
        surname,
        tuple(chance.sample(KNOWN_AS, chance.choice((0, 0, 1)))),
        None,
        tuple(one for one in details if chance.random() < 0.5),
        tuple((family, chance.choice(ROLES)) for family in families),
        chance.random() < 0.15,
    )


def _text(chance: Random, some: list[Someone]) -> str:
    said: list[str] = []
    for _ in range(chance.randrange(1, 12)):
        of, kind = chance.choice((some[0], chance.choice(some))), chance.random()
        if kind < 0.45:
            said.append(chance.choice(OTHER_WORDS))
        elif kind < 0.6:
            said.append(chance.choice(KIN))
        elif kind < 0.9 or not of.contacts:
            said.append(_name(chance, of))
        else:
            said.append(_detail(chance, *chance.choice(of.contacts)))
    return chance.choice((" ", " ", " ", ", ", ". ")).join(said)


def _name(chance: Random, of: Someone) -> str:
    given, surname = chance.choice(of.given_names.split()), of.family_name
    nick = chance.choice(sorted(nicknames(given)) or [given])
    written = chance.choice(
        (
            given,
            surname,
            nick,
            f"{given} {surname}",
            f"{nick} {surname}",
            f"{surname}, {given}",
            f"{given[0]}. {surname}",
            f"{given} {surname[0]}",
            f"Mr {surname}",
            f"Mrs {surname[0]}",
            f"{given[0]}{surname[0]}",
            f"{given[0]}.{surname[0]}.",
            f"{given}'s",
            f"{given}s",
            f"{given} {surname}'s",
            f"{given} and Leanne {surname}",
            *of.known_as,
        )
    )
    if chance.random() < 0.3:
        written = _slip(chance, written)
    return chance.choice((written, written, written, written.lower(), written.upper()))


def _slip(chance: Random, word: str) -> str:
    """A letter left out, changed, turned round, doubled; or the word broken."""
    at = chance.randrange(max(1, len(word) - 1))
    before, here, after = word[:at], word[at : at + 1], word[at + 1 :]
    broken = (f"{here}{sign}" for sign in ("-\n", "-\n", "\n", " ", "\u00ad", "'"))
    other = (chance.choice("aeiotlkzs"), after[:1] + here, here * 2)
    wrong = chance.choice(("", *other, *broken))
    return before + wrong + (after[1:] if wrong == after[:1] + here else after)


def _detail(chance: Random, kind: str, value: str) -> str:
    if kind == "phone":
        spoken = " ".join(NUMERALS[int(one)] for one in value if one.isdigit())
        ways = (f"+44 {value[1:]}", value.replace(" ", "-"), value.replace("0", "O"))
        return chance.choice((value, value.replace(" ", ""), spoken, *ways))
    if kind == "email":
        spelt = value.replace("@", " at ").replace(".", " dot ")
        return chance.choice((value, value.upper(), spelt))
    short = value.replace("Road", "Rd").replace("Lane", "Ln").replace("Court", "ct")
    together = value.replace(" ", chance.choice(("", "-", "\n", "  ")))
    code = value[-7:].replace(" ", chance.choice(("", "  ", "-", "\n")))
    return chance.choice((value, value.lower(), short.split(",")[-1], together, code))
