"""Notes: written once, corrected by a further one (DP4)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from peewee import JOIN

from ccportal import clock
from ccportal.acts import recording as records
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import NotFound
from ccportal.rules import recording, words
from ccportal.rules.access import Role
from ccportal.rules.recording import NoteKind
from ccportal.sar import wording
from ccportal.store.contact import Concern, Note

EMPTY = "Write what you saw and heard"
WRONG = "Write what is right"


def write(
    actor: str,
    kind: str,
    text: str,
    family: str | None = None,
    about: Iterable[str] = (),
    sheet: Sheet = NO_SHEET,
) -> str:
    """Write a note of one of `NoteKind`; its ref.

    Raises Invalid for an empty text or people that there are not, NotPermitted where the
    actor's role does not write such notes, NotFound for a family that there is not.
    """

    def fill(ref: str) -> None:
        recording.may_write(records.role_of(actor), NoteKind(kind))
        add(ref, actor, NoteKind(kind), words.kept(text, EMPTY), family, about)

    return records.put(actor, "note:write", "notes", sheet, fill)


def correct(
    actor: str, first: str, text: str, about: Iterable[str] = (), sheet: Sheet = NO_SHEET
) -> str:
    """Write a note that corrects an earlier one, which stays as it is; the ref of the new one.

    It is about everybody whom the first is about and those named `about`. It says itself what
    it corrects: an archive and an answer carry no more of a note than its words. The
    correction of a concern is a concern that needs no answer of its own. Raises Conflict
    where the first was corrected already.
    """

    def fill(ref: str) -> None:
        note = records.earlier(Note, first)
        if note.for_chair:
            raise NotFound("There is no such record.")
        kind = NoteKind(note.kind)
        recording.may_write(records.role_of(actor), kind)
        head = f"This corrects the note of {wording.moment(note.written_at)}."
        said = words.kept(text, WRONG)
        people = recording.people_of(about, records.about(first))
        add(ref, actor, kind, f"{head}\n\n{said}", note.family_id, people, first)

    return records.put(actor, "note:correct", "notes", sheet, fill)


def add(
    ref: str,
    actor: str,
    kind: NoteKind,
    text: str,
    family: str | None,
    about: Iterable[str],
    corrects: str | None = None,
    *,
    for_chair: bool = False,
) -> None:
    """The rows of a note; only inside the transaction of what it tells of."""
    Note.create(
        ref=ref,
        family=records.family(family),
        kind=kind,
        written_at=clock.now(),
        written_by=actor,
        text=text,
        corrects=corrects,
        for_chair=for_chair,
    )
    records.stand(ref, recording.people_of(about))


def is_concern(ref: str | None) -> bool:
    """Whether a note, or one that it corrects, is a concern; no note is none."""
    while ref is not None:
        here = Concern.note == Note.ref
        query: Any = Note.select(Note.corrects, Concern.note).join(Concern, JOIN.LEFT_OUTER, here)
        ref, worry = query.where(Note.ref == ref).tuples().first() or (None, None)
        if worry is not None:
            return True
    return False


def may_read(ref: str, role: Role) -> bool:
    """Whether a role may read a record as far as it is a note: not what is for another alone."""
    hidden = Note.select().where(Note.ref == ref, Note.for_chair == True).exists()  # noqa: E712
    return recording.may_read(role, for_chair=True) if hidden else True


def hidden() -> Any:
    """A query of the refs that no coordinator sees: what is for the chair alone."""
    return Note.select(Note.ref).where(Note.for_chair == True)  # noqa: E712
