"""What an attendance statement says: days, times, and who came by what they are (C3).

No name stands in it, not even of the family's own members: the referrer knows them, and a
statement that is lost or sent to a wrong address tells nobody whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from ccportal.errors import Invalid

WHO: Mapping[str, str] = MappingProxyType(
    {
        "child": "Child",
        "resident-parent": "Resident parent",
        "contact-parent": "Contact parent",
        "relative": "Relative",
        "other": "Somebody else of the family",
    }
)
"""What the members of a family stand by."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person at one session; `number` tells those apart who are the same in the family.

    Local times in Europe/London. `number` is None where there is nobody to tell them from.
    """

    starts_at: datetime
    ends_at: datetime
    role: str
    number: int | None
    status: str
    arrived_at: datetime | None
    left_at: datetime | None

    @property
    def who(self) -> str:
        """What they are, with their number."""
        words = WHO.get(self.role, WHO["other"])
        return words if self.number is None else f"{words} {self.number}"

    @property
    def said(self) -> str:
        """Whether they came, and when; never why not."""
        if self.status == "cancelled":
            return "Cancelled"
        if self.status == "absent":
            return "Did not come"
        if self.arrived_at is None:
            return "Came; times were not noted"
        until = f"to {self.left_at:%H:%M}" if self.left_at else "on; leaving was not noted"
        return f"{self.arrived_at:%H:%M} {until}"


def check_range(first: date, last: date, today: date) -> None:
    """Let a range of days pass; raises Invalid for one that ends too early or has days to come."""
    if last < first:
        raise Invalid("The last day is before the first")
    if last > today:
        raise Invalid("Only days up to today can be stated")
