"""A real PostgreSQL server for the time of a test run, and what it is asked to do."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

PLENTY = 4 * 1024**3
SETTINGS = (
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_connections=200",
    "shared_buffers=16MB",
    "autovacuum=off",
    "jit=off",
)
"""For databases that are made and gone within a second: small buffers are looked through at once
when one of them goes, and nobody tidies or compiles for a later day."""


class Server:
    """A server in a folder of its own, reached by a socket there; gone after `stop`."""

    def __init__(self) -> None:
        self.owner = _owner()
        self.folder = Path(tempfile.mkdtemp(prefix="ccportal-pg-", dir=_fast_folder()))
        if self.owner:
            os.chown(self.folder, pwd.getpwnam(self.owner).pw_uid, -1)
        self.data = self.folder / "data"
        self._run(
            "initdb",
            "--auth=trust",
            "--username=ccportal",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            f"--pgdata={self.data}",
        )
        self.process = subprocess.Popen(
            [
                _program("postgres"),
                "-D",
                str(self.data),
                "-k",
                str(self.folder),
                "-h",
                "",
                "-F",
                *(word for one in SETTINGS for word in ("-c", one)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._who(),
        )
        self._wait()
        with psycopg.connect(self.url("postgres")) as connection:
            self.copies_files = connection.info.server_version >= 150_000

    def url(self, database: str) -> str:
        """The address of one of the server's databases."""
        return f"postgresql:///{database}?host={self.folder}&user=ccportal"

    def copy(self, template: str | None, name: str) -> str:
        """Make a database (as the other is, or empty) and return its address."""
        like = f'TEMPLATE "{template}"' if template else ""
        if self.copies_files:
            like += " STRATEGY FILE_COPY"
        self.ask(f'CREATE DATABASE "{name}" {like}')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever still looks at it."""
        self.ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def ask(self, statement: str) -> None:
        """Run one statement outside a transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def stop(self) -> None:
        """End the server and remove its folder."""
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _who(self) -> dict[str, object]:
        if not self.owner:
            return {}
        return {"user": self.owner, "group": pwd.getpwnam(self.owner).pw_gid, "extra_groups": []}

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [_program(program), *arguments],
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
            **self._who(),
        )
        assert done.returncode == 0, done.stderr

    def _wait(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                self.ask("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the database server did not start")


def _fast_folder() -> str | None:
    """Memory, where there is plenty: a test's databases live for a moment only."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > PLENTY:
        return str(memory)
    return None


def _owner() -> str | None:
    """The user that the server runs as: it refuses to run as root."""
    if getpass.getuser() != "root" and os.geteuid() != 0:
        return None
    names = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _program(name: str) -> str:
    newest = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4])
    )
    found = str(newest[-1]) if newest else shutil.which(name)
    assert found, f"PostgreSQL's {name} is not installed: run `make setup`"
    return found
