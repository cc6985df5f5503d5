"""Making an instance, and opening its stores."""

from __future__ import annotations

from ccportal import keys
from ccportal.errors import Conflict
from ccportal.settings import PortalSettings, Settings
from ccportal.store import database


def make(settings: Settings) -> None:
    """Make the folder, the keys and the empty, encrypted stores, and open them.

    Raises Conflict where there is an instance already; it is left alone.
    """
    if settings.records_keys.parent.exists():
        raise Conflict("there is an instance here already")
    settings.instance.mkdir(parents=True, exist_ok=True)
    settings.instance.chmod(0o700)
    keys.make_keys(settings)
    open_stores(settings)
    database.migrate(database.records_db, "records")
    database.migrate(database.portal_db, "portal")


def open_stores(settings: Settings) -> None:
    """Bind both stores, as the intranet, the worker and the commands do."""
    open_portal(settings)
    key = keys.records_key(settings)
    database.open_records(settings.records_file, settings.records_url, key)


def open_portal(settings: PortalSettings) -> None:
    """Bind the portal store alone, as the portal does."""
    key = keys.portal_key(settings)
    database.open_portal(settings.portal_file, settings.portal_url, key)
