"""The next version of the policy: written, put forward, adopted; and the yearly review (C11)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts import policies
from ccportal.acts.policies import Held, Writing
from ccportal.errors import Invalid
from ccportal.intranet import first_steps
from ccportal.intranet.visitors import me
from ccportal.rules.access import Role
from ccportal.rules.differences import side_by_side
from ccportal.rules.reviewing import Outcome, latest
from ccportal.store.reviews import PolicyVersion
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, choice, day, long_text
from ccportal.web.markdown import drawn
from ccportal.web.pages import see, show

bp = Blueprint("policy_writing", __name__, url_prefix="/policy/next")

OUTCOMES = (
    (Outcome.UNCHANGED, "It stays as it is"),
    (Outcome.NEW_VERSION, "A new version is to be written"),
)


class WriteForm(Form):
    """The words of the next version."""

    text = long_text(
        "The policy",
        hint="A line that begins with # is a heading, one that begins with 1. is a point.",
        need="Write the policy",
    )
    summary = long_text(
        "What changed since the version before",
        hint="One or two sentences that everybody on the team reads before they sign again.",
        most=1000,
    )
    due = day(
        "When is the next review due?",
        hint="Within twelve months, for example 31 3 2027",
        need="Enter the day of the next review",
    )


class ReviewForm(Form):
    """A review that was held."""

    held_on = day("On which day was it?", need="Enter the day of the review")
    took_part = long_text(
        "Who took part?",
        hint="Names of people on the committee or the team",
        need="Say who took part",
    )
    outcome = choice("What came of it?", OUTCOMES)
    due = day("If it stays: when is the next review due?", hint="Within twelve months of this one")


@bp.get("")
@allow(Can.POLICY_ADOPT)
def begin() -> Response:
    """How far the next version is, and what to do next."""
    there, found = PolicyVersion.in_force(clock.today()), policies.draft()
    return show(
        "intranet/policy_next.html",
        version=there,
        draft=found,
        words=drawn(found.text) if found else "",
        rows=side_by_side(there.text, found.text) if there and found else (),
        may_adopt=found is not None and _may_adopt(first=there is None, found=found),
        is_chair=me().role is Role.CHAIR,
        first_steps=first_steps.shown() if there is None else None,
    )


@bp.route("/write", methods=["GET", "POST"])
@allow(Can.POLICY_WRITE)
def write() -> Response:
    """Write the next version."""
    found, today = policies.draft(), clock.today()
    form = WriteForm(
        text=found.text if found else policies.begin(),
        summary=found.summary_of_changes if found else "",
        due=found.review_due_on if found else latest(today),
    )
    due = form.due.data
    if form.validate_on_submit() and due is not None:
        writing = Writing(form.text.data, form.summary.data or "", due)
        try:
            policies.write(me().ref, writing)
        except Invalid as fault:
            form.refuse(_which(str(fault)), str(fault))
        else:
            return see("policy_writing.begin")
    first = not policies.versions()
    status = 422 if form.errors else 200
    return show("intranet/policy_write.html", form=form, first=first, status=status)


@bp.post("/forward")
@allow(Can.POLICY_WRITE)
def forward() -> Response:
    """Put it forward to the chair."""
    policies.put_forward(me().ref)
    return see("policy_writing.begin")


@bp.post("/drop")
@allow(Can.POLICY_WRITE)
def drop() -> Response:
    """Throw it away."""
    policies.drop(me().ref)
    return see("policy.policy")


@bp.post("/adopt")
@allow(Can.POLICY_ADOPT)
def adopt() -> Response:
    """Adopt it: it is in force at once, and everybody signs again."""
    policies.adopt(me().ref, me().role, request.form.get("read", ""))
    return see("undertakings.sign")


@bp.route("/review", methods=["GET", "POST"])
@allow(Can.POLICY_REVIEW)
def review() -> Response:
    """Record a review of the version in force."""
    form = ReviewForm()
    held_on = form.held_on.data
    if form.validate_on_submit() and held_on is not None:
        try:
            outcome = Outcome(form.outcome.data)
            held = Held(held_on, form.took_part.data, outcome, form.due.data)
            policies.review(me().ref, held)
        except Invalid as fault:
            form.refuse(_which_of_review(str(fault)), str(fault))
        else:
            return see("policy.policy")
    there = PolicyVersion.in_force(clock.today())
    status = 422 if form.errors else 200
    return show("intranet/policy_review.html", form=form, version=there, status=status)


def _may_adopt(*, first: bool, found: object) -> bool:
    """What is offered; the act asks the rule again."""
    if first:
        return me().role is Role.COORDINATOR or getattr(found, "proposed_at", None) is not None
    return me().role is Role.CHAIR and getattr(found, "proposed_at", None) is not None


def _which(fault: str) -> str:
    """The field that a fault of the act belongs to."""
    if "review" in fault:
        return "due"
    return "summary" if "changed" in fault else "text"


def _which_of_review(fault: str) -> str:
    return "due" if "next review" in fault else "held_on"
