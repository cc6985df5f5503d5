"""The code for collecting an answer: told by another way than the portal, typed there (SAR).

Who has somebody's reference and words, and nothing else of theirs, gets no answer with them.
"""

from __future__ import annotations

import json
import re
import secrets

from ccportal import keys
from ccportal.acts.intake.tickets import ALIKE, LETTERS

LENGTH = 8


def new_code() -> str:
    """Eight letters and figures like `7KQ4-WMX2`, easy to say and to tell apart."""
    drawn = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{drawn[:4]}-{drawn[4:]}"


def kept(code: str) -> str:
    """What is kept of a code, to try others against: the code itself cannot be read from it."""
    wrapped = keys.wrap(secrets.token_bytes(32), _read(code))
    parts = {"salt": wrapped.salt.hex(), "box": wrapped.box.hex()}
    return json.dumps(parts | {"passes": wrapped.passes, "memory": wrapped.memory})


def is_right(there: str, typed: str) -> bool:
    """Whether the code that was typed, however it was written, is the one that was kept."""
    said = json.loads(there)
    salt, box = bytes.fromhex(said["salt"]), bytes.fromhex(said["box"])
    try:
        keys.unwrap(keys.Wrapped(salt, said["passes"], said["memory"], box), _read(typed))
    except keys.WrongPassphrase:
        return False
    return True


def _read(typed: str) -> str:
    return re.sub(r"[\W_]", "", typed[:100]).upper().translate(ALIKE)
