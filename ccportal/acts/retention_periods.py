"""The periods as this centre has them, and what goes by itself when one is over (C7, C9, DP5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ccportal import clock
from ccportal.acts.act import act
from ccportal.acts.requests_state import SYSTEM
from ccportal.errors import NotFound
from ccportal.rules import retention_periods as rule
from ccportal.rules.retention_periods import Kept, Period
from ccportal.store.accounts import Attempt, Draft, StaffSession
from ccportal.store.database import portal_db, records_db, writing
from ccportal.store.portal import PortalAttempt, PortalSession
from ccportal.store.principles import Breach, BreachPerson
from ccportal.store.retention import RetentionPeriod
from ccportal.store.volunteers import DbsCheck


@dataclass(frozen=True, slots=True)
class Ours:
    """A period, and how long this centre keeps it: longer than the policy has it, or not."""

    period: Period
    length: int | None
    longer: RetentionPeriod | None


def table() -> tuple[Ours, ...]:
    """Every period, as this centre has it."""
    longer = {one.name: one for one in RetentionPeriod.select()}
    return tuple(_ours(one, longer.get(one.kept)) for one in rule.TABLE)


def length(kept: Kept) -> int:
    """How long this centre keeps it, in the period's unit; raises NotFound for what has no end."""
    ours = _ours(rule.PERIODS[kept], RetentionPeriod.get_or_none(RetentionPeriod.name == kept))
    if ours.length is None:
        raise NotFound("This is kept as long as the centre is there.")
    return ours.length


def lengthen(actor: str, kept: Kept, number: int, reason: str) -> None:
    """Keep something longer than the policy has it, or (with its length) as long again.

    Raises Invalid for what is shorter than the policy has it, too long, fixed, or has no reason.
    """
    with act(actor, "retention:lengthen", None, f"{kept} {number}"):
        rule.check_longer(kept, number, reason)
        RetentionPeriod.delete().where(RetentionPeriod.name == kept).execute()
        RetentionPeriod.create(
            name=kept, length=number, reason=reason.strip(), since_on=clock.today(), by=actor
        )


def clear_out() -> int:
    """Remove what is over today: details of certificates, drafts, closed breaches; how many.

    Besides goes what a site forgets only when somebody signs in or guesses again.
    """
    _sessions_and_guesses()
    return _certificates() + _drafts() + _breaches()


def _sessions_and_guesses() -> None:
    """Of both sites; nobody stands in them by name, and nothing is told of it."""
    now, ends = clock.now_utc(), rule.PERIODS
    sessions = now - timedelta(days=ends[Kept.SESSION].length or 0)
    guesses = now - timedelta(days=ends[Kept.GUESS].length or 0)
    with writing(portal_db), writing(records_db):
        StaffSession.delete().where(StaffSession.created_at <= sessions).execute()
        PortalSession.delete().where(PortalSession.created_at <= sessions).execute()
        Attempt.delete().where(Attempt.at <= guesses).execute()
        PortalAttempt.delete().where(PortalAttempt.at <= guesses).execute()


def _certificates() -> int:
    """Of a check the day, the fact and the decision stay (C7)."""
    months = length(Kept.CERTIFICATE)
    told = DbsCheck.certificate_number.is_null(False) | DbsCheck.outcome.is_null(False)
    over = [one for one in DbsCheck.select().where(told) if _over(one, months)]
    for one in over:
        with act(SYSTEM, "dbs:purge", one.member.person_id):
            DbsCheck.update(certificate_number=None, outcome=None).where(
                DbsCheck._meta.primary_key == one._pk
            ).execute()
    return len(over)


def _over(check: DbsCheck, months: int) -> bool:
    """Of a check that an archive brought only the day of the check is known."""
    since = check.decided_on or check.checked_on
    ends = rule.over_from(Kept.CERTIFICATE, since, months)
    return ends is not None and ends <= clock.today()


def _drafts() -> int:
    before = clock.now_utc() - timedelta(days=length(Kept.DRAFT))
    left = Draft.sent_as.is_null() & (Draft.saved_at <= before)
    if not Draft.select().where(left).exists():
        return 0
    with act(SYSTEM, "draft:purge"):
        return int(Draft.delete().where(left).execute())


def _breaches() -> int:
    """Of the register of breaches goes what was closed long enough ago."""
    years = length(Kept.BREACH)
    key: Any = Breach._meta.primary_key
    whose: Any = BreachPerson._meta.fields["breach"]
    over = [one.id for one in Breach.select() if _is_past(one, years)]
    if over:
        with act(SYSTEM, "breach:purge", None, f"{len(over)}"):
            BreachPerson.delete().where(whose.in_(over)).execute()
            Breach.delete().where(key.in_(over)).execute()
    return len(over)


def _is_past(breach: Breach, years: int) -> bool:
    if breach.closed_at is None:
        return False
    ends = rule.over_from(Kept.BREACH, clock.local(breach.closed_at).date(), years)
    return ends is not None and ends <= clock.today()


def _ours(period: Period, longer: RetentionPeriod | None) -> Ours:
    known = period.length
    if longer is not None and known is not None:
        return Ours(period, max(longer.length, known), longer)
    return Ours(period, known, None)
