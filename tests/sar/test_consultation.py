"""The letter that asks another person: what it says, and what it does not."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.consulting import Consultation
from ccportal.sar.consultation import sections
from ccportal.sar.pack import Head

pytestmark = pytest.mark.clause("VIO")

DAY = date(2026, 11, 25)
ASKED = Consultation(1, "Ann", "p-9", "n-034", "your letter of May", "post", DAY, date(2026, 12, 5))


def test_it_says_what_is_theirs_and_by_when_and_no_record_and_no_request():
    said = str(sections(ASKED, Head("Millrace", "The Hut\nLA0 0ML", None, None, None)))
    for words in ("Dear Ann", "your letter of May", "5 December 2026", "You need not agree"):
        assert words in said
    for words in ("n-034", "p-9", "25 November"):
        assert words not in said
