"""Faults planted in cutting, redacting and composing are caught each time.

A fault is caught where the answers of two stores that differ only in what is withheld are not
the same, or where a protected text stands in an answer.
"""

from __future__ import annotations

import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass

import pytest
from conftest import SCENARIOS
from support.answers import case, folded, read, strings
from support.millrace import MILLRACE, decided
from support.planted import Change, planted

from ccportal.sar import twin

CUTTING, REDACT, COMPOSE = "ccportal.rules.redaction", "ccportal.sar.redact", "ccportal.sar.compose"
WITHHELD = "        return _withheld(found.kind, decided)\n"
FIELDS = "catalogue.table(found.kind).shown"


def kept(of_the_item):
    """A change: a withheld record keeps something of itself."""
    return Change(
        REDACT,
        WITHHELD,
        "        made = _withheld(found.kind, decided)\n"
        "        from dataclasses import replace\n"
        f"        return made and replace(made, {of_the_item})\n",
    )


FAULTS = {
    "forgets every occurrence but the first": [
        Change(CUTTING, "        at = text.find(find, at + 1)\n", "        at = -1\n")
    ],
    "takes out only the first passage of a record": [
        Change(
            REDACT,
            "words=(*_words(fields, row, decided.passages), ",
            "words=(*_words(fields, row, decided.passages[:1]), ",
        )
    ],
    "takes passages out of the main text alone": [
        Change(
            REDACT,
            'cut(row.get(one.key, ""), passages)',
            'cut(row.get(one.key, ""), passages if one.key == "text" else ())',
        )
    ],
    "puts a bar in the place, as long as what stood there": [
        Change(CUTTING, "        yield codes\n", "        yield '█' * (end - start)\n")
    ],
    "keeps the line breaks of what it takes out": [
        Change(
            CUTTING,
            "        yield codes\n",
            "        yield codes\n        yield '_' * text[start:end].count('\\n')\n",
        )
    ],
    "leaves the first letter": [
        Change(CUTTING, "yield seen[at], _whole", "yield seen[at] + 1, _whole")
    ],
    "looks for passages as whole words": [
        Change(
            CUTTING,
            "    at = text.find(find) if find else -1\n",
            "    at = text.find(find) if find and f' {find} ' in text else -1\n",
        )
    ],
    "keeps the title and the words of a withheld record": [
        kept(f"words=_words({FIELDS}, found.row, ())")
    ],
    "keeps the short fields of a withheld record": [
        kept(f"facts=_facts(register, {FIELDS}, found.row)")
    ],
    "keeps the file of a withheld document": [
        kept("file=found.row.get('file')"),
        Change(COMPOSE, "heading=_heading(item)", "heading=_heading(item) + str(item.file)"),
    ],
    "orders withheld records by their hidden day": [
        kept(f"on=_dated(register, {FIELDS}, found.row)"),
        Change(COMPOSE, "(*shown, *withheld)", "sorted((*shown, *withheld), key=_by_date)"),
    ],
    "names the recipient of a withheld record": [
        kept("recipients=_organisations(register, found.row, RECIPIENTS.get(found.kind))")
    ],
    "names the sender of a withheld record": [
        kept("sources=_organisations(register, found.row, SOURCES.get(found.kind))")
    ],
    "counts before it leaves out": [
        Change(
            REDACT,
            "        if item is not None:\n            items.append(item)\n",
            "        items.append(item)\n",
        ),
        Change(
            COMPOSE,
            "    numbers = count(1)\n",
            "    numbers = count(len(items))\n    items = tuple(filter(None, items))\n",
        ),
        Change(
            COMPOSE,
            "article_15=article_15(asked, items)",
            "article_15=article_15(asked, tuple(filter(None, items)))",
        ),
    ],
    "leaves a marker for what is withheld in silence": [
        Change(REDACT, "    if decided.mode is Mode.SILENT:\n        return None\n", "")
    ],
    "shows what is not about the subject": [
        Change(REDACT, "    if decided.action is Action.UNRELATED:\n        return None\n", "")
    ],
    "gives the subject's contact details to somebody else who asks": [
        Change(
            REDACT, "(*OWN, *OWN_CONTACTS) if register.for_self else OWN", "(*OWN, *OWN_CONTACTS)"
        )
    ],
    "orders what is shown by the length of what it was": [
        Change(
            REDACT,
            "for one in sorted(found, key=lambda one: one.ref):",
            "for one in sorted(found, key=lambda one: len(str(one.row))):",
        )
    ],
}


def withhold(record, mode):
    return {"record": record, "action": "withhold", "exemption": "CR2", "mode": mode}


def millrace():
    """A small answer with something withheld of every sort, and its pair with other contents."""
    passages = [{"find": find, "exemption": "TP16"} for find in ("Anya", "Sluice")]
    whole = [withhold(ref, "stated") for ref in ("d-1", "doc-2", "a-1", "ref-1", "c-2")]
    decisions = (
        {"record": "n-1", "action": "redact", "passages": passages},
        {"record": "r-1", "action": "redact", "passages": passages[:1]},
        {"record": "i-1", "action": "unrelated"},
        withhold("n-2", "silent"),
        *whole,
    )
    return decided("req-1", *decisions), decided("req-2", *decisions)


@dataclass(frozen=True)
class Trial:
    """What a fault is tried on: pairs of answers that must be the same, and protected texts."""

    pairs: tuple
    protected: tuple

    def catches(self, redact, compose):
        for one, other in self.pairs:
            if one.pack(redact, compose) != other.pack(redact, compose):
                return "the answers differ"
        for one, texts in self.protected:
            shown = [folded(text) for text in strings(one.pack(redact, compose))]
            if any(text in said for text in texts for said in shown):
                return "a protected text is in the answer"
        return None


@pytest.fixture(scope="module")
def trial(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scenario")
    script = SCENARIOS / "make_scenario.py"
    command = [sys.executable, str(script), "--seed", "planted", "--out", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    archive, other, without = (
        read(folder / f"{name}.json") for name in ("archive", "twin", "absent")
    )
    asked = [one["ref"] for one in archive["requests"] if one.get("decisions")]
    pairs = [(case(archive, ref), case(made, ref)) for ref in asked for made in (other, without)]
    for one in millrace():
        pairs.append((one, one.but(twin.replaced(one.found, one.decided))))
        pairs.append((one, one.but(twin.absent(one.found, one.decided))))
    moved = deepcopy(MILLRACE)
    moved["people"][2]["contacts"] = []
    pairs.append((decided("req-2"), decided("req-2", centre=moved)))
    riverside = read(SCENARIOS / "riverside.json")
    protected = [
        (case(riverside, one["request"]), [folded(text) for text in one["must_not_appear"]])
        for one in read(SCENARIOS / "riverside.expect.json")["requests"]
        if one["must_not_appear"]
    ]
    return Trial(tuple(pairs), tuple(protected))


def functions(changes):
    names = (CUTTING, REDACT, COMPOSE)
    cutting, redact, compose = (planted(name, tuple(changes)) for name in names)
    redact.cut = cutting.cut
    return redact.redacted, compose.composed


def test_without_a_fault_nothing_is_caught(trial):
    assert trial.catches(*functions(())) is None


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(trial, fault):
    assert trial.catches(*functions(FAULTS[fault])) is not None


@pytest.mark.parametrize("fault", [one for one in FAULTS if "contact" not in one])
def test_a_planted_fault_is_caught_by_a_second_build_or_a_protected_text_alone(trial, fault):
    own = [
        (one, one.but(pair))
        for one, _ in trial.pairs
        for pair in (twin.replaced(one.found, one.decided), twin.absent(one.found, one.decided))
    ]
    assert Trial(tuple(own), trial.protected).catches(*functions(FAULTS[fault])) is not None
