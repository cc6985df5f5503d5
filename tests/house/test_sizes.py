"""Small files that end."""

from __future__ import annotations

from support.house import long_functions, modules, repeated

MODULE, FUNCTION, BLOCK = 250, 40, 6


def written() -> dict[str, str]:
    """Every module but the migrations, which are frozen copies of what others say."""
    return {name: text for name, text in modules() if not name.startswith("store.migrations")}


def test_no_module_is_past_250_lines():
    lengths = {name: len(text.splitlines()) for name, text in written().items()}
    assert {name: length for name, length in lengths.items() if length > MODULE} == {}


def test_no_function_is_past_40_lines():
    found = {name: long_functions(text, FUNCTION) for name, text in written().items()}
    assert {name: long for name, long in found.items() if long} == {}


def test_no_block_of_six_lines_stands_in_two_places():
    assert repeated(written(), BLOCK) == []


def test_a_long_function_is_seen():
    text = "def f():\n" + "    x = 1\n" * FUNCTION
    assert long_functions(text, FUNCTION) == [("f", FUNCTION + 1)]


def test_a_block_that_stands_in_two_places_is_seen():
    block = "\n".join(f"value_{number} = {number}" for number in range(BLOCK))
    assert repeated({"one": block, "two": f"import os\n\n{block}"}, BLOCK) == ["one:1 = two:3"]
