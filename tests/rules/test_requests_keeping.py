"""How long the file of an answer is kept."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.rules.requests_facts import Delivery, Event, Stage
from ccportal.rules.requests_history import Happened, history
from ccportal.rules.requests_keeping import answer_kept_until

pytestmark = [pytest.mark.clause("DP5"), pytest.mark.clause("SAR")]

OUT, CAME, END = date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 20)


def released(delivery):
    return Happened(Event.RELEASE, OUT, "p-1", Stage.RELEASED, {"delivery": delivery})


def became(delivery):
    return Happened(Event.DELIVER, CAME, None, Stage.RELEASED, {"delivery": delivery})


CALLED_BACK = Happened(Event.REVOKE, CAME, "p-1", Stage.RELEASED, {"reason": "a name"})
AGAIN = Happened(Event.REWORK, END, "p-1", Stage.ITEM_REVIEW, {})
CLOSED = Happened(Event.CLOSE, END, "p-1", Stage.CLOSED, {"outcome": "disclosed_part"})


@pytest.mark.parametrize(
    ("events", "until"),
    [
        ([], None),
        ([released(Delivery.AVAILABLE)], None),
        ([released(Delivery.POSTED)], date(2026, 3, 30)),
        ([released(Delivery.COLLECTED), CLOSED], date(2026, 3, 30)),
        ([released(Delivery.AVAILABLE), became(Delivery.OPENED)], date(2026, 4, 7)),
        ([released(Delivery.AVAILABLE), became(Delivery.EXPIRED)], None),
        ([released(Delivery.AVAILABLE), became(Delivery.EXPIRED), CLOSED], date(2026, 4, 17)),
        ([released(Delivery.POSTED), became(Delivery.RETURNED)], None),
        ([released(Delivery.AVAILABLE), CALLED_BACK], date(2026, 4, 7)),
        ([released(Delivery.AVAILABLE), CALLED_BACK, AGAIN], None),
    ],
)
def test_it_is_kept_for_28_days_after_what_became_of_it(events, until):
    assert answer_kept_until(history(events)) == until
