"""What is held back from disposal, what was proposed and agreed, and what remains of it (C9).

Of what was disposed of only references stay: what it was stands nowhere any more.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from ccportal.store.database import RecordsModel
from ccportal.store.people import Record


class RetentionHold(RecordsModel):
    """Somebody held a family or a person back, for a reason, up to and with a day.

    `why` is one of `rules.retention.BY_HAND`; `by` and `lifted_by` are refs.
    """

    id = AutoField()
    about = ForeignKeyField(Record, backref="retention_holds", on_delete="CASCADE")
    why = TextField()
    reason = TextField()
    until_on = DateField()
    put_on = DateField()
    by = TextField()
    lifted_on = DateField(null=True)
    lifted_by = TextField(null=True)


class RetentionPeriod(RecordsModel):
    """A period that the centre made longer than the policy has it, in the rule's own unit."""

    name = TextField(primary_key=True)
    length = IntegerField()
    reason = TextField()
    since_on = DateField()
    by = TextField()


class DisposalBatch(RecordsModel):
    """What is to be disposed of together: proposed by one person, agreed by another.

    `state` is one of `rules.disposal.State`; times are in UTC.
    """

    ref = TextField(primary_key=True)
    state = TextField(index=True)
    as_of = DateField()
    proposed_by = TextField()
    proposed_at = DateTimeField()
    agreed_by = TextField(null=True)
    agreed_at = DateTimeField(null=True)
    ended_at = DateTimeField(null=True)


class DisposalEntry(RecordsModel):
    """A family or person in a batch: the reference alone, and whether it is one or the other."""

    id = AutoField()
    batch = ForeignKeyField(DisposalBatch, backref="entries", on_delete="CASCADE")
    ref = TextField(index=True)
    kind = TextField()
    disposed_on = DateField(null=True)


class Certificate(RecordsModel):
    """The certificate of a disposal: what it says (JSON), its PDF, and the chain.

    `digest` is the SHA-256 of what it says with `previous`, the digest of the one before.
    """

    number = IntegerField(primary_key=True)
    batch = TextField(unique=True)
    made_at = DateTimeField()
    says = TextField()
    sha256 = TextField()
    content = BlobField()
    previous = TextField()
    digest = TextField()


def disposed() -> frozenset[str]:
    """The refs of all families and people that were disposed of; none is given again."""
    query = DisposalEntry.select(DisposalEntry.ref)
    return frozenset(one.ref for one in query.where(DisposalEntry.disposed_on.is_null(False)))
