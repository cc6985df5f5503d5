"""All tables of either store, each after those that it refers to."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import peewee

from ccportal.store.database import PortalModel, RecordsModel, Table


def records() -> tuple[type[RecordsModel], ...]:
    """Every table of the records store."""
    return _sorted(RecordsModel)


def portal() -> tuple[type[PortalModel], ...]:
    """Every table of the portal store."""
    return _sorted(PortalModel)


def _sorted(base: type[Table]) -> tuple[type, ...]:
    for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
        if not module.ispkg:
            importlib.import_module(f"ccportal.store.{module.name}")
    ours = [one for one in base.__subclasses__() if one.__module__.startswith("ccportal.store.")]
    sorts: Any = peewee.sort_models  # type: ignore[attr-defined]
    return tuple(sorts([one for one in ours if ".migrations." not in one.__module__]))
