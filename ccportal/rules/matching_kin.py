"""What people are called by what they are to each other: `dad`, `nan`, `mum's partner`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from ccportal.rules.matching_names import Names, Someone
from ccportal.rules.matching_text import Atom, words


class Kin(StrEnum):
    """What somebody is in a family, as words tell it."""

    FATHER = "father"
    MOTHER = "mother"
    PARENT = "parent"
    GRANDFATHER = "grandfather"
    GRANDMOTHER = "grandmother"
    UNCLE = "uncle"
    AUNT = "aunt"
    SON = "son"
    DAUGHTER = "daughter"
    CHILD = "child"
    BROTHER = "brother"
    SISTER = "sister"
    STEPFATHER = "stepfather"
    STEPMOTHER = "stepmother"
    PARTNER = "partner"
    EX = "ex"


SAID: Mapping[Kin, frozenset[str]] = {
    Kin.FATHER: words(
        "dad daddy father papa dada pops tata tato baba vati papi abu abbu otac tati"
    ),
    Kin.MOTHER: words("mum mummy mam mammy mom mommy mother mama mamma ammi ummi mami matka mumsy"),
    Kin.PARENT: words("parents"),
    Kin.GRANDFATHER: words(
        "grandad granddad grandpa grandfather gramps grampa grandda grandpop taid tadcu opa dziadek"
        " dziadzio nonno granda deda"
    ),
    Kin.GRANDMOTHER: words(
        "nan nana nanna nanny gran grandma granny grandmother grannie gramma nain mamgu babcia oma"
        " nonna abuela nani gma grandmum nannan ya-ya yaya bibi"
    ),
    Kin.UNCLE: words("uncle unc"),
    Kin.AUNT: words("aunt auntie aunty aunti ciocia khala"),
    Kin.SON: words("son lad boy boys lads sons"),
    Kin.DAUGHTER: words("daughter girl girls lass daughters"),
    Kin.CHILD: words("child children kid kids baby toddler bairn bairns youngest eldest oldest"),
    Kin.BROTHER: words("brother bro brothers"),
    Kin.SISTER: words("sister sis sisters"),
    Kin.STEPFATHER: words("stepdad stepfather boyfriend husband fiance hubby"),
    Kin.STEPMOTHER: words("stepmum stepmother girlfriend wife fiancee"),
    Kin.PARTNER: words("partner"),
    Kin.EX: words("ex exhusband exwife expartner"),
}
WORDS = {word: kin for kin, said in SAID.items() for word in said}
UP = {
    Kin.FATHER: Kin.GRANDFATHER,
    Kin.MOTHER: Kin.GRANDMOTHER,
    Kin.BROTHER: Kin.UNCLE,
    Kin.SISTER: Kin.AUNT,
}
"""What a parent's father, mother, brother and sister are to the child."""

ADULTS = (Kin.FATHER, Kin.MOTHER)
PAIRS = {Kin.STEPFATHER: Kin.FATHER, Kin.STEPMOTHER: Kin.MOTHER}
SIDES = {"his": "m", "her": "f", "mums": "f", "dads": "m"}
NOT_PEOPLE = words("day days christmas nature tongue hood board time line figure")
NOT_OURS = words("other others another all many most some two three few these those our no")


def kin_words(line: tuple[Atom, ...]) -> Iterator[tuple[int, Kin, str | None]]:
    """The words of a text that say what somebody is: where, and what, seen from the children.

    `mum's mum` and `his own mum` are grandmothers; `father's day` is nobody. The third is the
    sex of the parent on whose side they are, where it is said.
    """
    for at, atom in enumerate(line):
        kin = kin_of_word(atom)
        if kin is None or _nobody(line, at):
            continue
        before = line[at - 1].key if at else ""
        side = _side(line, at)
        if kin in UP and (side or before == "own"):
            kin = UP[kin]
        elif kin in ADULTS and before == "step":
            kin = Kin.STEPFATHER if kin is Kin.FATHER else Kin.STEPMOTHER
        yield at, kin, side


def kin_of_word(atom: Atom) -> Kin | None:
    """What a word says that somebody is; the possessive may have lost its sign: `dads phone`."""
    return WORDS.get(atom.key) or WORDS.get(atom.key.removesuffix("s"))


def possessors(line: tuple[Atom, ...], at: int) -> list[int]:
    """Where the name may stand of whom somebody is the kin: `Zoë's dad`, `dad of Zoë`."""
    found = []
    before = at - 2 if at > 1 and not line[at - 1].capital and not line[at - 1].own else at - 1
    for one in {at - 1, before}:
        if one >= 0 and (line[one].own or line[one].key.endswith("s")):
            found.append(one)
    if at + 2 < len(line) and line[at + 1].key in ("of", "to"):
        found.append(at + 2)
    return found


def _nobody(line: tuple[Atom, ...], at: int) -> bool:
    """Whether a word of kinship speaks of nobody here: a day, other people's children."""
    key = line[at].key
    if at + 1 < len(line) and line[at + 1].key in NOT_PEOPLE:
        return True
    before = line[at - 1].key if at else ""
    if key == "parents":
        return before not in ("both", "the", "their", "her", "his", "birth")
    plural = key in ("children", "kids", "boys", "girls", "lads", "sons", "daughters")
    return (plural and before in NOT_OURS) or (key in ("baby", "youngest") and before == "new")


def _side(line: tuple[Atom, ...], at: int) -> str | None:
    """Of which parent somebody is the kin: `mum's`, `his own`, `paternal`; None if not said."""
    before = line[at - 1] if at else None
    if before is None:
        return None
    if before.key == "own" and at > 1:
        return SIDES.get(line[at - 2].key)
    if before.own or before.key.endswith("s"):
        return {Kin.FATHER: "m", Kin.MOTHER: "f"}.get(kin_of_word(before) or Kin.CHILD)
    return {"maternal": "f", "paternal": "m"}.get(before.key)


def kinship(
    family: str, members: tuple[Someone, ...], names: Mapping[str, Names]
) -> dict[str, frozenset[Kin]]:
    """What each member of a family may be called there by what they are.

    By their role, by the sex that their names tell, and by age. The parents are mum and dad
    the other way about if one of them is known to be; where neither is told, the resident
    parent is mum. A relative whose generation is unknown may be any relative of that sex,
    unless another is known to be the one.
    """
    roles = {one.ref: dict(one.families)[family] for one in members}
    sexes = parents_sexes(roles, {ref: names[ref].sex for ref in roles})
    parents = [one for one in members if roles[one.ref].endswith("parent")]
    children = [one for one in members if roles[one.ref] == "child"]
    found: dict[str, frozenset[Kin]] = {}
    for one in members:
        role = roles[one.ref]
        if role == "child":
            found[one.ref] = _child(names[one.ref].sex, len(children))
        elif one in parents:
            found[one.ref] = _parent(sexes[one.ref])
        elif role == "relative":
            found[one.ref] = _relative(one, names[one.ref].sex, parents, children)
        else:
            found[one.ref] = _partner(names[one.ref].sex)
    return found


def parents_sexes(roles: Mapping[str, str], sexes: Mapping[str, str | None]) -> dict[str, str]:
    """The sex of each parent as far as it can be told, `fm` where it cannot."""
    found: dict[str, str] = {}
    usual = {"resident-parent": "f", "contact-parent": "m"}
    parents = {ref: role for ref, role in roles.items() if role in usual}
    for ref, role in parents.items():
        others = {sexes[other] for other in parents if other != ref} - {None}
        guess = {"f": "m", "m": "f"}.get(next(iter(others), None) or "", usual[role])
        found[ref] = sexes[ref] or guess
        if sexes[ref] in others:
            found[ref] = "".join(sorted({found[ref], usual[role]}))
    return found


def _parent(sex: str) -> frozenset[Kin]:
    found = {Kin.PARENT, Kin.EX}
    if "m" in sex:
        found |= {Kin.FATHER}
    if "f" in sex:
        found |= {Kin.MOTHER}
    return frozenset(found)


def _child(sex: str | None, number: int) -> frozenset[Kin]:
    found = {Kin.CHILD}
    if sex != "f":
        found |= {Kin.SON} | ({Kin.BROTHER} if number > 1 else set())
    if sex != "m":
        found |= {Kin.DAUGHTER} | ({Kin.SISTER} if number > 1 else set())
    return frozenset(found)


def _partner(sex: str | None) -> frozenset[Kin]:
    found = {Kin.PARTNER}
    if sex != "f":
        found |= {Kin.STEPFATHER}
    if sex != "m":
        found |= {Kin.STEPMOTHER}
    return frozenset(found)


def _relative(
    one: Someone, sex: str | None, parents: list[Someone], children: list[Someone]
) -> frozenset[Kin]:
    """Grandparent, uncle or aunt: by what they are known as, else by age, else either."""
    said = {WORDS[key] for alias in one.known_as for key in alias.lower().split() if key in WORDS}
    if said:
        return frozenset(said)
    old = {Kin.GRANDFATHER, Kin.GRANDMOTHER}
    young = {Kin.UNCLE, Kin.AUNT}
    allowed = {Kin.GRANDFATHER, Kin.UNCLE} if sex == "m" else {Kin.GRANDMOTHER, Kin.AUNT}
    allowed = old | young if sex is None else allowed
    grand = _generation(one, parents, children)
    return (
        frozenset(allowed & (old if grand else young)) if grand is not None else frozenset(allowed)
    )


def _generation(one: Someone, parents: list[Someone], children: list[Someone]) -> bool | None:
    """Whether a relative is old enough to be a grandparent; None where ages do not tell."""
    if one.born is None:
        return None
    born = [two.born.year for two in parents if two.born is not None]
    if born:
        return one.born.year <= max(born) - 15
    born = [two.born.year for two in children if two.born is not None]
    return one.born.year <= min(born) - 36 if born else None
