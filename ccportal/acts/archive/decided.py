"""Whether a decision makes sense: as withholding allows it, and on words that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ccportal.acts.archive.faults import shown
from ccportal.catalogue import TABLES, WORDS, How
from ccportal.rules.withholding import Action


def decision_faults(
    path: str,
    decision: dict[str, Any],
    known: Mapping[str, tuple[str, dict[str, Any]]],
    decided: set[str],
) -> Iterator[str]:
    """The faults of one decision; `decided` are the records decided before it, and grows."""
    record = decision.get("record")
    if isinstance(record, str):
        if record in decided:
            yield f"{path}.record: {shown(record)} is decided on twice"
        decided.add(record)
    decided_by = decision.get("decided_by")
    if isinstance(decided_by, str) and decided_by == decision.get("agreed_by"):
        yield f"{path}.agreed_by: nobody agrees with what they decided themselves"
    yield from _action(path, decision)
    if isinstance(record, str) and record in known:
        name, row = known[record]
        texts, names = list(_words(name, row)), set(_organisations(name, row, known))
        yield from _passages(path, decision.get("passages"), texts, names)


def _action(path: str, decision: dict[str, Any]) -> Iterator[str]:
    action, passages = decision.get("action"), decision.get("passages")
    if action not in tuple(Action):
        return
    if action == Action.WITHHOLD and "exemption" not in decision:
        yield f"{path}.exemption: missing, since the record is withheld"
    if action == Action.REDACT and passages in (None, []):
        yield f"{path}.passages: missing, since the record is redacted"
    if action != Action.REDACT and passages:
        yield f"{path}.passages: not with the action {action}"
    for key in ("exemption", "mode"):
        if action != Action.WITHHOLD and key in decision:
            yield f"{path}.{key}: not with the action {action}"


def _words(name: str, record: dict[str, Any]) -> Iterator[str]:
    """The texts of a record."""
    words = (record.get(key) for key in WORDS.get(name, ()))
    yield from (text for text in words if isinstance(text, str))


def _organisations(
    name: str, record: dict[str, Any], known: Mapping[str, tuple[str, dict[str, Any]]]
) -> Iterator[str]:
    """The names of the organisations in a record's short fields: they can be kept back too."""
    fields = [field for one in TABLES if one.kind == name for field in one.shown]
    for field in fields:
        kind, entry = known.get(str(record.get(field.key)), ("", {}))
        if field.how is How.PARTY and kind == "organisations":
            yield str(entry.get("name"))


def _passages(path: str, passages: object, texts: list[str], names: set[str]) -> Iterator[str]:
    """Every passage stands, letter for letter, in a field that holds words, or is such a name."""
    for index, passage in enumerate(passages if isinstance(passages, list) else ()):
        find = passage.get("find") if isinstance(passage, dict) else None
        if find == "":
            yield f"{path}.passages[{index}].find: empty"
        elif isinstance(find, str) and find not in names and not any(find in one for one in texts):
            yield f"{path}.passages[{index}].find: these words are not in the record"
