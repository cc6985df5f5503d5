"""Both sites and the worker, served, watched, started again and ended together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.command import run
from support.serving import serving

from ccportal.settings import Settings
from ccportal.store import database


def status(address: str, path: str = "/") -> int:
    """What a site answers; 0 where it does not."""
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        return answer.code
    except OSError:
        return 0


def children(process: subprocess.Popen) -> list[int]:
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(one) for one in listed.split()]


def waits_for(condition, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if condition():
            return True
        time.sleep(0.1)
    return False


def alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.fixture
def left(made: Settings) -> Settings:
    """An empty instance that this process has let go of."""
    database.close(database.records_db, database.portal_db)
    return made


def test_both_sites_answer_once_their_addresses_are_told(left):
    with serving("serve") as (_, sites, said):
        assert [status(one) for one in sites.values()] == [200, 200]
        assert any(sites["portal"] in line for line in said)


def test_a_process_that_ends_is_started_again(left):
    with serving("serve") as (process, sites, _):
        before = children(process)
        assert len(before) == 3
        for one in before:
            os.kill(one, signal.SIGKILL)
        assert waits_for(lambda: len(set(children(process)) - set(before)) == 3)
        assert waits_for(lambda: not any(alive(one) for one in before))
        assert waits_for(lambda: [status(one) for one in sites.values()] == [200, 200])


def test_all_end_cleanly_when_told_to(left):
    with serving("serve") as (process, sites, _):
        parts = children(process)
        process.terminate()
        assert process.wait(20) == 0
        assert [one for one in parts if alive(one)] == []
        assert [status(one) for one in sites.values()] == [0, 0]


def test_none_stays_behind_when_the_one_that_watches_is_killed(left):
    with serving("serve") as (process, _, _):
        parts = children(process)
        process.kill()
        assert waits_for(lambda: not any(alive(one) for one in parts))


def test_an_address_in_use_is_refused(left):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run("serve", "--portal", address)
    assert (done.status, "already" in done.err) == (2, True)


def test_there_is_nothing_to_serve_without_an_instance(tmp_path):
    done = run("serve", CCPORTAL_INSTANCE=str(tmp_path / "none"))
    assert (done.status, "ccportal init" in done.err) == (2, True)


@dataclass(frozen=True)
class Part:
    """What the machine knows of a part that is served."""

    told: str
    gives_way: int


@pytest.fixture
def parts(left) -> Iterator[dict[str, Part]]:
    """Each part by its name."""
    with serving("serve") as (process, _, _):
        found = {}
        for one in children(process):
            words, told, stat = (
                Path(f"/proc/{one}/{name}").read_text() for name in ("cmdline", "environ", "stat")
            )
            sites = [name for name in ("portal", "intranet") if f".{name}:" in words]
            name = sites[0] if sites else "worker"
            found[name] = Part(told, int(stat.rpartition(")")[2].split()[16]))
        yield found


def test_the_portal_is_not_told_where_the_records_are_and_the_worker_gives_way_to_people(parts):
    assert "CCPORTAL_RECORDS_URL" not in parts["portal"].told
    ours = os.nice(0)
    nice = {name: one.gives_way - ours for name, one in parts.items()}
    assert nice == {"portal": 0, "intranet": 0, "worker": 10}
