"""What may be written down, by whom, and how it is put right: by a further record (DP4).

Nothing that was written is changed or taken back. A further record corrects it, is held on
everybody whom the first was held on, and both stay: so nothing of anybody's is altered while
a request of theirs is open, or at any other time (SAR).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules.access import Role

MOST_PEOPLE = 50
"""More people than that are not what one record is about."""


class NoteKind(StrEnum):
    """What a note is of, as the archive has it."""

    SESSION = "session"
    TELEPHONE = "telephone"
    MEETING = "meeting"
    GENERAL = "general"


FOR_CHAIR = "For the chair alone: this is about the coordinator."
"""The first line of a concern that no coordinator reads.

It stands in its words, so that it leaves with an archive and comes back with it.
"""


def for_chair(said: str) -> str:
    """The words of a concern for the chair alone."""
    return f"{FOR_CHAIR}\n\n{said}"


def is_for_chair(text: str) -> bool:
    """Whether the words of a note say that it is for the chair alone."""
    return text.partition("\n")[0] == FOR_CHAIR


def may_read(role: Role, *, for_chair: bool) -> bool:
    """Whether somebody may read a note: one for the chair alone is hidden from the coordinator.

    All others are the coordinator's, and hidden from the chair (C8).
    """
    return role is (Role.CHAIR if for_chair else Role.COORDINATOR)


def may_write(role: Role, kind: NoteKind) -> None:
    """Raise NotPermitted unless the role may write a note of this kind.

    A volunteer writes down what they saw at a session, and nothing else; their time for it is
    `access.window`.
    """
    if role is Role.VOLUNTEER and kind is not NoteKind.SESSION:
        raise NotPermitted("Volunteers write notes of sessions")
    if role not in (Role.VOLUNTEER, Role.COORDINATOR):
        raise NotPermitted("Notes are the coordinator's and the volunteers' to write")


def people_of(chosen: Iterable[str], already: Iterable[str] = ()) -> tuple[str, ...]:
    """Whom a record is about, each once: `already` are those of the record that it corrects.

    They stay in it, so that who asks for a copy of the first gets the correction as well.
    Raises Invalid for more than MOST_PEOPLE.
    """
    people = tuple(dict.fromkeys((*already, *chosen)))
    if len(people) > MOST_PEOPLE:
        raise Invalid(f"A record is about {MOST_PEOPLE} people at most")
    return people


def may_correct(is_corrected: bool) -> None:
    """Raise Conflict where it was corrected before: then the correction is what to correct."""
    if is_corrected:
        raise Conflict("It was corrected already. Read that first, and correct that.")


def happened(at: datetime, now: datetime) -> datetime:
    """When something happened; raises Invalid for a time that has not come yet."""
    if at > now:
        raise Invalid("That time has not come yet")
    return at
