"""Of families that are with us: who was told of the policy, whose details are old (C10, DP4)."""

from __future__ import annotations

from datetime import date
from typing import Any

from peewee import JOIN, fn

from ccportal.store.assurance_figures import Queries, last
from ccportal.store.awareness import knowing
from ccportal.store.families import Family, Member, Referral
from ccportal.store.households import ContactUse, with_us
from ccportal.store.people import ContactDetail
from ccportal.store.reviews import PolicyReview, PolicyTold


def of_policy(version: str) -> Queries:
    """C10, C11: who has been told of a version; its last review."""
    here = with_us()
    told = PolicyTold.select(PolicyTold.about).where(PolicyTold.version == version)
    knows = knowing(version)

    def adults(*columns: Any) -> Any:
        return Member.select(*columns).join(Family).where(here, Member.role != "child")

    def referrers(*columns: Any) -> Any:
        there = Referral.select(*columns).join(Family)
        return there.where(here, Referral.organisation.is_null(False))

    person, body = fn.COUNT(Member.person.distinct()), fn.COUNT(Referral.organisation.distinct())
    reviewed = last(PolicyReview.held_on, PolicyReview.version == version)
    return {
        "adults": adults(person),
        "adults_told": adults(person).where(Member.person.in_(knows)),
        "adults_since": adults(fn.MIN(Family.opened_on)).where(Member.person.not_in(knows)),
        "referrers": referrers(body),
        "referrers_told": referrers(body).where(Referral.organisation.in_(told)),
        "referrers_since": referrers(fn.MIN(Referral.referred_on)).where(
            Referral.organisation.not_in(told)
        ),
        "reviewed_on": reviewed,
    }


def unconfirmed(before: date, today: date) -> int:
    """How many contact details of adults who are with us nobody has confirmed since a day (DP4).

    Every detail is looked at, so that no page asks this.
    """
    one, use = ContactDetail, ContactUse
    members = Member.select(Member.person).join(Family).where(with_us(), Member.role != "child")
    query = one.select(fn.COUNT(one._meta.primary_key)).join(use, JOIN.LEFT_OUTER)
    is_current = one.until_on.is_null() | (one.until_on >= today)
    stale = use.confirmed_on.is_null() | (use.confirmed_on < before)
    return int(query.where(one.person.in_(members), is_current, stale).scalar())
