"""The catalogue classes every column, and shows nothing that it does not name."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from ccportal import catalogue, store
from ccportal.catalogue import How, Whose
from ccportal.store.database import RecordsModel
from ccportal.store.forms import FORMS


def models() -> dict[str, type[RecordsModel]]:
    for module in pkgutil.iter_modules(store.__path__):
        if module.name not in ("migrations", "portal"):
            importlib.import_module(f"ccportal.store.{module.name}")
    return {one.__name__: one for one in RecordsModel.__subclasses__()}


@pytest.mark.parametrize("table", catalogue.TABLES, ids=lambda one: one.model)
def test_every_column_is_classed_once_and_no_other(table):
    names = [one.column for one in table.fields if one.how is not How.PEOPLE]
    assert sorted(names) == sorted(models()[table.model]._meta.fields)


@pytest.mark.parametrize("table", catalogue.TABLES, ids=lambda one: one.model)
def test_every_table_has_a_purpose_a_basis_and_a_source(table):
    assert table.purpose.words
    assert table.purpose.basis
    assert table.source


def test_no_secret_is_shown():
    shown = {one.whose for table in catalogue.TABLES for one in table.shown}
    assert Whose.SECRET not in shown


def test_what_is_shown_has_a_label_or_stands_alone_in_a_part_with_one():
    for table in catalogue.TABLES:
        for one in table.shown:
            assert one.label or (table.part and table.label)


@pytest.mark.parametrize("kind", sorted(catalogue.WORDS))
def test_every_field_shown_is_a_key_of_the_archive(kind):
    keys = {key.name for key in FORMS[kind].keys}
    assert {one.key for one in catalogue.table(kind).shown} <= keys


def test_the_fields_that_hold_words_are_those_of_the_archive_format():
    assert {kind: set(keys) for kind, keys in catalogue.WORDS.items()} == {
        "referrals": {"reason", "court_order", "risk_summary"},
        "attendances": {"reason"},
        "notes": {"text"},
        "incidents": {"text", "action_taken"},
        "risks": {"source", "text"},
        "documents": {"title", "text"},
        "consents": set(),
        "disclosures": {"text"},
        "assessments": {"purpose"},
        "requests": {"scope"},
    }


def test_every_area_has_its_table():
    assert all(catalogue.table(kind).kind == kind for kind in catalogue.AREAS)
