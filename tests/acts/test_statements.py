"""Attendance statements: dates and times of one family, for those who referred it (C3)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from support.pdf import Haystack, text
from support.scenarios import WORDINGS
from support.scenarios import make as make_centre

from ccportal import clock
from ccportal.acts import statements
from ccportal.acts.archive import import_file
from ccportal.acts.statements import Asked
from ccportal.errors import Invalid, NotFound, NotPermitted
from ccportal.rules.leaving import To
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Attendance, Note, Session
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Disclosure, WhatLeft
from ccportal.store.families import Family, Member, Referral
from ccportal.store.people import About, ContactDetail, Organisation, Person, Record
from ccportal.store.reviews import Centre
from ccportal.store.volunteers import TeamMember

ADA = "p-001"
ALL = Asked("fam-01", "org-01", date(2020, 1, 1), date(2026, 11, 20))
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}"
TIME = r"\d\d:\d\d"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WHO = r"(?:Child|Resident parent|Contact parent|Relative|Somebody else of the family)(?: \d)?"
CAME = f"{TIME} to {TIME}|{TIME} on; leaving was not noted|Came; times were not noted"
ALLOWED = (
    rf"From {DAY} to {DAY}: the sessions of the family that you referred to us, and who of it came "
    r"when\.",
    rf"{WEEKDAY} {DAY} {TIME} to {TIME}",
    rf"{WHO} (?:{CAME}|Cancelled|Did not come)",
    r"No session of the family is recorded in this time\.",
    r"Our confidentiality policy lets us tell a referrer the dates and times of attendance, and "
    r"nothing else\. We write no reports\.",
    r"Page \d+ of \d+",
    "Day Session Who Here",
    rf"Dated {DAY}",
    "Attendance statement",
)
"""All that a statement may say, besides whose it is, for whom, and under which reference."""


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(datetime(2026, 11, 20, 12))


def left_over(pdf: bytes, ref: str, referral: Referral) -> str:
    """What of a statement's words is not on the list."""
    words, centre = text(pdf), Centre.get()
    first = min(
        one.referred_on
        for one in Referral.select().where(
            Referral.family == referral.family, Referral.organisation == referral.organisation
        )
    )
    head = filter(None, (centre.name, centre.address, centre.phone, centre.email, centre.website))
    known = [*head, ref, f"For {referral.organisation.name}"]
    known.append(f"Your referral {referral.ref} of {first.day} {first:%B %Y}")
    known.append("Our reference")
    for one in sorted(known, key=len, reverse=True):
        words = words.replace(" ".join(one.split()), " ")
    for pattern in ALLOWED:
        words = re.sub(pattern.replace(" ", r"\s+"), " ", words)
    return " ".join(words.split())


def make(asked: Asked = ALL) -> tuple[str, bytes]:
    return statements.make(ADA, asked)


@pytest.mark.clause("C3")
def test_a_statement_of_every_referral_holds_dates_and_times_and_nothing_else(riverside):
    """Of all eight, drawn and read back: it takes some seconds, and is the promise itself."""
    found = {}
    for one in Referral.select().where(Referral.organisation.is_null(False)):
        asked = Asked(one.family_id, one.organisation_id, date(2020, 1, 1), date(2026, 11, 20))
        ref, pdf = make(asked)
        found[one.ref] = left_over(pdf, ref, one)
        assert "10:0" in text(pdf), one.ref
    assert found == dict.fromkeys(found, "")
    assert len(found) == 8


@pytest.mark.overnight
@pytest.mark.clause("C3")
@pytest.mark.parametrize("wording", sorted(WORDINGS))
def test_a_statement_of_another_centre_holds_dates_and_times_and_nothing_else(
    made, tmp_path, wording
):
    archive, _ = make_centre(tmp_path / "centre", 11, wording)
    import_file(archive, "command")
    found = {}
    coordinator = TeamMember.get(TeamMember.role == "coordinator").person_id
    for one in Referral.select().where(Referral.organisation.is_null(False)):
        asked = Asked(one.family_id, one.organisation_id, date(2000, 1, 1), date(2026, 11, 20))
        ref, pdf = statements.make(coordinator, asked)
        found[one.ref] = left_over(pdf, ref, one)
    assert found == dict.fromkeys(found, "")
    assert found


def test_a_word_that_is_not_on_the_list_is_seen(riverside):
    ref, pdf = make()
    referral = Referral.get_by_id("ref-01")
    Organisation.update(name="Somebody").where(Organisation.ref == "org-01").execute()
    assert "Cafcass" in left_over(pdf, ref, referral)


@pytest.mark.clause("C3", "C4")
def test_no_byte_of_a_statement_holds_a_name_a_note_a_reason_or_an_address(riverside):
    with writing(records_db):
        Attendance.update(reason="Quillwort fever").where(Attendance.family == "fam-01").execute()
        Note.update(text="Ullage in the corridor").where(Note.family == "fam-01").execute()
        Referral.update(reason="Vetchling quarrel").where(Referral.family == "fam-01").execute()
    haystack = Haystack(make()[1])
    people = [name for one in Person.select() for name in (one.given_names, one.family_name)]
    secrets = [one.value for one in ContactDetail.select()]
    wanted = {one for one in (*people, *secrets) if len(one) > 4}
    planted = ("Quillwort", "Ullage", "Vetchling")
    ours = " ".join(filter(None, (Centre.get().address, Organisation.get_by_id("org-01").name)))
    found = {one: haystack.where(one) for one in (*wanted, *planted) if one not in ours}
    assert {one: places for one, places in found.items() if places} == {}


def test_other_families_of_the_same_session_are_not_in_it(riverside):
    look = statements.look(ADA, ALL)
    own = Attendance.select().where(Attendance.family == "fam-01").count()
    shared = {one.starts_at for one in look.lines}
    others = Attendance.select().join(Session).where(Attendance.family != "fam-01")
    assert others.where(Session.starts_at.in_(shared)).count() > 0
    assert len(look.lines) <= own


@pytest.mark.clause("C3")
def test_what_one_of_them_does_in_another_family_is_not_in_it(riverside):
    before = statements.look(ADA, ALL).lines
    with writing(records_db):
        Record.create(ref="a-900", kind="attendances")
        Attendance.create(
            ref="a-900",
            session="s-024",
            family="fam-02",
            person="p-009",
            status="attended",
            arrived_at=datetime(2026, 11, 14, 10, 7),
        )
    assert statements.look(ADA, ALL).lines == before


def test_cancellations_and_absences_stand_as_such(riverside):
    said = {
        line.said
        for one in Family.select()
        for who in statements.referrers(one.ref)[:1]
        for line in statements.look(
            ADA, replace(ALL, family=one.ref, organisation=who.organisation)
        ).lines
    }
    assert {"Cancelled", "Did not come"} <= said


@pytest.mark.clause("C3")
@pytest.mark.parametrize("organisation", ["org-02", "org-03", "org-04", "org-06"])
def test_an_organisation_that_did_not_refer_the_family_gets_no_statement(riverside, organisation):
    with pytest.raises(NotPermitted, match="did not refer"):
        make(replace(ALL, organisation=organisation))
    assert WhatLeft.select().count() == 0


@pytest.mark.clause("C3")
@pytest.mark.parametrize("somebody", ["p-009", "p-012", "p-001"])
def test_a_person_gets_no_statement_even_one_of_the_family(riverside, somebody):
    with pytest.raises(NotPermitted):
        make(replace(ALL, organisation=somebody))


def test_whoever_referred_them_before_may_have_one_still(riverside):
    with writing(records_db):
        Family.update(closed_on=date(2026, 1, 1)).where(Family.ref == "fam-01").execute()
    assert statements.look(ADA, ALL).lines


@pytest.mark.boundary("C3", "told of from the day of the referral on")
@pytest.mark.clause("C3")
def test_nothing_is_told_of_before_the_day_on_which_this_organisation_referred_them(riverside):
    days = sorted({one.starts_at.date() for one in statements.look(ADA, ALL).lines})
    for began, first in ((days[1], days[1]), (date.fromordinal(days[1].toordinal() + 1), days[2])):
        with writing(records_db):
            Referral.update(referred_on=began).where(Referral.ref == "ref-01").execute()
        assert statements.look(ADA, ALL).lines[0].starts_at.date() == first


def test_the_first_and_the_last_day_of_the_range_are_in_it(riverside):
    days = sorted({one.starts_at.date() for one in statements.look(ADA, ALL).lines})
    some = statements.look(ADA, replace(ALL, first=days[1], last=days[2])).lines
    assert {one.starts_at.date() for one in some} == {days[1], days[2]}


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 3, 2), date(2026, 3, 1)), (date(2026, 3, 2), date(2026, 11, 21))],
    ids=["over before it begins", "tomorrow"],
)
def test_a_range_that_cannot_be_stated_is_refused(riverside, first, last):
    with pytest.raises(Invalid):
        make(replace(ALL, first=first, last=last))


def test_today_can_be_stated(riverside):
    assert statements.look(ADA, replace(ALL, last=clock.today()))


@pytest.mark.parametrize("family", ["none-such", "fam-99", "org-01"])
def test_a_family_that_there_is_not_has_no_statement(riverside, family):
    with pytest.raises(NotFound):
        make(replace(ALL, family=family))


@pytest.mark.clause("DP8")
def test_no_statement_goes_to_a_country_that_is_not_covered(riverside):
    with writing(records_db):
        Organisation.update(country="RU").where(Organisation.ref == "org-01").execute()
    with pytest.raises(NotPermitted, match="country"):
        make()
    ref, _ = make(replace(ALL, safeguard="Standard clauses of 1 March 2026"))
    assert Disclosure.get_by_id(ref).safeguard == "Standard clauses of 1 March 2026"


@pytest.mark.clause("C3", "DP2")
def test_a_statement_is_one_row_of_the_register_with_its_file_and_purpose(riverside):
    before = Disclosure.select().count()
    ref, pdf = make()
    row = Disclosure.get_by_id(ref)
    about = {one.person_id for one in About.select().where(About.record == ref)}
    assert Disclosure.select().count() == before + 1
    assert (row.to_id, row.what, row.ground) == ("org-01", "attendance-dates", "referrer-request")
    assert (row.way, row.made_on) == ("attendance statement", date(2026, 11, 20))
    assert "children meet" in row.purpose
    assert bytes(WhatLeft.get_by_id(ref).content) == pdf
    assert about == {one.person_id for one in Member.select().where(Member.family == "fam-01")}


@pytest.mark.clause("C4")
def test_the_words_of_the_register_tell_one_parent_nothing_of_when_the_other_came(riverside):
    ref, _ = make()
    assert not re.search(TIME, Disclosure.get_by_id(ref).text)


def test_the_file_is_given_again_byte_for_byte(riverside):
    ref, pdf = make()
    allowed, again = statements.again(ADA, ref)
    assert (again, allowed.parcel.recipient.to) == (pdf, To.TEAM)


def test_the_same_statement_is_the_same_bytes(riverside):
    from ccportal.sar import render_statement

    found = statements._look(ALL)
    made = [render_statement.render(statements._statement("out-1", ALL, found)) for _ in range(2)]
    assert made[0] == made[1]


def test_a_refused_statement_stands_in_the_audit_trail_and_nowhere_else(riverside):
    before = (Disclosure.select().count(), Record.select().count())
    with pytest.raises(NotPermitted):
        make(replace(ALL, organisation="org-04"))
    last = AuditEntry.select().order_by(AuditEntry.seq.desc()).first()
    assert (last.action, last.detail) == ("statement:make", "refused")
    assert (Disclosure.select().count(), Record.select().count()) == before
