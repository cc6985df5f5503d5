"""A batch is proposed, agreed, removed and overwritten; what others need stays."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from hashlib import sha256

import pytest
from conftest import ENGINE, SCENARIOS
from support.remains import in_files, in_tables, names_of, words_of
from support.requests import CHAIR, COORDINATOR, OTHER, team

from ccportal import clock
from ccportal.acts import disposal, disposal_certificates, disposal_register, retention, work
from ccportal.acts.archive import export_file, import_file
from ccportal.acts.archive.checking import faults
from ccportal.acts.archive.reading import read as read_archive
from ccportal.acts.retention_facts import standing
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted
from ccportal.keys import new_pair, register_key
from ccportal.rules.disposal import State, read
from ccportal.sar.collect import collect
from ccportal.sar.suggest import suggest
from ccportal.store import search, tables
from ccportal.store.accounts import Account, Draft
from ccportal.store.audit import AuditEntry, first_fault
from ccportal.store.contact import Note
from ccportal.store.documents import Document, FileContent
from ccportal.store.families import Family
from ccportal.store.people import About, Person, Record
from ccportal.store.portal import PortalRequest
from ccportal.store.requests import Item, Request
from ccportal.store.retention import Certificate, DisposalBatch, DisposalEntry

pytestmark = pytest.mark.clause("C9")

ARCHIVE = json.loads((SCENARIOS / "riverside.json").read_text("utf-8"))
DUE = json.loads((SCENARIOS / "riverside.expect.json").read_text("utf-8"))["retention"]["due"]
UNITS = ["fam-02", "fam-06", "p-007"]


@pytest.fixture
def centre(riverside, time_machine):
    """Riverside on the day of its expectations, with people who have accounts."""
    time_machine.move_to("2026-11-22T12:00:00Z", tick=False)
    team()
    return riverside


@pytest.fixture
def agreed(centre):
    """Everything that is due, proposed and agreed."""
    ref = disposal.propose(COORDINATOR, UNITS)
    disposal.agree(CHAIR, ref, "Dispose ")
    return ref


def entries(ref: str) -> list[str]:
    query = DisposalEntry.select().where(DisposalEntry.batch == ref)
    return sorted(one.ref for one in query)


def state(ref: str) -> str:
    return DisposalBatch.get_by_id(ref).state


def test_a_batch_takes_people_with_the_last_of_their_families(centre):
    assert entries(disposal.propose(COORDINATOR, UNITS)) == DUE


def test_what_is_not_due_is_not_proposed(centre):
    with pytest.raises(Conflict):
        disposal.propose(COORDINATOR, ["fam-01"])
    assert DisposalBatch.select().count() == 0


def test_a_member_is_not_proposed_without_their_family(centre):
    with pytest.raises(Conflict):
        disposal.propose(COORDINATOR, ["p-015"])


def test_what_is_held_back_is_not_proposed(centre):
    retention.hold_back(COORDINATOR, "fam-02", "court", "A hearing", date(2027, 1, 1))
    with pytest.raises(Conflict):
        disposal.propose(COORDINATOR, ["fam-02"])


def test_nothing_chosen_is_refused(centre):
    with pytest.raises(Invalid):
        disposal.propose(COORDINATOR, [])


def test_what_is_in_a_batch_is_not_proposed_again(centre):
    disposal.propose(COORDINATOR, ["fam-02"])
    with pytest.raises(Conflict):
        disposal.propose(COORDINATOR, ["fam-02"])


@pytest.mark.parametrize("end", [disposal.withdraw, disposal.send_back])
def test_what_was_withdrawn_or_sent_back_can_be_proposed_again(centre, end):
    end(CHAIR, disposal.propose(COORDINATOR, ["fam-02"]))
    assert entries(disposal.propose(COORDINATOR, ["fam-02"]))


def test_nobody_agrees_with_what_they_proposed(centre):
    ref = disposal.propose(OTHER, UNITS)
    with pytest.raises(NotPermitted):
        disposal.agree(OTHER, ref, "dispose")
    assert state(ref) == State.PROPOSED


def test_nobody_agrees_without_typing_the_word(centre):
    ref = disposal.propose(COORDINATOR, UNITS)
    with pytest.raises(Invalid):
        disposal.agree(CHAIR, ref, "yes")


def test_nobody_agrees_to_the_removal_of_their_own_data(centre):
    ref = disposal.propose(COORDINATOR, UNITS)
    with pytest.raises(NotPermitted):
        disposal.agree("p-007", ref, "dispose")


def test_a_batch_is_agreed_once(agreed):
    with pytest.raises(Conflict):
        disposal.agree(CHAIR, agreed, "dispose")


def test_what_nobody_agreed_with_is_not_disposed_of(centre):
    ref = disposal.propose(COORDINATOR, UNITS)
    with pytest.raises(Conflict):
        disposal.dispose(COORDINATOR, ref)
    assert Family.get_or_none(Family.ref == "fam-02")


def test_agreeing_asks_for_the_disposal_in_the_background(agreed):
    assert work.progress(agreed, work.DISPOSE).saying == work.WAITING


def test_after_disposal_no_word_of_what_went_is_in_any_file(agreed, centre):
    words = words_of(ARCHIVE, DUE)
    assert len(words) > 20
    search.refresh()
    assert in_tables(words) == words
    disposal.dispose(CHAIR, agreed)
    search.refresh()
    assert in_tables(words) == set()
    if ENGINE == "sqlcipher":
        names = names_of(ARCHIVE, DUE)
        assert "threadgold" in names
        assert in_files(centre, words | names) == set()


def test_before_it_every_word_is_there(centre):
    words = words_of(ARCHIVE, DUE)
    found = in_files(centre, words) if ENGINE == "sqlcipher" else in_tables(words)
    assert found == words


def test_everything_that_is_not_due_stays_as_it_was(agreed):
    def stays():
        gone = {
            "Findable",
            "Written",
            "AuditEntry",
            "Work",
            "Certificate",
            "DisposalBatch",
            "DisposalEntry",
        }
        found = {}
        for model in tables.records():
            if model.__name__ not in gone:
                found[model.__name__] = {str(row) for row in model.select().tuples()}
        return found

    before = stays()
    disposal.dispose(CHAIR, agreed)
    after = stays()
    assert {name: rows - before[name] for name, rows in after.items() if rows - before[name]} == {}
    lost = {name: before[name] - rows for name, rows in after.items() if before[name] - rows}
    assert all(any(ref in row for ref in DUE) for row in lost["Referral"] | lost["Attendance"])
    assert len(lost["Family"]) == 2
    assert len(lost["Person"]) == 7


def test_the_audit_trail_is_whole_afterwards_and_names_the_batch(agreed):
    disposal.dispose(CHAIR, agreed)
    assert first_fault() is None
    told = AuditEntry.select().where(AuditEntry.action == "retention:dispose")
    assert [(one.actor, one.detail) for one in told] == [(CHAIR, agreed)]


def test_progress_is_told_to_its_end(agreed):
    told = []
    disposal.dispose(CHAIR, agreed, lambda done, total: told.append((done, total)))
    assert told[0] == (0, 5)
    assert told[-1] == (5, 5)


def test_a_batch_is_disposed_of_once(agreed):
    disposal.dispose(CHAIR, agreed)
    with pytest.raises(Conflict):
        disposal.dispose(CHAIR, agreed)


def test_what_was_used_again_since_is_left_out(agreed):
    Note.create(
        ref="n-new",
        family="fam-02",
        kind="general",
        written_at=clock.now(),
        written_by=COORDINATOR,
        text="They telephoned.",
    )
    disposal.dispose(CHAIR, agreed)
    assert Family.get_or_none(Family.ref == "fam-02")
    assert Family.get_or_none(Family.ref == "fam-06") is None


def test_what_was_held_back_since_is_left_out(agreed):
    retention.hold_back(COORDINATOR, "fam-02", "court", "A hearing", date(2027, 1, 1))
    disposal.dispose(CHAIR, agreed)
    assert Family.get_or_none(Family.ref == "fam-02")


def test_where_nothing_is_due_any_more_nothing_is_removed(agreed):
    for unit in UNITS:
        retention.hold_back(COORDINATOR, unit, "court", "A hearing", date(2027, 1, 1))
    with pytest.raises(Conflict):
        disposal.dispose(CHAIR, agreed)
    assert Certificate.select().count() == 0


def test_what_was_removed_and_not_overwritten_yet_is_brought_to_its_end(agreed):
    disposal._remove(CHAIR, agreed)
    assert state(agreed) == State.REMOVED
    assert disposal.go_on(COORDINATOR) == 1
    assert state(agreed) == State.DONE


def test_somebody_who_wrote_a_note_that_stays_stands_there_without_a_name(agreed, tmp_path):
    Note.update(written_by="p-007").where(Note.family == "fam-01").execute()
    Note.update(written_at=clock.now() - timedelta(days=1500)).where(
        Note.written_by == "p-007"
    ).execute()
    disposal.dispose(CHAIR, agreed)
    stub = Person.get_by_id("p-007")
    assert stub.name == "Somebody whose data were removed"
    assert stub.contacts.count() == stub.team.count() == 0
    assert Record.get_or_none(Record.ref == "p-007")
    export_file(tmp_path / "after.json", "command")
    assert list(faults(read_archive(tmp_path / "after.json"), tmp_path)) == []
    found = collect("req-01")
    assert not [one for one in suggest("req-01", found) if one.person == "p-007"]


def test_the_certificate_counts_and_names_nobody(agreed):
    disposal.dispose(CHAIR, agreed)
    one = disposal_certificates.find(1)
    said = read(one.says)
    assert (said.families, said.people) == (2, 7)
    assert (said.proposed_by, said.agreed_by) == ("coordinator", "chair")
    assert not any(ref in one.says for ref in DUE)
    assert bytes(one.content).startswith(b"%PDF")


def test_the_chain_of_certificates_shows_a_change(agreed):
    disposal.dispose(CHAIR, agreed)
    assert disposal_certificates.first_fault() is None
    Certificate.update(says="{}").execute()
    assert disposal_certificates.first_fault() == 1


def test_a_certificate_that_was_taken_out_is_missed(centre):
    for unit in UNITS:
        ref = disposal.propose(COORDINATOR, [unit])
        disposal.agree(CHAIR, ref, "dispose")
        disposal.dispose(CHAIR, ref)
    assert disposal_certificates.first_fault() is None
    Certificate.delete().where(Certificate.number == 2).execute()
    assert disposal_certificates.first_fault() == 2


def test_there_is_no_certificate_of_a_number_never_given(centre):
    with pytest.raises(NotFound):
        disposal_certificates.find(1)


def test_the_register_beside_the_store_holds_the_references(agreed, centre):
    disposal.dispose(CHAIR, agreed)
    found = disposal_register.read(centre.disposals_file, register_key(centre))
    assert sorted(ref for ref, *_ in found.gone) == DUE
    assert [one["number"] for one in found.certificates] == [1]
    assert disposal_register.keep_up() == 0
    assert centre.disposals_file.stat().st_mode & 0o777 == 0o600


@pytest.mark.outside("C9")
def test_an_older_archive_does_not_bring_back_what_was_disposed_of(agreed):
    disposal.dispose(CHAIR, agreed)
    with pytest.raises(Invalid) as refused:
        import_file(SCENARIOS / "riverside.json", "command")
    assert 'families[1].ref: "fam-02" was disposed of' in refused.value.faults


def test_a_closed_request_of_somebody_who_goes_leaves_the_portal_too(centre):
    public = new_pair().public
    Request.create(
        ref="req-old",
        kind="access",
        subject="p-015",
        received_on=date(2022, 1, 1),
        channel="portal",
        closed_on=date(2022, 2, 1),
        public_key=public,
        said='{"name": "Joanne Threadgold"}',
    )
    Record.create(ref="req-old", kind="requests")
    now = clock.now()
    for reference, sealed in (("req-old", None), ("req-new", b"sealed")):
        PortalRequest.create(
            reference=reference,
            form=reference,
            public_key=public,
            salt=b"s",
            passes=1,
            memory=8,
            box=b"b",
            sealed=sealed,
            sent_at=now,
            fetched_at=now if sealed is None else None,
        )
    ref = disposal.propose(COORDINATOR, ["fam-02"])
    disposal.agree(CHAIR, ref, "dispose")
    disposal.dispose(CHAIR, ref)
    assert Request.get_or_none(Request.ref == "req-old") is None
    assert [one.reference for one in PortalRequest.select()] == ["req-new"]


def test_what_an_open_request_has_collected_is_not_proposed(centre):
    note = Note.get(Note.family == "fam-02")
    Item.create(
        request="req-01",
        record=note.ref,
        why="mentions",
        digest="ab" * 32,
        collected_at=clock.now_utc(),
    )
    assert retention.look().awaited() == {"fam-02": "req-01"}
    assert "fam-02" in [one.ref for one in retention.listed().due]
    with pytest.raises(Conflict):
        disposal.propose(COORDINATOR, ["fam-02"])


def test_the_file_of_a_document_goes_unless_another_has_it(agreed):
    theirs, shared = (sha256(one).hexdigest() for one in (b"theirs", b"shared"))
    for digest, content in ((theirs, b"theirs"), (shared, b"shared")):
        FileContent.create(digest=digest, size=6, content=content)
    for ref, family, digest in (
        ("d-1", "fam-02", theirs),
        ("d-2", "fam-02", shared),
        ("d-3", "fam-01", shared),
    ):
        Record.create(ref=ref, kind="documents")
        Document.create(
            ref=ref,
            family=family,
            title="A letter",
            received_on=date(2021, 1, 1),
            media_type="text/plain",
            file_name="a.txt",
            file=digest,
        )
    disposal.dispose(CHAIR, agreed)
    left = {one.digest for one in FileContent.select() if one.digest in (theirs, shared)}
    assert left == {shared}


def test_a_draft_about_a_family_that_goes_goes_too(agreed):
    owner = Account.get(Account.person == COORDINATOR)
    for token, about in (("t-1", "fam-02"), ("t-2", "fam-01")):
        Draft.create(
            token=token, owner=owner, kind="note", about=about, saved_at=clock.now_utc(), words="{}"
        )
    disposal.dispose(CHAIR, agreed)
    assert [one.token for one in Draft.select()] == ["t-2"]


def test_a_note_about_two_people_stays_with_the_last_of_them(agreed):
    for ref, people in (("n-x", ("p-015", "p-001")), ("n-y", ("p-015", "p-016"))):
        Record.create(ref=ref, kind="notes")
        Note.create(
            ref=ref,
            kind="general",
            written_at=datetime(2021, 1, 1, 9, 0),
            written_by="p-001",
            text="About them.",
        )
        for position, person in enumerate(people):
            About.create(record=ref, person=person, position=position)
    disposal.dispose(CHAIR, agreed)
    assert [one.ref for one in Note.select().where(Note.ref.in_(["n-x", "n-y"]))] == ["n-x"]
    assert Person.get_by_id("p-015").name == "Somebody whose data were removed"


def test_how_retention_stands_is_told_in_numbers(centre):
    retention.hold_back(COORDINATOR, "fam-06", "court", "A hearing", date(2027, 1, 1))
    before = standing()
    assert (before.due, before.held_back, before.last_disposal) == (2, 3, None)
    assert before.due_since == date(2025, 4, 26)
    ref = disposal.propose(COORDINATOR, ["p-007"])
    assert (standing().due, standing().to_agree) == (1, 1)
    disposal.agree(CHAIR, ref, "dispose")
    disposal.dispose(CHAIR, ref)
    after = standing()
    assert (after.to_agree, after.under_way, after.chain_fault) == (0, 0, None)
    assert after.last_disposal == date(2026, 11, 22)
