"""Policy assurance: figures of the store, put down once a day; nobody stands in them."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta

import pytest
from support.client import member, undertake
from support.command import run
from support.pages import listening
from support.pdf import text

from ccportal import clock
from ccportal.acts import assurance, awareness, requests, requests_ends, requests_reach, retention
from ccportal.acts.assurance_facts import facts
from ccportal.rules.assurance import Colour
from ccportal.rules.awareness import How
from ccportal.rules.requests_facts import By, Outcome, Settled
from ccportal.store import awareness as due
from ccportal.store.assurance import AssuranceCheck, AssuranceDay, note_check
from ccportal.store.assurance_told import unconfirmed
from ccportal.store.audit import AuditEntry
from ccportal.store.disclosures import Disclosure
from ccportal.store.households import ContactUse
from ccportal.store.people import ContactDetail, KnownAs, Organisation, Person
from ccportal.store.premises import Visit
from ccportal.store.requests import Request
from ccportal.store.reviews import PolicyVersion
from ccportal.store.volunteers import DbsCheck, TeamMember


def put_down(code: str, days: int, colour: str) -> None:
    on = clock.today() - timedelta(days=days)
    AssuranceDay.create(on=on, code=code, colour=colour, says="as it was")


def stand(code: str) -> assurance.Stand:
    return next(one for one in assurance.look().stands if one.finding.code == code)


def test_an_empty_centre_has_no_policy_and_nothing_else_against_it(made):
    red = {one.finding.code for one in assurance.look().of(Colour.RED)}
    assert red == {"C1", "C10", "C11"}


def test_a_day_is_put_down_once_with_every_clause(made):
    assurance.daily()
    rows = AssuranceDay.select().count()
    assurance.daily()
    assert (rows, AssuranceDay.select().count()) == (21, 21)
    assert AuditEntry.select().where(AuditEntry.action == "assurance:keep").count() == 1


def test_the_next_day_is_put_down_beside_it(made, time_machine):
    time_machine.move_to("2026-11-25T23:59:00Z")
    assurance.daily()
    time_machine.move_to("2026-11-26T00:01:00Z")
    assurance.daily()
    days = {one.on for one in AssuranceDay.select()}
    assert days == {date(2026, 11, 25), date(2026, 11, 26)}


def test_what_was_looked_through_is_put_down_with_its_day(riverside):
    assurance.daily()
    found = {one.name: (one.on, one.found) for one in AssuranceCheck.select()}
    today, listed = clock.today(), retention.listed()
    assert found["trail"] == found["chain"] == (today, 0)
    assert found["stores"][0] == today
    assert 0 < found["due"][1] <= len(listed.due)


def test_a_trail_that_was_found_broken_is_told_first(made):
    note_check("trail", clock.today(), 1)
    assert stand("C8").finding.says.split("\n")[0] == "The audit trail is broken"


def test_a_clause_stands_since_the_day_that_was_put_down(made):
    for days, colour in ((200, "green"), (90, "red"), (89, "red"), (40, "amber")):
        put_down("C1", days, colour)
    put_down("C11", 30, "red")
    assert stand("C11").since == clock.today() - timedelta(days=30)
    seen = stand("C1")
    assert [one.colour for one in seen.changes] == [Colour.AMBER, Colour.RED, Colour.GREEN]
    assert seen.since == clock.today()


def test_undertakings_are_counted_of_those_who_are_on_the_team(riverside):
    before = facts().people
    account = member("coordinator")
    undertake(account)
    after = facts().people
    assert (after.team - before.team, after.signed - before.signed) == (1, 1)


def test_a_check_that_was_declined_is_missing(riverside):
    before = facts().people.unchecked
    one = TeamMember.running(clock.today()).join(DbsCheck).first()
    DbsCheck.update(decision="declined").where(DbsCheck.member == one).execute()
    assert facts().people.unchecked == before + 1


def test_who_was_told_of_the_policy_is_counted_as_the_register_counts_them(riverside):
    version = PolicyVersion.in_force(clock.today())
    some = [one.listed().get().ref for one in (due.adults(), due.referrers())]
    awareness.tell("command", some, clock.today(), How.PAPER)
    policy = facts().policy
    assert (policy.adults, policy.adults_told) == due.adults().counted(version.ref)
    assert (policy.referrers, policy.referrers_told) == due.referrers().counted(version.ref)
    assert (policy.adults_told, policy.referrers_told) == (1, 1)


@pytest.mark.clause("DP4")
def test_details_of_adults_who_are_with_us_are_counted_until_they_are_confirmed(riverside):
    today = clock.today()
    before = today - timedelta(days=180)
    with_us = {one.ref for one in due.adults().listed()}
    theirs = [
        one
        for one in ContactDetail.select()
        if one.person_id in with_us and (one.until_on is None or one.until_on >= today)
    ]
    assert unconfirmed(before, today) == len(theirs) > 0
    ContactUse.create(detail=theirs[0], confirmed_on=before, by="command")
    assert unconfirmed(before, today) == len(theirs) - 1
    assert unconfirmed(before + timedelta(days=1), today) == len(theirs)


def test_what_went_abroad_without_a_safeguard_is_counted(riverside):
    before = facts().away
    body = Organisation.select().first()
    Organisation.update(country="IN").where(Organisation.ref == body.ref).execute()
    one = Disclosure.select().first()
    Disclosure.update(to=body.ref, made_on=clock.today()).where(Disclosure.ref == one.ref).execute()
    away = facts().away
    assert (away.abroad, away.bare_abroad) == (before.abroad + 1, before.bare_abroad + 1)


def test_requests_are_counted_open_late_and_near(riverside, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z")
    rows = Request.select().where(Request.kind == "access", Request.closed_on.is_null())
    assert facts().access.running == rows.count()
    time_machine.move_to("2027-11-25T12:00:00Z")
    late = facts().access
    assert late.overdue == late.running


@pytest.mark.boundary("DP6", "a month")
@pytest.mark.clause("DP6")
@pytest.mark.parametrize(("day", "on_time"), [("2026-12-16", 1), ("2026-12-17", 0)])
def test_a_request_is_answered_in_time_on_its_last_day_and_not_a_day_later(
    riverside, time_machine, day, on_time
):
    time_machine.move_to("2026-11-16T12:00:00Z")
    requests.confirm_identity("req-07", "command", "known at the counter")
    time_machine.move_to(f"{day}T12:00:00Z")
    requests_reach.say("req-07", "command", Settled(By.IN_PERSON))
    requests_ends.settle("req-07", "command", Outcome.DONE, "It was put right.", told=True)
    rights = facts().rights
    assert (rights.answered, rights.on_time) == (1, on_time)


def test_an_assessment_without_an_agreement_is_counted(riverside):
    person = Person.select().first().ref
    family = "fam-01"
    Visit.create(
        token="t",
        family=family,
        professional=person,
        purpose="assessment",
        words="w",
        comes_at=clock.now(),
        state="booked",
        booked_by=person,
        booked_at=clock.now_utc(),
    )
    assert facts().leaving.bare_visits == 1


def test_nobody_stands_in_what_is_put_down_or_printed(riverside):
    assurance.daily()
    _, pdf = assurance.printed(assurance.look())
    said = text(pdf) + "\n".join(one.says for one in AssuranceDay.select())
    names = {one.family_name for one in Person.select()} | {one.name for one in KnownAs.select()}
    names |= {one.value for one in ContactDetail.select()}
    assert {one for one in names if re.search(rf"\b{re.escape(one)}\b", said)} == set()


def test_the_paper_has_every_clause_its_word_its_page_and_the_centres_head(riverside):
    _, pdf = assurance.printed(assurance.look())
    said = text(pdf)
    for one in assurance.look().stands:
        assert one.finding.code in said
    assert "promises are kept today." in said
    assert "need you" not in said
    assert {"Kept", "Act now", "Riverside", "Page 1 of"} <= {
        word for word in ("Kept", "Act now", "Riverside", "Page 1 of") if word in said
    }


def test_the_same_state_is_the_same_paper(riverside, time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    assert assurance.printed(assurance.look())[1] == assurance.printed(assurance.look())[1]


def test_the_figures_take_six_queries(riverside):
    with listening() as asked:
        assurance.look()
    assert len(asked.queries) == 6


def test_the_command_says_how_every_clause_stands(made):
    said = json.loads(run("assurance", "--json").out)["clauses"]
    plain = run("assurance").out.splitlines()
    assert [one["code"] for one in said] == [line.split()[0] for line in plain[1:]]
    assert plain[0].endswith("3 need you now, 4 need you soon.")
