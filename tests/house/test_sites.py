"""The two sites apart: what the portal's process can never know, and routes that say who."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from peewee import DatabaseError

from ccportal import keys
from ccportal.acts import instance
from ccportal.settings import Settings, portal_settings
from ccportal.store import database
from ccportal.web.access import SilentRoute, check_routes

LOOK = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import ccportal.portal
app = ccportal.portal.create_app()
app.test_client().get("/")
from ccportal.store.database import RecordsModel, records_db
print(json.dumps({
    "modules": [one for one in sys.modules if one.startswith("ccportal.")],
    "tables": [one.__name__ for one in RecordsModel.__subclasses__()],
    "opened": [one for one in opened if "/instance/" in one],
    "records store": records_db.obj is not None,
}))
"""


@pytest.fixture
def seen(made: Settings) -> dict:
    """What a process of the portal has loaded and opened after it showed its first page."""
    shown = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, check=False
    )
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout.splitlines()[-1])


@pytest.mark.clause("C8")
def test_the_portal_loads_no_table_of_the_records_store(seen):
    assert seen["tables"] == []


def test_the_portal_loads_no_other_part_of_the_store_than_its_own(seen):
    store = {one for one in seen["modules"] if one.startswith("ccportal.store.")}
    own = ("portal", "database", "turns")
    assert store <= {f"ccportal.store.{one}" for one in own}


def test_the_portal_loads_nothing_of_the_intranet_and_of_the_answers(seen):
    far = ("ccportal.intranet", "ccportal.sar", "ccportal.jobs", "ccportal.commands")
    assert [one for one in seen["modules"] if one.startswith(far)] == []


def test_the_portal_reads_no_key_of_the_records_store(seen):
    assert [one for one in seen["opened"] if "keys/records" in one or "records.db" in one] == []


def test_what_the_portal_opens_is_looked_at(seen):
    assert any("keys/portal" in one for one in seen["opened"])


def test_the_portal_has_no_connection_to_the_records_store(seen):
    assert seen["records store"] is False


def test_the_portal_starts_where_no_records_key_can_be_read(made: Settings):
    for key in made.records_keys.iterdir():
        key.unlink()
    made.records_keys.rmdir()
    code = "import ccportal.portal; ccportal.portal.create_app()"
    environment = {**os.environ, "CCPORTAL_RECORDS_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.clause("C8")
def test_nothing_that_the_portal_may_read_opens_the_records_store(made: Settings):
    """Its keys, and every run of 32 bytes in its store and its settings, tried one by one."""
    if made.records_url:
        assert "records" not in repr(portal_settings())
        return
    database.close(database.records_db, database.portal_db)
    known = [one.read_bytes() for one in made.portal_keys.iterdir()]
    told = repr(portal_settings()).encode() + b"".join(known)
    tried = {told[at : at + 32] for at in range(len(told) - 31)}
    assert [key for key in tried if opens(made, key)] == []
    assert opens(made, keys.records_key(made))


def opens(made: Settings, key: bytes) -> bool:
    """Whether the records store opens with a key."""
    trial = database.connect(made.records_file, None, key)
    try:
        return bool(trial.get_tables())
    except DatabaseError:
        return False
    finally:
        trial.close()


def _app(name: str):
    if name == "intranet":
        from ccportal.intranet import create_app
    else:
        from ccportal.portal import create_app
    return create_app()


@pytest.mark.parametrize("site", ["intranet", "portal"])
def test_every_route_of_a_site_says_who_may_use_it(made, site):
    app = _app(site)
    check_routes(app)
    assert len(list(app.url_map.iter_rules())) > 3


@pytest.mark.parametrize("site", ["intranet", "portal"])
def test_a_site_with_a_silent_route_does_not_start(made, site):
    app = _app(site)
    app.add_url_rule("/silent", "silent", lambda: "nobody said who may read this")
    with pytest.raises(SilentRoute, match="silent"):
        check_routes(app)


@pytest.mark.parametrize("site", ["intranet", "portal"])
def test_a_site_is_made_without_arguments(made, site):
    instance.open_stores(made)
    assert _app(site).test_client().get("/").status_code < 500
