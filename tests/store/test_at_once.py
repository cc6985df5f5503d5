"""Several queries with one statement give what each of them gives alone."""

from __future__ import annotations

import pytest
from peewee import JOIN, fn
from support.pages import listening

from ccportal.errors import NotFound
from ccportal.store import content
from ccportal.store.at_once import alone, asking, at_once, together
from ccportal.store.contact import Attendance, Session
from ccportal.store.disclosures import Consent
from ccportal.store.families import Member, Risk
from ccportal.store.forms import FORMS
from ccportal.store.people import ContactDetail, Organisation, Person, Record
from ccportal.store.requests import Decision, Request


def questions() -> list:
    """Queries of every kind that pages ask."""
    other = Person.alias()
    seen = Session.alias()
    return [
        Person.select().order_by(Person.ref.desc()),
        Member.select(Member, Person).join(Person).order_by(Member.id).limit(7),
        Attendance.select(Attendance, Session, Person)
        .join(Session)
        .switch(Attendance)
        .join(Person)
        .order_by(Session.starts_at.desc(), Attendance.ref),
        Consent.select(Consent, Organisation)
        .join(Organisation, JOIN.LEFT_OUTER, on=(Consent.recipient == Organisation.ref), attr="to")
        .order_by(Consent.ref),
        Risk.select(Risk, other).join(other, on=(Risk.from_person == other.ref)).order_by(Risk.ref),
        Attendance.select(Attendance.ref, seen.starts_at)
        .join(seen, on=(Attendance.session == seen.ref))
        .order_by(Attendance.ref),
        ContactDetail.select().where(ContactDetail.confidential).order_by(ContactDetail.id),
        Request.select().order_by(Request.ref),
        Decision.select(Decision.request, fn.COUNT(Decision.id).alias("number"))
        .group_by(Decision.request)
        .order_by(Decision.request),
        Person.select().where(Person.ref == "nobody"),
    ]


def said(row: object) -> dict:
    """All that a row says, with the rows that it is joined to."""
    known = dict(vars(row)["__data__"])
    more = {name: said(one) for name, one in vars(row)["__rel__"].items() if one is not None}
    extra = {
        name: said(one) if hasattr(one, "__data__") else one
        for name, one in vars(row).items()
        if not name.startswith("_")
    }
    return {**known, "joined": more, "extra": extra}


@pytest.mark.parametrize("at", range(len(questions())))
def test_a_query_has_the_same_rows_as_it_has_alone(riverside, at):
    together, alone = questions()[at], questions()[at]
    at_once(together, Person.select())
    assert [said(one) for one in together] == [said(one) for one in alone]


def test_it_is_one_statement(riverside):
    some = questions()
    with listening() as asked:
        at_once(*some)
        assert sum(len(list(one)) for one in some) > 100
    assert len(asked.queries) == 1


def test_signs_come_through_as_they_are(riverside):
    words = 'Zoë "the\\n" \N{SNOWMAN} T10:00 \t'
    Person.update(given_names=words).where(Person.ref == "p-010").execute()
    found = Person.select().where(Person.ref == "p-010")
    at_once(found)
    assert found[0].given_names == words


def named(ref):
    """Somebody's name, found in one step; then their families', in another."""
    (person,) = yield from asking(Person.select().where(Person.ref == ref))
    families = yield from asking(Member.select().where(Member.person == ref))
    return person.name, len(families)


def test_what_goes_in_steps_is_asked_together_step_by_step(riverside):
    with listening() as asked:
        both = together(named("p-012"), named("p-009"), asking(Person.select()))
    assert len(asked.queries) == 2
    assert both[:2] == [alone(named("p-012")), alone(named("p-009"))]
    assert len(both[2]) == Person.select().count()


@pytest.mark.parametrize("kind", FORMS)
def test_a_row_in_steps_is_the_same_row(riverside, kind):
    row = next(content.rows(kind))
    assert alone(content.row_in_steps(kind, row["ref"])) == row


@pytest.mark.parametrize("kind", FORMS)
def test_all_rows_of_a_list_are_one_question_and_the_same_rows(riverside, kind):
    with listening() as asked:
        found = alone(content.rows_in_steps(kind, Record.select(Record.ref)))
    assert len(asked.queries) == 1
    assert found == list(content.rows(kind))


def test_no_row_is_found_in_steps_where_there_is_none(riverside):
    with pytest.raises(NotFound):
        alone(content.row_in_steps("notes", "n-none"))
