"""A plain page for each kind of record; each look at one is noted down."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts.act import note_down
from ccportal.intranet import calendar_session, papers, sheets
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.store.contact import Session
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("records", __name__)


@bp.get("/referrals/<path:reference>")
@allow(Can.REFERRAL_READ)
def referral(reference: str) -> Response:
    """How a family came to the centre."""
    return _sheet("referrals", reference, Can.REFERRAL_READ)


@bp.get("/sessions")
@allow(Can.SESSION_READ)
def sessions() -> Response:
    """The sessions, newest first."""
    page = page_of(Session.select().order_by(Session.starts_at.desc(), Session.ref))
    return show("intranet/sessions.html", page=page)


@bp.get("/sessions/<path:reference>")
@allow(Can.SESSION_READ)
def session(reference: str) -> Response:
    """A session: bookings, rota, and who came."""
    return calendar_session.read(reference)


@bp.get("/notes/<path:reference>")
@allow(Can.NOTE_READ)
def note(reference: str) -> Response:
    """A note."""
    return _sheet("notes", reference, Can.NOTE_READ)


@bp.get("/incidents/<path:reference>")
@allow(Can.INCIDENT_READ)
def incident(reference: str) -> Response:
    """Something that went wrong."""
    return _sheet("incidents", reference, Can.INCIDENT_READ)


@bp.get("/risks/<path:reference>")
@allow(Can.RISK_READ)
def risk(reference: str) -> Response:
    """A risk that somebody is."""
    return _sheet("risks", reference, Can.RISK_READ)


@bp.get("/documents/<path:reference>")
@allow(Can.DOCUMENT_READ)
def document(reference: str) -> Response:
    """A document: its words, or pictures of its pages."""
    return papers.read(reference)


@bp.get("/consents/<path:reference>")
@allow(Can.CONSENT_READ)
def consent(reference: str) -> Response:
    """A consent to pass contact details on (C5)."""
    return _sheet("consents", reference, Can.CONSENT_READ)


@bp.get("/assessments/<path:reference>")
@allow(Can.ASSESSMENT_READ)
def assessment(reference: str) -> Response:
    """An agreement that a professional may assess a family (C6)."""
    return _sheet("assessments", reference, Can.ASSESSMENT_READ)


@bp.get("/organisations/<path:reference>")
@allow(Can.REFERRAL_READ)
def organisation(reference: str) -> Response:
    """An organisation that the centre deals with."""
    return _sheet("organisations", reference, Can.REFERRAL_READ)


@bp.get("/disclosures/<path:reference>")
@allow(Can.DISCLOSURE_READ)
def disclosure(reference: str) -> Response:
    """One disclosure."""
    return _sheet("disclosures", reference, Can.DISCLOSURE_READ)


def _sheet(kind: str, reference: str, permission: Can) -> Response:
    found = sheets.sheet(kind, reference)
    note_down(me().ref, permission, reference)
    return show("intranet/record.html", sheet=found)
