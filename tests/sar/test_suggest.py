"""What a reviewer is shown as somebody else's: nothing missed, little too much."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from conftest import SCENARIOS
from support.scenarios import WORDINGS, access, make, precision, recall, score
from support.sentences import SENTENCES, centre

from ccportal.acts.archive import import_file
from ccportal.catalogue import WORDS
from ccportal.sar.collect import Found, collect
from ccportal.sar.suggest import suggest

pytestmark = pytest.mark.clause("SAR")


def suggested(request_ref):
    return suggest(request_ref, collect(request_ref))


def measured(archive, expect):
    counted = Counter()
    content = json.loads(archive.read_text("utf-8"))
    for wanted in access(expect):
        counted += score(suggested(wanted["request"]), wanted, expect, content)
    return counted


@pytest.mark.no_cover
def test_on_riverside_identifiers_are_found_and_little_else(riverside):
    expect = json.loads((SCENARIOS / "riverside.expect.json").read_text("utf-8"))
    counted = measured(SCENARIOS / "riverside.json", expect)
    assert recall(counted) >= 0.99, counted
    assert precision(counted) >= 0.90, counted


def on_a_made_up_centre(folder, seed, wording):
    archive, expect = make(folder, seed, wording, years=2, records=60)
    import_file(archive, "command")
    return measured(archive, expect)


@pytest.mark.no_cover
@pytest.mark.parametrize(("wording", "seed"), [("published", 5), ("coopers", 22)])
def test_on_made_up_centres_identifiers_are_found_and_little_else(made, tmp_path, wording, seed):
    counted = on_a_made_up_centre(tmp_path / "centre", seed, wording)
    assert recall(counted) >= 0.99, counted
    assert precision(counted) >= 0.90, counted


@pytest.mark.overnight
@pytest.mark.parametrize("wording", sorted(WORDINGS))
@pytest.mark.parametrize("seed", range(21, 25))
def test_on_many_made_up_centres_identifiers_are_found(made, tmp_path, wording, seed):
    counted = on_a_made_up_centre(tmp_path / "centre", seed, wording)
    assert recall(counted) >= 0.95, counted  # of some sixty: a few seeds may miss one or two
    assert precision(counted) >= 0.90, counted


@pytest.fixture
def sentences(made, tmp_path):
    """Every centre of hard sentences in one archive: each is other families to the others."""
    archive, wanted = combined()
    path = tmp_path / "archive.json"
    path.write_text(json.dumps(archive), "utf-8")
    import_file(path, "command")
    return archive, wanted


def combined():
    """All centres of sentences as one archive, and what is expected of their requests."""
    archive, requests, negatives = {}, [], []
    for name in SENTENCES:
        one, expect = centre(name)
        for key, value in one.items():
            archive[key] = [*archive.get(key, []), *value] if isinstance(value, list) else value
        requests += expect["requests"]
        negatives += expect["suggest_negatives"]
    return archive, {"requests": requests, "suggest_negatives": negatives}


def test_in_sentences_that_are_hard_to_read_identifiers_are_found_and_little_else(sentences):
    archive, expect = sentences
    counted = Counter()
    for wanted in access(expect):
        counted += score(suggested(wanted["request"]), wanted, expect, archive)
    assert recall(counted) >= 0.98, counted
    assert precision(counted) >= 0.95, counted


def test_a_suggestion_quotes_the_words_that_it_is_of(riverside):
    found = {one.ref: one.row for one in collect("req-01")}
    for one in suggested("req-01"):
        assert found[one.record][one.field][one.start : one.end] == one.text


def test_a_suggestion_says_whose_it_is(riverside):
    whose = {(one.record, one.text): one.person for one in suggested("req-01")}
    assert whose["n-007", "+44 7700 900123"] == "p-012"
    assert whose["r-002", "Mark Haverstock"] == "p-014"


def test_the_subjects_own_name_is_not_suggested(riverside):
    assert not [one for one in suggested("req-01") if one.person == "p-009"]


def test_other_fields_than_the_text_are_read_too(riverside):
    assert ("ref-01", "risk_summary", "Lampwick House") in {
        (one.record, one.field, one.text) for one in suggested("req-01")
    }


def test_every_field_that_holds_words_is_read_headings_and_reasons_too(riverside):
    rows = {
        kind: {"ref": kind, "family": "fam-01"} | dict.fromkeys(fields, "by Mark Haverstock")
        for kind, fields in WORDS.items()
    }
    some = suggest("req-01", [Found(kind, kind, "held", row, "") for kind, row in rows.items()])
    assert [(one.record, one.field, one.text) for one in some] == [
        (kind, field, "Mark Haverstock") for kind, fields in WORDS.items() for field in fields
    ]


def test_the_childs_address_is_suggested_where_a_parent_asks(riverside):
    assert "14 Sallow Court, Cawthwaite" in {one.text for one in suggested("req-02")}


def test_what_many_families_notes_write_with_a_capital_is_nobodys_name(made, tmp_path):
    archive, expect = make(tmp_path / "centre", 3, "lockkeepers", families=14, years=2)
    import_file(archive, "command")
    assert not [
        one
        for wanted in access(expect)
        for one in suggested(wanted["request"])
        if "Pictionary" in one.text
    ]
