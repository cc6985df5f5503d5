"""Instances for tests: each kind is made once, with its rows, and copied for every test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ccportal.acts import instance
from ccportal.settings import Settings, settings
from ccportal.store import database

from .server import Server


class Instances:
    """Makes copies of instances; with a server the stores are databases there."""

    def __init__(self, folder: Path, server: Server | None) -> None:
        self.folder = folder
        self.server = server
        self.left: dict[str, Any] = {}
        self.numbers = count(1)

    def copy(
        self,
        kind: str,
        fill: Callable[[Settings], Any],
        folder: Path,
        environment: pytest.MonkeyPatch,
        of: str | None = None,
    ) -> Settings:
        """An instance in `folder` as `fill` left the first of its kind; both stores open.

        The first is made from nothing, or is a copy of the kind `of`. What `fill` gave back is
        in `left`.
        """
        if kind not in self.left:
            self._make(kind, fill, of)
        shutil.copytree(self.folder / kind, folder)
        self.place(environment, folder, "copy", kind)
        made = settings()
        instance.open_stores(made)
        return made

    def place(
        self,
        environment: pytest.MonkeyPatch,
        folder: Path,
        called: str,
        template: str | None = None,
    ) -> None:
        """Let the settings name an instance in `folder`, with databases of its own each time."""
        self._point(environment, folder, f"{called}{next(self.numbers)}", template)

    def let_go(self, made: Settings) -> None:
        """Close the stores of a copy, and remove its databases from the server."""
        database.close(database.records_db, database.portal_db)
        if self.server:
            for url in (made.records_url, made.portal_url):
                self.server.drop(url.partition("///")[2].partition("?")[0])

    def _make(self, kind: str, fill: Callable[[Settings], Any], of: str | None) -> None:
        with pytest.MonkeyPatch.context() as environment:
            if of is not None:
                shutil.copytree(self.folder / of, self.folder / kind)
            self._point(environment, self.folder / kind, kind, of)
            made = settings()
            if of is None:
                instance.make(made)
            else:
                instance.open_stores(made)
            self.left[kind] = fill(made)
            database.close(database.records_db, database.portal_db)

    def _point(
        self, environment: pytest.MonkeyPatch, folder: Path, name: str, template: str | None
    ) -> None:
        environment.setenv("CCPORTAL_INSTANCE", str(folder))
        for store in ("records", "portal"):
            variable = f"CCPORTAL_{store.upper()}_URL"
            if self.server is None:
                environment.delenv(variable, raising=False)
                continue
            like = f"{template}_{store}" if template else None
            environment.setenv(variable, self.server.copy(like, f"{name}_{store}"))
