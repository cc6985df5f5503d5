"""Asking another person or an agency about what is theirs, and what they say to it (VIO, SAR)."""

from __future__ import annotations

from datetime import date
from typing import Any

from ccportal.acts import reaching
from ccportal.acts.act import act
from ccportal.acts.letterhead import letterhead
from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.acts.requests_state import find, members_of, state
from ccportal.errors import NotFound
from ccportal.rules.consulting import Asking, Consultation, names_in
from ccportal.rules.leaving import Allowed, Item, Parcel, Recipient, Thing, To, Way, ask
from ccportal.rules.reaching import Settled, Standing, by_that_way
from ccportal.rules.requests_facts import Event
from ccportal.sar import consultation as words
from ccportal.store.people import KnownAs, Person
from ccportal.store.requests import Item as Collected


def consult(
    request_ref: str, actor: str, asking: Asking, way: Settled, given: Given = NOTHING
) -> None:
    """Put down that somebody else is asked about a record, and how.

    Raises Conflict where what is told names somebody of the request or of the family, or where
    whoever is asked must not be reached by that way.
    """

    def bring() -> dict[str, Any]:
        ticks = set()
        here = Collected.select().where(
            Collected.request == request_ref, Collected.record == asking.record
        )
        if here.exists():
            ticks.add("collected")
        if not names_in(asking.what, _names(request_ref, asking.person)):
            ticks.add("names-nobody")
        return {"asking": asking, "ticks": frozenset(ticks), "unreachable": _why_not(asking, way)}

    detail = {
        "whom": asking.whom.strip(),
        "person": asking.person,
        "record": asking.record,
        "what": asking.what.strip(),
        "by": way.by,
        "reply_by": asking.reply_by,
    }
    move(request_ref, Event.CONSULT, actor, given, bring=bring, detail=detail)


def consulted(
    request_ref: str,
    actor: str,
    number: int,
    answer: str,
    answered_on: date | None,
    said: str = "",
    given: Given = NOTHING,
) -> None:
    """Put down what came of asking: they agree, they do not, or the day went by."""

    def bring() -> dict[str, Any]:
        ticks = set()
        asked = {one.number: one for one in asked_about(request_ref) if one.answer is None}
        if number in asked:
            ticks.add("asked")
            if answered_on is not None and answered_on >= asked[number].asked_on:
                ticks.add("since-asked")
        return {"ground": answer, "day": answered_on, "ticks": frozenset(ticks)}

    detail = {"number": number, "answer": answer, "answered_on": answered_on, "said": said}
    move(request_ref, Event.CONSULTED, actor, given, bring=bring, detail=detail)


def asked_about(request_ref: str) -> tuple[Consultation, ...]:
    """Everybody who was asked for a request, in the order in which they were."""
    return tuple(state(find(request_ref)).history.told.asked)


def letter(request_ref: str, actor: str, number: int) -> tuple[Allowed, bytes]:
    """The letter to somebody who is asked, dated that day; that it is printed is noted down.

    It holds what is theirs as it was put down, and nothing of who asked. Raises NotFound.
    """
    from ccportal.sar import render_paper  # takes a moment to load

    with act(actor, "request:print-consultation", request_ref):
        one = next((one for one in asked_about(request_ref) if one.number == number), None)
        if one is None:
            raise NotFound("There is no such letter.")
        items = (Item(one.person, Thing.NAME),) if one.person else ()
        to = Recipient(To.THEMSELVES, one.person or "")
        allowed = ask(Parcel(Way.LETTER, "to ask about what is theirs", one.asked_on, to, items))
    head = letterhead()
    facts = (("For", one.whom), ("Answer by", words.day(one.reply_by)))
    said = words.sections(one, head)
    paper = render_paper.Paper(words.TITLE, words.TITLE, head, one.asked_on, facts, said)
    return allowed, render_paper.render(paper)


def may_be_asked(request_ref: str) -> tuple[Person, ...]:
    """The others of the families, for whom it can be checked by which way they are asked."""
    request = find(request_ref)
    refs = {one.person_id for one in members_of(request)}
    refs -= {request.subject_id, request.made_by_id}
    people = Person.select().where(Person.ref.in_(sorted(refs)))
    return tuple(people.order_by(Person.family_name, Person.given_names))


def _why_not(asking: Asking, way: Settled) -> str:
    if asking.person is None:
        return ""
    judged = reaching.ways_of(asking.person).judge(way)
    barred = judged.standing is Standing.BARRED
    return by_that_way(way.by, judged.why) if barred else ""


def _names(request_ref: str, but: str | None) -> list[str]:
    """The names of whom the request is about, of who asked, and of their families."""
    request = find(request_ref)
    refs = {request.subject_id, request.made_by_id} - {None}
    refs |= {one.person_id for one in members_of(request)} - {but}
    people = Person.select().where(Person.ref.in_(sorted(refs)))
    known = KnownAs.select().where(KnownAs.person.in_(sorted(refs)))
    return [*(one.name for one in people), *(one.name for one in known)]
