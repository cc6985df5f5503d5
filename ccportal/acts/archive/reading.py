"""Reading the file of an archive: strictly JSON in UTF-8, one object, no key twice in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

from ccportal.acts.archive.faults import refusal, shown

Archive = dict[str, Any]


class _Strict(ValueError):
    """What JSON does not have, or has in a way that would be read as something else."""


def read(file: Path) -> Archive:
    """The object in the file; raises Invalid with one fault without a path where there is none."""
    try:
        return _object(file)
    except OSError:
        problem = "the file cannot be read"
    except UnicodeDecodeError as error:
        problem = f"the file is not in UTF-8 (byte {error.start})"
    except json.JSONDecodeError as error:
        problem = (
            f"the file is no JSON, or not all of it (line {error.lineno}, column {error.colno})"
        )
    except _Strict as error:
        problem = str(error)
    except ValueError:
        problem = "the file holds a number that is too long"
    except RecursionError:
        problem = "the file holds lists or objects nested too deeply"
    except MemoryError:
        problem = "the file is too large for this machine"
    raise refusal([problem])


def _object(file: Path) -> Archive:
    if not file.is_file():
        raise _Strict("there is no such file")
    text = file.read_bytes().decode("utf-8")
    if not text.strip():
        raise _Strict("the file is empty")
    if text.startswith("\ufeff"):
        raise _Strict("the file begins with a byte order mark, which JSON does not have")
    found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    if not isinstance(found, dict):
        raise _Strict("the file holds no object")
    return found


def _once(pairs: list[tuple[str, Any]]) -> Archive:
    found: Archive = {}
    for key, value in pairs:
        if key in found:
            raise _Strict(f"an object has the key {shown(key)} twice")
        found[key] = value
    return found


def _no_constant(word: str) -> NoReturn:
    raise _Strict(f"the file holds {word}, which JSON does not have")
