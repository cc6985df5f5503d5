"""Whose turn it is: the threads of a process take it in the order in which they asked."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from ccportal.errors import Busy

PATIENCE = 10.0
"""So many seconds somebody waits for their turn at the most."""

BUSY = "Too many people are writing at this moment. Press again"


class Turns:
    """One place, and those who wait for it in the order in which they came.

    Not for somebody who has the place already: they would wait for themselves.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    @contextmanager
    def turn(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the place; raises Busy where it did not come within `patience` seconds."""
        self._take(patience)
        try:
            yield
        finally:
            self._pass_on()

    def _take(self, patience: float) -> None:
        mine = threading.Event()
        with self._guard:
            if not self._taken:
                self._taken = True
                return
            self._waiting.append(mine)
        if mine.wait(patience):
            return
        with self._guard:
            if not mine.is_set():
                self._waiting.remove(mine)
                raise Busy(BUSY)

    def _pass_on(self) -> None:
        """The place goes to the first who waits: nobody who comes just now is before them."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
