"""Everything that is held on the subject of a request, or mentions them, and nothing else."""

from __future__ import annotations

import json

import pytest
from conftest import SCENARIOS
from support.scenarios import WORDINGS, access, make

from ccportal.acts.archive import import_file
from ccportal.catalogue import WORDS
from ccportal.errors import NotFound, Refused
from ccportal.rules.matching import Seeker
from ccportal.sar.collect import collect, standing
from ccportal.sar.people import register_of_all
from ccportal.store import content
from ccportal.store.contact import Note
from ccportal.store.families import Member
from ccportal.store.people import Person, Record
from ccportal.store.requests import Request
from ccportal.store.search import refresh
from ccportal.store.search_entries import MADE_BY, Findable, by_these_rules
from ccportal.store.written import Written

pytestmark = pytest.mark.clause("SAR")

EXPECT = json.loads((SCENARIOS / "riverside.expect.json").read_text("utf-8"))


def refs(found, why):
    return {one.ref for one in found if one.why == why}


@pytest.mark.parametrize("wanted", access(EXPECT), ids=lambda one: one["request"])
def test_on_riverside_all_is_collected_and_nothing_else(riverside, wanted):
    found = collect(wanted["request"])
    assert refs(found, "held") == set(wanted["held"])
    assert refs(found, "mentions") == set(wanted["mentions"])
    assert not {one.ref for one in found} & set(wanted["not_held"])


@pytest.mark.parametrize("seed", range(1, 22))
def test_on_made_up_centres_all_is_collected_and_nothing_else(made, tmp_path, seed):
    wording = sorted(WORDINGS)[seed % len(WORDINGS)]
    archive, expect = make(tmp_path / "centre", seed, wording)
    import_file(archive, "command")
    refresh()
    for wanted in access(expect):
        found = collect(wanted["request"])
        assert refs(found, "held") == set(wanted["held"])
        assert refs(found, "mentions") == set(wanted["mentions"])


def test_records_come_by_list_then_date_then_ref(riverside):
    found = collect("req-01")
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=list(WORDS).index)
    notes = [(one.row["written_at"], one.ref) for one in found if one.kind == "notes"]
    assert notes == sorted(notes)


def test_attendances_come_by_the_time_of_their_session(riverside):
    came = [one.row["session"] for one in collect("req-01") if one.kind == "attendances"]
    times = {row["ref"]: row["starts_at"] for row in content.rows("sessions", came)}
    assert [times[one] for one in came] == sorted(times[one] for one in came)


def test_a_record_is_found_with_its_row_and_digest(riverside):
    for one in collect("req-03"):
        assert one.row == content.row(one.kind, one.ref)
        assert one.digest == content.digest(one.kind, one.ref)


def test_an_unknown_request_is_not_found(made):
    with pytest.raises(NotFound):
        collect("req-99")


def test_a_request_without_a_subject_is_refused(made):
    from datetime import date

    Record.create(ref="req-1", kind="requests")
    Request.create(ref="req-1", kind="access", received_on=date(2026, 11, 2), channel="portal")
    with pytest.raises(Refused):
        collect("req-1")


def test_whoever_wrote_decided_or_agreed_does_not_stand_in_a_record():
    row = {"written_by": "p-1", "recorded_by": "p-2", "decided_by": "p-3", "agreed_by": "p-4"}
    assert standing(row) == frozenset()


def test_the_request_that_is_answered_is_not_collected(riverside):
    assert "req-01" not in {one.ref for one in collect("req-01")}
    assert "req-08" in {one.ref for one in collect("req-01")}


@pytest.mark.parametrize("wanted", access(EXPECT), ids=lambda one: one["request"])
def test_the_index_of_the_search_leaves_nothing_out_that_a_full_reading_finds(riverside, wanted):
    assert collect(wanted["request"]) == collect(wanted["request"], whole=True)


def test_what_the_index_does_not_know_yet_is_read(riverside):
    (elsewhere,) = Note.select().where(Note.family == "fam-02").limit(1)
    before = collect("req-01")
    assert elsewhere.ref not in {one.ref for one in before}
    Note.update(text="Craig Pollitt, " + elsewhere.text).where(Note.ref == elsewhere.ref).execute()
    after = collect("req-01")
    assert {one.ref for one in after} - {one.ref for one in before} == {elsewhere.ref}
    refresh()
    assert collect("req-01") == after


def test_the_father_of_another_familys_child_of_the_same_name_is_somebody_else(riverside):
    (elsewhere,) = Note.select().where(Note.family == "fam-02").limit(1)
    Note.update(text="Zoe's dad rang").where(Note.ref == elsewhere.ref).execute()
    refresh()
    assert elsewhere.ref in {one.ref for one in collect("req-01")}
    Record.create(ref="p-zoe", kind="people")
    Person.create(ref="p-zoe", given_names="Zoe", family_name="Quill")
    Member.create(family="fam-02", person="p-zoe", position=9, role="child")
    assert elsewhere.ref not in {one.ref for one in collect("req-01")}
    assert collect("req-01") == collect("req-01", whole=True)


def test_an_index_that_other_rules_have_made_is_not_relied_on(riverside):
    before = collect("req-01")
    Written.update(number=1).where(Written.name == MADE_BY).execute()
    Findable.update(words="").where(Findable.kind == "notes").execute()
    assert not by_these_rules()
    assert collect("req-01") == before
    assert refresh() > 0
    assert by_these_rules()
    assert Findable.get(Findable.ref == "n-202").words
    assert collect("req-01") == before


def test_the_first_look_leaves_nothing_out_that_a_full_reading_finds(riverside):
    seeker = Seeker(register_of_all(), "p-009")
    from ccportal.sar.collect import words

    every = {
        row["ref"]
        for kind in WORDS
        for row in content.rows(kind)
        if row["ref"] != "req-01" and seeker.mentioned(words(kind, row))
    }
    assert every <= {one.ref for one in collect("req-01")}


@pytest.mark.overnight
@pytest.mark.parametrize("seed", range(41, 47))
def test_of_everybody_in_a_centre_the_index_finds_what_a_full_reading_finds(made, tmp_path, seed):
    wording = sorted(WORDINGS)[seed % len(WORDINGS)]
    archive, _ = make(tmp_path / "centre", seed, wording, families=14, years=2)
    import_file(archive, "command")
    refresh()
    ref = Request.select(Request.ref).where(Request.subject.is_null(False)).limit(1).scalar()
    for (person,) in Person.select(Person.ref).tuples():
        Request.update(subject=person).where(Request.ref == ref).execute()
        assert collect(ref) == collect(ref, whole=True)
