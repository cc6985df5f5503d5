"""What every test may ask for: an instance of its own, on the engine that the run is for.

The engine is `sqlcipher`, or `postgresql` where CCPORTAL_TEST_ENGINE says so.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest
from support.instances import Instances
from support.server import Server
from support.sites import Sites

from ccportal import rules, sar
from ccportal.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
SCENARIOS = SHARED / "scenarios"
ENGINE = os.environ.get("CCPORTAL_TEST_ENGINE", "sqlcipher")


def pytest_report_header() -> str:
    """Say which engine is tried."""
    return f"engine: {ENGINE}"


def pytest_configure() -> None:
    """Refuse an engine that nobody knows."""
    if ENGINE not in ("sqlcipher", "postgresql"):
        raise pytest.UsageError("CCPORTAL_TEST_ENGINE is sqlcipher or postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server for the run."""
    started = Server()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def instances(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Instances:
    """The instances that tests get copies of."""
    server = request.getfixturevalue("server") if ENGINE == "postgresql" else None
    return Instances(tmp_path_factory.mktemp("instances"), server)


@pytest.fixture(scope="session")
def sites() -> Sites:
    """The sites that tests share."""
    return Sites()


@pytest.fixture
def made(
    instances: Instances, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """An empty instance in a folder of its own, both stores open."""
    made = instances.copy("empty", lambda _: None, tmp_path / "instance", monkeypatch)
    yield made
    instances.let_go(made)


@pytest.fixture
def riverside(
    instances: Instances, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Settings]:
    """An instance that holds the whole of the made-up centre Riverside, both stores open."""
    made = _riverside(instances, tmp_path / "instance", monkeypatch)
    yield made
    instances.let_go(made)


@pytest.fixture
def in_riverside(
    instances: Instances, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, Callable[[], Any]], Any]]:
    """Opens an instance of Riverside in which something has happened once for all tests of a run.

    It is called with a word for what happened, and what does it; what that gave back it gives.
    """
    opened: list[Settings] = []
    if "riverside" not in instances.left:  # before a test moves the clock
        instances.let_go(_riverside(instances, tmp_path / "before", monkeypatch))

    def happened(kind: str, does: Callable[[], Any]) -> Any:
        folder = tmp_path / "instance"
        made = instances.copy(kind, lambda _: does(), folder, monkeypatch, of="riverside")
        opened.append(made)
        return instances.left[kind]

    yield happened
    for one in opened:
        instances.let_go(one)


def _riverside(instances: Instances, folder: Path, environment: pytest.MonkeyPatch) -> Settings:
    return instances.copy("riverside", _import_riverside, folder, environment)


def _import_riverside(_: Settings) -> None:
    from ccportal.acts.archive import import_file
    from ccportal.store.search import refresh

    import_file(SCENARIOS / "riverside.json", "command")
    refresh()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what the engine of this run does not have: nothing is there that could not run.

    Where tests are watched, what is watched is imported before the first: were one that is not
    watched the first to need a module, its definitions would count as never reached.
    """
    if config.getoption("cov_source", default=None):
        for package in (rules, sar):
            for one in iter_modules(package.__path__, f"{package.__name__}."):
                import_module(one.name)
    others = [item for item in items if _of_another_engine(item)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


def _of_another_engine(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("engine")
    return marker is not None and marker.args[0] != ENGINE


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what could not run."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section(f"COULD NOT RUN: {len(skipped)}", red=True, bold=True)
        for report in skipped:
            why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            terminalreporter.line(f"{report.nodeid}: {why}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI what could not run has failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped") if reporter else None
    if skipped and os.environ.get("CI") and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
