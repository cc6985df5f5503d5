"""Concerns: told to the coordinator at once, read again by nobody else (C2, C8).

What is about the coordinator goes to the chair, and no coordinator reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccportal.acts import notes
from ccportal.acts import recording as records
from ccportal.acts.act import act
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import Conflict, NotFound
from ccportal.rules import recording, words
from ccportal.rules.access import Role
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
    *,
    for_chair: bool = False,
) -> str:
    """Tell the coordinator what worries one; the ref of the note that it is kept in.

    What is `for_chair`, being about the coordinator, goes to the chair instead, and no
    coordinator reads it. Raises Invalid for an empty text or people that there are not,
    NotFound for a family that there is not.
    """

    def fill(ref: str) -> None:
        said = words.kept(text, EMPTY)
        said = recording.for_chair(said) if for_chair else said
        notes.add(ref, actor, NoteKind.GENERAL, said, family, about, for_chair=for_chair)
        Concern.create(note=ref, urgent=urgent)

    return records.put(actor, "concern:report", "notes", sheet, fill)


def answer(actor: str, concern: str, text: str, sheet: Sheet = NO_SHEET) -> str:
    """Put down what was done about a concern: a note of its own, which ends its waiting.

    It is about the same people, and read by whom the concern is read. Raises NotFound for what
    is no concern or not the actor's to read, Conflict where it was answered already.
    """

    def fill(ref: str) -> None:
        found = Concern.get_or_none(Concern.note == concern)
        reader = records.role_of(actor)
        if found is None or not recording.may_read(reader, for_chair=found.note.for_chair):
            raise NotFound("There is no such concern.")
        if found.answer_id is not None:
            raise Conflict("Somebody wrote down already what was done. Read that first.")
        head = f"What was done about the concern of {wording.moment(found.note.written_at)}."
        said = f"{head}\n\n{words.kept(text, DONE)}"
        alone = found.note.for_chair
        said = recording.for_chair(said) if alone else said
        people = recording.people_of(records.about(concern))
        family = found.note.family_id
        notes.add(ref, actor, NoteKind.GENERAL, said, family, people, for_chair=alone)
        Concern.update(answer=ref).where(Concern.note == concern).execute()

    return records.put(actor, "concern:answer", "notes", sheet, fill)


def hand_over(actor: str, concern: str) -> None:
    """Let the coordinators read a concern that was for the chair alone, and what was done.

    The chair does it when somebody else of them is to look into it, or to decide about it in an
    answer. Raises NotFound for what is not the chair's alone.
    """
    with act(actor, "concern:hand-over", concern):
        found = Concern.get_or_none(Concern.note == concern)
        if found is None or not found.note.for_chair:
            raise NotFound("There is no such concern.")
        both = [one for one in (concern, found.answer_id) if one]
        Note.update(for_chair=False).where(Note.ref.in_(both)).execute()


def waiting(role: Role = Role.COORDINATOR) -> list[Any]:
    """The concerns of a role that nobody has answered: the urgent first, then the oldest.

    `worry` of each note is its `Concern`.
    """
    return list(unanswered(role))


def unanswered(role: Role) -> Any:
    """The query of these, to be asked with others."""
    return of(role).where(Concern.answer.is_null())


def of(role: Role) -> Any:
    """A query of every concern that a role reads, answered or not, as `waiting` gives them."""
    alone = recording.may_read(role, for_chair=True)
    found = Note.select(Note, Concern).join(Concern, on=(Concern.note == Note.ref), attr="worry")
    # so said that the few concerns are gone through, not the many notes
    theirs = found.where(Note.for_chair if alone else ~Note.for_chair)
    return theirs.order_by(Concern.urgent.desc(), Note.written_at, Note.ref)
