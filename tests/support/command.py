"""Running `ccportal` as somebody would: in a process of its own, nobody at the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """What a command left behind: its exit status, and both outputs."""

    status: int
    out: str
    err: str


def run(*arguments: str, given: str = "", **environment: str) -> Done:
    """Run one command to its end, with `given` as standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "ccportal", *arguments],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )
    return Done(done.returncode, done.stdout, done.stderr)
