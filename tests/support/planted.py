"""Faults put into copies of modules, to show that the tests would catch them."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import ModuleType

NUMBERS = count(1)


@dataclass(frozen=True)
class Change:
    """In the source of a module, `old` (which must stand there once) becomes `new`."""

    module: str
    old: str
    new: str


def planted(name: str, changes: tuple[Change, ...]) -> ModuleType:
    """A copy of a module with those of the changes that are its own; the module stays as it is."""
    path = Path(str(importlib.import_module(name).__file__))
    source = path.read_text(encoding="utf-8")
    for one in changes:
        if one.module == name:
            assert source.count(one.old) == 1, f"{name}: {one.old!r} stands there not once"
            source = source.replace(one.old, one.new)
    copy = ModuleType(f"planted_{next(NUMBERS)}")
    sys.modules[copy.__name__] = copy
    exec(compile(source, str(path), "exec"), copy.__dict__)
    return copy
