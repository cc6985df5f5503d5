"""The tables of the portal store: the only part of the store that the portal knows."""

from __future__ import annotations

from peewee import TextField

from ccportal.store.database import PortalModel


class PortalNotice(PortalModel):
    """A text that the intranet publishes for everybody (the policy in force)."""

    name = TextField(primary_key=True)
    text = TextField()
