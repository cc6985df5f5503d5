"""A made-up centre to try everything on: nobody in it is real."""

from __future__ import annotations

import json
import re
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from ccportal import clock
from ccportal.acts import accounts, accounts_second, instance
from ccportal.acts.act import COMMAND
from ccportal.acts.archive import import_file
from ccportal.errors import Conflict
from ccportal.rules.access import Role
from ccportal.settings import PACKAGE, Settings

CENTRE = PACKAGE / "demo" / "centre.json"
WRITTEN_ON = date(2026, 1, 3)
"""The Saturday that the made-up centre was written for; its days move with the calendar."""

DAY = re.compile(r'"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2})?"')
BORN = '"date_of_birth": '
TEAM = (
    ("p-nora", "nora@fernhill.example", Role.COORDINATOR),
    ("p-desmond", "desmond@fernhill.example", Role.CHAIR),
    ("p-priya", "priya@fernhill.example", Role.VOLUNTEER),
)


@dataclass(frozen=True, slots=True)
class Login:
    """What somebody of the made-up team signs in with."""

    name: str
    role: str
    email: str
    password: str
    secret: str

    def code(self) -> str:
        """What their authenticator shows now."""
        return accounts_second.shown(self.secret)


Tell = Callable[[int, int, str], None]


def prepare(here: Settings, tell: Tell) -> tuple[Login, ...]:
    """The team of the made-up centre, which is made if it is not there yet.

    `tell` hears (steps done, steps in all, what is being done). Raises Conflict where the
    instance is somebody's own.
    """
    if here.demo_file.exists():
        known = json.loads(here.demo_file.read_text())
        if known:
            instance.open_here()
            return tuple(Login(**one) for one in known)
        instance.unmake(here)
    elif instance.exists(here):
        raise Conflict(
            "There is an instance here that is no demonstration. "
            "Name another folder with CCPORTAL_INSTANCE."
        )
    return _make(here, tell)


def _make(here: Settings, tell: Tell) -> tuple[Login, ...]:
    steps = len(TEAM) + 2
    tell(0, steps, "keys and stores")
    here.instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    _keep(here, ())
    instance.make(here)
    tell(1, steps, "a made-up centre")
    with tempfile.TemporaryDirectory(dir=here.instance) as folder:
        moved = Path(folder) / "centre.json"
        moved.write_text(_moved(CENTRE.read_text(), clock.today()))
        import_file(moved, COMMAND)
    logins = []
    for done, (person, email, role) in enumerate(TEAM, 2):
        tell(done, steps, "people who may sign in")
        logins.append(_account(person, email, role))
    _keep(here, tuple(logins))
    tell(steps, steps, "ready")
    return tuple(logins)


def _account(person: str, email: str, role: Role) -> Login:
    password, secret = secrets.token_urlsafe(12), accounts_second.new_secret()
    accounts.create(COMMAND, email, person, role, password)
    account = accounts.find(email)
    accounts_second.enrol(account.id, secret, accounts_second.shown(secret, before=1))
    return Login(account.person.name, str(role), email, password, secret)


def _moved(text: str, today: date) -> str:
    """The archive with every day but birthdays moved by whole weeks, the last session past."""
    weeks = timedelta(weeks=(today - WRITTEN_ON).days // 7)

    def move(found: re.Match[str]) -> str:
        if text[: found.start()].endswith(BORN):
            return found.group()
        return f'"{date.fromisoformat(found.group(1)) + weeks}{found.group(2) or ""}"'

    return DAY.sub(move, text)


def _keep(here: Settings, logins: tuple[Login, ...]) -> None:
    here.demo_file.touch(mode=0o600)
    here.demo_file.write_text(json.dumps([asdict(one) for one in logins]))
