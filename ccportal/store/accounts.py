"""Accounts of the team on the intranet, their second factor and their sessions (C8)."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from ccportal.store.database import RecordsModel
from ccportal.store.people import Person, Record


class Account(RecordsModel):
    """Somebody who may sign in; `email` is kept in lower case, times are in UTC.

    `temporary_until` is set while the password is one that somebody else handed over: it is
    good until then and has to be replaced at the next sign-in. `person_made` says that the
    person was entered with the account and did not come from the centre's records: an archive
    leaves them out, unless something in it names them.
    """

    id = AutoField()
    email = TextField(unique=True)
    person = ForeignKeyField(Person, unique=True, backref="account", on_delete="CASCADE")
    role = TextField()
    password_hash = TextField()
    temporary_until = DateTimeField(null=True)
    totp_secret = TextField(null=True)
    totp_last_step = IntegerField(default=0)
    enrolled_at = DateTimeField(null=True)
    disabled_at = DateTimeField(null=True)
    theme = TextField(default="light")
    person_made = BooleanField(default=False)
    created_at = DateTimeField()


class RecoveryCode(RecordsModel):
    """One of ten codes that stand in once for the second factor; only its hash is kept."""

    account = ForeignKeyField(Account, backref="recovery_codes", on_delete="CASCADE")
    code_hash = TextField()
    used_at = DateTimeField(null=True)


class StaffSession(RecordsModel):
    """A signed-in browser; `token_hash` is the SHA-256 of the cookie's token."""

    token_hash = TextField(primary_key=True)
    account = ForeignKeyField(Account, null=True, backref="sessions", on_delete="CASCADE")
    created_at = DateTimeField()
    seen_at = DateTimeField(index=True)
    data = BlobField()


class FeedAddress(RecordsModel):
    """The secret address of an account's calendar feed; only the SHA-256 of its token is kept.

    `read_on` is the last day on which somebody asked for it with the right token.
    """

    account = ForeignKeyField(Account, primary_key=True, backref="feed", on_delete="CASCADE")
    token_hash = TextField(unique=True)
    made_at = DateTimeField()
    read_on = DateField(null=True)


class Draft(RecordsModel):
    """What somebody began to write and has not sent; `saved_at` is in UTC.

    `token` is that of the form, so that a form sent twice is one record: what it became stands
    in `sent_as`, and the words are gone. `kind` is the form, `about` the ref that it is about
    or corrects. `words` is JSON.
    """

    token = TextField(primary_key=True)
    owner = ForeignKeyField(Account, backref="drafts", on_delete="CASCADE")
    kind = TextField()
    about = TextField()
    saved_at = DateTimeField()
    words = TextField(null=True)
    sent_as = ForeignKeyField(Record, null=True, on_delete="CASCADE")


class Attempt(RecordsModel):
    """A failed guess, counted under a hashed key (an account, an address of the network)."""

    key_hash = TextField(index=True)
    at = DateTimeField(index=True)
