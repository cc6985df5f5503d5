"""What is agreed with a family: apart, doors, orders, who may collect; each ends and stays."""

from __future__ import annotations

from flask import Blueprint, Response

from ccportal.acts import arrangements as acts
from ccportal.acts.arrangements import Agreed
from ccportal.errors import Invalid, NotFound
from ccportal.intranet import household_forms as forms
from ccportal.intranet.families_edit import member_of, to_family, way_to
from ccportal.intranet.household_desk import Task, ask
from ccportal.intranet.visitors import me
from ccportal.rules.families import Part
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.forms import options

bp = Blueprint("families_agreed", __name__, url_prefix="/families")

BEFORE = "What was agreed before ends today, and stays to be read."
TASKS: dict[Agreed, Task] = {
    Agreed.APART: Task("Keep the parents apart", BEFORE, "Agree on it"),
    Agreed.CONTACT: Task("Agree on when they meet", BEFORE, "Agree on it"),
    Agreed.DOOR: Task("Agree on a door and a time", BEFORE, "Agree on it"),
    Agreed.REACH: Task(
        "Agree on how to reach them",
        f"When, and by what: never the number itself. {BEFORE}",
        "Agree on it",
    ),
}
ORDER = Task(
    "Write down a court order",
    "In a few words: the order itself is kept among the papers.",
    "Write it down",
)
COLLECT = Task(
    "Say who may take a child home", "Nobody else may. The team is told so at the door.", "Say so"
)


@bp.route("/<path:reference>/arrange/<kind>", methods=["GET", "POST"], defaults={"number": 0})
@bp.route("/<path:reference>/arrange/<kind>/<int:number>", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def arrange(reference: str, kind: str, number: int) -> Response:
    """Something that is agreed for the family, or (by their number in it) for one of them."""
    back = way_to(reference)
    what = next((one for one in Agreed if one == kind), None)
    if what is None:
        raise NotFound("There is no such arrangement.")
    person = member_of(reference, number).person if what in acts.OF_ONE else None
    form = forms.ApartForm() if what is Agreed.APART else forms.AgreedForm()

    def does(form: forms.ApartForm) -> Response:
        acts.arrange(
            me().ref,
            reference,
            what,
            form.text.data,
            person=person.ref if person else None,
            minutes=_minutes(form),
            look_again_on=form.look_again_on.data,
        )
        return to_family(reference)

    return ask(TASKS[what], form, back, does, who=person.name if person else "")


@bp.route("/<path:reference>/order", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def order(reference: str) -> Response:
    """A court's order."""

    def does(form: forms.OrderForm) -> Response:
        made, until = form.made_on.data, form.until_on.data
        if made is None:
            raise Invalid("Enter the day of the order")
        acts.order(me().ref, reference, made, form.text.data, until)
        return to_family(reference, "arranged")

    return ask(ORDER, forms.OrderForm(), way_to(reference), does)


@bp.route("/<path:reference>/collect", methods=["GET", "POST"])
@allow(Can.FAMILY_WRITE)
def collect(reference: str) -> Response:
    """Who may take a child home."""
    back = way_to(reference)
    rows = Member.select(Member, Person).join(Person).where(Member.family == reference)
    here = [(one.person_id, one.person.name, one.role) for one in rows.order_by(Member.position)]
    form = forms.CollectForm()
    form.child.choices = options((ref, name) for ref, name, part in here if part == Part.CHILD)
    form.collector.choices = options((ref, name) for ref, name, part in here if part != Part.CHILD)

    def does(form: forms.CollectForm) -> Response:
        acts.may_collect(me().ref, reference, form.child.data, form.collector.data)
        return to_family(reference, "arranged")

    return ask(COLLECT, form, back, does)


@bp.post("/<path:reference>/end/<what>/<int:number>")
@allow(Can.FAMILY_WRITE)
def end(reference: str, what: str, number: int) -> Response:
    """Something is not so any more; it stays to be read."""
    way_to(reference)
    acts.end(me().ref, what, number)
    return to_family(reference, "arranged")


def _minutes(form: forms.ApartForm) -> int | None:
    if "minutes" not in form:
        return None
    typed = str(form.minutes.data or "")
    return int(typed) if typed.isdecimal() and len(typed) < 4 else None
