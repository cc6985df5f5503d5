"""Two entries of one person: found, looked at, made one with a typed word, undone (C4)."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response

from ccportal import clock
from ccportal.acts import households, merging, people
from ccportal.errors import Refused
from ccportal.intranet import people_forms as forms
from ccportal.intranet.people_edit import person_of, to_person, way_to
from ccportal.intranet.visitors import me
from ccportal.rules import families as rules
from ccportal.store.people import Person
from ccportal.web.access import Can, allow
from ccportal.web.pages import show

bp = Blueprint("people_merging", __name__, url_prefix="/people")


@bp.get("/<path:reference>/merge")
@allow(Can.PERSON_MERGE)
def choose(reference: str) -> Response:
    """Entries that could be the same person; never one of the other side of a family."""
    return _choose(person_of(reference), forms.FindForm(formdata=None))


@bp.post("/<path:reference>/merge")
@allow(Can.PERSON_MERGE)
def look(reference: str) -> Response:
    """What would become of the two entries."""
    kept, form = person_of(reference), forms.FindForm()
    if not form.validate_on_submit():
        return _choose(kept, form, status=422)
    other = str(form.other.data)
    if Person.get_or_none(Person.ref == other) is None:
        form.refuse("other", "Nobody has this reference")
        return _choose(kept, form, status=422)
    return _look(kept, other, forms.MergeForm(formdata=None))


@bp.post("/<path:reference>/merged")
@allow(Can.PERSON_MERGE)
def merge(reference: str) -> Response:
    """Make them one."""
    kept, form = person_of(reference), forms.MergeForm()
    other = person_of(str(form.other.data or "")).ref
    if not form.validate_on_submit():
        return _look(kept, other, form, status=422)
    try:
        merging.merge(me().ref, reference, other, str(form.typed.data))
    except Refused as error:
        form.refuse("typed", str(error))
        return _look(kept, other, form, status=error.status)
    return to_person(reference)


@bp.post("/<path:reference>/unmerge/<int:number>")
@allow(Can.PERSON_MERGE)
def undo(reference: str, number: int) -> Response:
    """Make them two again."""
    merging.undo(me().ref, number)
    return to_person(reference)


def _choose(kept: Person, form: forms.FindForm, status: int = 200) -> Response:
    naming = people.Naming(kept.given_names, kept.family_name)
    found = people.alike(naming, but=[kept.ref])
    places = households.places_of((kept.ref, *(one.ref for one in found)))
    alike = [one for one in found if _could_be(places, kept.ref, one.ref)]
    return show(
        "intranet/merge.html",
        status=status,
        person=kept,
        back=way_to(kept.ref),
        alike=alike,
        form=form,
        today=clock.today(),
    )


def _could_be(places: Iterable[rules.Place], kept: str, other: str) -> bool:
    try:
        rules.may_merge(places, kept, other)
    except Refused:
        return False
    return True


def _look(kept: Person, other: str, form: forms.MergeForm, status: int = 200) -> Response:
    found = merging.preview(me().ref, kept.ref, other)
    form.other.data = other
    return show(
        "intranet/merge_look.html",
        status=status,
        preview=found,
        back=way_to(kept.ref),
        form=form,
        word=merging.CONFIRM,
    )
