"""What every test may ask for: an instance of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ccportal.acts import instance
from ccportal.settings import Settings, settings
from ccportal.store import database

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCENARIOS = SHARED / "scenarios"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """An empty instance in a folder of its own, both stores open."""
    monkeypatch.setenv("CCPORTAL_INSTANCE", str(tmp_path / "instance"))
    made = settings()
    instance.make(made)
    yield made
    database.records_db.close()
    database.portal_db.close()
