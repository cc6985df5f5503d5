"""A decision keeps the words that go with the pictures of a file's pages."""

from __future__ import annotations

from typing import Any


def up(_migrator: Any, db: Any) -> None:
    """Add the column: what was decided before gives no words."""
    db.execute_sql('ALTER TABLE "decision" ADD COLUMN "page_words" TEXT')
