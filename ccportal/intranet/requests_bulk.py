"""Words of a request at once: the same in other records, and all suggestions of a kind (SAR)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ccportal.acts import requests_bulk as acts
from ccportal.acts.act import note_down
from ccportal.errors import Invalid, Refused
from ccportal.intranet import reading as read
from ccportal.intranet.deciding import offered_for, sent_about
from ccportal.intranet.marking import KINDS as PASSAGES
from ccportal.intranet.marking import SUGGESTED_CODE
from ccportal.intranet.reading_list import entries
from ccportal.intranet.request_view import View, view, view_in_steps
from ccportal.intranet.requests_forms import StepForm, fresh, told_faults
from ccportal.intranet.requests_forms_review import MODES, DecideForm
from ccportal.intranet.requests_steps import check
from ccportal.intranet.visitors import me
from ccportal.rules.redaction import Cut
from ccportal.rules.requests_facts import Stage
from ccportal.rules.withholding import Mode
from ccportal.sar.collect import Found, whose
from ccportal.sar.reviewed import unread_in_steps
from ccportal.sar.suggest import Suggestion, looking
from ccportal.sar.surroundings import seen_in_steps
from ccportal.store.at_once import together
from ccportal.store.people import Person
from ccportal.store.written import Numbers
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_bulk", __name__, url_prefix="/requests")


@dataclass(frozen=True, slots=True)
class Group:
    """Suggestions that can be taken at once: of one kind, or of one person."""

    key: str
    says: str
    words: tuple[str, ...]
    records: int


# the same words elsewhere


@bp.post("/<path:reference>/elsewhere/<path:record>")
@allow(Can.REQUEST_DECIDE)
def elsewhere(reference: str, record: str) -> Response:
    """Where else in the request the words stand that were ticked; nothing is changed by it."""
    return _elsewhere_page(reference, record)


@bp.post("/<path:reference>/mark/<path:record>")
@allow(Can.REQUEST_DECIDE)
def mark(reference: str, record: str) -> Response:
    """Cover them in all these records, and go on with the one that they were found in."""
    form = DecideForm()
    try:
        check(form)
        cuts = _cuts(reference, record)
        form.action.data = "redact"
        acts.mark(reference, me().ref, cuts, form.because(), form.given())
    except Refused as error:
        return _elsewhere_page(reference, record, error)
    return see("requests_items.item", reference=reference, record=record)


def _elsewhere_page(reference: str, record: str, error: Refused | None = None) -> Response:
    here, form = view(reference), DecideForm()
    try:
        cuts = _cuts(reference, record)
    except Refused as wrong:
        cuts, error = (), error or wrong
    places = acts.elsewhere(reference, cuts)
    refs = frozenset(one.found.ref for one in places)
    listed = {one.ref: one for one in entries(reference, only=refs)}
    form.show(here.request.version, "", offered_for(here.request))
    return show(
        "intranet/request_elsewhere.html",
        status=error.status if error else 200,
        view=here,
        reference=reference,
        record=record,
        cuts=cuts,
        modes=MODES,
        places=[(listed[one.found.ref], one) for one in places],
        decided=sum(one.decided is not None for one in places),
        form=form,
        faults=told_faults(error),
    )


def _cuts(reference: str, record: str) -> tuple[Cut, ...]:
    """The passages that the page of a record sent as ticked."""
    here = read.reading(reference, record)
    sent = sent_about(request.form, here.words)
    if sent.wrong or not {one.exemption for one in sent.cuts} <= set(_offered(reference)):
        raise Invalid("Choose a code for each passage.")
    if not sent.cuts:
        raise Invalid("Tick the words first that are to be covered in the other records too.")
    return sent.cuts


def _offered(reference: str) -> Iterable[object]:
    return offered_for(view(reference).request)


# all suggestions of one kind, or of one person


@bp.get("/<path:reference>/suggestions")
@allow(Can.REQUEST_DECIDE)
def suggestions(reference: str) -> Response:
    """What is suggested in the records that are still to be read; the look is noted down."""
    note_down(me().ref, "request:read-suggestions", reference)
    return _suggestions_page(reference)


@bp.post("/<path:reference>/suggestions")
@allow(Can.REQUEST_DECIDE)
def take(reference: str) -> Response:
    """Take all suggestions of some kinds, or of some people."""
    form, wanted = StepForm(), set(request.form.getlist("group"))
    try:
        check(form)
        groups = [one for one in _asked(reference).groups() if one.key in wanted]
        finds = dict.fromkeys(find for one in groups for find in one.words)
        cuts = [Cut(find, SUGGESTED_CODE, Mode.STATED) for find in finds]
        acts.mark_unread(reference, me().ref, cuts, form.given())
    except Refused as error:
        return _suggestions_page(reference, error)
    return see("requests_bulk.suggestions", reference=reference)


@bp.post("/<path:reference>/unmark")
@allow(Can.REQUEST_DECIDE)
def unmark(reference: str) -> Response:
    """Let words be covered only where a decision says so."""
    form = StepForm()
    try:
        check(form)
        acts.unmark(reference, me().ref, request.form.getlist("find"), form.given())
    except Refused as error:
        return _suggestions_page(reference, error)
    return see("requests_bulk.suggestions", reference=reference)


def _suggestions_page(reference: str, error: Refused | None = None) -> Response:
    asked = _asked(reference)
    here = asked.view
    return show(
        "intranet/request_suggestions.html",
        status=error.status if error else 200,
        view=here,
        reference=reference,
        open=here.now.stage is Stage.ITEM_REVIEW,
        groups=asked.groups() if here.now.stage is Stage.ITEM_REVIEW else (),
        marks=asked.marks,
        modes=MODES,
        form_of=lambda: fresh(StepForm(formdata=None), here.request.version),
        faults=told_faults(error),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page of all suggestions is made of."""

    view: View
    marks: tuple[Cut, ...]
    unread: tuple[Found, ...]
    seen: Numbers

    def groups(self) -> tuple[Group, ...]:
        """The suggestions in what is still to be read: by kind, then by person."""
        looked = looking(*whose(self.view.request), self.seen)
        covered = {one.find for one in self.marks}
        suggested = looked.suggest(one for one in self.unread if "file" not in one.row)
        some = [one for one in suggested if one.text not in covered]
        by: defaultdict[str, list[Suggestion]] = defaultdict(list)
        for one in some:
            by[f"kind:{one.kind}"].append(one)
        for one in some:
            if one.person:
                by[f"person:{one.person}"].append(one)
        people = {one.person for one in some if one.person}
        names = {one.ref: one.name for one in Person.select().where(Person.ref.in_(people))}
        return tuple(_group(key, some, names) for key, some in by.items())


def _asked(reference: str) -> Asked:
    return Asked(
        *together(
            view_in_steps(reference, brief=True),
            acts.marks_in_steps(reference),
            unread_in_steps(reference),
            seen_in_steps(),
        )
    )


def _group(key: str, some: list[Suggestion], names: dict[str, str]) -> Group:
    kind, _, value = key.partition(":")
    says = names.get(value, value) if kind == "person" else PASSAGES.get(value, "anything else")
    words = tuple(dict.fromkeys(one.text for one in some))
    return Group(key, says, words, len({one.record for one in some}))
