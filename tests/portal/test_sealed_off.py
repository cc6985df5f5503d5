"""The portal keeps nothing that can be read: not in its store, its files, its logs."""

from __future__ import annotations

import base64
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest

from ccportal import keys
from ccportal.acts.intake.door import come_in
from ccportal.errors import Refused
from ccportal.settings import Settings
from ccportal.store import portal
from ccportal.store.database import PortalModel, is_embedded, portal_db
from tests.portal.conftest import TYPED, Visitor

WRITTEN = "Grandmother Ottoline drove us to Fleetwood"
JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080010001003") + b"Ottoline" * 9 + b"\xff\xd9"


def columns() -> Iterator[tuple[str, Any]]:
    """Every value of every row of the portal store, by table and column."""
    for model in PortalModel.__subclasses__():
        for row in model.select().dicts():
            for name, value in row.items():
                yield f"{model.__name__}.{name}", value


def forms_of(word: str) -> list[bytes]:
    """A word as it could lie somewhere."""
    plain = word.encode()
    return [
        plain.lower(),
        word.encode("utf-16-le").lower(),
        plain.hex().encode(),
        base64.b64encode(plain)[:-4].lower() or plain,
    ]


def found_in(text: bytes, words: tuple[str, ...]) -> list[str]:
    low = text.lower()
    return [word for word in words if any(one in low for one in forms_of(word))]


@pytest.fixture
def used(visitor: Visitor, caplog: pytest.LogCaptureFixture) -> tuple[str, ...]:
    """A portal that was used: what was typed, and the words of the ticket."""
    caplog.set_level(logging.DEBUG)
    reference, words = visitor.ask()
    visitor.keep()
    visitor.send("/request/messages", {"words": WRITTEN})
    visitor.send("/request/complain", {"words": WRITTEN})
    visitor.send("/request/identity", {"paper": (BytesIO(JPEG), "Oakenshaw passport.jpg")})
    visitor.send("/return", {"reference": reference, "words": words})
    visitor.answer()
    return (*TYPED, "Ottoline", "Fleetwood", *(f" {word} " for word in words.split()))


def test_no_column_of_the_store_holds_what_was_typed(used: tuple[str, ...]):
    hits = {}
    for name, value in columns():
        text = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        if found := found_in(text, used):
            hits[name] = found
    assert hits == {}


def test_the_words_of_the_ticket_are_in_no_column(visitor: Visitor):
    _, words = visitor.ask()
    hits = [
        name
        for name, value in columns()
        for form in (words, words.replace(" ", ""), " ".join(words.split()[:2]))
        if form.encode() in (value if isinstance(value, bytes) else str(value).encode())
    ]
    assert hits == []


def test_no_file_of_the_instance_holds_what_was_typed(made: Settings, used: tuple[str, ...]):
    hits = {
        one.name: found
        for one in made.instance.rglob("*")
        if one.is_file() and (found := found_in(one.read_bytes(), used))
    }
    assert hits == {}


def test_no_log_holds_what_was_typed(used: tuple[str, ...], caplog: pytest.LogCaptureFixture):
    assert found_in(caplog.text.encode(), used) == []


def test_a_planted_name_in_a_column_is_found(visitor: Visitor):
    portal.PortalNotice.create(name="planted", text="Philippa")
    assert [name for name, value in columns() if found_in(str(value).encode(), TYPED)]


def test_the_store_and_the_keys_of_the_portal_open_no_request(
    made: Settings, used: tuple[str, ...]
):
    """Who steals the portal's disk with all its keys reads nothing that a requester sent."""
    have = [one.read_bytes() for one in made.portal_keys.iterdir()]
    sealed = [bytes(value) for _, value in columns() if isinstance(value, bytes | memoryview)]
    assert len(sealed) > 8
    for key in have:
        for box in sealed:
            with pytest.raises((Refused, ValueError)):
                keys.open_sealed(key, box)
            with pytest.raises((Refused, ValueError)):
                keys.unlock(key, box)


def test_the_words_open_what_the_keys_do_not(visitor: Visitor):
    reference, words = visitor.ask()
    assert come_in(reference, words).reference == reference


LOOK = """
import json
import ccportal.portal
from ccportal.portal.visitor import HELD
app = ccportal.portal.create_app()
app.test_client().get("/")
from ccportal.settings import portal_settings
held = app.extensions[HELD]
settings = portal_settings()
print(json.dumps({
    "keys": [held.centre.hex(), held.secret.hex(), str(app.secret_key.hex())],
    "settings": [str(getattr(settings, name)) for name in dir(settings) if name[0] != "_"],
}))
"""


@pytest.fixture
def known_to_the_portal(made: Settings) -> dict[str, list[str]]:
    """What a process of the portal holds in its memory: its keys and its settings."""
    shown = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, timeout=60, check=True
    )
    found: dict[str, list[str]] = json.loads(shown.stdout.splitlines()[-1])
    return found


def test_the_settings_of_the_portal_lead_to_nothing_of_the_records(
    made: Settings, known_to_the_portal
):
    for one in known_to_the_portal["settings"]:
        assert "records" not in one
        assert "queue" not in one


def test_no_key_that_the_portal_holds_is_one_of_the_records(made: Settings, known_to_the_portal):
    theirs = {one.read_bytes().hex() for one in made.records_keys.iterdir()}
    ours = {
        *known_to_the_portal["keys"],
        *(f.read_bytes().hex() for f in made.portal_keys.iterdir()),
    }
    assert not theirs & ours


def test_no_key_that_the_portal_holds_opens_the_records_store(made: Settings, known_to_the_portal):
    if not is_embedded(portal_db):
        # A database server lets in by user: what counts is that the address is not known.
        assert str(made.records_url) not in known_to_the_portal["settings"]
        return
    from ccportal.store.database import connect

    held = [bytes.fromhex(one) for one in known_to_the_portal["keys"]]
    for key in [*held, *(one.read_bytes() for one in made.portal_keys.iterdir())]:
        database = connect(made.records_file, None, key)
        with pytest.raises(Exception, match=r"not a database|encrypted"):
            database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        database.close()
