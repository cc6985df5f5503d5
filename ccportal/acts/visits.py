"""Professionals' visits: booked with their purpose, or refused; agreements given and ended (C6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from ccportal import clock
from ccportal.acts import bodies, households
from ccportal.acts.act import act, note_refusal
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted
from ccportal.rules import premises as rule
from ccportal.rules.premises import Agreement, State
from ccportal.store.families import Referral
from ccportal.store.people import Organisation, Person, Record
from ccportal.store.premises import Assessment, Visit


@dataclass(frozen=True, slots=True)
class Shown:
    """A visit with the name of whoever comes."""

    visit: Visit
    who: str


def book(actor: str, asked: rule.Visit, token: str, name: str = "") -> Visit:
    """Book a visit, or put down that it was refused: an assessment without an agreement (C6).

    With `name` an organisation of that name comes, a new one if need be. The same form (`token`)
    twice is one visit. Raises Invalid for what cannot be booked, NotFound
    for a family or professional that there is not, Conflict where the family is over.
    """
    with act(actor, "visit:ask", asked.family, asked.purpose):
        before: Visit | None = Visit.get_or_none(Visit.token == token)
        if before is not None:
            return before
        households.open_family(asked.family)
        asked = replace(asked, professional=_professional(asked.professional, name))
        rule.check_asked(asked, clock.now())
        state, under = _answer(asked)
        made: Visit = Visit.create(
            token=token,
            family=asked.family,
            professional=asked.professional,
            purpose=asked.purpose,
            words=asked.words.strip(),
            comes_at=asked.comes_at,
            state=state,
            agreement=under,
            booked_by=actor,
            booked_at=clock.now_utc(),
        )
    if made.state == State.REFUSED:
        note_refusal(actor, "visit:book", asked.family)
    return made


def cancel(actor: str, number: int) -> Visit:
    """Put down that a booked visit does not take place; raises NotFound, Conflict."""
    found = find(number)
    with act(actor, "visit:cancel", found.family_id):
        found = find(number)
        if found.state != State.BOOKED:
            raise Conflict("This visit is not booked")
        _set([found], State.CANCELLED)
        return find(number)


def agree(
    actor: str, family: str, professional: str, purpose: str, last: date, name: str = ""
) -> str:
    """Agree, from today to a last day, that a professional may assess a family; the ref.

    Raises Invalid as `rules.premises.check_agreed`, NotFound, Conflict where the family is over.
    """
    with act(actor, "assessment:agree", family):
        households.open_family(family)
        who = _professional(professional, name)
        rule.check_agreed(purpose, clock.today(), last)
        ref = fresh("assessments")
        Assessment.create(
            ref=ref,
            family=family,
            professional=who,
            purpose=purpose.strip(),
            agreed_on=clock.today(),
            agreed_by=actor,
            expires_on=last,
        )
    return ref


def end(actor: str, ref: str) -> int:
    """End an agreement today; how many visits that were booked under it are refused now.

    Raises NotFound, Conflict where it is not in force.
    """
    with act(actor, "assessment:end", ref):
        found = agreement(ref)
        today = clock.today()
        if not is_in_force(found, today):
            raise Conflict("This agreement is not in force")
        found.expires_on, found.ended_on = rule.last_day(_fact(found), today), today
        found.save()
        under = Visit.select().where(Visit.agreement == ref, Visit.state == State.BOOKED)
        over = [one for one in under if one.comes_at.date() >= today]
        _set(over, State.REFUSED)
        return len(over)


def find(number: int) -> Visit:
    """A visit; raises NotFound."""
    found: Visit | None = Visit.get_or_none(Visit.id == number)
    if found is None:
        raise NotFound("There is no such visit.")
    return found


def agreement(ref: str) -> Assessment:
    """An agreement; raises NotFound."""
    found: Assessment | None = Assessment.get_or_none(Assessment.ref == ref)
    if found is None:
        raise NotFound("There is no such agreement.")
    return found


def is_in_force(one: Assessment, day: date) -> bool:
    """Whether an agreement is in force on a day."""
    return rule.is_in_force(_fact(one), day)


def of_family(family: str) -> tuple[Shown, ...]:
    """Every visit to a family, the next and the newest first."""
    rows: Any = Visit.select().where(Visit.family == family)
    return told(_with_who(rows.order_by(Visit.comes_at.desc(), Visit.id.desc())))


def of_day(day: date) -> Any:
    """The query of the visits that are booked for a day, in their order; `told` reads its rows."""
    start = datetime(day.year, day.month, day.day)
    within = (Visit.comes_at >= start) & (Visit.comes_at < start + timedelta(days=1))
    rows: Any = Visit.select().where(within & (Visit.state == State.BOOKED))
    return _with_who(rows.order_by(Visit.comes_at, Visit.id))


def told(rows: Iterable[Visit]) -> tuple[Shown, ...]:
    """The rows of such a query, each with the name of whoever comes."""
    return tuple(Shown(one, _called(one)) for one in rows)


def shown(number: int) -> Shown:
    """A visit with who comes; raises NotFound."""
    found = told(_with_who(Visit.select().where(Visit.id == number)))
    if not found:
        raise NotFound("There is no such visit.")
    return found[0]


def professionals() -> tuple[tuple[str, str], ...]:
    """Whom a visit may be of: organisations, and people who referred or had an agreement."""
    agreed, sent = Assessment.select(Assessment.professional), Referral.select(Referral.referred_by)
    people = Person.select().where(Person.ref.in_(agreed) | Person.ref.in_(sent))
    bodies = Organisation.select(Organisation.ref, Organisation.name)
    found = [(str(one.ref), str(one.name)) for rows in (people, bodies) for one in rows]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def _answer(asked: rule.Visit) -> tuple[State, str | None]:
    rows = Assessment.select().where(Assessment.family == asked.family)
    try:
        found = rule.agreement_for(asked, map(_fact, rows))
    except NotPermitted:
        return State.REFUSED, None
    return State.BOOKED, found.ref if found else None


def _professional(ref: str, name: str) -> str:
    """Who comes: an organisation by its name, or somebody by their ref."""
    body = bodies.known_or_new(None, name, "other")
    if body is not None:
        return body
    here = (Record.ref == ref) & Record.kind.in_(("people", "organisations"))
    if Record.get_or_none(here) is None:
        raise Invalid("Choose who comes, or enter who it is")
    return ref


def _fact(one: Assessment) -> Agreement:
    return Agreement(
        one.ref,
        one.family_id,
        one.professional_id,
        one.agreed_on,
        one.expires_on,
        one.ended_on,
    )


def _set(some: Iterable[Visit], state: State) -> None:
    key: Any = Visit._meta.primary_key
    Visit.update(state=state).where(key.in_([one.id for one in some])).execute()


def _with_who(query: Any) -> Any:
    rows = query.select_extend(Person, Organisation)
    rows = rows.left_outer_join(Person, on=(Visit.professional == Person.ref), attr="one")
    body = Visit.professional == Organisation.ref
    return rows.switch(Visit).left_outer_join(Organisation, on=body, attr="body")


def _called(row: Any) -> str:
    one, body = getattr(row, "one", None), getattr(row, "body", None)
    if one is not None and one.ref is not None:
        return str(one.name)
    return str(body.name) if body is not None and body.ref is not None else "Somebody"
