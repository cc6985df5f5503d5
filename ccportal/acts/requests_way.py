"""Whether an answer may be posted to an address: it is looked for among what must not be used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ccportal.acts import reaching
from ccportal.acts.requests_state import state
from ccportal.rules.reaching import By, Settled, Standing
from ccportal.rules.requests_facts import Delivery
from ccportal.rules.requests_way import same_place
from ccportal.store.requests import Request

KNOWN = frozenset({Standing.SAFE, Standing.THEIRS})
"""How the ways stand that the register has of whoever asked."""


@dataclass(frozen=True, slots=True)
class Way:
    """By which way an answer goes, when that was checked, and that it is none to be avoided.

    `address` is that of the post; the other ways have none. `again` confirms one from which
    something came back: they have said since that it is right.
    """

    how: Delivery | None
    checked_on: date | None
    not_on_list: bool
    address: str = ""
    again: bool = False

    def bring(self, request: Request) -> dict[str, Any]:
        """What the rules want to know of it."""
        ticks = {"not-on-do-not-use-list"} if self.not_on_list else set()
        posted = self.how is Delivery.POSTED
        ticks |= {"address"} if self.address.strip() else set()
        ticks |= {"address-again"} if self.again else set()
        return {
            "delivery": self.how,
            "day": self.checked_on,
            "ticks": frozenset(ticks),
            "barred": posted and is_barred(request, self.address),
            "came_back": posted and came_back_from(request, self.address),
        }

    def kept(self) -> dict[str, Any]:
        """What is kept of it with the event."""
        address = self.address.strip() if self.how is Delivery.POSTED else ""
        return {"way": self.how, "checked": self.checked_on, "address": address}


def is_barred(request: Request, address: str) -> bool:
    """Whether an answer must not be posted there (C4): asked as before any other contact.

    It must not to what anybody of the families must not be reached by, nor to where the parent
    of the other side is reached, nor to what is confidential and another's.
    """
    return reaching.ways(request).judge(Settled(By.POST, address)).standing is Standing.BARRED


def came_back_from(request: Request, address: str) -> bool:
    """Whether an answer came back from this address, or did not arrive there."""
    so_far = state(request).history.told
    return any(same_place(address, one) for one in so_far.came_back)


def reached_otherwise(request: Request) -> bool:
    """Whether they told a way to reach them that is none of the person's whom it is about, or asks.

    Then somebody may be asking in another's name: who knows the number that was here before rings
    it, and confirms nothing.
    """
    if reaching.recipient(request) is None:
        return False
    ways = reaching.ways(request)
    told = [Settled(one.by, one.value) for one in ways.known if one.told]
    return any(ways.judge(one).standing not in KNOWN for one in told)
