"""What goes out comes in again as it was."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from conftest import SCENARIOS
from support.archives import GONE, at, small, store_digest, write
from support.instances import Instances
from support.scenarios import make

from ccportal import clock
from ccportal.acts.archive import export_file, import_file
from ccportal.acts.archive.shapes import LISTS
from ccportal.errors import Refused
from ccportal.settings import Settings
from ccportal.store import content
from ccportal.store.accounts import Account
from ccportal.store.audit import AuditEntry
from ccportal.store.contact import Note
from ccportal.store.forms import FORMS, TEAM
from ccportal.store.people import Person, Record
from ccportal.store.requests import Request
from ccportal.store.volunteers import TeamMember

Fresh = Callable[[], None]


@pytest.fixture
def fresh(instances: Instances, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fresh]:
    """Opens one empty instance after the other."""
    opened: list[Settings] = []

    def fresh() -> None:
        if opened:
            instances.let_go(opened.pop())
        folder = tmp_path / f"instance{next(numbers)}"
        opened.append(instances.copy("empty", lambda _: None, folder, monkeypatch))

    numbers = count()
    fresh()
    yield fresh
    instances.let_go(opened.pop())


def out_and_in_again(source: Path, folder: Path, fresh: Fresh) -> tuple[bytes, bytes]:
    """What an import of the source exports, and what an import of that exports."""
    found = []
    for turn in ("one", "two"):
        import_file(source, "command")
        source = folder / turn / "out.json"
        source.parent.mkdir()
        export_file(source, "command")
        found.append(source.read_bytes())
        fresh()
    return found[0], found[1]


def normal(archive: Any) -> Any:
    """An archive without what says nothing: a no that is left out, the name of a file."""
    archive = json.loads(json.dumps(archive))
    for family in archive["families"]:
        for member in family["members"]:
            if member.get("parental_responsibility") is False:
                del member["parental_responsibility"]
    for contact in (one for person in archive["people"] for one in person.get("contacts", ())):
        if contact.get("confidential") is False:
            del contact["confidential"]
    for document in archive["documents"]:
        if "file" in document:
            document["file"] = "a file"
    return archive


def exported(folder: Path) -> Any:
    export_file(folder / "out.json", "command")
    return json.loads((folder / "out.json").read_text("utf-8"))


def test_riverside_goes_out_and_in_again_byte_for_byte(fresh: Fresh, tmp_path: Path) -> None:
    first, second = out_and_in_again(SCENARIOS / "riverside.json", tmp_path, fresh)
    assert first == second


def test_riverside_goes_out_as_it_came_in(riverside: Settings, tmp_path: Path) -> None:
    came = json.loads((SCENARIOS / "riverside.json").read_text("utf-8"))
    assert normal(exported(tmp_path)) == normal(came)


@pytest.mark.parametrize(
    "families",
    [
        10,
        pytest.param(100, marks=pytest.mark.overnight),
        pytest.param(1_000, marks=pytest.mark.overnight),
    ],
)
def test_a_made_up_centre_of_five_years_goes_out_as_it_came_in_and_again_byte_for_byte(
    fresh: Fresh, tmp_path: Path, families: int
) -> None:
    archive, _ = make(tmp_path / "made", seed=31, wording="published", families=families, years=5)
    first, second = out_and_in_again(archive, tmp_path, fresh)
    assert first == second
    came, went = json.loads(archive.read_text("utf-8")), json.loads(first)
    for name in came.keys() & FORMS.keys():
        came[name].sort(key=lambda one: str(one["ref"]))
    assert normal(went) == normal(came)


def test_every_key_of_the_format_goes_out_as_it_came_in(made: Settings, tmp_path: Path) -> None:
    import_file(write(small(), tmp_path), "command")
    assert normal(exported(tmp_path)) == normal(small())


def test_the_tables_know_every_key_of_the_format() -> None:
    ours = {name: {key.name for key in form.keys} for name, form in FORMS.items()}
    ours["team"] = {key.name for key in TEAM.keys}
    assert ours == {name: set(shape.keys) for name, shape in LISTS.items()}


def test_lists_go_out_in_the_order_of_their_refs(made: Settings, tmp_path: Path) -> None:
    archive = small()
    archive["people"].reverse()
    import_file(write(archive, tmp_path), "command")
    assert [one["ref"] for one in exported(tmp_path)["people"]] == ["p-1", "p-2", "p-3"]


def test_capitals_go_before_small_letters_on_every_engine(made: Settings, tmp_path: Path) -> None:
    archive = small()
    for ref in ("é", "a", "Z", "B-1", "b_1"):
        archive["people"].append({"ref": ref, "given_names": "A", "family_name": "B"})
    import_file(write(archive, tmp_path), "command")
    refs = [one["ref"] for one in exported(tmp_path)["people"]]
    assert refs == sorted(refs)


def test_an_empty_store_goes_out_as_an_archive_that_comes_in_again(
    fresh: Fresh, tmp_path: Path
) -> None:
    export_file(tmp_path / "out.json", "command")
    assert import_file(tmp_path / "out.json", "command") == {}


def test_files_go_out_under_names_that_tell_nothing(made: Settings, tmp_path: Path) -> None:
    import_file(write(small(), tmp_path / "in"), "command")
    exported(tmp_path)
    (file,) = (tmp_path / "files").iterdir()
    assert file.read_bytes() == b"pixels"
    assert "Bo" not in file.name


def test_only_the_owner_reads_what_goes_out(made: Settings, tmp_path: Path) -> None:
    import_file(write(small(), tmp_path / "in"), "command")
    exported(tmp_path)
    made_files = [tmp_path / "out.json", *(tmp_path / "files").iterdir()]
    assert {stat.S_IMODE(file.stat().st_mode) for file in made_files} == {0o600}


def test_an_export_is_in_the_audit_trail(made: Settings, tmp_path: Path) -> None:
    exported(tmp_path)
    assert [one.action for one in AuditEntry.select()] == ["archive:export"]


def test_an_export_that_cannot_be_written_is_refused_and_leaves_nothing(
    made: Settings, tmp_path: Path
) -> None:
    before = store_digest()
    with pytest.raises(Refused):
        export_file(tmp_path / "no" / "out.json", "command")
    assert store_digest() == before


def test_an_export_over_a_folder_is_refused_and_leaves_no_part(
    made: Settings, tmp_path: Path
) -> None:
    (tmp_path / "out.json").mkdir()
    with pytest.raises(Refused):
        export_file(tmp_path / "out.json", "command")
    assert [one.name for one in tmp_path.glob(".out*")] == []


def test_a_request_without_decisions_goes_out_without_the_key(
    made: Settings, tmp_path: Path
) -> None:
    import_file(write(at(small(), "requests[0].decisions", GONE), tmp_path), "command")
    assert "decisions" not in exported(tmp_path)["requests"][0]


def test_a_request_approved_with_nothing_to_decide_goes_out_as_that(
    made: Settings, tmp_path: Path
) -> None:
    import_file(write(at(small(), "requests[0].decisions", []), tmp_path), "command")
    assert exported(tmp_path)["requests"][0]["decisions"] == []


def test_a_decision_on_what_has_changed_since_does_not_go_out(
    made: Settings, tmp_path: Path
) -> None:
    import_file(write(small(), tmp_path), "command")
    Note.update(text="Mrs O phoned twice.").execute()
    decisions = exported(tmp_path)["requests"][0]["decisions"]
    assert [one["record"] for one in decisions] == ["k-1", "i-1"]


def test_a_request_that_is_nobodys_yet_does_not_go_out(made: Settings, tmp_path: Path) -> None:
    import_file(write(small(), tmp_path), "command")
    Request.update(subject=None).execute()
    assert "requests" not in exported(tmp_path)


def account(ref: str) -> None:
    Record.get_or_create(ref=ref, defaults={"kind": "people"})
    Person.get_or_create(ref=ref, defaults={"given_names": "Di", "family_name": "Mo"})
    Account.create(
        email=f"{ref}@weir.example.org",
        person=ref,
        role="coordinator",
        password_hash="-",
        created_at=clock.now(),
    )


def test_somebody_who_has_an_account_and_no_more_does_not_go_out(
    made: Settings, tmp_path: Path
) -> None:
    import_file(write(small(), tmp_path), "command")
    account("p-8")
    TeamMember.create(person="p-8", position=2, role="coordinator", started_on=clock.today())
    assert normal(exported(tmp_path)) == normal(small())


def test_somebody_with_an_account_who_stands_in_a_record_goes_out(
    made: Settings, tmp_path: Path
) -> None:
    import_file(write(small(), tmp_path), "command")
    account("p-8")
    Note.update(written_by="p-8").execute()
    assert "p-8" in [one["ref"] for one in exported(tmp_path)["people"]]


def test_somebody_with_an_account_who_received_a_disclosure_goes_out(
    made: Settings, tmp_path: Path
) -> None:
    import_file(write(at(small(), "disclosures[0].to", "p-2"), tmp_path), "command")
    account("p-2")
    assert "p-2" in [one["ref"] for one in exported(tmp_path)["people"]]


@pytest.mark.clause("C7")
def test_a_check_whose_details_are_gone_comes_in_and_goes_out_without_them(
    made: Settings, tmp_path: Path
) -> None:
    bare = small()
    (check,) = bare["team"][0]["dbs"]
    del check["certificate_number"], check["outcome"]
    import_file(write(bare, tmp_path), "command")
    assert normal(exported(tmp_path)) == normal(bare)


def test_an_export_changes_no_record(riverside: Settings, tmp_path: Path) -> None:
    before = {
        kind: content.digests((kind, row["ref"]) for row in content.rows(kind)) for kind in FORMS
    }
    exported(tmp_path)
    assert before == {
        kind: content.digests((kind, row["ref"]) for row in content.rows(kind)) for kind in FORMS
    }
