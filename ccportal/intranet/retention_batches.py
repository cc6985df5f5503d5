"""Batches for disposal: looked at, agreed, watched; certificates and periods (C9)."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for

from ccportal import clock
from ccportal.acts import disposal, disposal_certificates, retention_periods, work
from ccportal.acts.act import note_down
from ccportal.errors import Invalid, NotFound
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.rules import disposal as rule
from ccportal.rules import leaving
from ccportal.rules import retention_periods as periods_rule
from ccportal.rules.disposal import WORD, State
from ccportal.rules.leaving import Way
from ccportal.rules.retention_periods import PERIODS, Kept
from ccportal.store import retention_held
from ccportal.store.people import Person
from ccportal.store.retention import DisposalBatch
from ccportal.web import filters
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, long_text, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("retention_batches", __name__, url_prefix="/retention")

PDF = "application/pdf"


class WordForm(Form):
    """The typed word."""

    word = text(f"Type the word {WORD} to go on", need=f"Type the word {WORD}", most=20)


class PeriodForm(Form):
    """Something is kept longer."""

    length = text("How long?", need="Enter a whole number", most=4)
    reason = long_text("Why so long?", need="Say why it has to be so long", most=1000)


AGREE = Task(
    "Agree to the disposal",
    "What is in this batch is removed from the records, its files, the search, drafts and the "
    "portal, and overwritten. Nobody can bring it back, not from a backup either.",
    "Dispose of it",
    (
        "It begins at once, in the background.",
        "What was used or held back since it was proposed is left out.",
        "A certificate remains that names nobody.",
    ),
    destroys=True,
)


@bp.get("/batches")
@allow(Can.RETENTION_READ)
def batches() -> Response:
    """Every batch, newest first."""
    page = page_of(DisposalBatch.select().order_by(DisposalBatch.proposed_at.desc()))
    return show("intranet/retention_batches.html", page=page, names=_names(page.rows))


@bp.get("/batches/<ref>")
@allow(Can.RETENTION_READ)
def batch(ref: str) -> Response:
    """One batch: what is in it by reference and number, who proposed it, and how far it is."""
    found = disposal.find(ref)
    entries = list(found.entries)
    families = [one.ref for one in entries if one.kind == disposal.FAMILIES]
    counts = retention_held.counts(families) if found.state in rule.OPEN else {}
    return show(
        "intranet/retention_batch.html",
        parts=("retention_progress",),
        batch=found,
        families=families,
        people=[one.ref for one in entries if one.kind == disposal.PEOPLE],
        left_out=[one.ref for one in entries if found.state == State.DONE and not one.disposed_on],
        counts=counts,
        names=_names([found]),
        mine=found.proposed_by == me().ref,
        progress=work.progress(ref, work.DISPOSE),
        certificate=disposal_certificates.of_if_any(ref),
    )


@bp.route("/batches/<ref>/agree", methods=["GET", "POST"])
@allow(Can.RETENTION_AGREE)
def agree(ref: str) -> Response:
    """Agree with a batch: what will go, and the typed word."""
    found = disposal.find(ref)
    if found.state != State.PROPOSED:
        raise NotFound("There is nothing to agree to.")

    def does(form: Any) -> Response:
        disposal.agree(me().ref, ref, form.word.data)
        return see("retention_batches.batch", ref=ref)

    return ask(AGREE, WordForm(), _back(ref), does, who=_says(found))


@bp.post("/batches/<ref>/send-back")
@allow(Can.RETENTION_AGREE)
def send_back(ref: str) -> Response:
    """Say no to a batch."""
    disposal.send_back(me().ref, ref)
    return see("retention_batches.batch", ref=ref)


@bp.post("/batches/<ref>/withdraw")
@allow(Can.RETENTION_PROPOSE)
def withdraw(ref: str) -> Response:
    """Take a batch back."""
    disposal.withdraw(me().ref, ref)
    return see("retention_batches.batch", ref=ref)


@bp.get("/certificates")
@allow(Can.RETENTION_READ)
def certificates() -> Response:
    """Every certificate, newest first, and whether their chain is whole."""
    listed = disposal_certificates.all_of_them()
    said = [(one, rule.read(one.says)) for one in listed]
    fault = disposal_certificates.first_fault()
    return show("intranet/retention_certificates.html", certificates=said, fault=fault)


@bp.get("/certificates/<int:number>")
@allow(Can.RETENTION_READ)
def certificate(number: int) -> Response:
    """A certificate's file; that it was fetched is noted down."""
    found = disposal_certificates.find(number)
    note_down(me().ref, "certificate:read", None, str(number))
    allowed = leaving.about_nobody(Way.PAPER, "to show what was disposed of", clock.today())
    return out(allowed, bytes(found.content), PDF, f"certificate-of-disposal-{number}.pdf")


@bp.get("/periods")
@allow(Can.RETENTION_READ)
def periods() -> Response:
    """How long each kind of data is kept."""
    said = periods_rule.said
    return show("intranet/retention_periods.html", periods=retention_periods.table(), said=said)


@bp.route("/periods/<kept>", methods=["GET", "POST"])
@allow(Can.RETENTION_AGREE)
def lengthen(kept: str) -> Response:
    """Keep something longer than the policy has it."""
    if kept not in set(Kept) or PERIODS[Kept(kept)].longest is None:
        raise NotFound("There is no such period.")
    period = PERIODS[Kept(kept)]
    least = periods_rule.said(period.length, period.unit)
    most = periods_rule.said(period.longest, period.unit)
    task = Task(
        "Keep something longer",
        f"{period.what}: the policy has {least}. A centre may keep them {most} at most.",
        "Keep it so long",
        (f"Give the number of {period.unit}s.", "The reason is shown beside the period."),
    )

    def does(form: Any) -> Response:
        if not form.length.data.isdecimal():
            raise Invalid(f"Give the number of {period.unit}s, as {period.length}.")
        number = int(form.length.data)
        retention_periods.lengthen(me().ref, Kept(kept), number, form.reason.data)
        return see("retention_batches.periods")

    back = Link("How long things are kept", url_for("retention_batches.periods"))
    return ask(task, PeriodForm(), back, does)


def _back(ref: str) -> Link:
    return Link("The batch", url_for("retention_batches.batch", ref=ref))


def _says(found: DisposalBatch) -> str:
    kinds = [one.kind for one in found.entries]
    families, people = kinds.count(disposal.FAMILIES), kinds.count(disposal.PEOPLE)
    words = (
        filters.count(families, "family", "families"),
        filters.count(people, "person", "people"),
    )
    return ", ".join(said for said, number in zip(words, (families, people), strict=True) if number)


def _names(batches: Any) -> dict[str, str]:
    """What those of the team are called who proposed and agreed."""
    refs = {one.proposed_by for one in batches} | {one.agreed_by for one in batches}
    people = Person.select().where(Person.ref.in_([ref for ref in refs if ref]))
    return {one.ref: one.name for one in people}
