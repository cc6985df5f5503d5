"""Taking out of what was found all that was decided to be kept out.

What comes in holds everything, what goes out only what the requester may see: a value is
shown where the catalogue says how, words are cut, other people stand by what they are (C4,
SAR).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from ccportal import catalogue
from ccportal.catalogue import Field, How
from ccportal.errors import Invalid
from ccportal.rules.covering import covered_name
from ccportal.rules.redaction import Cut, Decided, cut, naming, plain
from ccportal.rules.withholding import GROUNDS, Action, Mode
from ccportal.sar import wording
from ccportal.sar.asked import told_of_nobody
from ccportal.sar.collect import Found
from ccportal.sar.pack import Line, Marker, Piece, RedactedItem
from ccportal.sar.register import Register, Row, register

RECIPIENTS = {"disclosures": "to"}
SOURCES = {"referrals": "organisation", "documents": "received_from"}
"""The fields that hold an organisation to which, or from which, something went."""

COVERED = "Covered in the pictures"

OWN = ("also_known_as", "needs", "collects", "collected", "corrections")
OWN_CONTACTS = ("contacts", "contact_uses", "breaches")
OWN_FAMILY = ("members", "arrangements", "orders", "steps", "bookings")
OWN_TEAM = ("dbs", "undertakings", "rota", "asked")
"""The lists inside the subject's own entries; for the subject alone are contact details (C4), and
breaches, which say by which way somebody was told."""


def redact(
    request_ref: str, found: tuple[Found, ...], decided: Mapping[str, Decided]
) -> tuple[RedactedItem, ...]:
    """The subject's own entries, and every record as it was decided, in the order of the refs.

    Raises Invalid, each fault beginning with a record's ref, where a record has no decision,
    or where a file is to be given in part and no area of it is covered. Of somebody
    whom the register does not know there is nothing.
    """
    if told_of_nobody(request_ref):
        return ()
    return redacted(register(request_ref, found), found, decided)


def redacted(
    register: Register, found: tuple[Found, ...], decided: Mapping[str, Decided]
) -> tuple[RedactedItem, ...]:
    """The same, from what is known already."""
    faults = tuple(_faults(found, decided))
    if faults:
        raise Invalid("this answer cannot be made as it was decided", faults)
    items = list(own_entries(register))
    for one in sorted(found, key=lambda one: one.ref):
        item = _item(register, one, decided[one.ref])
        if item is not None:
            items.append(item)
    return tuple(items)


def _faults(found: tuple[Found, ...], decided: Mapping[str, Decided]) -> Iterator[str]:
    for one in found:
        if one.ref not in decided:
            yield f"{one.ref}: no decision"
        elif _whole_in_part(one, decided[one.ref]):
            yield f"{one.ref}: no area of its file is covered: cover some, or withhold it"


def _whole_in_part(found: Found, decided: Decided) -> bool:
    """Whether a file is to be given in part and none of its pages is covered anywhere."""
    return decided.action is Action.REDACT and "file" in found.row and not decided.covers


def _item(register: Register, found: Found, decided: Decided) -> RedactedItem | None:
    """One record; None where nothing may show that there is one."""
    if decided.action is Action.UNRELATED:
        return None
    if decided.action is Action.WITHHOLD:
        return _withheld(found.kind, decided)
    row, kind = found.row, found.kind
    fields = catalogue.table(kind).shown
    return RedactedItem(
        kind=kind,
        on=_dated(register, fields, row),
        facts=_facts(register, fields, row, decided.passages),
        words=(*_words(fields, row, decided.passages), *_covered(decided)),
        file=covered_name(row["file"], decided.covers) if "file" in row else None,
        withheld=None,
        recipients=_organisations(register, row, RECIPIENTS.get(kind), decided.passages),
        sources=_organisations(register, row, SOURCES.get(kind), decided.passages),
        page_words=decided.page_words if "file" in row else (),
    )


def _covered(decided: Decided) -> Iterator[Line]:
    """Why areas of the pictures are covered, each reason once: how many there are, they show."""
    codes = {one.exemption if one.mode is Mode.STATED else None for one in decided.covers}
    for code in (*GROUNDS, None):
        if code in codes:
            yield Line(COVERED, (Marker(code),))


def _withheld(kind: str, decided: Decided) -> RedactedItem | None:
    if decided.mode is Mode.SILENT:
        return None
    marker = Marker(decided.exemption if decided.mode is Mode.STATED else None)
    return RedactedItem(kind, None, (), (), None, marker)


def own_entries(register: Register) -> Iterator[RedactedItem]:
    """What the register itself says of the subject; no contact detail where another asks."""
    subject = register.subject["ref"]
    parts = (*OWN, *OWN_CONTACTS) if register.for_self else OWN
    yield _own(register, "people", register.subject, parts)
    for family in register.families:
        place = [one for one in family["members"] if one["person"] == subject]
        yield _own(register, "families", {**family, "members": place}, OWN_FAMILY)
    for entry in register.team:
        yield _own(register, "team", entry, OWN_TEAM)
    if register.account is not None and register.for_self:
        yield _own(register, "accounts", register.account, ())


def _own(register: Register, kind: str, row: Row, parts: tuple[str, ...]) -> RedactedItem:
    fields = catalogue.table(kind).shown
    lines = [*_facts(register, fields, row)]
    for part in catalogue.parts(kind):
        if part.part in parts:
            lines += [_part(register, part, one) for one in row.get(part.part, ())]
    on = None if kind == "people" else _dated(register, fields, row)
    return RedactedItem(kind, on, tuple(lines), (), None, None)


def _part(register: Register, part: catalogue.Table, row: Row | str) -> Line:
    """A row of a list inside a record as one line."""
    values = {"name": row} if isinstance(row, str) else row
    shown = [
        (one.label, _shown(register, one, values)) for one in part.shown if _is_told(one, values)
    ]
    heads = [": ".join(text for label, text in shown if not label)]
    tails = [f"{label}: {text}" for label, text in shown if label]
    return Line(part.label, ("; ".join(text for text in (*heads, *tails) if text),))


def _facts(
    register: Register, fields: tuple[Field, ...], row: Row, cuts: tuple[Cut, ...] = ()
) -> tuple[Line, ...]:
    return tuple(
        Line(one.label, pieces)
        for one in fields
        if one.how not in (How.WORDS, How.FILE)
        and _is_told(one, row)
        and (pieces := _short(register, one, row, cuts))
    )


def _short(register: Register, field: Field, row: Row, cuts: tuple[Cut, ...]) -> tuple[Piece, ...]:
    """A short field; the name of an organisation that is kept back is cut like any words."""
    if field.how is How.PARTY:
        name = _name(register, row[field.key])
        if hides := naming(name, cuts):
            return cut(name, hides)
    text = _shown(register, field, row)
    return (text,) if text else ()


def _name(register: Register, ref: str) -> str:
    """The name of an organisation; what the register does not know stands for itself."""
    return plain(register.organisations.get(ref, ref)).strip()


def _words(fields: tuple[Field, ...], row: Row, passages: tuple[Cut, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(one.label, pieces)
        for one in fields
        if one.how is How.WORDS and (pieces := cut(row.get(one.key, ""), passages))
    )


def _is_told(field: Field, row: Row) -> bool:
    return field.key in row or field.how is How.FLAG


def _shown(register: Register, field: Field, row: Row) -> str:
    """A value as text, the way that the catalogue says."""
    value: Any = row.get(field.key)
    family = row.get("family")
    match field.how:
        case How.DAY:
            return wording.day(date.fromisoformat(value))
        case How.TIME:
            return wording.moment(datetime.fromisoformat(value))
        case How.CHOICE:
            return wording.choice(value)
        case How.FLAG:
            return "yes" if value else "no"
        case How.SESSION:
            session = register.sessions[value]
            begins, ends = session["starts_at"], session["ends_at"]
            return wording.span(datetime.fromisoformat(begins), datetime.fromisoformat(ends))
        case How.POLICY:
            return wording.day(date.fromisoformat(register.policies[value]))
        case How.PEOPLE:
            return wording.listed([register.person(one, family) for one in value])
        case How.PERSON | How.PARTY:
            if value in register.organisations:
                return plain(register.organisations[value]).strip()
            return register.person(value, family)
        case _:
            return plain(value).strip()


def _dated(register: Register, fields: tuple[Field, ...], row: Row) -> date | datetime | None:
    """The day or time of a record: that of its first field that holds one."""
    for one in fields:
        if one.how is How.SESSION and one.key in row:
            return datetime.fromisoformat(register.sessions[row[one.key]]["starts_at"])
        if one.how is How.TIME and one.key in row:
            return datetime.fromisoformat(row[one.key])
        if one.how is How.DAY and one.key in row:
            return date.fromisoformat(row[one.key])
    return None


def _organisations(
    register: Register, row: Row, key: str | None, cuts: tuple[Cut, ...] = ()
) -> tuple[str, ...]:
    name = register.organisations.get(row.get(key, "")) if key else None
    return (plain(name).strip(),) if name and not naming(name, cuts) else ()
