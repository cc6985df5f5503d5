"""Reminders by mail: that something waits, once a day at most; none is lost while a server is down.

Who is mailed stands by number or reference, and the address is looked up when the mail is sent:
none is kept with it, and none is in a log.
"""

from __future__ import annotations

import json
import logging
from datetime import timedelta

from ccportal import clock
from ccportal.acts import mail, reaching, reminders_waiting
from ccportal.acts.act import act
from ccportal.acts.mail import NoSuchRecipient, NotNow, Words
from ccportal.acts.requests_state import SYSTEM
from ccportal.errors import Conflict
from ccportal.rules import leaving
from ccportal.rules.access import Role
from ccportal.rules.leaving import To, Way
from ccportal.rules.reaching import By, Settled, Standing
from ccportal.rules.reminders import Ended, is_to_be_told, next_try
from ccportal.rules.retention_periods import PERIODS, Kept
from ccportal.settings import MailSettings, mail_settings
from ccportal.store.accounts import Account
from ccportal.store.reminders import Reminder
from ccportal.store.requests import Request

BY_EMAIL = "email"
"""The answer to how somebody can be reached safely that allows a mail."""

MORNING = 7
"""The hour (local) from which on the team is mailed."""

told = logging.getLogger("ccportal.mail")


def plan() -> int:
    """Put down who is to be mailed; how many. Nothing where no mail server is set.

    Of the team at most once a day, from the morning on; of requests once for each thing that
    waits for its requester, and at most once a day, if they chose email as the safe way.
    """
    here = mail_settings()
    if here is None:
        return 0
    made = _for_requests() if here.portal else 0
    if clock.now().hour >= MORNING:
        made += _for_the_team()
    return made


def send_due() -> int:
    """Send what waits and may be tried now; how many were handed over."""
    here = mail_settings()
    if here is None:
        return 0
    due = Reminder.select().where(Reminder.ended.is_null(), Reminder.next_at <= clock.now_utc())
    return sum(_send(here, one) for one in due.order_by(Reminder.id))


def _for_the_team() -> int:
    today, made = clock.today(), 0
    marks = reminders_waiting.marks()
    over = today - timedelta(days=PERIODS[Kept.MAIL].length or 0)
    Reminder.delete().where(Reminder.account.is_null(False), Reminder.on <= over).execute()
    shut = Account.disabled_at.is_null(False) | Account.enrolled_at.is_null()
    for one in Account.select().where(Account.role.in_([str(role) for role in marks]), ~shut):
        mine = Reminder.select().where(Reminder.account == one)
        last = mine.order_by(Reminder.id.desc()).first()
        mark = marks[Role(one.role)]
        is_waiting = last is not None and last.ended is None
        on, before = (last.on, last.about) if last else (None, "")
        if not is_waiting and is_to_be_told(on, before, mark, today):
            _put(account=one, about=mark)
            made += 1
    return made


def _for_requests() -> int:
    made, today = 0, clock.today()
    for ref, key in list(reminders_waiting.for_requests()):
        mine = Reminder.select().where(Reminder.request == ref)
        known = mine.where((Reminder.about == key) | (Reminder.on == today)).exists()
        if not known and address_of(ref):
            _put(request=ref, about=key)
            made += 1
    return made


def address_of(ref: str) -> str:
    """Where who made a request may be mailed; empty where they did not choose that way.

    It is empty too where that mailbox must not be used, or somebody else is reached there (C4).
    """
    request = Request.get_or_none(Request.ref == ref)
    said = json.loads(request.said or "{}") if request is not None else {}
    if request is None or said.get("reach") != BY_EMAIL:
        return ""
    address = str(said.get("reach_where") or "").strip()
    judged = reaching.ways(request).judge(Settled(By.EMAIL, address))
    return "" if judged.standing is Standing.BARRED else address


def _put(**whom: object) -> None:
    with act(SYSTEM, "mail:plan"):
        Reminder.create(on=clock.today(), next_at=clock.now_utc(), **whom)


def _send(here: MailSettings, one: Reminder) -> bool:
    """Try one; what fails is put off first, so that nothing that ends midway is lost."""
    tries = one.tries + 1
    _set(one, tries=tries, next_at=next_try(tries, clock.now_utc()))
    address, words, to = _whom(one)
    if not address:
        return _end(one, Ended.NOT_NEEDED)
    why = "to say that something waits"
    try:
        mail.send(leaving.about_nobody(Way.MAIL, why, clock.today(), to), here, address, words)
    except NoSuchRecipient:
        told.warning("mail %d was refused for good", one.id)
        return _end(one, Ended.REFUSED)
    except (NotNow, Conflict) as fault:
        told.warning("mail %d waits after %d tries: %s", one.id, tries, fault)
        return False
    _end(one, Ended.SENT)
    return True


def _whom(one: Reminder) -> tuple[str, Words, To]:
    """The address as it is now, empty where nothing is to be sent any more."""
    account = one.account
    if account is not None:
        is_shut = account.disabled_at is not None or account.role == Role.VOLUNTEER
        return "" if is_shut else account.email, Words.STAFF, To.TEAM
    waits = (one.request_id, one.about) in set(reminders_waiting.for_requests())
    return address_of(one.request_id) if waits else "", Words.REQUESTER, To.REQUESTER


def _end(one: Reminder, how: Ended) -> bool:
    with act(SYSTEM, f"mail:{how.value.replace(' ', '-')}"):
        _set(one, ended=how, on=clock.today())
    return False


def _set(one: Reminder, **values: object) -> None:
    Reminder.update(**values).where(Reminder.id == one.id).execute()
