"""What is asked of the store before a record of a request is read: may it be, and what is it."""

from __future__ import annotations

from typing import Any

from ccportal.errors import NotFound
from ccportal.intranet.visitors import me
from ccportal.rules import recording
from ccportal.rules.redaction import Cut
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar.surroundings import TABLES
from ccportal.store.at_once import Steps, alone
from ccportal.store.contact import Note
from ccportal.store.people import Person, Record
from ccportal.store.requests import Decision, Item, Passage, Request
from ccportal.store.written import Numbers, numbers, written


def known(request_ref: str, record: str) -> None:
    """Raise NotFound for what is none of the request's items, or not for the reader's eyes."""
    alone(Asked(request_ref, record).in_steps())


class Asked:
    """What is asked of the store before a record is read: whether it may be, and what it is."""

    def __init__(self, request_ref: str, record: str) -> None:
        """Ask of a record of a request."""
        for_chair = (Note.ref == record) & (Note.for_chair == True)  # noqa: E712
        theirs = (Decision.request == request_ref) & (Decision.record == record)
        by = Decision.select(Decision, Person).join(Person, on=(Decision.decided_by == Person.ref))
        self.hidden: Any = Note.select(Note.ref).where(for_chair)
        self.items: Any = Item.select().where(Item.request == request_ref, Item.record == record)
        self.decisions: Any = by.where(theirs)
        self.passages: Any = Passage.select().join(Decision).where(theirs)
        self.passages = self.passages.order_by(Passage.position)
        self.kinds: Any = Record.select(Record.kind).where(Record.ref == record)
        self.requests: Any = Request.select(Request.subject, Request.made_by)
        self.requests = self.requests.where(Request.ref == request_ref)
        self.seen = written(TABLES)

    def in_steps(
        self,
    ) -> Steps[tuple[str, Item | None, Decision | None, Request | None, Numbers]]:
        """Its kind, item and decision, whose data it is, and how often what it is read by changed.

        Raises NotFound for what is none of the request's items, or not for the reader's eyes.
        """
        records = (self.hidden, self.items, self.decisions, self.passages, self.kinds)
        yield (*records, self.requests, self.seen)
        if list(self.hidden) and not recording.may_read(me().role, for_chair=True):
            raise NotFound("This one is for the chair alone. Ask the chair who is to read it.")
        item, decision = next(iter(self.items), None), next(iter(self.decisions), None)
        if item is None and decision is None:
            raise NotFound("This is none of the records of the request.")
        kind = str(next(iter(self.kinds)).kind)
        return kind, item, decision, next(iter(self.requests), None), numbers(self.seen)

    def covered(self) -> tuple[Cut, ...]:
        """What is covered by the decision about it."""
        return tuple(
            Cut(one.find, Exemption(one.exemption), Mode(one.mode or Mode.STATED))
            for one in self.passages
        )
