"""Families, who belongs to them, how they came, and the risks between their members."""

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
)

from ccportal.rules.risks import Mark, read
from ccportal.store.database import RecordsModel
from ccportal.store.people import Organisation, Person


class Family(RecordsModel):
    """A family that uses or used the centre."""

    ref = TextField(primary_key=True)
    opened_on = DateField()
    closed_on = DateField(null=True)


class Member(RecordsModel):
    """A person's place in a family."""

    family = ForeignKeyField(Family, backref="members", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="memberships", on_delete="CASCADE")
    position = IntegerField()
    role = TextField()
    parental_responsibility = BooleanField(default=False)


class Referral(RecordsModel):
    """How a family came to the centre."""

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, backref="referrals", on_delete="CASCADE")
    referred_on = DateField()
    organisation = ForeignKeyField(Organisation, null=True, on_delete="RESTRICT")
    referred_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    contact = TextField()
    reason = TextField()
    court_order = TextField(null=True)
    risk_summary = TextField(null=True)


class Risk(RecordsModel):
    """A risk that one person is to others; whom it is to stands in `About`.

    `text` begins with what to do, where that is known (`rules.risks` puts it there and reads
    it). Looked at again, a risk stays as it is and a further one `corrects` it.
    """

    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="risks", on_delete="CASCADE")
    from_person = ForeignKeyField(Person, on_delete="RESTRICT")
    kind = TextField()
    source = TextField()
    text = TextField()
    recorded_at = DateTimeField()
    recorded_by = ForeignKeyField(Person, on_delete="RESTRICT")
    held_to_prevent_violence = BooleanField()
    review_on = DateField()
    corrects = ForeignKeyField("self", null=True, backref="corrected_by", on_delete="SET NULL")

    @classmethod
    def standing(cls) -> Any:
        """The condition of a risk that stands: neither ended nor looked at again since."""
        later = cls.alias()
        again = later.select(later.corrects).where(later.corrects.is_null(False))
        ended = RiskStep.select(RiskStep.risk).where(RiskStep.what == Mark.END)
        return cls.ref.not_in(again) & cls.ref.not_in(ended)

    @property
    def alert(self) -> str | None:
        """What to do; None where nobody wrote that."""
        return read(self.text).alert


class RiskStep(RecordsModel):
    """What was marked on a risk: `what` is one of `rules.risks.Mark`, `why` a reason chosen."""

    id = AutoField()
    risk = ForeignKeyField(Risk, backref="steps", on_delete="CASCADE")
    what = TextField()
    why = TextField()
    on = DateField()
    by = TextField()
