"""Reading the project's own source: who imports whom, who calls what, how long things are."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "ccportal"


def modules(under: str = "") -> Iterator[tuple[str, str]]:
    """Name (without `ccportal.`) and text of every module, or of those in one folder."""
    for path in sorted((PACKAGE / under).rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        yield ".".join(one for one in parts if one != "__init__"), path.read_text()


def imports(text: str, module: str = "", package: bool = False) -> set[str]:
    """The dotted names that a module imports anywhere, those for the type checker left out.

    `from a import b` counts as `a` and as `a.b`.
    """
    return set(_imports(text, module, package))


@cache
def _imports(text: str, module: str, package: bool) -> frozenset[str]:
    found: set[str] = set()
    for node in _running(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            origin = node.module or ""
            if node.level:
                here = f"ccportal.{module}".strip(".").split(".")
                here = here[: len(here) - node.level + (1 if package else 0)]
                origin = ".".join([*here, *([node.module] if node.module else [])])
            found |= {origin} | {f"{origin}.{one.name}" for one in node.names}
    return frozenset(found)


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those under `if TYPE_CHECKING:`."""
    for child in ast.iter_child_nodes(tree):
        test = getattr(child, "test", None)
        if isinstance(child, ast.If) and isinstance(test, ast.Name) and test.id == "TYPE_CHECKING":
            continue
        yield child
        yield from _running(child)


def touches(imported: set[str], *names: str) -> set[str]:
    """Which of the imported names are one of `names` or lie inside it."""
    return {one for one in imported for name in names if one == name or one.startswith(f"{name}.")}


def attributes(text: str) -> set[str]:
    """Everything that is written as `name.attribute`, as such."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def long_functions(text: str, limit: int) -> list[tuple[str, int]]:
    """The functions of more than `limit` lines, with their lengths."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    lengths = [
        (node.name, (node.end_lineno or 0) - node.lineno + 1)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, kinds)
    ]
    return [(name, length) for name, length in lengths if length > limit]


def told(text: str) -> list[tuple[int, str]]:
    """The lines that say something, with their numbers: no blanks, comments and imports."""
    skip: set[int] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            skip |= set(range(node.lineno, (node.end_lineno or 0) + 1))
    return [
        (number, line.strip())
        for number, line in enumerate(text.splitlines(), 1)
        if number not in skip and line.strip().strip("()[]{},\"'") and line.strip()[0] != "#"
    ]


def repeated(texts: dict[str, str], length: int) -> list[str]:
    """Blocks of `length` telling lines that stand in two places, as `a:3 = b:7`."""
    seen: dict[tuple[str, ...], str] = {}
    found = []
    for name, text in texts.items():
        lines = told(text)
        for start in range(len(lines) - length + 1):
            block = lines[start : start + length]
            words = tuple(line for _, line in block)
            here = f"{name}:{block[0][0]}"
            if words in seen:
                found.append(f"{seen[words]} = {here}")
            seen.setdefault(words, here)
    return found


def tracked(*suffixes: str) -> list[Path]:
    """The files of the tree that belong to the project, or those of some kinds."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, capture_output=True, text=True, check=True).stdout
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [one for one in paths if one.is_file() and (not suffixes or one.suffix in suffixes)]
