"""Sites for tests: one is made for each kind of instance, since its copies have the same keys."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask


class Sites:
    """The sites of a run. A site reads where its stores lie from the test's own settings."""

    def __init__(self) -> None:
        self._made: dict[str, Flask] = {}

    def of(self, kind: str, create_app: Callable[[], Flask]) -> Flask:
        """The site of this kind, made by the first test that asks."""
        if kind not in self._made:
            self._made[kind] = create_app()
        return self._made[kind]
