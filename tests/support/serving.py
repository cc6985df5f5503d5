"""Both sites and the worker as `ccportal serve` starts them, for the time of a test."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextmanager
def serving(*command: str) -> Iterator[tuple[subprocess.Popen, dict[str, str], list[str]]]:
    """The command's process, the addresses of both sites, and what it said until they answered."""
    sites = {name: f"127.0.0.1:{free_port()}" for name in ("intranet", "portal")}
    options = [word for name, address in sites.items() for word in (f"--{name}", address)]
    process = subprocess.Popen(
        [sys.executable, "-m", "ccportal", *command, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "CCPORTAL_HTTP_ON_LOOPBACK": "1"},
    )
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if line.startswith("intranet:"):
                break
        yield process, sites, said
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        process.wait(30)
        process.stdout.close()
