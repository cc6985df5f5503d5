"""The register of breaches: what happened, who was told and how, what was done (DP7).

The chair sees of whom it concerns references alone: no record of a family is theirs to read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, url_for

from ccportal import clock
from ccportal.acts import breaches as acts
from ccportal.acts.act import note_down
from ccportal.errors import NotFound
from ccportal.intranet import policy_breaches_forms as forms
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.links import Link
from ccportal.intranet.listing import page_of
from ccportal.intranet.visitors import me
from ccportal.rules import breaches as rule
from ccportal.rules.breaches import Danger, Duty, Way
from ccportal.store.people import Person
from ccportal.store.principles import Breach, BreachPerson
from ccportal.web import filters
from ccportal.web.access import Can, allow, can
from ccportal.web.pages import see, show

bp = Blueprint("policy_breaches", __name__, url_prefix="/policy/breaches")


@bp.get("")
@allow(Can.BREACH_READ)
def breaches() -> Response:
    """Every entry, those first that are open."""
    page = page_of(acts.listed(), Breach.select().count())
    known = [(one, acts.as_rule(one, one.untold)) for one in page.rows]
    rows = [
        (one, says(now), rule.due_at(now) if rule.is_running(now) else None) for one, now in known
    ]
    return show("intranet/breaches.html", page=page, rows=rows)


@bp.route("/new", methods=["GET", "POST"])
@allow(Can.BREACH_WRITE)
def new() -> Response:
    """Put down that something happened."""
    now = clock.now()
    form = forms.FoundForm(on=now.date(), at=filters.time(now))

    def does(form: Any) -> Response:
        token = str(form.token.data or "")[:64]
        found_at = clock.in_utc(form.moment())
        return _entry(acts.report(me().ref, form.what.data, found_at, token=token))

    back = Link("Breaches", url_for("policy_breaches.breaches"))
    return ask(forms.FOUND, form, back, does)


@bp.get("/<int:number>")
@allow(Can.BREACH_READ)
def breach(number: int) -> Response:
    """One entry; the look is noted down."""
    found = acts.find(number)
    concerned = acts.people(found)
    note_down(me().ref, "breach:read", None, f"breach {number}")
    now = acts.as_rule(found, sum(one.told_at is None for one in concerned))
    return show(
        "intranet/breach.html",
        one=found,
        says=says(now),
        duty=rule.duty(now, clock.now_utc()),
        due=rule.due_at(now),
        tell_people=rule.must_tell_people(now),
        concerned=[(one, how(one)) for one in concerned],
        names=_names(found),
        dangers=forms.DANGERS,
        whole=can(Can.BREACH_TELL),
    )


@bp.route("/<int:number>/decide", methods=["GET", "POST"])
@allow(Can.BREACH_WRITE)
def decide(number: int) -> Response:
    """Weigh the risk, and decide whether the Commissioner is told."""

    def does(form: Any) -> None:
        danger = Danger(form.danger.data)
        tell, why = form.tell.data == "yes", form.why.data
        acts.decide(me().ref, number, danger, tell=tell, why=why)

    return _ask(number, forms.DECIDE, forms.DecideForm(), does)


@bp.route("/<int:number>/commissioner", methods=["GET", "POST"])
@allow(Can.BREACH_WRITE)
def commissioner(number: int) -> Response:
    """When and how the Commissioner was told."""

    def does(form: Any) -> None:
        at = clock.in_utc(form.moment())
        acts.told_commissioner(me().ref, number, at, form.how.data, form.why_late.data or "")

    return _ask(number, forms.COMMISSIONER, forms.CommissionerForm(), does)


@bp.route("/<int:number>/people", methods=["GET", "POST"])
@allow(Can.BREACH_TELL)
def people(number: int) -> Response:
    """Whom it concerns as well."""

    def does(form: Any) -> None:
        acts.concerns(me().ref, number, form.reference.data)

    return _ask(number, forms.PEOPLE, forms.PeopleForm(), does)


@bp.route("/<int:number>/people/<path:person>", methods=["GET", "POST"])
@allow(Can.BREACH_TELL)
def told(number: int, person: str) -> Response:
    """That one of them was told, by a way that is safe for them."""
    here = {one.person_id: one.person.name for one in acts.people(acts.find(number))}
    if person not in here:
        raise NotFound("It does not concern them.")
    form = forms.ToldForm()
    safe = acts.ways(person)
    form.way.choices = forms.ways(safe)

    def does(form: Any) -> None:
        way, _, detail = str(form.way.data).partition(":")
        place = int(detail) if detail.isdecimal() else None
        acts.told_person(me().ref, number, person, Way(way), place)

    return _ask(number, forms.told(bool(safe)), form, does, who=here[person])


@bp.route("/<int:number>/done", methods=["GET", "POST"])
@allow(Can.BREACH_WRITE)
def done(number: int) -> Response:
    """What was done."""
    form = forms.DoneForm(done=acts.find(number).done)
    return _ask(number, forms.DONE, form, lambda form: acts.did(me().ref, number, form.done.data))


@bp.route("/<int:number>/close", methods=["GET", "POST"])
@allow(Can.BREACH_CLOSE)
def close(number: int) -> Response:
    """The chair closes it."""
    form = forms.CloseForm()
    return _ask(number, forms.CLOSE, form, lambda _: acts.close(me().ref, number))


def says(breach: rule.Breach) -> tuple[str, str]:
    """How far an entry is: the colour of its flag, and its words."""
    if breach.closed:
        return "wait", "closed"
    if rule.must_tell_people(breach):
        return "stop", "tell people now"
    return {
        Duty.OVERDUE: ("stop", "72 hours over"),
        Duty.UNDECIDED: ("heed", "to be decided"),
        Duty.DUE: ("heed", "to be told"),
        Duty.TOLD: ("well", "told, open"),
        Duty.NEED_NOT: ("well", "need not be told, open"),
    }[rule.duty(breach, clock.now_utc())]


def how(one: BreachPerson) -> str:
    """How somebody was told, in words; empty where they were not."""
    if one.way is None:
        return ""
    by = {"address": "By letter, to a safe address", "email": "By email, to a safe address"}
    if one.way == Way.DETAIL:
        return by.get(str(one.by_kind), "On the telephone, on a safe number")
    return rule.WAYS[Way(one.way)]


def _ask(
    number: int, task: Task, form: Any, act: Callable[[Any], object], who: str = ""
) -> Response:
    """Ask something about an entry, do it, and go back to the entry."""
    acts.find(number)

    def does(form: Any) -> Response:
        act(form)
        return _entry(number)

    back = Link("The entry", url_for("policy_breaches.breach", number=number))
    return ask(task, form, back, does, who=who)


def _entry(number: int) -> Response:
    return see("policy_breaches.breach", number=number)


def _names(found: Breach) -> dict[str, str]:
    refs = (found.found_by, found.decided_by, found.told_by, found.closed_by)
    rows = Person.select().where(Person.ref.in_([one for one in refs if one]))
    return {one.ref: one.name for one in rows}
