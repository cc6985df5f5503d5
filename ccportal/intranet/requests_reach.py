"""How whoever asked may be reached: seen, and put down, before anything is sent (SAR, C4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response

from ccportal.acts import reaching
from ccportal.acts import requests_letters as letters
from ccportal.acts import requests_reach as acts
from ccportal.acts.act import note_down
from ccportal.acts.reaching import Ways
from ccportal.acts.requests_row import find
from ccportal.errors import NotFound, Refused
from ccportal.intranet.request_view import view
from ccportal.intranet.request_words import HAPPENED
from ccportal.intranet.requests_forms import StepForm, supply, told_faults
from ccportal.intranet.requests_steps import check
from ccportal.intranet.visitors import me
from ccportal.rules.reaching import By, Judged, Settled, Standing
from ccportal.rules.requests_facts import Event
from ccportal.sar.letters import TITLES, Letter
from ccportal.web.access import Can, allow
from ccportal.web.forms import choice, long_text, options, text
from ccportal.web.leaving import out
from ccportal.web.pages import see, show

bp = Blueprint("requests_reach", __name__, url_prefix="/requests")

WAYS: Mapping[By, str] = {
    By.PORTAL: "on the portal, with their reference and words",
    By.IN_PERSON: "in person",
    By.TELEPHONE: "by telephone",
    By.EMAIL: "by email",
    By.POST: "by post",
}
DETAILS: Mapping[By, str] = {
    By.TELEPHONE: "Telephone number",
    By.EMAIL: "Mailbox",
    By.POST: "Address",
}
CHOSEN = "detail-"
"""What begins the choice of a contact detail that the register has; its place follows."""


class ReachForm(StepForm):
    """How they are reached from now on."""

    by = choice(
        "How do we reach them?",
        [],
        hint="As they said that it is safe for them. What must not be used is not offered.",
        need="Choose how we reach them",
    )
    where = text(
        "If by another number, mailbox or address: which?",
        hint="It is held against what must not be used, and against where others are reached.",
        most=500,
    )

    def offer(self, ways: Ways) -> None:
        """Offer what may be used: the portal, a talk, what the register has, and others."""
        direct = [By.PORTAL, By.IN_PERSON] if ways.portal else [By.IN_PERSON]
        found = [(way.value, f"{WAYS[way][:1].upper()}{WAYS[way][1:]}") for way in direct]
        found += [
            (f"{CHOSEN}{one.position}", f"{one.named}: {one.judged.why}")
            for one in theirs(ways)
            if not one.barred
        ]
        found += [(by.value, f"Another {named.lower()}") for by, named in DETAILS.items()]
        self.by.choices = options(found)

    def way(self, ways: Ways) -> Settled:
        """What was chosen, for the acts."""
        chosen = str(self.by.data or "")
        for one in theirs(ways):
            if chosen == f"{CHOSEN}{one.position}":
                return one.way
        return Settled(By(chosen), str(self.where.data or ""))


class ContactForm(StepForm):
    """What was said to them."""

    note = long_text(
        "What did you say or write to them, and what did they answer?",
        hint="For example: rang, said that we have the request, they asked for large print. It "
        "stays with the request, and they may ask for it.",
        need="Write what was said",
        most=2000,
    )


@dataclass(frozen=True, slots=True)
class Their:
    """A contact detail of whoever asked, with a name that tells none of it, and what is so."""

    position: int
    named: str
    way: Settled
    judged: Judged

    @property
    def barred(self) -> bool:
        """Whether it must not be used."""
        return self.judged.standing is Standing.BARRED


def theirs(ways: Ways) -> list[Their]:
    """The contact details of whoever asked, in their order."""
    found, counted = [], dict.fromkeys(DETAILS, 0)
    for position, one in ways.theirs:
        counted[one.by] += 1
        way = Settled(one.by, one.value)
        found.append(Their(position, f"{DETAILS[one.by]} {counted[one.by]}", way, ways.judge(way)))
    return found


@bp.get("/<path:reference>/reach")
@allow(Can.REQUEST_MATCH)
def reach(reference: str) -> Response:
    """How they may be reached, and how they are; the look is noted down."""
    shown = _page(reference)
    note_down(me().ref, "request:read-reach", reference)
    return shown


@bp.post("/<path:reference>/reach")
@allow(Can.REQUEST_MATCH)
def say(reference: str) -> Response:
    """Put down how they are reached from now on."""
    form, ways = ReachForm(), reaching.ways(find(reference))
    form.offer(ways)
    try:
        check(form)
        acts.say(reference, me().ref, form.way(ways), form.given())
    except Refused as error:
        return _page(reference, error, form)
    return see("requests_reach.reach", reference=reference)


@bp.post("/<path:reference>/contact")
@allow(Can.REQUEST_MATCH)
def contact(reference: str) -> Response:
    """Put down what was said to them: a call, a letter, a talk."""
    form = ContactForm()
    try:
        check(form)
        acts.contacted(reference, me().ref, form.note.data, form.given())
    except Refused as error:
        return _page(reference, error, form)
    return see("requests_reach.reach", reference=reference)


@bp.post("/<path:reference>/letters/<what>.pdf")
@allow(Can.REQUEST_MATCH)
def printed(reference: str, what: str) -> Response:
    """Print a letter on the way to an answer: it is here, a question, more time, a reminder."""
    if what not in set(Letter):
        raise NotFound("There is no such letter.")
    allowed, made = letters.letter(reference, me().ref, Letter(what))
    return out(allowed, made, "application/pdf", f"{what}.pdf")


def _page(reference: str, error: Refused | None = None, sent: StepForm | None = None) -> Response:
    here = view(find(reference), brief=True)
    ways, way = reaching.ways(here.request), reaching.settled(here.request, here.now.history)
    form_of = supply(here.request.version, sent)
    form = form_of(ReachForm)
    if isinstance(form, ReachForm):
        form.offer(ways)
    return show(
        "intranet/request_reach.html",
        status=error.status if error else 200,
        faults=told_faults(error, sent),
        view=here,
        reference=reference,
        form=form,
        noting=form_of(ContactForm),
        theirs=theirs(ways),
        person=here.asker or here.subject,
        way=way,
        ways=WAYS,
        now=ways.judge(way) if way else None,
        why_not=ways.unreachable(way),
        letters=[(one, TITLES[one]) for one in letters.letters_of(here.now)],
        said=[one for one in here.steps if one.more and one.says == HAPPENED[Event.CONTACT]],
    )
