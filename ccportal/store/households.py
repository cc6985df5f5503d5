"""What a family's page rests on beside the archive's lists: steps, arrangements, needs, orders.

Nothing here is written over: what ends gets the day on which it ended, what was wrong a
`Correction` with what was there before (DP4). `by` is the ref of who wrote it.
"""

from __future__ import annotations

from typing import Any

from peewee import (
    AutoField,
    BooleanField,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    TextField,
    fn,
)

from ccportal.rules.families import OVER
from ccportal.store.database import RecordsModel
from ccportal.store.families import Family
from ccportal.store.people import ContactDetail, Person, Record


class FamilyStep(RecordsModel):
    """A step of a family: what happened, the stage afterwards, the reason that was chosen.

    Of a first visit `person` is the parent and `visit_at` its time in London; `at` is UTC.
    """

    id = AutoField()
    family = ForeignKeyField(Family, backref="steps", on_delete="CASCADE")
    event = TextField()
    stage = TextField()
    person = ForeignKeyField(Person, null=True, backref="visits", on_delete="CASCADE")
    visit_at = DateTimeField(null=True)
    why = TextField(null=True)
    on = DateField()
    at = DateTimeField()
    by = TextField()


class Arrangement(RecordsModel):
    """What was agreed for a family, or (with `person`) for one of them: when, apart, the door.

    `minutes` is how far the two sides are kept from each other.
    """

    id = AutoField()
    family = ForeignKeyField(Family, backref="arrangements", on_delete="CASCADE")
    person = ForeignKeyField(Person, null=True, backref="arrangements", on_delete="CASCADE")
    kind = TextField()
    text = TextField()
    minutes = IntegerField(null=True)
    from_on = DateField()
    until_on = DateField(null=True)
    look_again_on = DateField(null=True)
    by = TextField()


class MayCollect(RecordsModel):
    """Somebody who may take a child home; nobody else may."""

    id = AutoField()
    family = ForeignKeyField(Family, backref="collectors", on_delete="CASCADE")
    child = ForeignKeyField(Person, backref="collected_by", on_delete="CASCADE")
    collector = ForeignKeyField(Person, backref="collects", on_delete="CASCADE")
    from_on = DateField()
    until_on = DateField(null=True)
    by = TextField()


class Need(RecordsModel):
    """An allergy, or something else that somebody needs."""

    id = AutoField()
    person = ForeignKeyField(Person, backref="needs", on_delete="CASCADE")
    kind = TextField()
    text = TextField()
    from_on = DateField()
    until_on = DateField(null=True)
    by = TextField()


class CourtOrder(RecordsModel):
    """A court's order for a family: of which day, what about, until when."""

    id = AutoField()
    family = ForeignKeyField(Family, backref="orders", on_delete="CASCADE")
    made_on = DateField()
    text = TextField()
    until_on = DateField(null=True)
    ended_on = DateField(null=True)
    by = TextField()


class ContactUse(RecordsModel):
    """How a contact detail may be used, and when its owner last said that it is right."""

    detail = ForeignKeyField(ContactDetail, primary_key=True, backref="use", on_delete="CASCADE")
    safe = BooleanField(default=False)
    do_not_use = BooleanField(default=False)
    confirmed_on = DateField(null=True)
    by = TextField()


class Correction(RecordsModel):
    """What stood in a field before it was put right (DP4); `person` is whom it tells of."""

    id = AutoField()
    record = ForeignKeyField(Record, backref="corrections", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="corrections", on_delete="CASCADE")
    field = TextField()
    before = TextField(null=True)
    reason = TextField()
    on = DateField()
    by = TextField()


class Merge(RecordsModel):
    """Two entries that were one person: `gone` became `kept`.

    `moved` is what has to be put back if it was a mistake; it goes after 30 days.
    """

    id = AutoField()
    kept = ForeignKeyField(Person, backref="merges", on_delete="CASCADE")
    gone = ForeignKeyField(Record, backref="merged", on_delete="CASCADE")
    moved = TextField(null=True)
    on = DateField()
    by = TextField()
    undone_on = DateField(null=True)


def with_us() -> Any:
    """The condition of a family that is with us, as `rules.families.stage_of` has it."""
    step = FamilyStep
    latest = step.select(fn.MAX(step.id)).group_by(step.family)
    over = step.select(step.family).where(
        step.id.in_(latest), step.stage.in_([str(one) for one in OVER])
    )
    open_ = Family.closed_on.is_null() | Family.ref.in_(step.select(step.family))
    return open_ & Family.ref.not_in(over)
