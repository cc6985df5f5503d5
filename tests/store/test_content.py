"""Records come out of the store in the archive's own form."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

import pytest

from ccportal.errors import NotFound
from ccportal.settings import Settings
from ccportal.store import content
from ccportal.store.contact import Note
from ccportal.store.documents import Document, FileContent
from ccportal.store.families import Family, Member, Risk
from ccportal.store.people import About, ContactDetail, KnownAs, Person, Record
from ccportal.store.requests import Decision, Passage, Request
from ccportal.store.reviews import Centre
from ccportal.store.volunteers import DbsCheck, TeamMember

pytestmark = pytest.mark.usefixtures("people")
SHA = hashlib.sha256(b"bytes").hexdigest()


def put(kind_: str, model: type, **values: object) -> None:
    Record.create(ref=values["ref"], kind=kind_)
    model.create(**values)


@pytest.fixture
def people(made: Settings) -> None:
    put("people", Person, ref="p-2", given_names="Ada", family_name="Ostler")
    put(
        "people", Person, ref="p-1", given_names="Bo", family_name="Ray", date_of_birth="1980-02-29"
    )
    put("families", Family, ref="f-1", opened_on=date(2024, 1, 2))
    Member.create(family="f-1", person="p-2", position=1, role="child")
    Member.create(
        family="f-1", person="p-1", position=0, role="contact-parent", parental_responsibility=True
    )


def note(ref: str = "n-1", *about: str) -> None:
    at = datetime(2024, 3, 4, 5, 6)
    put("notes", Note, ref=ref, kind="session", written_at=at, written_by="p-1", text="Tea")
    for position, person in enumerate(about):
        About.create(record=ref, person=person, position=position)


def request(**more: object) -> None:
    values = {"kind": "access", "subject": "p-1", "received_on": date(2024, 5, 6)}
    put("requests", Request, ref="r-1", channel="letter", **values, **more)


def decide() -> None:
    first = {"request": "r-1", "record": "n-1", "reason": "why", "decided_by": "p-1"}
    made = Decision.create(position=0, action="redact", digest="d", **first)
    Passage.create(decision=made, position=1, find="b", exemption="TP16", mode="silent")
    Passage.create(decision=made, position=0, find="a", exemption="CR2")


def test_a_key_without_a_value_is_left_out() -> None:
    assert content.row("people", "p-2") == {
        "ref": "p-2",
        "given_names": "Ada",
        "family_name": "Ostler",
    }


def test_a_day_is_written_as_the_archive_writes_it() -> None:
    assert content.row("people", "p-1")["date_of_birth"] == "1980-02-29"


def test_a_time_is_written_to_the_minute() -> None:
    note()
    assert content.row("notes", "n-1")["written_at"] == "2024-03-04T05:06"


def test_a_required_list_stands_there_when_it_is_empty() -> None:
    note()
    assert content.row("notes", "n-1")["about"] == []


def test_people_that_a_record_is_about_keep_their_order() -> None:
    note("n-1", "p-2", "p-1")
    assert content.row("notes", "n-1")["about"] == ["p-2", "p-1"]


def test_those_at_risk_stand_under_to_persons() -> None:
    at = datetime(2024, 3, 4, 5, 6)
    values = {"from_person": "p-1", "kind": "abuse", "source": "s", "text": "t", "recorded_at": at}
    put(
        "risks",
        Risk,
        ref="k-1",
        recorded_by="p-1",
        held_to_prevent_violence=False,
        review_on=date(2025, 1, 1),
        **values,
    )
    About.create(record="k-1", person="p-2", position=0)
    row = content.row("risks", "k-1")
    assert (row["to_persons"], row["held_to_prevent_violence"]) == (["p-2"], False)


def test_a_no_that_may_be_left_out_is_left_out() -> None:
    assert content.row("families", "f-1")["members"] == [
        {"person": "p-1", "role": "contact-parent", "parental_responsibility": True},
        {"person": "p-2", "role": "child"},
    ]


def test_other_names_and_contacts_keep_their_order() -> None:
    KnownAs.create(person="p-2", position=1, name="B")
    KnownAs.create(person="p-2", position=0, name="A")
    ContactDetail.create(
        person="p-2",
        position=0,
        kind="phone",
        value="01632 960000",
        confidential=True,
        from_on=date(2024, 1, 1),
        until_on=date(2024, 2, 1),
    )
    row = content.row("people", "p-2")
    assert row["also_known_as"] == ["A", "B"]
    assert row["contacts"] == [
        {
            "kind": "phone",
            "value": "01632 960000",
            "confidential": True,
            "from": "2024-01-01",
            "until": "2024-02-01",
        }
    ]


def test_keys_stand_in_the_order_of_the_archive() -> None:
    note("n-1", "p-1")
    assert list(content.row("notes", "n-1")) == [
        "ref",
        "about",
        "kind",
        "written_at",
        "written_by",
        "text",
    ]


def test_a_file_stands_by_its_digest_and_never_by_its_name() -> None:
    FileContent.create(digest=SHA, size=5, content=b"bytes")
    put(
        "documents",
        Document,
        ref="d-1",
        title="T",
        received_on=date(2024, 1, 1),
        media_type="application/pdf",
        file=SHA,
        file_name="Bo Ray.pdf",
    )
    row = content.row("documents", "d-1")
    assert row["file"] == SHA
    assert "Bo Ray" not in str(row)


def test_a_request_carries_its_decisions_and_their_passages() -> None:
    note()
    request()
    decide()
    assert content.row("requests", "r-1")["decisions"] == [
        {
            "record": "n-1",
            "action": "redact",
            "passages": [
                {"find": "a", "exemption": "CR2"},
                {"find": "b", "exemption": "TP16", "mode": "silent"},
            ],
            "reason": "why",
            "decided_by": "p-1",
        }
    ]


def test_the_digest_of_a_request_minds_no_decisions() -> None:
    note()
    request()
    before = content.digest("requests", "r-1")
    decide()
    assert content.digest("requests", "r-1") == before


def test_the_digest_changes_with_the_words() -> None:
    note()
    before = content.digest("notes", "n-1")
    Note.update(text="Coffee").execute()
    assert content.digest("notes", "n-1") != before


def test_the_digest_changes_with_whom_a_record_is_about() -> None:
    note()
    before = content.digest("notes", "n-1")
    About.create(record="n-1", person="p-2", position=0)
    assert content.digest("notes", "n-1") != before


def test_digests_in_bulk_are_the_single_ones() -> None:
    note()
    pairs = [("notes", "n-1"), ("people", "p-1"), ("people", "p-9")]
    assert content.digests(pairs) == {ref: content.digest(kind, ref) for kind, ref in pairs[:2]}


def test_records_come_in_the_order_of_their_refs() -> None:
    assert [row["ref"] for row in content.rows("people")] == ["p-1", "p-2"]


def test_more_records_than_are_read_at_once_all_come() -> None:
    refs = [f"q-{number:04}" for number in range(2 * content.CHUNK + 1)]
    Record.insert_many([{"ref": ref, "kind": "people"} for ref in refs]).execute()
    people = [{"ref": ref, "given_names": "A", "family_name": "B"} for ref in refs]
    Person.insert_many(people).execute()
    assert [row["ref"] for row in content.rows("people", refs)] == refs


def test_a_record_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        content.row("people", "p-9")


def test_a_record_is_not_found_in_another_list() -> None:
    with pytest.raises(NotFound):
        content.row("notes", "p-1")


def test_the_list_of_a_ref_is_told() -> None:
    assert content.kinds(["p-1", "f-1", "x"]) == {"p-1": "people", "f-1": "families"}


def test_the_team_stands_in_its_order_with_its_checks() -> None:
    TeamMember.create(person="p-1", position=1, role="chair", started_on=date(2020, 1, 1))
    first = TeamMember.create(
        person="p-2", position=0, role="volunteer", started_on=date(2021, 1, 1)
    )
    DbsCheck.create(
        member=first, position=0, checked_on=date(2021, 1, 1), outcome="clear", decision="accepted"
    )
    assert list(content.team()) == [
        {
            "person": "p-2",
            "role": "volunteer",
            "started_on": "2021-01-01",
            "dbs": [{"checked_on": "2021-01-01", "outcome": "clear", "decision": "accepted"}],
        },
        {"person": "p-1", "role": "chair", "started_on": "2020-01-01"},
    ]


def test_the_team_of_one_person_is_theirs_alone() -> None:
    for person in ("p-1", "p-2"):
        TeamMember.create(person=person, position=0, role="chair", started_on=date(2020, 1, 1))
    assert [one["person"] for one in content.team("p-2")] == ["p-2"]


def test_the_families_of_a_person_are_found() -> None:
    put("families", Family, ref="f-2", opened_on=date(2024, 1, 2))
    assert [row["ref"] for row in content.families_of("p-2")] == ["f-1"]


def test_a_centre_of_which_nothing_is_said_is_none() -> None:
    assert content.centre() is None


def test_the_centre_tells_what_is_known_of_it() -> None:
    Centre.create(name="Weir Centre", address="1 Weir Lane")
    assert content.centre() == {"name": "Weir Centre", "address": "1 Weir Lane"}
