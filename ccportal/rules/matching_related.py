"""What one member of a family is to another, as words tell it."""

from __future__ import annotations

from ccportal.rules.matching_kin import PAIRS, SIDES, UP, Kin, parents_sexes
from ccportal.rules.matching_people import Reading, Register

DESCENT = {Kin.SON: Kin.FATHER, Kin.DAUGHTER: Kin.MOTHER}
OFFSPRING = frozenset((Kin.SON, Kin.DAUGHTER, Kin.CHILD))


def related(register: Register, family: str, one: str, other: str, kin: Kin) -> bool:
    """Whether `other` may be called `kin` of `one` in a family: `Zoë's dad`, `May's daughter`."""
    kins = register.kin(family)[other]
    role = dict(register.people[one].families)[family]
    theirs = dict(register.people[other].families)[family]
    if role == "child":
        return kin in kins
    if theirs == "child":
        return role.endswith("parent") and kin in kins and kin in OFFSPRING
    if role.endswith("parent"):
        return _beside_a_parent(kins, theirs, kin)
    return theirs.endswith("parent") and kin in DESCENT and DESCENT[kin] in kins


def seen_from_children(register: Register, reading: Reading, at: int, kin: Kin, family: str) -> Kin:
    """What a word of kinship at `at` is to the children, where it is said to be a grown-up's.

    In `Mr Pollitt, his mother and both children` she is their grandmother: `his` and `her` are
    a grown-up member's whose name stands right before, if the name is a man's or a woman's so.
    """
    sex = SIDES.get(reading.line[at - 1].key) if at > 1 else None
    before = at - 2
    if before > 0 and reading.line[before].key in ("and", "with"):
        before -= 1
    if sex is None or kin not in UP:
        return kin
    grown = (one for one in register.members[family] if _grown_up(register, one, family))
    theirs = (one for one in grown if register.names(one).sex == sex)
    return UP[kin] if any(reading.over(one, before) for one in theirs) else kin


def _grown_up(register: Register, ref: str, family: str) -> bool:
    return dict(register.people[ref].families)[family].endswith("parent")


def _beside_a_parent(kins: frozenset[Kin], role: str, kin: Kin) -> bool:
    """Whether a grown-up may be called so by a parent: former husband, mother, partner."""
    if role.endswith("parent"):
        return kin is Kin.EX or PAIRS.get(kin) in kins
    return kin in kins or UP.get(kin) in kins


def on_side(register: Register, family: str, ref: str, side: str | None) -> bool:
    """Whether a relative may be of the kin of the family's mother (`f`) or father (`m`).

    Told by a surname that they share with one parent alone; where it is not told, they may be.
    """
    roles = {one: dict(register.people[one].families)[family] for one in register.members[family]}
    if side is None or roles[ref] != "relative":
        return True
    sexes = parents_sexes(roles, {one: register.names(one).sex for one in roles})
    own = register.names(ref).families
    shared = [sex for one, sex in sexes.items() if own & register.names(one).families]
    return len(shared) != 1 or side in shared[0]
