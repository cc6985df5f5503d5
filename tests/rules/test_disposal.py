"""What a certificate of disposal says, and how it is bound to the one before."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from ccportal.errors import Conflict
from ccportal.rules.disposal import Certified, check_all_known, digest, read, said

pytestmark = pytest.mark.clause("C9")
DAY = date(2026, 11, 25)
CERTIFIED = Certified(
    number=2,
    batch="batch-2",
    disposed_on=DAY,
    proposed_on=DAY,
    agreed_on=DAY,
    families=1,
    people=4,
    nameless=0,
    counts=MappingProxyType({"notes": 12}),
    used_from=date(2019, 1, 5),
    used_to=date(2022, 3, 1),
    proposed_by="coordinator",
    agreed_by="chair",
)


def test_a_certificate_is_read_as_it_was_said():
    assert read(said(CERTIFIED)) == CERTIFIED


@pytest.mark.parametrize("changed", [("x", "f", "p"), ("s", "x", "p"), ("s", "f", "x")])
def test_a_change_of_words_file_or_forerunner_breaks_the_chain(changed):
    assert digest(*changed) != digest("s", "f", "p")


def test_nothing_is_disposed_of_while_nobody_looked_whom_a_request_is_about():
    check_all_known(())
    with pytest.raises(Conflict, match=r"req-02, req-07"):
        check_all_known({"req-07", "req-02"})
