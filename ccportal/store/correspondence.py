"""What is said between the centre and a requester on the portal, and what they showed (SAR)."""

from __future__ import annotations

from peewee import AutoField, BlobField, BooleanField, DateTimeField, ForeignKeyField, TextField

from ccportal.store.database import RecordsModel
from ccportal.store.people import Person
from ccportal.store.requests import Request


class Letter(RecordsModel):
    """A message of one side to the other; `key` names it once and for all in both stores.

    `about` is message, complaint, stop, identity or bring. `by` is who of the team wrote it.
    """

    id = AutoField()
    request = ForeignKeyField(Request, backref="letters", on_delete="CASCADE")
    key = TextField(unique=True)
    from_centre = BooleanField()
    by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    at = DateTimeField()
    about = TextField()
    text = TextField()


class Evidence(RecordsModel):
    """A photograph or PDF that shows who the requester is; `kind` is its usual ending.

    `content` is emptied once it was seen (DP5): what stays is that it was.
    """

    key = TextField(primary_key=True)
    request = ForeignKeyField(Request, backref="evidence", on_delete="CASCADE")
    at = DateTimeField()
    kind = TextField()
    content = BlobField(null=True)
    seen_at = DateTimeField(null=True)
    seen_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")


class Posted(RecordsModel):
    """What the requester was last shown of a request on the portal (JSON), and which answer."""

    request = ForeignKeyField(Request, primary_key=True, on_delete="CASCADE")
    status = TextField(null=True)
    pack = TextField(null=True)
