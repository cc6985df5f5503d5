"""Processes that are started, watched, started again, and ended together."""

from __future__ import annotations

import ctypes
import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from ccportal.errors import Conflict, Invalid

PATIENCE = 15.0
"""Seconds that a process has to end by itself."""

PAUSES = (0.0, 1.0, 2.0, 5.0, 15.0)
"""Seconds before a process is started again: longer each time that it lived only briefly."""

LIVED = 60.0
"""Seconds after which a process counts as one that works."""

LOOK = 0.2
PARENT_ENDS = 1


@dataclass(slots=True)
class Watched:
    """A process to be kept running: its command, where it listens, what it may know."""

    name: str
    command: Sequence[str]
    address: str | None
    environment: Mapping[str, str] | None = None
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failed: int = 0
    again: float = field(default=0.0)

    def start(self) -> None:
        """Start it; it ends with us, however we end."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - the command is ours
            list(self.command),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_end_with_parent,
        )

    def look(self) -> None:
        """Start it again where it has ended, after a pause where it did not live long."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.again:
                self.start()
            return
        status = self.process.poll()
        if status is None:
            return
        self.failed = 0 if now - self.started > LIVED else self.failed + 1
        self.again = now + PAUSES[min(self.failed, len(PAUSES) - 1)]
        self.process = None
        print(f"the {self.name} has ended ({status}) and is started again", file=sys.stderr)

    def end(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def gone(self, until: float) -> None:
        """Wait until it has ended; past that time it is ended by force."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def watch_over(parts: Sequence[Watched], ready: Callable[[], None]) -> int:
    """Keep the parts running until SIGTERM or SIGINT, then 0; `ready` once all of them answer.

    Gives up with 1 where one of them does not start at all.
    """
    told: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        told.append(number)

    before = {one: signal.signal(one, hear) for one in (signal.SIGTERM, signal.SIGINT)}
    silent = True
    try:
        while not told:
            for part in parts:
                part.look()
            if silent and any(part.failed >= len(PAUSES) - 1 for part in parts):
                return 1
            if silent and all(serves(one.address) for one in parts if one.address):
                silent = False
                ready()
            time.sleep(LOOK)
    finally:
        for part in parts:
            part.end()
        until = time.monotonic() + PATIENCE
        for part in parts:
            part.gone(until)
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0


def split(address: str) -> tuple[str, int]:
    """Host and port; raises Invalid."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65_536:
        raise Invalid(f"{address} is no HOST:PORT")
    return host, int(port)


def free(address: str) -> None:
    """Raise Conflict where somebody listens there already."""
    if answers(address):
        raise Conflict(f"something listens at {address} already")


def answers(address: str) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as trial:
        trial.settimeout(1)
        return trial.connect_ex(split(address)) == 0


def serves(address: str) -> bool:
    """Whether a site there answers a request, whatever it answers."""
    host, port = split(address)
    asked = http.client.HTTPConnection(host, port, timeout=5)
    try:
        asked.request("HEAD", "/")
        return asked.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _end_with_parent() -> None:
    """Let the system end a process when the one that watches it is gone (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_ENDS, signal.SIGTERM)
