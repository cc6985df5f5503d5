"""The desk at which everything is written: the form, its draft, and what becomes of it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import Response, request, url_for
from werkzeug.datastructures import MultiDict

from ccportal import clock
from ccportal.acts import drafts, window
from ccportal.acts.act import note_refusal
from ccportal.acts.recording import Sheet
from ccportal.errors import NotFound, Refused
from ccportal.intranet.family_parts import called
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.intranet.writing_forms import WritingForm
from ccportal.rules.access import Role
from ccportal.store.at_once import at_once
from ccportal.store.families import Family, Member
from ccportal.store.people import About, Person
from ccportal.web import filters
from ccportal.web.access import Can, can
from ccportal.web.forms import options
from ccportal.web.htmx import hurried
from ccportal.web.pages import see, show

Words = Any
"""What stands in a form that is sent or taken up again; None for an empty one."""

Earlier = tuple[tuple[str, str], ...]
"""Label and words of what was written before, shown above the form."""

OWN = ("csrf_token", "token")
"""Fields of a form that are no part of its draft."""


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of writing: `kind` is its draft's, `prompts` stand beside the form."""

    kind: str
    title: str
    lead: str
    button: str
    prompts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """What it is opened about: the ref of a family, a person or a record, or nothing.

    `people` may be ticked, with what they are; those of `ticked` are from the start.
    """

    ref: str = ""
    family: str | None = None
    says: Link | None = None
    people: tuple[tuple[str, str], ...] = ()
    ticked: tuple[str, ...] = ()
    earlier: Earlier = ()


def around(ref: str) -> Around:
    """What stands around a family or a person; raises NotFound where there is neither."""
    if not ref:
        return Around()
    found = Family.select().where(Family.ref == ref)
    people = Person.select().where(Person.ref == ref)
    places = Member.select().where(Member.person == ref)
    at_once(found, people, places)
    families = _known([*(one.ref for one in found), *(one.family_id for one in places)], ref)
    if len(found):
        return _of_a_family(ref, ref, ())
    if not len(people):
        raise NotFound("There is no such family or person.")
    if len(families) == 1:
        return _of_a_family(ref, families[0], (ref,))
    return Around(ref, None, None, ((ref, people[0].name),), (ref,))


def which() -> tuple[Link, ...]:
    """The families that are at the centre about now, for whoever has named none.

    They are called by their children: that is how they are known at the door. Who may look at
    all families is led to where they are found.
    """
    if drafts.find(me().ref, str(request.endpoint).rpartition(".")[2], ""):
        return ()
    refs = window.families(me().ref, me().role)
    rows = Member.select(Member, Person).join(Person).where(Member.family.in_(sorted(refs)))
    members: dict[str, list[Member]] = {}
    for one in rows.order_by(Member.family, Member.position):
        members.setdefault(one.family_id, []).append(one)
    address = str(request.endpoint)
    found = [Link(_children(some), url_for(address, about=ref)) for ref, some in members.items()]
    here = sorted(found, key=lambda one: one.text)
    if here and can(Can.FAMILY_READ):
        here.append(Link("Another family: find it first", url_for("families.families")))
    return tuple(here)


def around_record(record: Any, earlier: Earlier = ()) -> Around:
    """What stands around a record that something further is written on; who it is about stays."""
    rows = About.select(About, Person).join(Person).where(About.record == record.ref)
    about = [(one.person_id, one.person.name) for one in rows.order_by(About.position)]
    family = record.family_id
    known = _of_a_family(record.ref, family, ()) if family else Around(record.ref)
    there = {ref for ref, _ in known.people}
    people = (*known.people, *(one for one in about if one[0] not in there))
    return replace(known, people=people, ticked=tuple(ref for ref, _ in about), earlier=earlier)


def desk(
    task: Task,
    here: Around,
    make: Callable[[Words], WritingForm],
    send: Callable[[Any, Sheet], Response],
) -> Response:
    """The form; with its words kept as a draft, thrown away, or sent, as the button says.

    `send` writes the record and answers; what it refuses is said above the form, in which
    everything stays.
    """
    if request.method == "GET":
        draft = drafts.find(me().ref, task.kind, here.ref)
        form = make(_taken_up(draft) if draft else None)
        form.token.data = draft.token if draft else secrets.token_urlsafe(16)
        return _page(task, here, form, draft.saved_at if draft else None)
    if "drop" in request.form:
        drafts.throw_away(me().ref, task.kind, here.ref)
        return see(str(request.endpoint), **(request.view_args or {}))
    form = make(request.form)
    sheet = Sheet(str(form.token.data or "")[:64], task.kind, here.ref)
    if "keep" in request.form:
        words = {one.name: request.form.getlist(one.name) for one in form if one.name not in OWN}
        kept = drafts.keep(me().ref, sheet.token, task.kind, here.ref, words)
        return _page(task, here, form, kept)
    if not form.validate_on_submit():
        return _page(task, here, form, None, status=422)
    try:
        return send(form, sheet)
    except Refused as error:
        status = 422 if hurried() else error.status  # of HTMX's, only this goes into the form
        return _page(task, here, form, None, status=status, fault=str(error))


def offer(form: WritingForm, here: Around, *fields: str) -> None:
    """Offer the people around in some fields of a form."""
    for name in fields:
        form[name].choices = options(here.people)


def tick(form: WritingForm, here: Around, words: Words) -> None:
    """In a fresh form, tick those whom it is about anyhow."""
    offer(form, here, "about")
    if words is None:
        form["about"].data = list(here.ticked)


def _taken_up(draft: drafts.Draft) -> Words:
    return MultiDict({name: list(some) for name, some in draft.words.items()})


def _page(
    task: Task,
    here: Around,
    form: WritingForm,
    saved_at: datetime | None,
    status: int = 200,
    fault: str = "",
) -> Response:
    return show(
        "intranet/write.html",
        parts=("write", "draft"),
        status=status,
        task=task,
        around=here,
        form=form,
        fields=[one for one in form if one.name not in OWN],
        saved_at=saved_at,
        kept_before=saved_at is not None and saved_at.date() < clock.today(),
        fault=fault,
    )


def _of_a_family(ref: str, family: str, ticked: tuple[str, ...]) -> Around:
    rows = Member.select(Member, Person).join(Person).where(Member.family == family)
    members = list(rows.order_by(Member.position))
    people = tuple((one.person_id, _called(one)) for one in members)
    return Around(ref, family, _way(family, members), people, ticked)


def _known(families: Sequence[str], ref: str) -> list[str]:
    """These families as far as who asks knows them.

    Raises NotFound where a volunteer asks for somebody who is not at a session of theirs.
    """
    if me().role is not Role.VOLUNTEER:
        return list(families)
    here = window.families(me().ref, me().role)
    known = [one for one in families if one in here]
    if not known:
        note_refusal(me().ref, "family:read", ref)
        raise NotFound("There is no such family or person.")
    return known


def _children(members: Sequence[Member]) -> str:
    names = [one.person.given_names for one in members if one.role == "child"]
    return (
        f"{', '.join(names[:-1])} and {names[-1]}"
        if names[1:]
        else "".join(names) or called(members)
    )


def _called(member: Member) -> str:
    part = "" if member.role == "other" else f", {filters.part(member.role)}"
    return f"{member.person.name}{part}"


def _way(family: str, members: Sequence[Member]) -> Link:
    href = url_for("families.family", reference=family) if can(Can.FAMILY_READ) else ""
    return Link(called(members), href)
