"""Concerns: told to the coordinator at once, read again by nobody else (C2, C8)."""

from __future__ import annotations

from collections.abc import Iterable

from ccportal.acts import notes
from ccportal.acts import recording as records
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import Conflict, NotFound
from ccportal.rules import recording, words
from ccportal.rules.recording import NoteKind
from ccportal.sar import wording
from ccportal.store.contact import Concern, Note

EMPTY = "Write what worries you"
DONE = "Write what you did about it"


def report(
    actor: str,
    text: str,
    urgent: bool = False,
    family: str | None = None,
    about: Iterable[str] = (),
    sheet: Sheet = NO_SHEET,
) -> str:
    """Tell the coordinator what worries one; the ref of the note that it is kept in.

    Raises Invalid for an empty text or people that there are not, NotFound for a family that
    there is not.
    """

    def fill(ref: str) -> None:
        said = words.kept(text, EMPTY)
        notes.add(ref, actor, NoteKind.GENERAL, said, family, about)
        Concern.create(note=ref, urgent=urgent)

    return records.put(actor, "concern:report", "notes", sheet, fill)


def answer(actor: str, concern: str, text: str, sheet: Sheet = NO_SHEET) -> str:
    """Put down what was done about a concern: a note of its own, which ends its waiting.

    It is about the same people. Raises NotFound, Conflict where it was answered already.
    """

    def fill(ref: str) -> None:
        found = Concern.get_or_none(Concern.note == concern)
        if found is None:
            raise NotFound("There is no such concern.")
        if found.answer_id is not None:
            raise Conflict("Somebody wrote down already what was done. Read that first.")
        head = f"What was done about the concern of {wording.moment(found.note.written_at)}."
        said = words.kept(text, DONE)
        people = recording.people_of(records.about(concern))
        family = found.note.family_id
        notes.add(ref, actor, NoteKind.GENERAL, f"{head}\n\n{said}", family, people)
        Concern.update(answer=ref).where(Concern.note == concern).execute()

    return records.put(actor, "concern:answer", "notes", sheet, fill)


def waiting() -> list[Note]:
    """The concerns that nobody has written an answer to: the urgent first, then the oldest."""
    found = Note.select(Note, Concern).join(Concern, on=(Concern.note == Note.ref), attr="worry")
    open_ones = found.where(Concern.answer.is_null())
    return list(open_ones.order_by(Concern.urgent.desc(), Note.written_at, Note.ref))
