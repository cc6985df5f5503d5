"""What one member of a family is to another, as words tell it."""

from __future__ import annotations

from ccportal.rules.matching_kin import PAIRS, UP, Kin, parents_sexes
from ccportal.rules.matching_people import Register

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
