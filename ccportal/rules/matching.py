"""Whether the words of a record speak of somebody (C2, SAR).

A record speaks of the subject if it names them in any form that people write, gives a
telephone number, mail or postal address of theirs, or says what they are: within their own
family's records `dad` or `nan`, elsewhere `Zoë's dad`. Where a name fits two people it is
that of the one who stands in the record or in its family.
"""

from __future__ import annotations

from collections.abc import Iterator

from ccportal.rules.matching_alone import given_before
from ccportal.rules.matching_kin import Kin, kin_of_word, kin_words, possessors
from ccportal.rules.matching_names import Form, Hit, Names
from ccportal.rules.matching_people import Reading, Register, Words
from ccportal.rules.matching_plain import plain
from ccportal.rules.matching_related import on_side, related, seen_from_children
from ccportal.rules.matching_words import wordlike


class Seeker:
    """Looks for one person in the words of records."""

    def __init__(self, register: Register, ref: str) -> None:
        """Look for the person `ref` of the register."""
        self.register = register
        self.ref = ref
        self.who = register.people[ref]
        self.names = register.names(ref)
        self.families = frozenset(family for family, _ in self.who.families)
        self.child = {role for _, role in self.who.families} == {"child"}
        self.relatives = tuple(
            {one for family in sorted(self.families) for one in register.members[family]} - {ref}
        )

    def mentioned(self, words: Words) -> bool:
        """Whether a record's words speak of the person."""
        readings = [Reading(self.register, plain(text).text) for text in words.texts if text]
        circle = self.register.circle(words)
        home = self.families & self.register.families_of(words)
        return any(
            self._reached(reading, circle, bool(home))
            or self._named(reading, circle, bool(home))
            or self._called(reading, home)
            or self._kin_of_one(reading, frozenset() if home else circle)
            or (not home and self._beside(reading, readings, circle))
            for reading in readings
        )

    def own(self, reading: Reading, words: Words, asking: bool) -> list[tuple[int, int]]:
        """The places of a text that are the person's own, in a record that speaks of them.

        Their names, and their numbers and addresses if they are `asking` for themselves: a
        child's address is not for the parent who asks in the child's name.
        """
        circle = self.register.circle(words)
        home = self.ref in circle
        rivals = circle - {self.ref}
        names = [
            (hit.start, hit.end)
            for hit in reading.hits(self.ref)
            if self._own(reading, hit, rivals, home)
        ]
        names += self._halves(reading, rivals)
        reach = self.register.reach(self.ref)
        towns = [match.span() for match in reach.towns.finditer(reading.text)]
        return [*names, *reach.places(reading.text, True), *towns] if asking else names

    def _own(self, reading: Reading, hit: Hit, rivals: frozenset[str], home: bool) -> bool:
        """Whether a name is theirs, and as few letters not another's of the circle as well."""
        rival = reading.best(rivals, hit)
        few = hit.end - hit.start < len("Mr P.") + 1 and hit.form is Form.TITLED
        if rival is None or (few and rival is Form.TITLED):
            return rival is None
        return self._mine(reading, hit, rivals, home)

    def _halves(self, reading: Reading, rivals: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Where half of a double surname of theirs stands by itself: `the Hughes children`."""
        some = self.names.halves & reading.read.keys
        for at, one in enumerate(reading.line) if some else ():
            alone = one.key in self.names.halves and not given_before(reading.read, at)
            here = Hit(one.start, one.end, at, Form.FAMILY)
            if one.capital and alone and not reading.best(rivals, here):
                yield here.start, here.end

    def _reached(self, reading: Reading, circle: frozenset[str], home: bool) -> bool:
        """Whether a number or address of theirs stands there that is nobody's in the circle."""
        others = () if home else circle - {self.ref}
        for start, end in self.register.reach(self.ref).places(reading.text, home):
            part = reading.text[start:end]
            if not any(any(self.register.reach(one).places(part, False)) for one in others):
                return True
        return False

    # -- names

    def _named(self, reading: Reading, circle: frozenset[str], home: bool) -> bool:
        rivals = circle - {self.ref}
        return any(self._mine(reading, hit, rivals, home) for hit in reading.hits(self.ref))

    def _mine(self, reading: Reading, hit: Hit, rivals: frozenset[str], home: bool) -> bool:
        """Whether a name that may be theirs is theirs here."""
        rival = reading.best(rivals, hit) or 0
        if hit.form is Form.FAMILY:
            return self._surname_mine(rival, home)
        if home:
            if hit.form is Form.TITLED and self.child and rival:
                return False
            if hit.form < Form.GIVEN:
                rival = max(rival, reading.best(self.register.team - {self.ref}, hit) or 0)
            return rival <= hit.form
        if hit.form >= Form.TITLED:
            if hit.form is Form.TITLED and self.child:
                return False
            return rival < hit.form and not self._anothers(reading, hit)
        if self.who.team and hit.form is not Form.LETTER:
            others = self.register.team - {self.ref}
            return not rival and (reading.best(others, hit) or 0) <= hit.form
        alias = reading.key(hit) in self.names.aliases and reading.line[hit.at].capital
        return alias and not rival and not _a_thing(reading, hit.at)

    def _surname_mine(self, rival: int, home: bool) -> bool:
        """Whether a surname alone is theirs: a grown-up's at home, a volunteer's anywhere."""
        if self.who.team:
            return rival < Form.FAMILY
        return home and not self.child

    def _anothers(self, reading: Reading, hit: Hit) -> bool:
        """Whether a name that fits nearly is somebody else's to the letter."""
        bearers = self.register.whole.get(reading.key(hit), frozenset())
        return hit.form is Form.NEAR and bool(bearers - {self.ref})

    # -- kinship

    def _called(self, reading: Reading, home: frozenset[str]) -> bool:
        """Whether a text of their own family's says what they are there."""
        return any(
            seen_from_children(self.register, reading, at, kin, family)
            in self.register.kin(family)[self.ref]
            and on_side(self.register, family, self.ref, side)
            and self._ours(reading, at, family)
            for family in home
            for at, kin, side in kin_words(reading.line)
        )

    def _ours(self, reading: Reading, at: int, family: str) -> bool:
        """Whether a word of kinship is about this family: not `Hope's dad` where Hope is none."""
        before = reading.line[at - 1] if at else None
        if before is None or not (before.own and before.capital) or kin_of_word(before):
            return True
        members = self.register.members[family]
        if wordlike(before.key) and before.key not in self.register.given:
            return True
        return any(reading.over(one, at - 1) for one in members)

    def _kin_of_one(self, reading: Reading, circle: frozenset[str]) -> bool:
        """Whether a text says what they are to somebody: in another's record to none of its."""
        for at, kin, _ in kin_words(reading.line):
            for named in possessors(reading.line, at):
                if _one_is_named(reading, circle, named):
                    continue
                if any(self._kin_to(reading, one, named, kin) for one in self.relatives):
                    return True
        return False

    def _beside(self, reading: Reading, readings: list[Reading], circle: frozenset[str]) -> bool:
        """Whether another's record names them by their given name beside one of their family."""
        alone = [one for one in reading.hits(self.ref) if one.form is Form.GIVEN]
        alone = [one for one in alone if not reading.best(circle, one)]
        return bool(alone) and any(self._company(one, circle) for one in readings)

    def _kin_to(self, reading: Reading, relative: str, at: int, kin: Kin) -> bool:
        if not _names_at(reading, relative, at):
            return False
        shared = {family for family, _ in self.register.people[relative].families}
        return any(
            related(self.register, family, relative, self.ref, kin)
            for family in shared & self.families
        )

    def _company(self, reading: Reading, circle: frozenset[str]) -> bool:
        """Whether a text names another of their family beyond doubt, or as `her father Minh`."""
        for relative in self.relatives:
            for hit in reading.hits(relative):
                if reading.best(circle, hit):
                    continue
                if hit.form >= Form.SHORT:
                    return True
                before = kin_of_word(reading.line[hit.at - 1]) if hit.at else None
                if hit.form is Form.GIVEN and before and self._is_kin(relative, before):
                    return True
        return False

    def _is_kin(self, relative: str, kin: Kin) -> bool:
        return any(
            kin in self.register.kin(family)[relative]
            for family in self.families
            if relative in self.register.kin(family)
        )


def _one_is_named(reading: Reading, refs: frozenset[str], at: int) -> bool:
    """Whether one of these people is named at a run of letters; who plainly is comes first."""
    key, names = reading.line[at].key, reading.register.names
    if any(plainly(names(one), key) for one in refs):
        return True
    return any(_names_at(reading, one, at) for one in refs)


def _names_at(reading: Reading, ref: str, at: int) -> bool:
    """Whether a person is named at a run of letters, be it in the possessive: `zoes`."""
    if plainly(reading.register.names(ref), reading.line[at].key):
        return True
    hit = reading.over(ref, at)
    return hit is not None and hit.form >= Form.NICKNAME


def _a_thing(reading: Reading, at: int) -> bool:
    """Whether it is spoken of as of a thing: `the Aga was cold`."""
    before = reading.line[at - 1] if at and not reading.line[at].opens else None
    return before is not None and before.key in ("the", "a", "an") and not reading.line[at].own


def plainly(names: Names, key: str) -> bool:
    """Whether a word is somebody's given name as it stands, with the `s` of a possessive or not."""
    return key.removesuffix("s") in names.givens and not wordlike(key)
