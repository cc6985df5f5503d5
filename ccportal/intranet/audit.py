"""The audit trail, for the chair: what was done, read, refused and released, and is it whole."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal.acts.act import note_down
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.store.audit import AuditEntry, first_fault
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("audit", __name__, url_prefix="/audit")


@bp.get("")
@allow(Can.AUDIT_READ)
def audit() -> Response:
    """The entries, newest first, of one action or all."""
    action = request.args.get("action", "")
    query = AuditEntry.select().order_by(AuditEntry.seq.desc())
    if action:
        query = query.where(AuditEntry.action == action)
    page = page_of(query)
    actors = {one.actor for one in page.rows}
    names = {one.ref: one.name for one in Person.select().where(Person.ref.in_(actors))}
    actions = [
        one.action
        for one in AuditEntry.select(AuditEntry.action).distinct().order_by(AuditEntry.action)
    ]
    return show("intranet/audit.html", page=page, names=names, actions=actions, action=action)


@bp.post("/check")
@allow(Can.AUDIT_READ)
def check() -> Response:
    """Look through the whole trail for rows that do not fit the one before."""
    fault = first_fault()
    note_down(me().ref, "audit:verify", None, "whole" if fault is None else f"row {fault}")
    return show("intranet/audit_check.html", fault=fault)
