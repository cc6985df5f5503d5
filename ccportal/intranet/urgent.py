"""What is overdue, for those who see to it: it stands on every page of theirs (C3, C11, DP7).

What the store has to be asked is asked with the query that each page needs anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from flask import url_for

from ccportal import clock
from ccportal.intranet.links import Link
from ccportal.rules.breaches import Breach, due_at
from ccportal.web import filters


def lines(
    review_due: date | None, agreements: int, breach_found: str | None, to_tell: int
) -> Iterator[Link]:
    """Each line: what it is about, where it leads, and (`more`) what is said there.

    `review_due` is when the policy had to be reviewed, None where it is not overdue;
    `agreements` how many disclosures of an emergency wait longer than 72 hours for the chair.
    `breach_found` is when (UTC, as text) the first breach was found of which the Commissioner
    may have to be told; `to_tell` how many people have to be told of one.
    """
    if review_due is not None:
        said = f"our policy had to be reviewed by {filters.day(review_due)}"
        yield Link("Review overdue", url_for("policy.policy"), said)
    if agreements:
        waits = "disclosure waits" if agreements == 1 else "disclosures wait"
        said = f"{agreements} {waits} for the chair longer than 72 hours"
        yield Link("Agreement overdue", url_for("disclosures.decisions"), said)
    if breach_found:
        due = due_at(Breach(datetime.fromisoformat(breach_found)))
        is_late = clock.now_utc() >= due
        when = filters.moment(clock.local(due))
        said = f"the 72 hours were over on {when}" if is_late else f"see to it until {when}"
        yield Link("Breach: tell the Commissioner", url_for("policy_breaches.breaches"), said)
    if to_tell:
        said = f"{filters.count(to_tell, 'person has', 'people have')} to be told at once"
        yield Link("Breach", url_for("policy_breaches.breaches"), said)
