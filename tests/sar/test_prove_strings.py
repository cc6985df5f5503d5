"""Strings are read out of a PDF's source in whatever coding they stand there."""

from __future__ import annotations

import pytest

from ccportal.sar.prove_strings import strings


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (b"<< /Title (Zo\\(e\\)) >>", [("Title", True), ("Zo(e)", False)]),
        (b"(a\\nb\\\\c)", [("a\nb\\c", False)]),
        (b"(Zo\\303\\253)", [("Zoë", False)]),
        (b"(Zo\xeb)", [("Zoë", False)]),
        (b"<5a6f 65>", [("Zoe", False)]),
        (b"<5a6f7>", [("Zop", False)]),
        (b"<feff005a006f00eb>", [("Zoë", False)]),
        (b"<fffe5a006f00eb00>", [("Zoë", False)]),
        (b"<< /A 12 >>", [("A", True)]),
    ],
)
def test_a_string_is_read(source, expected):
    assert list(strings(source)) == expected
