"""The command line: finds the commands, runs one, tells people what was wrong.

Each module of `ccportal/commands/` brings the commands of one subject with
`register(subparsers)`. A command's `run(arguments)` returns the exit status (0 or 1).
"""

from __future__ import annotations

import argparse
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence

from ccportal import commands
from ccportal.errors import Invalid, Refused

DONE, FAILED, BAD_INPUT, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 2 bad input, 1 a fault of ours.

    Nobody sees a traceback: an error's text may quote what was being worked on, so of a
    fault that nobody foresaw only its kind and place are printed (C8).
    """
    os.umask(0o077)
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments) or DONE)
    except Invalid as refusal:
        _say(*refusal.faults)
        return BAD_INPUT
    except Refused as refusal:
        _say(str(refusal))
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except Exception as fault:
        _say(f"ccportal: a fault that nobody foresaw ({type(fault).__name__} at {_place(fault)})")
        return FAILED


def parser() -> argparse.ArgumentParser:
    """What is understood on the command line: the commands of every module."""
    made = argparse.ArgumentParser(
        prog="ccportal", description="What a child contact centre holds, and what it lets out."
    )
    subparsers = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in pkgutil.iter_modules(commands.__path__):
        register = getattr(
            importlib.import_module(f"{commands.__name__}.{module.name}"), "register", None
        )
        if register is not None:
            register(subparsers)
    return made


def _say(*lines: str) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _place(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if "ccportal" in frame.filename] or list(frames)
    return f"{ours[-1].filename.rpartition('ccportal/')[2]}:{ours[-1].lineno}"


if __name__ == "__main__":
    sys.exit(main())
