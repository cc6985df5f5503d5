"""The answers that come out of the store are those that the archive's own words give."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from conftest import SCENARIOS
from support.answers import DAY, case, read, strings

from ccportal.acts.archive import import_file
from ccportal.errors import Refused
from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Action, Mode
from ccportal.sar import review, twin
from ccportal.sar.asked import asked
from ccportal.sar.collect import Found, collect
from ccportal.sar.compose import compose
from ccportal.sar.redact import redact
from ccportal.sar.register import register
from ccportal.store import content
from ccportal.store.accounts import Account
from ccportal.store.people import Person, Record
from ccportal.store.requests import Request

ARCHIVE = read(SCENARIOS / "riverside.json")
DIGEST = re.compile("[0-9a-f]{64}")


def from_the_store(request_ref):
    decided = review.decided(request_ref)
    kinds = content.kinds(decided)
    found = tuple(
        Found(ref, kind, "held", content.row(kind, ref), "") for ref, kind in kinds.items()
    )
    return compose(request_ref, redact(request_ref, found, decided), DAY)


def words(pack):
    return [one for one in strings(pack) if not DIGEST.fullmatch(one)]


@pytest.mark.parametrize("ref", ["req-01", "req-02", "req-03", "req-04", "req-05", "req-06"])
def test_an_answer_from_the_store_is_that_of_the_archive(riverside, ref):
    assert words(from_the_store(ref)) == words(case(ARCHIVE, ref).pack())


def test_an_account_of_the_subject_is_read_with_its_email_and_role(riverside):
    at = content.row("incidents", "i-001")["occurred_at"]
    Account.create(
        email="l@example.org", person="p-006", role="volunteer", password_hash="x", created_at=at
    )
    assert register("req-03", ()).account == {"email": "l@example.org", "role": "volunteer"}


def test_without_a_centre_there_is_no_letterhead_and_no_answer(made):
    Record.create(ref="p-1", kind="people")
    Record.create(ref="req-1", kind="requests")
    Person.create(ref="p-1", given_names="Anya", family_name="Sorley")
    Request.create(ref="req-1", kind="access", subject="p-1", received_on=DAY, channel="letter")
    with pytest.raises(Refused):
        asked("req-1")


def test_what_is_refused_is_refused_from_the_store_too(riverside):
    row = content.row("documents", "doc-003")
    decided = {"doc-003": Decided("doc-003", Action.REDACT, None, Mode.STATED, ())}
    with pytest.raises(Refused):
        redact("req-01", (Found("doc-003", "documents", "held", row, ""),), decided)


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scenario")
    script = SCENARIOS / "make_scenario.py"
    command = [sys.executable, str(script), "--seed", "store", "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def collected(refs):
    """The answers to these requests from the store that is open, each built twice."""
    packs = {}
    for ref in refs:
        found, decided = collect(ref), review.decided(ref)
        packs[ref] = compose(ref, redact(ref, found, decided), DAY)
        again = redact(ref, *twin.replaced(found, decided))
        assert compose(ref, again, DAY) == packs[ref]
    return packs


@pytest.mark.no_cover
def test_the_answers_of_three_stores_that_differ_only_in_what_is_withheld_are_the_same(
    scenario, instances, tmp_path, monkeypatch
):
    expected = read(scenario / "expect.json")["requests"]
    refs = [one["request"] for one in expected if not one["refused"]]
    packs = []
    for name in ("archive", "twin", "absent"):
        made = instances.copy(
            f"scenario-{name}",
            lambda _, name=name: import_file(scenario / f"{name}.json", "command"),
            tmp_path / name,
            monkeypatch,
        )
        packs.append(collected(refs))
        instances.let_go(made)
    assert packs[0]
    assert packs[1] == packs[0]
    assert packs[2] == packs[0]
