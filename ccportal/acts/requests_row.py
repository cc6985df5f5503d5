"""One request out of the store, with whom it is about and who made it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from peewee import JOIN, BlobField

from ccportal.errors import NotFound
from ccportal.store.people import Person
from ccportal.store.requests import Request


def find(request_ref: str) -> Request:
    """The request, with whom it is about and who made it; raises NotFound."""
    return found(_named(Request).where(Request.ref == request_ref))


def shown_row(request_ref: str) -> Any:
    """The same as a query, for `found`: to be shown, since it lacks what is not asked at once."""
    columns = [one for one in Request._meta.sorted_fields if not isinstance(one, BlobField)]
    return _named(*columns).where(Request.ref == request_ref)


def found(rows: Iterable[Request]) -> Request:
    """The only one of these; raises NotFound."""
    for one in rows:
        return one
    raise NotFound("there is no such request")


def _named(*columns: Any) -> Any:
    """A query of requests with whom they are about and who made them."""
    subject, asker = Person.alias(), Person.alias()
    query = Request.select(*columns, subject, asker)
    query = query.join(
        subject, JOIN.LEFT_OUTER, on=(Request.subject == subject.ref), attr="subject"
    )
    query = query.switch(Request)
    return query.join(asker, JOIN.LEFT_OUTER, on=(Request.made_by == asker.ref), attr="made_by")
