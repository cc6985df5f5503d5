"""Every table has its place in the plan of disposal; a new one that has none fails here."""

from __future__ import annotations

import pytest
from peewee import ForeignKeyField

from ccportal.store import retention_uses, tables
from ccportal.store.families import Family
from ccportal.store.people import Person
from ccportal.store.retention_plan import PLAN, Goes

pytestmark = pytest.mark.clause("C9")

TABLES = tables.records()
HOW = "say in store/retention_plan.py how its rows go when a family or person is disposed of"


def named(model) -> set[str]:
    plan = PLAN[model.__name__]
    return {*plan.by, *plan.also}


def columns(model, target) -> set[str]:
    fields = model._meta.fields.items()
    keys = {name: one for name, one in fields if isinstance(one, ForeignKeyField)}
    return {name for name, one in keys.items() if one.rel_model is target}


def test_every_table_is_in_the_plan_and_no_other():
    assert {one.__name__ for one in TABLES} == set(PLAN), HOW


@pytest.mark.parametrize("model", TABLES, ids=lambda one: one.__name__)
def test_the_plan_names_columns_that_there_are(model):
    assert named(model) - set(model._meta.fields) - {"about"} == set()


@pytest.mark.parametrize("model", TABLES, ids=lambda one: one.__name__)
def test_every_column_of_a_person_is_in_the_plan(model):
    assert columns(model, Person) - named(model) == set(), HOW


@pytest.mark.parametrize("model", TABLES, ids=lambda one: one.__name__)
def test_what_names_a_family_goes_with_it(model):
    plan = PLAN[model.__name__]
    if columns(model, Family):
        assert plan.goes is Goes.HELD or columns(model, Family) <= set(plan.by), HOW


def test_every_table_of_a_family_is_a_use_or_is_said_to_be_none():
    used = {model.__name__ for model, _, _ in retention_uses.OF_FAMILIES}
    of_a_family = {one.__name__ for one in TABLES if columns(one, Family)}
    assert of_a_family - used - retention_uses.NO_USE == set()
