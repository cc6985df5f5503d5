"""Numbers by which the state, a bank or a hospital knows somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

PAPER = (
    r"(?:passport|driving[ ]licence|account|a/c|sort[ ]code|nhs|national[ ]insurance|n\.?i|hospital"
    r"|utr|home[ ]office|brp)"
)
CALLED = re.compile(
    rf"\b(?i:{PAPER})(?i:[ ](?:number|no|num|ref|reference)\b\.?)?(?i:[ ](?:is|was))?[ :#]*"
    r"((?:[A-Z]{0,3}[ -]?\d)(?:[ -]?[A-Z]{0,2}\d){4,11}[A-Z]?)\b"
)
INSURED = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?[A-D]\b")
BANKED = re.compile(
    r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b"
    r"|\b\d{2}-\d{2}-\d{2}\b(?=,?[ ]+(?:account|acc|a/c))"
)


def numbered(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such numbers stand in a text: of passports, accounts, insurance, patients."""
    for pattern in (INSURED, BANKED, CALLED):
        for match in pattern.finditer(text):
            yield *match.span(match.lastindex or 0), "other"
