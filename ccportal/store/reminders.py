"""Mails that wait: to whom by number or reference, never an address or a word (C4, C8)."""

from __future__ import annotations

from peewee import AutoField, DateField, DateTimeField, ForeignKeyField, IntegerField, TextField

from ccportal.store.accounts import Account
from ccportal.store.database import RecordsModel
from ccportal.store.requests import Request


class Reminder(RecordsModel):
    """That something waits is to be mailed to somebody of the team, or to who made a request.

    `about` is a digest of what waits (of the team), or the key of what was posted (of a request):
    for the same nobody is mailed twice. It is tried from `next_at` on; `ended` is one of
    `rules.reminders.Ended`, None while it waits. Times are in UTC.
    """

    id = AutoField()
    account = ForeignKeyField(Account, null=True, backref="reminders", on_delete="CASCADE")
    request = ForeignKeyField(Request, null=True, backref="reminders", on_delete="CASCADE")
    about = TextField()
    on = DateField()
    next_at = DateTimeField(index=True)
    tries = IntegerField(default=0)
    ended = TextField(null=True)
