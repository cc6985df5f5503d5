"""What is installed from a wheel is all that a checkout has."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support.house import ROOT, tracked

INSIDE = {"ccportal": "ccportal", "templates": "ccportal/templates", "static": "ccportal/static"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that was built from a copy of what is tracked."""
    copy, out = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheel")
    for path in tracked():
        to = copy / path.relative_to(ROOT)
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_bytes(path.read_bytes())
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run(
        [*build, "--wheel-dir", str(out), str(copy)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    (built,) = out.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


@pytest.mark.parametrize("folder", INSIDE)
def test_every_file_is_in_the_wheel(wheel, folder):
    files = [one.relative_to(ROOT) for one in tracked() if one.relative_to(ROOT).parts[0] == folder]
    wanted = {str(Path(INSIDE[folder], *one.parts[1:])) for one in files}
    assert wanted - wheel == set()


def test_the_wheel_puts_nothing_beside_the_package(wheel):
    tops = {name.split("/")[0] for name in wheel}
    assert {one for one in tops if not one.endswith(".dist-info")} == {"ccportal"}
