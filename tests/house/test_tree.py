"""What the tree holds, and what it must not."""

from __future__ import annotations

import re
import tomllib

import pytest
from support.house import ROOT, attributes, imports, tracked

ALLOWED = {
    "ccportal",
    "templates",
    "static",
    "tests",
    "instance",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "SECURITY.md",
    "Makefile",
    "requirements.lock",
}
TEXT = {".py", ".md", ".toml", ".html", ".txt", ".lock", ".json", ".css", ".cfg", ".yml", ".sh", ""}
REGISTRIES = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "npmjs" + ".",
    "deb.debian" + ".org",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
)
MACHINE = re.compile(r"(?<![\w.<])/(?:home|root|work|Users|tmp|var/tmp)/[\w.]")
VENDORED = ("static/vendor/", "static/fonts/")


def texts() -> dict[str, str]:
    """Name and text of every file of ours that is written in words."""
    ours = {str(one.relative_to(ROOT)): one for one in tracked() if one.suffix in TEXT}
    return {
        name: path.read_text(errors="replace")
        for name, path in ours.items()
        if not name.startswith(VENDORED)
    }


def test_the_top_level_is_as_it_was_drawn():
    top = {one.relative_to(ROOT).parts[0] for one in tracked()}
    assert {one for one in top if not one.startswith(".")} <= ALLOWED


def test_the_instance_holds_nothing_but_its_gitignore():
    inside = [one for one in tracked() if one.relative_to(ROOT).parts[0] == "instance"]
    assert [one.name for one in inside] == [".gitignore"]


def test_no_file_names_a_registry():
    found = {name for name, text in texts().items() if any(one in text for one in REGISTRIES)}
    assert found == set()


def test_no_file_names_a_place_on_somebodys_machine():
    found = {name: MACHINE.findall(text) for name, text in texts().items()}
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize("path", ["/home" + "/ada/x", "'/work" + "/main", "see /tmp" + "/x.pdf"])
def test_a_planted_place_is_seen(path):
    assert MACHINE.search(path)


def test_every_package_of_the_lock_has_its_hashes():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pins = [number for number, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
    bare = [lines[one] for one in pins if "--hash=sha256:" not in lines[one + 1]]
    assert (len(pins) > 20, bare) == (True, [])


def test_every_package_that_the_project_names_is_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    wanted = {re.split(r"[\[>=<~! ]", one)[0].lower().replace("_", "-") for one in named}
    locked = set(
        re.findall(
            r"^([a-z0-9-]+)(?:\[[^]]*\])?==", (ROOT / "requirements.lock").read_text(), re.MULTILINE
        )
    )
    assert wanted - locked == set()


def test_no_test_stands_on_a_mock():
    """What is patched is not tested; the environment may be set, since it is an input."""
    found = set()
    for path in tracked(".py"):
        if path.relative_to(ROOT).parts[0] != "tests":
            continue
        text = path.read_text()
        patched = attributes(text) & {"monkeypatch.setattr", "monkeypatch.setitem", "mocker.patch"}
        if patched or any("mock" in one.split(".") for one in imports(text)):
            found.add(str(path.relative_to(ROOT)))
    assert found == set()


def test_no_test_is_skipped_for_its_engine():
    """In CI what is skipped has failed; what one engine does not have is left out by a marker."""
    tests = {name: text for name, text in texts().items() if name.startswith("tests/")}
    assert {name for name, text in tests.items() if "skipif(" + "ENGINE" in text} == set()
