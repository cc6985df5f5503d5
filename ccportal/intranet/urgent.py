"""What is overdue, for those who have to see to it: it stands on every page of theirs (C3, C11).

What the store has to be asked is asked with the query that each page needs anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask import url_for

from ccportal.intranet.links import Link
from ccportal.web import filters


def lines(review_due: date | None, agreements: int) -> Iterator[Link]:
    """Each line: what it is about, where it leads, and (`more`) what is said there.

    `review_due` is when the policy had to be reviewed, None where it is not overdue;
    `agreements` how many disclosures of an emergency wait longer than 72 hours for the chair.
    """
    if review_due is not None:
        said = f"our policy had to be reviewed by {filters.day(review_due)}"
        yield Link("Review overdue", url_for("policy.policy"), said)
    if agreements:
        waits = "disclosure waits" if agreements == 1 else "disclosures wait"
        said = f"{agreements} {waits} for the chair longer than 72 hours"
        yield Link("Agreement overdue", url_for("disclosures.decisions"), said)
