"""Two entries that are one person: looked at first, made one, undone within 30 days (C4, DP4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from peewee import IntegrityError

from ccportal import clock
from ccportal.acts import households
from ccportal.acts.act import act, note_down
from ccportal.acts.corrections import keep
from ccportal.errors import Conflict, Invalid, NotFound, Refused
from ccportal.rules import families as rules
from ccportal.store import merging
from ccportal.store.accounts import Account
from ccportal.store.families import Risk
from ccportal.store.households import Merge
from ccportal.store.people import About, KnownAs, Person
from ccportal.store.requests import Request

CONFIRM = "merge"
"""The word that is typed to make two entries one."""

UNDO = timedelta(days=30)
REASON = "written-wrongly"

SAYS = {
    "ContactDetail": ("contact detail", "contact details"),
    "KnownAs": ("other name", "other names"),
    "Member": ("place in a family", "places in families"),
    "About": ("record that is about them", "records that are about them"),
    "Attendance": ("attendance", "attendances"),
    "Need": ("need or allergy", "needs and allergies"),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of two entries: who stays, who goes, and what moves, in numbers."""

    kept: Person
    gone: Person
    moves: tuple[tuple[int, str], ...]
    against: str | None


def preview(actor: str, kept: str, gone: str) -> Preview:
    """What a merge would do, and what stands against it; no contact detail is in it (C4)."""
    note_down(actor, "person:merge-look", kept, gone)
    stays, goes = households.person(kept), households.person(gone)
    try:
        _check(kept, gone)
    except Refused as error:
        return Preview(stays, goes, (), str(error))
    numbers = merging.counts(gone)
    moves = [
        (numbers[name], words[numbers[name] > 1]) for name, words in SAYS.items() if name in numbers
    ]
    rest = sum(number for name, number in numbers.items() if name not in SAYS)
    if rest:
        moves.append((rest, "other entry" if rest == 1 else "other entries"))
    return Preview(stays, goes, tuple(moves), None)


def merge(actor: str, kept: str, gone: str, typed: str) -> None:
    """Make `gone` part of `kept`; `typed` has to be CONFIRM.

    Raises Conflict for counterparties and whoever else cannot be one person, and while a
    request concerns either; Invalid for another word, NotFound.
    """
    if typed.strip().casefold() != CONFIRM:
        raise Invalid(f"Type the word “{CONFIRM}”")
    with act(actor, "person:merge", kept, gone):
        stays, goes = households.person(kept), households.person(gone)
        _check(kept, gone)
        try:
            moved = merging.move(gone, kept)
        except IntegrityError:
            why = "Both stand in the same place of a record: put that right first."
            raise Conflict(why) from None
        _keep_names(actor, stays, goes)
        Merge.create(kept=kept, gone=gone, moved=moved, on=clock.today(), by=actor)
        _forget()


def undo(actor: str, number: int) -> None:
    """Make two entries again of what was made one, within 30 days.

    What was written since stays with the entry that was kept. Raises NotFound, or Conflict
    when it is too late.
    """
    found: Merge | None = Merge.get_or_none((Merge.id == number) & Merge.undone_on.is_null())
    if found is None:
        raise NotFound("There is nothing to undo.")
    with act(actor, "person:unmerge", found.kept_id, found.gone_id):
        if found.moved is None or clock.today() - found.on > UNDO:
            raise Conflict("That was more than 30 days ago: it cannot be undone any more.")
        _no_request(found.kept_id)
        merging.put_back(found.moved, found.kept_id)
        found.moved, found.undone_on = None, clock.today()
        found.save()


def of(person: str) -> list[Merge]:
    """The merges into somebody that can be undone."""
    since = clock.today() - UNDO
    here = (Merge.kept == person) & Merge.undone_on.is_null() & (Merge.on >= since)
    return list(Merge.select().where(here, Merge.moved.is_null(False)).order_by(Merge.id))


def now(ref: str) -> str | None:
    """The entry that a ref became part of, where it did."""
    found = Merge.get_or_none((Merge.gone == ref) & Merge.undone_on.is_null())
    return str(found.kept_id) if found else None


def _check(kept: str, gone: str) -> None:
    rules.may_merge(households.places_of((kept, gone)), kept, gone)
    if Account.get_or_none(Account.person == gone) is not None:
        raise Conflict("The entry that would go has an account. Keep that one instead.")
    for one in (kept, gone):
        _no_request(one)
    for source, other in ((kept, gone), (gone, kept)):
        risks = Risk.select(Risk.ref).where(Risk.from_person == source)
        if About.select().where(About.record.in_(risks), About.person == other).exists():
            raise Conflict("One is entered as a risk to the other: they are not one person.")


def _no_request(person: str) -> None:
    """While a request concerns somebody, their entry stays as it is (SAR)."""
    theirs = (Request.subject == person) | (Request.made_by == person)
    if Request.select().where(theirs, Request.closed_on.is_null()).exists():
        raise Conflict("A request about them is open: wait until it is answered.")


def _keep_names(actor: str, stays: Person, goes: Person) -> None:
    """The other name, and a birthday that differs, stay to be read."""
    known = list(KnownAs.select().where(KnownAs.person == stays.ref))
    if goes.name not in (stays.name, *(one.name for one in known)):
        position = max((one.position for one in known), default=-1) + 1
        KnownAs.create(person=stays.ref, position=position, name=goes.name)
    born, other = stays.date_of_birth, goes.date_of_birth
    if other is not None and other != born:
        before = other.isoformat()
        keep(actor, stays.ref, stays.ref, {"date-of-birth": (before, str(born))}, REASON)


def _forget() -> None:
    """What cannot be undone any more is not kept for it."""
    old = Merge.on < clock.today() - UNDO
    Merge.update(moved=None).where(old, Merge.moved.is_null(False)).execute()
