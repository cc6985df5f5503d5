"""What must not be in an answer is worked out whole, and nothing that may be there is in it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from conftest import SCENARIOS
from support.answers import DAY, decision
from support.detectors import nothing_wrong
from support.pdf import folded

from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar.collect import collect
from ccportal.sar.compose import compose
from ccportal.sar.prove import Leak, canaries, prove
from ccportal.sar.prove_canaries import MOST_RUNS, _of_withheld
from ccportal.sar.redact import redact
from ccportal.sar.render import render
from ccportal.store import content

EXPECTED = {
    one["request"]: one
    for one in json.loads((SCENARIOS / "riverside.expect.json").read_text())["requests"]
}
ANSWERED = sorted(ref for ref, one in EXPECTED.items() if one["refused"] is None)


def decided_on(ref):
    """What is found for a request, and what was decided on it."""
    decided = {
        one["record"]: decision(one) for one in content.row("requests", ref).get("decisions", ())
    }
    return tuple(one for one in collect(ref) if one.ref in decided), decided


@pytest.mark.no_cover
@pytest.mark.parametrize("ref", ANSWERED)
def test_a_whole_centre_gives_no_false_alarm(riverside, ref):
    found, decided = decided_on(ref)
    pack = compose(ref, redact(ref, found, decided), DAY)
    prove(nothing_wrong(render(pack)), pack, canaries(ref, found, decided))


@pytest.mark.parametrize("ref", ANSWERED)
def test_what_must_not_appear_is_looked_for(riverside, ref):
    found, decided = decided_on(ref)
    sought = [folded(one) for one in canaries(ref, found, decided)]
    known = folded(str([one.row for one in found]))
    for words in EXPECTED[ref]["must_not_appear"]:
        if folded(words) in known:
            assert any(one in folded(words) or folded(words) in one for one in sought), words


@pytest.mark.no_cover
def test_a_record_that_should_be_withheld_and_is_not_is_found(riverside):
    found, decided = decided_on("req-01")
    withheld = next(one for one in decided.values() if one.action is Action.WITHHOLD)
    shown = Decided(withheld.record, Action.INCLUDE, None, Mode.STATED, ())
    pack = compose("req-01", redact("req-01", found, decided | {shown.record: shown}), DAY)
    with pytest.raises(Leak):
        prove(render(pack), pack, canaries("req-01", found, decided))


def test_each_passage_that_should_be_taken_out_and_is_not_is_found(riverside):
    found, decided = decided_on("req-01")
    sought = canaries("req-01", found, decided)
    redacted = [one for one in decided.values() if one.action is Action.REDACT]
    shown = {one.record: replace(one, passages=one.passages[1:]) for one in redacted}
    pack = compose("req-01", redact("req-01", found, decided | shown), DAY)
    said = folded(str(pack))
    assert redacted
    assert sum(folded(one) in said for one in sought) >= len(redacted)


def test_a_name_that_also_stands_in_disclosed_words_is_sought_with_its_neighbours(riverside):
    found, decided = decided_on("req-01")
    one = next(one for one in found if one.kind == "notes" and "dad" in one.row["text"].lower())
    changed = replace(one, row=one.row | {"text": "Then Mark hid the parcel. He left a mark."})
    other = replace(one, ref="n-x", row=one.row | {"ref": "n-x", "text": "Mark my words."})
    cut = (Cut("Mark", Exemption.TP16, Mode.STATED),)
    decided = {
        changed.ref: Decided(changed.ref, Action.REDACT, None, Mode.STATED, cut),
        "n-x": Decided("n-x", Action.INCLUDE, None, Mode.STATED, ()),
    }
    sought = canaries("req-01", (changed, other), decided)
    assert "Mark" not in sought
    assert "Then Mark hid" in sought


def test_the_contact_details_of_everybody_else_are_sought(riverside):
    found, decided = decided_on("req-01")
    subject = content.row("requests", "req-01")["subject"]
    others = {
        member["person"]
        for family in content.families_of(subject)
        for member in family["members"]
        if member["person"] != subject
    }
    sought = {folded(one) for one in canaries("req-01", found, decided)}
    phones = [
        folded(detail["value"])
        for person in content.rows("people", others)
        for detail in person.get("contacts", ())
        if detail["kind"] == "phone"
    ]
    assert phones
    assert set(phones) <= sought


def test_of_a_text_without_end_so_many_runs_are_taken_and_no_more():
    assert len(list(_of_withheld("word and another " * 50_000))) < 2 * MOST_RUNS + 10


def test_a_short_text_is_sought_whole():
    assert list(_of_withheld("he hit her")) == ["he hit her"]


def test_a_long_passage_is_sought_in_runs_too(riverside):
    found, decided = decided_on("req-01")
    one = next(one for one in found if one.kind == "notes")
    long = "zebras quilted nine lanterns beneath the harbour while violins rusted in there " * 2
    changed = replace(one, row=one.row | {"text": f"Before. {long.strip()} After."})
    finds = (long.strip(), "\u200b")
    cut = tuple(Cut(find, Exemption.TP16, Mode.STATED) for find in finds)
    decided = {one.ref: Decided(one.ref, Action.REDACT, None, Mode.STATED, cut)}
    assert "zebras quilted nine lanterns" in canaries("req-01", (changed,), decided)
