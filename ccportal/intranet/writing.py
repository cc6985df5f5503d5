"""Writing a note, putting one right, telling a concern and answering one (DP4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, request

from ccportal.acts import concerns, drafts, notes
from ccportal.acts.recording import Sheet
from ccportal.errors import NotFound
from ccportal.intranet import sheets_written
from ccportal.intranet.visitors import me
from ccportal.intranet.writing_desk import (
    Around,
    Task,
    Words,
    around,
    around_record,
    desk,
    tick,
    which,
)
from ccportal.intranet.writing_forms import (
    NOTES,
    AnswerForm,
    ConcernForm,
    CorrectionForm,
    NoteForm,
)
from ccportal.rules.access import Role
from ccportal.store.contact import Concern, Note
from ccportal.web import filters
from ccportal.web.access import Can, allow, can
from ccportal.web.forms import options
from ccportal.web.pages import see, show

bp = Blueprint("writing", __name__, url_prefix="/write")
bp.add_app_template_global(sheets_written.became, "became")
bp.add_app_template_global(drafts.half_written, "half_written")

FACTS = (
    "Begin with what happened first: when, where, who was there.",
    "What you saw and heard yourself. What somebody else told you: say who.",
    "What was said, in the very words, in quotation marks.",
    "Leave out what you think it means.",
    "No addresses and no telephone numbers.",
)

NOTE = Task(
    "note",
    "Write a note",
    "It stays as you send it. If something in it is wrong, you write a further one.",
    "Send the note",
    FACTS,
)
CORRECTION = Task(
    "correction",
    "Put a note right",
    "The first note stays, and says that it was corrected.",
    "Send the correction",
    FACTS,
)
CONCERN = Task(
    "concern",
    "I am worried about something",
    "It goes to the coordinator at once, or to the chair if you say so below. After that you"
    " cannot read it again.",
    "Tell the coordinator",
    (
        "If somebody is in danger now, ring 999 first. Then tell the coordinator face to face.",
        "Write what you saw or heard, and when.",
        "What a child said: in the child's own words. Ask them no more than that.",
        "Do not look into it yourself, and do not talk about it with others.",
        "If it is about the coordinator, say so in the box: then the chair alone reads it.",
    ),
)
ANSWER = Task(
    "answer",
    "What was done about it",
    "It becomes a note about the same people, and the concern does not wait any more.",
    "Send the note",
    (
        "Whom you told, when, and what they said.",
        "What you decided, and why. Deciding to do nothing is a decision too.",
        "What has to happen next, and who does it.",
    ),
)


@bp.route("/note", methods=["GET", "POST"], defaults={"about": ""})
@bp.route("/note/<path:about>", methods=["GET", "POST"])
@allow(Can.NOTE_WRITE)
def note(about: str) -> Response:
    """A note about a family or a person."""
    families = () if about or "nobody" in request.args else which()
    if request.method == "GET" and families:
        return show("intranet/which.html", task=NOTE, families=families)
    here = around(about)

    def make(words: Words) -> NoteForm:
        form = NoteForm(words)
        volunteer = me().role is Role.VOLUNTEER
        form.kind.choices = options(NOTES[:1] if volunteer else NOTES)
        if volunteer:
            del form.others
        tick(form, here, words)
        return form

    def send(form: NoteForm, sheet: Sheet) -> Response:
        who = form.refs()
        ref = notes.write(me().ref, form.kind.data, form.text.data, here.family, who, sheet)
        return _sent(ref)

    return desk(NOTE, here, make, send)


@bp.route("/correction/<path:record>", methods=["GET", "POST"])
@allow(Can.NOTE_CORRECT)
def correction(record: str) -> Response:
    """A note that corrects an earlier one."""
    here = _around_note(record)

    def make(words: Words) -> CorrectionForm:
        form = CorrectionForm(words)
        tick(form, here, words)
        return form

    def send(form: CorrectionForm, sheet: Sheet) -> Response:
        return _sent(notes.correct(me().ref, record, form.text.data, form.refs(), sheet))

    return desk(CORRECTION, here, make, send)


@bp.route("/concern", methods=["GET", "POST"], defaults={"about": ""})
@bp.route("/concern/<path:about>", methods=["GET", "POST"])
@allow(Can.CONCERN_REPORT)
def concern(about: str) -> Response:
    """Something that worries somebody, for the coordinator alone."""
    families = () if about or "nobody" in request.args else which()
    if request.method == "GET" and families:
        return show("intranet/which.html", task=CONCERN, families=families)
    here = around(about)

    def make(words: Words) -> ConcernForm:
        form = ConcernForm(words)
        tick(form, here, words)
        if me().role is Role.VOLUNTEER:
            del form.others
        return form

    def send(form: ConcernForm, sheet: Sheet) -> Response:
        alone = bool(form.for_chair.data)
        said, urgent, who = form.text.data, bool(form.urgent.data), form.refs()
        ref = concerns.report(me().ref, said, urgent, here.family, who, sheet, for_chair=alone)
        return see("writing.sent", to="chair") if alone else _sent(ref)

    return desk(CONCERN, here, make, send)


@bp.route("/answer/<path:record>", methods=["GET", "POST"])
@allow(Can.CONCERN_ANSWER)
def answer(record: str) -> Response:
    """What was done about a concern."""
    return answer_page(record, _around_note(record), ANSWER, _sent)


def answer_page(record: str, here: Around, task: Task, then: Callable[[str], Response]) -> Response:
    """The desk at which it is put down what was done about a concern."""
    if Concern.get_or_none(Concern.note == record) is None:
        raise NotFound("There is no such concern.")

    def send(form: AnswerForm, sheet: Sheet) -> Response:
        return then(concerns.answer(me().ref, record, form.text.data, sheet))

    return desk(task, here, AnswerForm, send)


@bp.get("/sent")
@allow(Can.CONCERN_REPORT)
def sent() -> Response:
    """It was sent, and is not for the writer to read again."""
    return show("intranet/written.html", to_chair=request.args.get("to") == "chair")


def _around_note(record: str) -> Around:
    """An earlier note, for those who may read it."""
    found: Any = Note.get_or_none(Note.ref == record)
    if found is None or not notes.may_read(record, me().role):
        raise NotFound("There is no such record.")
    return around_record(found, ((filters.moment(found.written_at), found.text),))


def _sent(ref: str) -> Response:
    if can(Can.NOTE_READ):
        return see("records.note", reference=ref)
    return see("writing.sent")
