"""The audit trail, for the chair: what was done, read, refused and released, and is it whole."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal.acts import accounts
from ccportal.acts.act import note_down
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.store.audit import AuditEntry, first_fault
from ccportal.store.people import Person
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("audit", __name__, url_prefix="/audit")

SIFTED = {"action": AuditEntry.action, "who": AuditEntry.actor, "on": AuditEntry.object_ref}
"""What the entries are sifted by: what was done, by whom, on which record."""


@bp.get("")
@allow(Can.AUDIT_READ)
def audit() -> Response:
    """The entries, newest first: all, or those of one action, of somebody, on a record."""
    return _page({name: request.args.get(name, "")[:100] for name in SIFTED})


@bp.post("/sift")
@allow(Can.AUDIT_READ)
def sift() -> Response:
    """What is to be shown; by POST, so that what is no reference is in no address."""
    asked = {name: request.form.get(name, "")[:100].strip() for name in SIFTED}
    if asked["on"] and not _is_known(asked["on"]):
        return _page(asked, fault="No entry has this reference. You find it on the record's page.")
    return see("audit.audit", **{name: one or None for name, one in asked.items()})


def _page(asked: dict[str, str], fault: str = "") -> Response:
    query = AuditEntry.select().order_by(AuditEntry.seq.desc())
    for name, column in SIFTED.items():
        if asked[name]:
            query = query.where(column == asked[name])
    page = page_of(query)
    actors = {one.actor for one in page.rows}
    names = {one.ref: one.name for one in Person.select().where(Person.ref.in_(actors))}
    actions = AuditEntry.select(AuditEntry.action).distinct().order_by(AuditEntry.action)
    return show(
        "intranet/audit.html",
        page=page,
        names=names,
        actions=[one.action for one in actions],
        team=[(one.ref, one.name) for one in accounts.listing()],
        asked=asked,
        said=said,
        fault=fault,
        status=422 if fault else 200,
    )


def _is_known(reference: str) -> bool:
    return AuditEntry.select().where(AuditEntry.object_ref == reference).exists()


def said(action: str) -> str:
    """`contact:show` as `Contact: show`."""
    return filters.plain(action.replace(":", ": "))


@bp.post("/check")
@allow(Can.AUDIT_READ)
def check() -> Response:
    """Look through the whole trail for rows that do not fit the one before."""
    fault = first_fault()
    note_down(me().ref, "audit:verify", None, "whole" if fault is None else f"row {fault}")
    return show("intranet/audit_check.html", fault=fault)
