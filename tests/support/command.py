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


def run(*arguments: str, given: str = "", seconds: int = 120, **environment: str) -> Done:
    """Run one command to its end, with `given` as standard input, within so many seconds."""
    done = subprocess.run(
        [sys.executable, "-m", "ccportal", *arguments],
        input=given,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env={**os.environ, **environment},
    )
    return Done(done.returncode, done.stdout, done.stderr)
