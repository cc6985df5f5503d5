"""The confidentiality policy: in force, before that, side by side, on paper (C10, C11)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import adequacy, policies, policy_papers
from ccportal.intranet.visitors import me
from ccportal.rules import leaving
from ccportal.rules.adequacy import Due
from ccportal.rules.differences import side_by_side
from ccportal.rules.leaving import Way
from ccportal.rules.reviewing import Review, standing
from ccportal.store.reviews import PolicyVersion
from ccportal.web.access import Can, allow, can
from ccportal.web.leaving import out
from ccportal.web.markdown import drawn
from ccportal.web.pages import show

bp = Blueprint("policy", __name__, url_prefix="/policy")


@bp.get("")
@allow(Can.POLICY_READ)
def policy() -> Response:
    """The version in force, the list of all, and what is being written."""
    return _page(PolicyVersion.in_force(clock.today()))


@bp.get("/<path:reference>")
@allow(Can.POLICY_READ)
def version(reference: str) -> Response:
    """One version."""
    return _page(policies.version(reference))


@bp.get("/print/<path:reference>")
@allow(Can.POLICY_READ)
def print_one(reference: str) -> Response:
    """One version as a PDF."""
    found = policies.version(reference)
    allowed = leaving.about_nobody(Way.PAPER, "to be read by everybody", clock.today())
    return out(allowed, policy_papers.policy(found), "application/pdf")


@bp.get("/differences")
@allow(Can.POLICY_READ)
def differences() -> Response:
    """Two versions side by side, `?before=` and `?after=`."""
    before = policies.version(request.args.get("before", ""))
    after = policies.version(request.args.get("after", ""))
    rows = side_by_side(before.text, after.text)
    return show("intranet/policy_differences.html", before=before, after=after, rows=rows)


def _page(found: PolicyVersion | None) -> Response:
    versions = policies.versions()
    here = me().standing.version
    return show(
        "intranet/policy.html",
        version=found,
        versions=versions,
        words=drawn(found.text) if found else "",
        is_in_force=found is not None and found.ref == here,
        earlier=_before(found, versions),
        review=standing(found.review_due_on, clock.today()) if found else None,
        Review=Review,
        reviews=policies.reviews() if found else [],
        draft=policies.draft(),
        look_due=can(Can.PROCESSING_READ) and adequacy.standing().due is not Due.FAR,
    )


def _before(found: PolicyVersion | None, versions: list[PolicyVersion]) -> PolicyVersion | None:
    """The version before another."""
    refs = [one.ref for one in versions]
    at = refs.index(found.ref) + 1 if found else len(refs)
    return versions[at] if at < len(versions) else None
