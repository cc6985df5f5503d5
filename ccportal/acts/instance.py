"""Making an instance, and opening its stores."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from ccportal import keys
from ccportal.errors import Conflict, NotFound
from ccportal.settings import PortalSettings, Settings
from ccportal.settings import settings as settings_here
from ccportal.store import database


class NoInstance(NotFound):
    """Nothing was made here yet, or it is of another version."""


def make(settings: Settings, given: Mapping[str, bytes] | None = None) -> None:
    """Make the folder, the keys and the empty, encrypted stores, and open them.

    `given` are keys that are not made anew (of a backup that is restored). Raises Conflict
    where there is an instance already; it is left alone.
    """
    if exists(settings):
        raise Conflict("there is an instance here already")
    settings.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings.instance.chmod(0o700)
    keys.make_keys(settings, given)
    open_stores(settings)
    migrate()


def exists(settings: PortalSettings) -> bool:
    """Whether an instance was made here, whole or in part."""
    return settings.portal_keys.parent.exists() or settings.portal_file.exists()


def unmake(settings: Settings) -> None:
    """Take away again what `make` made a moment ago, when the first coordinator was refused."""
    database.close(database.records_db, database.portal_db)
    shutil.rmtree(settings.records_keys.parent, ignore_errors=True)
    for file in (settings.records_file, settings.portal_file):
        for made in file.parent.glob(file.name + "*"):
            made.unlink()


def migrate() -> dict[str, list[str]]:
    """Bring both open stores to this version's schema; the migrations applied, by store."""
    return {
        "records": database.migrate(database.records_db, "records"),
        "portal": database.migrate(database.portal_db, "portal"),
    }


def pending() -> list[str]:
    """The migrations that the open stores are waiting for."""
    return [
        *database.pending(database.records_db, "records"),
        *database.pending(database.portal_db, "portal"),
    ]


def open_here(*, ready: bool = True) -> Settings:
    """Open the stores of the instance that the environment names, for a command.

    Raises NoInstance where there is none, or (if it has to be `ready`) where it waits for
    `ccportal migrate`.
    """
    settings = settings_here()
    if not exists(settings):
        raise NoInstance("there is no instance here yet; make one with: ccportal init")
    open_stores(settings)
    if ready and pending():
        raise NoInstance("the stores are of an earlier version; first run: ccportal migrate")
    return settings


def open_stores(settings: Settings) -> None:
    """Bind both stores, as the intranet, the worker and the commands do."""
    open_portal(settings)
    key = keys.records_key(settings)
    database.open_records(settings.records_file, settings.records_url, key)


def open_portal(settings: PortalSettings) -> None:
    """Bind the portal store alone, as the portal does."""
    key = keys.portal_key(settings)
    database.open_portal(settings.portal_file, settings.portal_url, key)
