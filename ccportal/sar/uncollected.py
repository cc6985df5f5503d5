"""Work that makes much and leaves no waste behind is done without the collector of waste."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Cyclic garbage is not looked for meanwhile: it would be again and again, and none is found.

    It is looked for again afterwards, however this ends.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
