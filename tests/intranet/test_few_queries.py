"""Every page of the intranet asks the store few times, with everything arranged that can be."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from conftest import ENGINE
from flask.testing import FlaskClient
from support.calendar import book, helper, on_the_rota, session, utc
from support.client import member, signed_in
from support.pages import Page, listening, walk
from support.way import bring

from ccportal import clock
from ccportal.acts import arrangements, bookings, calling_off, risks
from ccportal.acts.arrangements import Agreed, Needed
from ccportal.acts.bookings import Times
from ccportal.acts.risks import Said
from ccportal.store.database import records_db, writing
from ccportal.store.people import Person, Record
from ccportal.store.search import refresh

MOST = 12
GROWING = {"note", "attendance", "about", "record", "findable", "contact_detail"}
"""The tables that grow with the years: no page reads one of them through."""

NAMED = re.compile(r'"(\w+)" AS "(t\d+)"')
THROUGH = re.compile(r"SCAN (t\d+)$")

OF_EACH = 2
"""So many pages of each route are opened."""

PARENT, CHILD, OTHER = "p-012", "p-010", "p-019"


@pytest.fixture
def arranged(full, time_machine):
    """Riverside, with everything arranged for a family, a session that is on, and requests.

    A volunteer of it, and pages that no link leads to by itself. It is noon: at night no session
    is on.
    """
    time_machine.move_to(utc(clock.now().replace(hour=12, minute=0)))
    day = clock.today() + timedelta(days=60)
    arrangements.arrange("command", "fam-01", Agreed.CONTACT, "supported contact")
    arrangements.arrange("command", "fam-01", Agreed.APART, "they come at other times", minutes=15)
    for kind in (Agreed.DOOR, Agreed.REACH):
        arrangements.arrange(
            "command", "fam-01", kind, "by text first", person=PARENT, look_again_on=day
        )
    arrangements.order("command", "fam-01", clock.today(), "two hours a fortnight", day)
    arrangements.may_collect("command", "fam-01", CHILD, PARENT)
    arrangements.need("command", CHILD, Needed.ALLERGY, "nuts")
    start = clock.now().replace(second=0, microsecond=0)
    now = session(start=start, place="the hall")
    book(now, "fam-01", start)
    volunteer = member("volunteer")
    helper(volunteer.person_id, "Pat Osgood")
    on_the_rota(now, volunteer.person_id)
    for stage in ("received", "released"):
        bring(stage)
    soon = [session(start=start + timedelta(days=days), place="the hall") for days in (7, 8)]
    risks.record(
        "p-001", PARENT, Said("violence", (OTHER,), "Two doors", "A threat", "Told", False, day)
    )
    book(soon[0], "fam-01", start + timedelta(days=7))
    comes = start + timedelta(days=7, hours=1)
    apart = Times(comes, comes + timedelta(minutes=30))
    bookings.book("command", soon[0], "fam-03", apart, "Two doors, two rooms")
    book(soon[1], "fam-01", start + timedelta(days=8))
    calling_off.call_off("command", soon[1], "centre", "The boiler is broken")
    told = [f"/policy/told?who={who}" for who in ("team", "referrers")]
    return volunteer, [*(f"/sessions/{ref}" for ref in soon), *told, "/account/feed"]


def seeds() -> list[str]:
    """The first pages of every kind of record, and what only a form leads to."""
    firsts = {}
    for one in Record.select().order_by(Record.ref):
        firsts.setdefault(one.kind, one.ref)
    made = [f"/{kind}/{ref}" for kind, ref in firsts.items()]
    for about in ("fam-01", CHILD):
        made += [f"/write/{form}/{about}" for form in ("note", "concern", "incident", "risk")]
        made.append(f"/documents/new/{about}")
    tabs = ("now", "sessions", "notes", "incidents", "papers", "risks", "arranged")
    return made + [f"/families/fam-01?show={tab}" for tab in tabs]


def pages_of(app, account, more=()) -> list[Page]:
    """Every page that somebody gets to."""
    looking = signed_in(app, account)
    refresh()
    app.test_client_class = FlaskClient
    client = app.test_client()
    client._cookies = looking._cookies
    return walk(app, client, OF_EACH, [*more, *seeds()])


def scans(sql: str, values: tuple[object, ...]) -> set[str]:
    """The growing tables that a query reads from end to end, as the embedded store would."""
    if ENGINE != "sqlcipher" or not sql.startswith("SELECT"):
        return set()
    tables = {alias: table for table, alias in NAMED.findall(sql)}
    plan = records_db.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    read = [THROUGH.match(row[-1]) for row in plan]
    return {tables.get(one[1], "") for one in read if one} & GROWING


@pytest.mark.engine("sqlcipher")  # a server plans by what it has counted
def test_a_planted_query_is_seen_to_read_a_table_through(made):
    query = 'SELECT "t1"."ref" FROM "note" AS "t1" WHERE "t1"."{}" = ?'
    assert scans(query.format("text"), ("x",)) == {"note"}
    assert scans(query.format("ref"), ("x",)) == set()


def test_no_page_asks_more_than_twelve_times_or_reads_a_growing_table_through(full, arranged):
    seen: dict[str, int] = {}
    plans: dict[str, set[str]] = {}
    reading: set[tuple[str, str]] = set()
    volunteer, more = arranged
    for account in (member("coordinator"), member("chair"), volunteer):
        for page in pages_of(full, account, more):
            seen[page.endpoint] = max(seen.get(page.endpoint, 0), len(page.queries))
            for sql, values in page.queries:
                if sql not in plans:
                    plans[sql] = scans(sql, values)
                reading |= {(page.endpoint, table) for table in plans[sql]}
    too_many = {name: number for name, number in seen.items() if number > MOST}
    assert too_many == {}
    assert reading == set()
    routes = {rule.endpoint for rule in full.url_map.iter_rules() if "GET" in rule.methods}
    assert len(seen) > 0.6 * len(routes), sorted(routes - seen.keys())


def test_a_page_that_searches_first_after_somebody_was_entered_asks_no_more_than_others(
    coordinator,
):
    with writing(records_db):
        for one in Person.select().where(Person.ref.in_([PARENT, OTHER])):
            Person.update(family_name=one.family_name).where(Person.ref == one.ref).execute()
    with listening() as asked:
        FlaskClient.open(coordinator, f"/people/{PARENT}/merge")
        some = [sql for sql, _ in asked.queries]
    assert any("known_as" in sql for sql in some), "nothing was read anew"
    assert len(some) <= MOST
