"""The second build is made from findings that hold nothing of what is withheld."""

from __future__ import annotations

import json

import pytest
from support.millrace import decided

from ccportal.rules.redaction import cut
from ccportal.rules.withholding import Exemption, Mode
from ccportal.sar import twin


def withhold(record, mode="stated"):
    return {"record": record, "action": "withhold", "exemption": "CR2", "mode": mode}


def redact(record, *passages):
    return {
        "record": record,
        "action": "redact",
        "passages": [
            {"find": find, "exemption": exemption, "mode": mode}
            for find, exemption, mode in passages
        ],
    }


def row(pair, ref):
    return next(one.row for one in pair[0] if one.ref == ref)


def twins(*decisions):
    made = decided("req-1", *decisions)
    return made, twin.replaced(made.found, made.decided)


def test_what_is_disclosed_stays_as_it_is():
    made, pair = twins()
    assert pair == (made.found, made.decided)


@pytest.mark.parametrize(
    "ref", ["ref-1", "n-1", "i-1", "r-1", "doc-1", "d-1", "as-2", "c-2", "req-0"]
)
@pytest.mark.parametrize("action", ["withhold", "unrelated"])
def test_of_a_record_that_is_not_shown_every_value_is_another(ref, action):
    decision = withhold(ref) if action == "withhold" else {"record": ref, "action": action}
    made, pair = twins(decision)
    kept = {"ref", "family", "session", "media_type", "identity_confirmed_on", "decisions"}
    before, after = row((made.found,), ref), row(pair, ref)
    assert [key for key in before if before[key] == after[key] and key not in kept] == []


def test_a_file_that_is_withheld_becomes_a_text():
    _, pair = twins(withhold("doc-2"))
    assert "file" not in row(pair, "doc-2")
    assert "text" in row(pair, "doc-2")


def test_every_occurrence_of_a_passage_becomes_another():
    _, pair = twins(redact("n-1", ("Anya", "TP16", "stated")))
    text = row(pair, "n-1")["text"]
    assert "Anya" not in text
    assert text.startswith("Joel brought a kite. ")
    assert text.endswith(" was late.")


def test_the_decision_names_the_new_passage():
    _, pair = twins(redact("n-1", ("Anya", "TP16", "stated")))
    (passage,) = pair[1]["n-1"].passages
    assert row(pair, "n-1")["text"].count(passage.find) == 2
    assert (passage.exemption, passage.mode) == (Exemption.TP16, Mode.STATED)


def test_new_passages_are_of_other_lengths_scripts_and_numbers_of_lines():
    finds = [("kite", "TP16", "stated"), ("Sluice", "CR2", "silent"), ("late", "TP16", "generic")]
    _, pair = twins(redact("n-1", *finds), redact("i-1", ("string", "TP16", "stated")))
    new = [one.find for ref in ("n-1", "i-1") for one in pair[1][ref].passages]
    assert len({len(one) for one in new}) == 4
    assert len({one.count("\n") for one in new}) > 1


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("x Mark Haverstock y", [("Mark", "TP16", "stated"), ("Haverstock", "CR2", "stated")]),
        ("x MarkHaverstock y", [("Mark", "TP16", "stated"), ("Haverstock", "CR2", "generic")]),
        ("x nanana y", [("nana", "TP16", "stated")]),
        ("x abc y bc", [("ab", "TP16", "stated"), ("bc", "CR2", "silent")]),
        ("x his Mark y Mark", [("his Mark", "TP16", "silent"), ("Mark", "CR2", "stated")]),
        ("x Mark y", [("Mark", "TP16", "stated"), ("Mark", "CR2", "stated")]),
        ("x Le\u200ba y", [("Lea", "TP16", "stated")]),
        ("x \u200b y", [("\u200b", "TP16", "stated")]),
        ("x Zoe\u0308 y", [("Zoe", "TP16", "stated")]),
        ("x Ѱ1Ѱ y Mark", [("Mark", "TP16", "stated")]),
    ],
)
def test_however_passages_lie_the_same_is_left_of_the_twin(text, finds):
    made, _ = twins(redact("n-1", *finds))
    for one in made.found:
        if one.ref == "n-1":
            one.row["text"] = text
    pair = twin.replaced(made.found, made.decided)
    other = row(pair, "n-1")["text"]
    assert other != text
    assert cut(other, pair[1]["n-1"].passages) == cut(text, made.decided["n-1"].passages)


def test_without_what_is_silent_neither_record_nor_decision_is_there():
    made = decided("req-1", withhold("n-1", "silent"), withhold("doc-1"))
    found, decisions = twin.absent(made.found, made.decided)
    assert "n-1" not in {one.ref for one in found} | set(decisions)
    assert len(found) == len(decisions) == len(made.found) - 1


def test_the_findings_that_are_replaced_are_not_changed_themselves():
    made = decided("req-1", redact("n-1", ("Anya", "TP16", "stated")), withhold("doc-1"))
    before = json.dumps([one.row for one in made.found], default=str)
    twin.replaced(made.found, made.decided)
    assert json.dumps([one.row for one in made.found], default=str) == before


def test_an_organisation_whose_name_is_kept_back_becomes_another():
    name = "Cafcass (area team)"
    made = decided("req-1", redact("ref-1", (name, "TP16", "stated")))
    pair = twin.replaced(made.found, made.decided, {"org-1": name})
    other = row(pair, "ref-1")["organisation"]
    assert other not in ("org-1", name)
    assert other in {one.find for one in pair[1]["ref-1"].passages}
