"""Imports go downwards only, and each door has one keeper."""

from __future__ import annotations

import sys

import pytest
from support.house import PACKAGE, attributes, imports, modules, touches

LAYERS = (
    ("policy", "catalogue", "errors"),
    ("rules",),
    ("settings", "clock", "keys"),
    ("store",),
    ("sar", "acts"),
    ("web",),
    ("intranet", "portal"),
    ("jobs", "commands"),
    ("cli", "__main__"),
)
"""From the bottom up; what stands together may import each other, but for the two sites."""

RULES_MAY = {"rapidfuzz", "phonenumbers", "holidays", "zxcvbn", "ccportal"}
CLOCKS = {
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.localtime",
    "time.gmtime",
}


def rank(module: str) -> int:
    """How high in the house a module stands."""
    top = part_of(module)
    return next(index for index, names in enumerate(LAYERS) if top in names)


def part_of(module: str) -> str:
    """The part of the house that a module is in: `catalogue_fields` is split off `catalogue`."""
    top = module.split(".")[0]
    return top if top.startswith("__") else top.split("_")[0]


def imported_by(module: str, text: str) -> set[str]:
    """What a module imports, `from . import x` included."""
    return imports(text, module, package=(PACKAGE / module.replace(".", "/")).is_dir())


def upwards(module: str, imported: set[str]) -> set[str]:
    """What a module imports from above itself."""
    ours = {one.removeprefix("ccportal.") for one in touches(imported, "ccportal")}
    known = {name for names in LAYERS for name in names}
    return {one for one in ours if part_of(one) in known and rank(one) > rank(module)}


def every() -> list[tuple[str, str]]:
    return [(name, text) for name, text in modules() if name]


def offenders(under: str, *forbidden: str, but: tuple[str, ...] = ()) -> dict[str, set[str]]:
    """The modules of a layer that import what they must not."""
    found = {}
    for name, text in every():
        if name.split(".")[0] != under:
            continue
        bad = touches(imported_by(name, text), *forbidden)
        bad -= touches(bad, *but)
        if bad - {"ccportal.store", "ccportal.acts"}:
            found[name] = bad
    return found


def test_every_module_has_a_place_in_the_house():
    top = {part_of(name) for name, _ in every()}
    assert top <= {name for names in LAYERS for name in names}


def test_imports_go_downwards_only():
    found = {name: upwards(name, imported_by(name, text)) for name, text in every()}
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_an_import_upwards_is_seen():
    assert upwards("rules.retention", imports("def f():\n    from ccportal.store import people"))


def test_rules_import_the_standard_library_and_other_rules_alone():
    allowed = RULES_MAY | set(sys.stdlib_module_names) - {"os", "time", "sqlite3", "pathlib"}
    found = {
        name: {one for one in imported_by(name, text) if one.split(".")[0] not in allowed}
        for name, text in modules("rules")
    }
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_rules_read_no_clock():
    found = {name: attributes(text) & CLOCKS for name, text in modules("rules")}
    assert {name: bad for name, bad in found.items() if bad} == {}


def test_the_store_knows_no_page_and_no_act():
    assert offenders("store", "flask", "werkzeug", "ccportal.acts", "ccportal.sar") == {}


@pytest.mark.parametrize("layer", ["sar", "acts"])
def test_what_acts_knows_no_page(layer):
    assert offenders(layer, "flask", "werkzeug", "flask_login", "flask_wtf") == {}


def test_the_plumbing_of_pages_does_not_know_the_store():
    assert offenders("web", "ccportal.store", "peewee", "playhouse") == {}


def test_neither_site_imports_the_other():
    assert offenders("intranet", "ccportal.portal") == {}
    assert offenders("portal", "ccportal.intranet") == {}


def test_the_portal_knows_intake_and_its_own_store_alone():
    but = ("ccportal.acts.intake", "ccportal.store.portal", "ccportal.store.database")
    assert offenders("portal", "ccportal.acts", "ccportal.sar", "ccportal.store", but=but) == {}


def test_intake_knows_the_portal_store_alone():
    but = ("ccportal.store.portal", "ccportal.store.database")
    found = {
        name: touches(imported_by(name, text), "ccportal.store", "ccportal.acts", "ccportal.sar")
        for name, text in every()
        if name.startswith("acts.intake")
    }
    bad = {
        name: got - touches(got, *but, "ccportal.acts.intake") - {"ccportal.store", "ccportal.acts"}
        for name, got in found.items()
    }
    assert {name: got for name, got in bad.items() if got} == {}


def test_who_fills_a_template_of_the_pdf_knows_no_record():
    """Not handed to them, a record cannot be printed by a template."""
    found = {
        name: touches(imported_by(name, text), "ccportal.store", "peewee", "ccportal.acts")
        for name, text in modules("sar")
        if touches(imported_by(name, text), "jinja2")
    }
    assert found
    assert {name: bad for name, bad in found.items() if bad} == {}


DOORS = {
    "weasyprint": ("sar.render",),
    "argon2": ("acts.accounts", "keys"),
    "huey": ("jobs",),
    "nacl": ("keys",),
    "smtplib": ("acts.mail",),
    "sqlcipher3": ("store.database",),
    "psycopg": ("store.database", "jobs"),
    "playhouse": ("store.database", "store.search"),
    "sqlite3": ("store.database", "store.search", "jobs"),
    "gunicorn": ("commands.serve",),
}
"""What only some modules may import (or those whose names begin like theirs)."""


def keeps(module: str, keepers: tuple[str, ...]) -> bool:
    """Whether a module is one of the keepers, inside one, or a part split off it."""
    return any(module == one or module.startswith((f"{one}.", f"{one}_")) for one in keepers)


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library):
    found = {
        name
        for name, text in every()
        if touches(imported_by(name, text), library) and not keeps(name, DOORS[library])
    }
    assert found == set()


def test_only_the_settings_read_the_environment():
    names = {"os.environ", "os.getenv", "os.environb", "os.putenv"}
    found = {name for name, text in every() if attributes(text) & names}
    assert found == {"settings"}


def test_only_the_clock_reads_the_clock():
    found = {name for name, text in every() if attributes(text) & CLOCKS}
    assert found == {"clock"}


def test_a_clock_read_elsewhere_is_seen():
    assert attributes("from datetime import date\nx = date.today()") & CLOCKS


def test_which_engine_it_is_is_known_in_three_places_alone():
    knows = {"is_embedded", "PostgresqlDatabase", "SqlCipherDatabase", "SqliteDatabase"}
    allowed = ("store.database", "store.search", "jobs", "store.migrations")
    found = {
        name
        for name, text in every()
        if not keeps(name, allowed)
        and any(one.rpartition(".")[2] in knows for one in imported_by(name, text))
    }
    assert found == set()


def test_a_relative_import_is_read_as_what_it_means():
    assert "ccportal.store.people" in imports("from ..store import people", "acts.requests")


def test_what_is_imported_for_the_type_checker_alone_does_not_count():
    assert imports("if TYPE_CHECKING:\n    from flask import Flask") == set()
