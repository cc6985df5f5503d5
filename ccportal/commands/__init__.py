"""The commands, one subject a module; each has `register(subparsers)`."""

from __future__ import annotations

import argparse
from typing import TypeAlias

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What a module adds its commands to."""
