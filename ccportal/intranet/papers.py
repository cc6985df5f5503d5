"""Documents: adding one, and reading one as its words or as pictures of its pages."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal.acts import documents as acts
from ccportal.acts.act import note_down
from ccportal.acts.documents import Paper
from ccportal.acts.documents_words import How
from ccportal.errors import Invalid, NotFound
from ccportal.intranet import family_parts, sheets
from ccportal.intranet.listing import Page
from ccportal.intranet.visitors import me
from ccportal.rules.documents import MOST_BYTES
from ccportal.sar.transcribe import can_read
from ccportal.store.documents import Document, FileWords
from ccportal.store.families import Family, Member, Referral
from ccportal.store.people import Organisation, Person
from ccportal.web.access import Can, allow
from ccportal.web.forms import Form, day, file, options, pick, several, text
from ccportal.web.pages import see, show
from ccportal.web.uploads import takes

bp = Blueprint("papers", __name__, url_prefix="/documents")

AT_ONCE = 10
"""So many pages are shown at once."""

NOT_HERE = (
    "The words on the pictures were not read: this machine has no tesseract. A search does not"
    " find them, and nor does the search for an access request. Look through it yourself."
)
SAYS = {
    How.BROUGHT: "A search finds its words.",
    How.READ: "Its words were read off the pictures: a search finds what was read rightly.",
    How.PARTLY: "Some of its pages could not be read. Look through it yourself.",
    How.WAITS: "Its words are being read off the pictures. Until then a search does not find them.",
    How.UNOPENED: "This file cannot be opened, so nothing of it is shown or found.",
}


class PaperForm(Form):
    """A document that came."""

    paper = file(
        "Choose the file",
        hint="PDF, JPG, PNG, Word (.docx) or text (.txt), up to 25 MB. Its name is not kept.",
        need="Choose a file first",
    )
    title = text(
        "What is it?",
        hint="For example: Letter from the school. Leave out addresses and telephone numbers: "
        "it stands in lists.",
        need="Say what it is",
    )
    received_on = day(
        "On which day did it come?",
        hint="So that a reader knows how old it is. For example, 31 3 2026",
        need="Enter the day on which it came",
    )
    about = several(
        "Whom is it about?",
        hint="Tick everybody whom it is about: each of them may ask for a copy.",
    )
    received_from = pick("From whom did it come?", [("", "")], hint="So that we know who told us.")


@bp.route("/new/<path:about>", methods=["GET", "POST"])
@allow(Can.DOCUMENT_ADD)
@takes(MOST_BYTES)
def new(about: str) -> Response:
    """Add a document to a family."""
    family, members = _family(about)
    form = PaperForm()
    form.about.choices = options((one.person_id, one.person.name) for one in members)
    form.received_from.choices = options(_senders(about, members))
    if request.method == "GET":
        return _form(form, family, members)
    came = form.received_on.data
    if not form.validate_on_submit() or came is None:
        return _form(form, family, members, 422)
    sent = form.paper.data
    try:
        paper = Paper(
            family=family.ref,
            about=tuple(form.about.data or ()),
            title=form.title.data,
            received_on=came,
            received_from=form.received_from.data or None,
            name=sent.filename or "",
            content=sent.read(),
        )
        ref = acts.receive(me().ref, paper)
    except Invalid as fault:
        form.refuse("paper", str(fault))
        return _form(form, family, members, 422)
    return see("records.document", reference=ref)


@bp.get("/<path:reference>/pages/<int:number>")
@allow(Can.DOCUMENT_READ)
def picture(reference: str, number: int) -> Response:
    """A page of a document as a picture: only what a reader sees of it."""
    return Response(acts.page(me().ref, reference, number), mimetype="image/png")


def read(reference: str) -> Response:
    """The page of a document; the look is noted down."""
    sheet = sheets.sheet("documents", reference)
    found = Document.get_by_id(reference)
    known = FileWords.get_or_none(FileWords.file == found.file_id) if found.file_id else None
    note_down(me().ref, Can.DOCUMENT_READ, reference)
    return show(
        "intranet/document.html",
        sheet=sheet,
        name=found.title,
        has_file=found.file_id is not None,
        page=_pages(known.pages if known else 0),
        read=known.words if known else "",
        says=_says(known) if found.file_id else "",
    )


def _says(known: FileWords | None) -> str:
    how = How(known.how) if known else How.WAITS
    return NOT_HERE if how is How.WAITS and not can_read() else SAYS[how]


def _pages(total: int) -> Page:
    """The page of the pictures that the address asks for with `?page=`."""
    pages = max(1, -(-total // AT_ONCE))
    asked = request.args.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 5 else 1
    number = min(max(1, number), pages)
    first = (number - 1) * AT_ONCE + 1
    return Page(range(first, min(first + AT_ONCE, total + 1)), number, pages, total)


def _family(ref: str) -> tuple[Family, list[Member]]:
    found = Family.get_or_none(Family.ref == ref)
    if found is None:
        raise NotFound("There is no such family.")
    rows = Member.select(Member, Person).join(Person).where(Member.family == found)
    return found, list(rows.order_by(Member.position))


def _senders(family: str, members: list[Member]) -> list[tuple[str, str]]:
    """Who of the family may have sent it, and every organisation, its own referrers first."""
    own = Referral.select(Referral.organisation).where(Referral.family == family)
    mine = {one.organisation_id for one in own}
    known = sorted(Organisation.select(), key=lambda one: (one.ref not in mine, one.name))
    people = [(one.person_id, one.person.name) for one in members if one.role != "child"]
    return [("", "Nobody of these"), *people, *((one.ref, one.name) for one in known)]


def _form(form: PaperForm, family: Family, members: list[Member], status: int = 200) -> Response:
    name = family_parts.called(members)
    page = "intranet/document_new.html"
    return show(page, form=form, family=family, name=name, reads=can_read(), status=status)
