"""Reading a request's records one by one, and deciding what becomes of each (SAR, VIO)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import MultiDict

from ccportal.acts import requests_items as acts
from ccportal.acts.act import note_down
from ccportal.acts.requests_state import find
from ccportal.errors import Invalid, NotFound, Refused
from ccportal.intranet import reading as read
from ccportal.intranet import requests_forms as forms
from ccportal.intranet.visitors import me
from ccportal.rules.deciding import Because, Consent
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.withholding import GROUNDS, Action, Exemption, Mode
from ccportal.sar import pictures
from ccportal.store import content
from ccportal.store.documents import Document, FileContent
from ccportal.web.access import Can, allow
from ccportal.web.pages import see, show

bp = Blueprint("requests_items", __name__, url_prefix="/requests")

MOST_PASSAGES = 2_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is; `next` is the first record that is still to be read."""

    total: int
    decided: int
    withheld: int
    agreed: int
    next: str | None


def progress_of(reference: str) -> Progress:
    """How far the reading of a request's records is."""
    entries = read.entries(reference)
    open_ones = [one.ref for one in entries if one.decision is None]
    return Progress(
        total=len(entries),
        decided=len(entries) - len(open_ones),
        withheld=sum(bool(one.decision and one.decision.action == "withhold") for one in entries),
        agreed=sum(one.agreed for one in entries),
        next=open_ones[0] if open_ones else entries[0].ref if entries else None,
    )


@bp.get("/<path:reference>/items/<path:record>")
@allow(Can.REQUEST_DECIDE)
def item(reference: str, record: str) -> Response:
    """A record to be read; the look is noted down."""
    note_down(me().ref, "request:read-item", reference, record)
    return item_page(reference, record)


def item_page(reference: str, record: str, error: Refused | None = None) -> Response:
    """The page of a record, with what stood against the last decision where something did."""
    here, entries = read.reading(reference, record), read.entries(reference)
    refs = [one.ref for one in entries]
    at = refs.index(record)
    faults = error.faults if isinstance(error, Invalid) else (str(error),) if error else ()
    form = forms.DecideForm(formdata=request.form if error else None)
    forms.fresh(form, find(reference).version, seen=here.found.digest)
    if here.decision and not error:
        form.reason.data = here.decision.reason
    return show(
        "intranet/request_item.html",
        parts=("reading",),
        status=error.status if error else 200,
        reference=reference,
        here=here,
        entries=entries,
        number=at + 1,
        before=refs[at - 1] if at else None,
        after=refs[at + 1] if at + 1 < len(refs) else None,
        progress=progress_of(reference),
        form=form,
        faults=[_say(fault) for fault in faults],
        grounds=GROUNDS,
        modes=Mode,
    )


@bp.post("/<path:reference>/items/<path:record>")
@allow(Can.REQUEST_DECIDE)
def decide(reference: str, record: str) -> Response:
    """Decide what becomes of a record, and go on to the next."""
    form = forms.DecideForm()
    try:
        if not form.validate_on_submit():
            faults = tuple(fault for field in form for fault in field.errors)
            raise Invalid(faults[0], faults)
        decided, because = _decided(record, form), _because(form)
        acts.decide(reference, me().ref, decided, because, form.seen.data or None, form.given())
    except Refused as error:
        return item_page(reference, record, error)
    return see("requests_items.item", reference=reference, record=_next(reference, record))


@bp.post("/<path:reference>/undo/<path:record>")
@allow(Can.REQUEST_DECIDE)
def undo(reference: str, record: str) -> Response:
    """Take the last decision about a record back."""
    form = forms.StepForm()
    try:
        form.validate_on_submit()
        acts.undo(reference, me().ref, record, form.given())
    except Refused as error:
        return item_page(reference, record, error)
    return see("requests_items.item", reference=reference, record=record)


@bp.get("/<path:reference>/pages/<path:record>/<int:number>")
@allow(Can.REQUEST_AGREE)
def page_picture(reference: str, record: str, number: int) -> Response:
    """A page of an uploaded file as a picture; nothing of the file itself is sent."""
    read.reading(reference, record)
    document = Document.get_or_none(Document.ref == record)
    if document is None or document.file_id is None:
        raise NotFound("There is no file here.")
    kept = FileContent.get_by_id(document.file_id).content
    drawn = pictures.pages(bytes(kept))
    if not 1 <= number <= len(drawn):
        raise NotFound("There is no such page.")
    return Response(drawn[number - 1], mimetype="image/png")


def _next(reference: str, record: str) -> str:
    """The next record that is still to be read, else the next one, else this one."""
    entries = read.entries(reference)
    refs = [one.ref for one in entries]
    at = refs.index(record)
    later = [one.ref for one in (*entries[at + 1 :], *entries[:at]) if one.decision is None]
    return later[0] if later else refs[min(at + 1, len(refs) - 1)]


def _decided(record: str, form: forms.DecideForm) -> Decided:
    wanted = str(form.action.data)
    action = Action(wanted) if wanted in set(Action) else Action.INCLUDE
    if wanted not in set(Action):
        raise Invalid("Say what becomes of this record.")
    whole = action is Action.WITHHOLD
    code = str(form.exemption.data or "")
    return Decided(
        record=record,
        action=action,
        exemption=Exemption(code) if whole and code in set(Exemption) else None,
        mode=Mode(form.mode.data) if whole and form.mode.data in set(Mode) else Mode.STATED,
        passages=_cuts(request.form, record) if action is Action.REDACT else (),
    )


def _cuts(sent: MultiDict[str, str], record: str) -> tuple[Cut, ...]:
    """The ticked passages; browsers send a line's end as two characters, records hold one."""
    texts = acts.words_of(_row(record))
    cuts = []
    for number in sent.getlist("cover")[:MOST_PASSAGES]:
        find = sent.get(f"find-{number}", "")
        if not any(find in text for text in texts):
            find = find.replace("\r\n", "\n")
        code, mode = sent.get(f"code-{number}", ""), sent.get(f"mode-{number}", "stated")
        if not find.strip():
            continue
        if code not in set(Exemption) or mode not in set(Mode):
            raise Invalid("Choose a code for each passage.")
        cuts.append(Cut(find, Exemption(code), Mode(mode)))
    return tuple(dict.fromkeys(cuts))


def _row(record: str) -> dict[str, object]:
    return content.row(content.kinds((record,))[record], record)


def _because(form: forms.DecideForm) -> Because:
    consent = str(form.consent.data or "")
    return Because(
        reason=str(form.reason.data or ""),
        consent=Consent(consent) if consent in set(Consent) else None,
        reasonable_without=False if form.unreasonable.data else None,
    )


def _say(fault: str) -> str:
    """A fault in the reader's words: without the name of the field before it."""
    words = fault.split(": ", 1)[-1]
    return words[:1].upper() + words[1:]


def address(reference: str, record: str) -> str:
    """The address of a record's page."""
    return url_for("requests_items.item", reference=reference, record=record)
