"""What an archive leaves in the store, and what it may not touch."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.archives import GONE, at, small, store_digest, where, write

from ccportal.acts.archive import import_file
from ccportal.errors import Invalid
from ccportal.sar import review
from ccportal.store import audit, content
from ccportal.store.audit import AuditEntry
from ccportal.store.documents import Document, FileContent
from ccportal.store.people import Person, Record
from ccportal.store.requests import Decision, Request
from ccportal.store.reviews import Centre

pytestmark = pytest.mark.usefixtures("made")
CLOSED = "requests[0].closed_on"
DECISIONS = "requests[0].decisions"


@pytest.fixture
def bring(tmp_path: Path) -> Any:
    def bring(*changes: tuple[str, object]) -> dict[str, int]:
        archive = small()
        for path, value in changes:
            at(archive, path, value)
        return import_file(write(archive, tmp_path), "p-9")

    return bring


def refused(bring: Any, *changes: tuple[str, object]) -> tuple[str, ...]:
    with pytest.raises(Invalid) as refusal:
        bring(*changes)
    return tuple(refusal.value.faults)


def only(archive: dict[str, Any], *lists: str) -> dict[str, Any]:
    return {key: archive[key] for key in ("format", "version", "centre", *lists)}


def stage(ref: str = "r-1") -> str:
    return str(Request.get_by_id(ref).events.get().stage)


def test_every_record_comes_in_as_it_was_written(bring: Any) -> None:
    bring()
    archive = small()
    for kind in archive.keys() - {"format", "version", "centre", "team", "documents"}:
        assert list(content.rows(kind)) == archive[kind]


def test_the_team_comes_in_as_it_was_written(bring: Any) -> None:
    bring()
    assert list(content.team()) == small()["team"]


def test_the_centre_comes_in_as_it_was_written(bring: Any) -> None:
    bring()
    assert content.centre() == small()["centre"]


def test_it_is_told_how_much_of_each_list_came(bring: Any) -> None:
    counts = bring()
    assert (counts["people"], counts["documents"], counts["team"]) == (3, 2, 1)


def test_the_least_archive_is_a_centre_alone(tmp_path: Path) -> None:
    assert import_file(write(only(small()), tmp_path), "command") == {}


def test_an_import_is_one_entry_of_the_audit_trail(bring: Any) -> None:
    bring()
    entry = AuditEntry.get()
    assert (entry.actor, entry.action, AuditEntry.select().count()) == ("p-9", "archive:import", 1)
    assert audit.first_fault() is None


def test_the_audit_trail_says_how_much_came_and_not_what(bring: Any) -> None:
    bring()
    detail = AuditEntry.get().detail
    assert "people=3" in detail
    assert "Ada" not in detail


def test_a_file_is_kept_under_its_digest(bring: Any) -> None:
    bring()
    digest = hashlib.sha256(b"pixels").hexdigest()
    assert bytes(FileContent.get_by_id(digest).content) == b"pixels"
    assert Document.get_by_id("d-2").file_id == digest


def test_a_file_that_two_documents_have_is_kept_once(bring: Any) -> None:
    again = small()["documents"][1] | {"ref": "d-3"}
    bring(("documents[2]", again))
    assert FileContent.select().count() == 1


def test_the_same_archive_twice_is_refused_at_every_ref(bring: Any) -> None:
    bring()
    before = store_digest()
    faults = refused(bring)
    assert len(faults) == Record.select().count()
    assert "people[0].ref" in where(faults)
    assert store_digest() == before


def test_another_archive_of_the_same_centre_comes_in_beside_the_first(
    bring: Any, tmp_path: Path
) -> None:
    bring()
    more = only(small())
    more["people"] = [{"ref": "p-4", "given_names": "Di", "family_name": "Mo"}]
    more["team"] = [{"person": "p-4", "role": "chair", "started_on": "2024-01-01"}]
    import_file(write(more, tmp_path), "command")
    assert Person.select().count() == 4
    assert [one["person"] for one in content.team()] == ["p-1", "p-4"]


def test_a_reference_into_the_store_is_no_reference(bring: Any, tmp_path: Path) -> None:
    bring()
    more = only(small(), "notes")
    at(more, "notes[0].ref", "n-2")
    with pytest.raises(Invalid) as refusal:
        import_file(write(more, tmp_path), "command")
    assert "notes[0].written_by" in where(refusal.value.faults)


def test_another_centre_is_refused(bring: Any, tmp_path: Path) -> None:
    bring()
    with pytest.raises(Invalid) as refusal:
        import_file(write(at(only(small()), "centre.name", "Mill"), tmp_path), "command")
    assert where(refusal.value.faults) == ["centre"]


def test_the_same_centre_at_a_new_address_is_the_same_centre(bring: Any, tmp_path: Path) -> None:
    bring()
    import_file(write(at(only(small()), "centre.address", "9 Mill"), tmp_path), "command")
    assert content.centre() == small()["centre"] | {"address": "9 Mill"}


def test_an_instance_whose_centre_is_empty_takes_that_of_the_archive(bring: Any) -> None:
    Centre.create(name="", address="")
    bring()
    assert content.centre() == small()["centre"]


def test_an_archive_whose_centre_is_empty_leaves_ours(bring: Any, tmp_path: Path) -> None:
    bring()
    import_file(write(only(small()) | {"centre": {"name": "", "address": ""}}, tmp_path), "command")
    assert content.centre() == small()["centre"]


def test_a_request_whose_decisions_are_all_agreed_counts_as_approved(bring: Any) -> None:
    bring((CLOSED, GONE))
    assert stage() == "approved"
    assert Request.get_by_id("r-1").approved_digest == review.digest("r-1")


def test_it_is_approved_on_the_day_that_the_identity_was_confirmed(bring: Any) -> None:
    bring((CLOSED, GONE))
    assert Request.get_by_id("r-1").approved_on == date(2024, 5, 2)


def test_without_such_a_day_it_is_approved_on_the_day_it_came(bring: Any) -> None:
    bring((CLOSED, GONE), ("requests[0].identity_confirmed_on", GONE))
    assert Request.get_by_id("r-1").approved_on == date(2024, 5, 1)


def test_one_decision_not_agreed_and_nothing_is_approved(bring: Any) -> None:
    bring((CLOSED, GONE), (f"{DECISIONS}[2].agreed_by", GONE))
    assert stage() == "item_review"
    assert Request.get_by_id("r-1").approved_digest is None


def test_a_request_of_which_nothing_had_to_be_decided_counts_as_approved(bring: Any) -> None:
    bring((CLOSED, GONE), (DECISIONS, []))
    assert stage() == "approved"


def test_a_request_that_nobody_looked_at_is_not_approved(bring: Any) -> None:
    bring((CLOSED, GONE), (DECISIONS, GONE))
    assert stage() == "accepted"
    assert Request.get_by_id("r-1").approved_digest is None


def test_a_request_that_is_no_access_request_is_never_approved(bring: Any) -> None:
    bring((CLOSED, GONE), ("requests[0].kind", "erasure"))
    assert Request.get_by_id("r-1").approved_digest is None


def test_a_request_that_was_answered_is_closed(bring: Any) -> None:
    bring()
    assert stage() == "closed"


def test_a_request_is_marked_as_imported(bring: Any) -> None:
    bring()
    assert Request.get_by_id("r-1").imported is True


def test_a_decision_carries_the_digest_of_what_it_decides_on(bring: Any) -> None:
    bring()
    digests = {one.record_id: one.digest for one in Decision.select()}
    assert digests["n-1"] == content.digest("notes", "n-1")


def test_a_decision_on_another_request_minds_not_its_decisions(bring: Any) -> None:
    other = {key: one for key, one in small()["requests"][0].items() if key != "decisions"}
    decide = small()["requests"][0]["decisions"][2] | {"record": "r-2"}
    bring(("requests[1]", other | {"ref": "r-2"}), (f"{DECISIONS}[3]", decide))
    assert Decision.get(Decision.record == "r-2").digest == content.digest("requests", "r-2")


def test_the_times_of_a_record_are_kept_as_a_page_keeps_them(bring: Any) -> None:
    from ccportal.store.contact import Session

    bring()
    made = Session.get_by_id("s-1")
    made.save()
    assert content.row("sessions", "s-1") == small()["sessions"][0]
    assert Session.get(Session.starts_at == made.starts_at).ref == "s-1"
