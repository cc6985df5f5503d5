"""Incidents: what went wrong, when, and what was done; corrected by a further one (DP4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ccportal import clock
from ccportal.acts import recording as records
from ccportal.acts.recording import NO_SHEET, Sheet
from ccportal.errors import NotFound
from ccportal.rules import recording, words
from ccportal.sar import wording
from ccportal.store.contact import Incident, Session

EMPTY = "Write what happened"
ACTION = "incident:write"


@dataclass(frozen=True, slots=True)
class Happened:
    """What the form says of an incident; `at` is London's time, `session` a session's ref."""

    at: datetime
    text: str
    done: str | None = None
    session: str | None = None
    family: str | None = None
    about: tuple[str, ...] = ()


def record(actor: str, said: Happened, sheet: Sheet = NO_SHEET) -> str:
    """Write an incident down; its ref.

    Raises Invalid for a time to come, an empty text or people that there are not, NotFound for
    a family or a session that there is not.
    """

    def fill(ref: str) -> None:
        _add(ref, actor, said, words.kept(said.text, EMPTY), said.family, said.about, None)

    return records.put(actor, ACTION, "incidents", sheet, fill)


def correct(actor: str, first: str, said: Happened, sheet: Sheet = NO_SHEET) -> str:
    """Write an incident down again as it was, or what was done since; the first one stays.

    It is of the same family and about everybody whom the first is about, and more. Raises as
    `record` does, and Conflict where the first was corrected already.
    """

    def fill(ref: str) -> None:
        incident = records.earlier(Incident, first)
        written = wording.moment(incident.occurred_at)
        text = f"This corrects what was written of {written}.\n\n{words.kept(said.text, EMPTY)}"
        people = recording.people_of(said.about, records.about(first))
        _add(ref, actor, said, text, incident.family_id, people, first)

    return records.put(actor, "incident:correct", "incidents", sheet, fill)


def _add(
    ref: str,
    actor: str,
    said: Happened,
    text: str,
    family: str | None,
    about: Iterable[str],
    corrects: str | None,
) -> None:
    if said.session and Session.get_or_none(Session.ref == said.session) is None:
        raise NotFound("There is no such session.")
    Incident.create(
        ref=ref,
        family=records.family(family),
        session=said.session or None,
        occurred_at=recording.happened(said.at, clock.now()),
        recorded_by=actor,
        text=text,
        action_taken=words.maybe(said.done),
        corrects=corrects,
    )
    records.stand(ref, recording.people_of(about))
