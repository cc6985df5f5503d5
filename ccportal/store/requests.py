"""Requests by data subjects: events, what was collected, decisions, packs (DP6, SAR)."""

from __future__ import annotations

from peewee import (
    AutoField,
    BigIntegerField,
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


class Request(RecordsModel):
    """What somebody asked for.

    `subject` is empty until a person has matched it to the register. `said` is what the
    requester told of themselves (JSON), `public_key` the X25519 key that answers are sealed
    to; both are empty where it did not come through the portal. `comes_of` is the ref of the
    request that a complaint is about, or out of which another one was made. `version` counts
    changes (optimistic lock). Stage, clock and holds are derived from the events.
    """

    ref = TextField(primary_key=True)
    kind = TextField()
    subject = ForeignKeyField(Person, null=True, backref="requests", on_delete="RESTRICT")
    made_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    received_on = DateField()
    channel = TextField()
    scope = TextField(null=True)
    identity_confirmed_on = DateField(null=True)
    closed_on = DateField(null=True)
    said = TextField(null=True)
    public_key = BlobField(null=True)
    comes_of = TextField(null=True, index=True)
    imported = BooleanField(default=False)
    approved_digest = TextField(null=True)
    approved_on = DateField(null=True)
    version = IntegerField(default=0)


class RequestEvent(RecordsModel):
    """Something that happened to a request; never changed, never removed.

    `stage` is the stage that the request is in afterwards, `detail` is JSON. `token` is that of
    the form that it was done with, so that the same form does it once.
    """

    request = ForeignKeyField(Request, backref="events", on_delete="CASCADE")
    seq = IntegerField()
    at = DateTimeField()
    by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    kind = TextField()
    stage = TextField()
    detail = TextField()
    token = TextField(null=True, unique=True)

    class Meta:
        indexes = ((("request", "seq"), True),)


class Item(RecordsModel):
    """A record collected for a request, frozen with the digest of its content at that time.

    `why` is `held` (the subject stands in it) or `mentions` (its words name the subject).
    """

    request = ForeignKeyField(Request, backref="items", on_delete="CASCADE")
    record = ForeignKeyField(Record, on_delete="RESTRICT")
    why = TextField()
    digest = TextField()
    collected_at = DateTimeField()

    class Meta:
        indexes = ((("request", "record"), True),)


class Decision(RecordsModel):
    """What becomes of one record in one answer; `digest` is of the content decided on.

    `weighed` is what was weighed besides the reason (JSON): the evidence, the test for another
    person's data. `review_by` is the day on which the reason is looked at again. `covers` are
    areas of the pages of its file that are painted over (JSON), `page_words` the words that go
    with the pictures of those pages (JSON).
    """

    request = ForeignKeyField(Request, backref="decisions", on_delete="CASCADE")
    record = ForeignKeyField(Record, on_delete="RESTRICT")
    position = IntegerField()
    action = TextField()
    exemption = TextField(null=True)
    mode = TextField(null=True)
    reason = TextField()
    weighed = TextField(null=True)
    review_by = DateField(null=True, index=True)
    covers = TextField(null=True)
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    decided_at = DateTimeField(null=True)
    digest = TextField()
    opened_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    opened_by_second_at = DateTimeField(null=True)
    agreed_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    agreed_at = DateTimeField(null=True)
    agreed_reason = TextField(null=True)
    page_words = TextField(null=True)

    class Meta:
        indexes = ((("request", "record"), True),)


class Passage(RecordsModel):
    """Words that are taken out of a record, wherever they stand in it, letter for letter."""

    decision = ForeignKeyField(Decision, backref="passages", on_delete="CASCADE")
    position = IntegerField()
    find = TextField()
    exemption = TextField()
    mode = TextField(null=True)


class Pack(RecordsModel):
    """A finished answer: the PDF, its SHA-256 in hex, and what became of it.

    `words` is the same answer as plain text (UTF-8), `words_sha256` that of its file. `code` is
    what is kept of the code for collecting it on the portal (acts.intake.codes).
    """

    request = ForeignKeyField(Request, backref="packs", on_delete="CASCADE")
    sha256 = TextField(index=True)
    words_sha256 = TextField(index=True)
    size = BigIntegerField()
    pages = IntegerField()
    approved_digest = TextField()
    made_at = DateTimeField()
    content = BlobField(null=True)
    words = BlobField(null=True)
    released_at = DateTimeField(null=True)
    released_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    revoked_at = DateTimeField(null=True)
    code = TextField(null=True)


class Drawn(RecordsModel):
    """A part of an answer as it was drawn, encrypted; `mark` says from what, to who has the key.

    It can be drawn anew at any time, and goes when what it shows changes or the answer has left.
    """

    request = ForeignKeyField(Request, backref="drawn", on_delete="CASCADE")
    mark = TextField()
    content = BlobField()
    made_at = DateTimeField()

    class Meta:
        indexes = ((("request", "mark"), True),)


class Work(RecordsModel):
    """Long work that somebody asked for, and how far it is; times are in UTC.

    It is on a request, or else `about` says on what (a disposal). It waits while `taken_at` is
    empty. `seen_at` is the last sign of life of who does it, `tries` how often it was begun;
    `error` lists refusals, a line each.
    """

    id = AutoField()
    request = ForeignKeyField(Request, null=True, backref="work", on_delete="CASCADE")
    about = TextField(null=True)
    kind = TextField()
    actor = TextField()
    started_at = DateTimeField()
    taken_at = DateTimeField(null=True)
    seen_at = DateTimeField(null=True)
    tries = IntegerField(default=0)
    finished_at = DateTimeField(null=True, index=True)
    saying = TextField()
    done = IntegerField(default=0)
    total = IntegerField(default=1)
    error = TextField(null=True)
