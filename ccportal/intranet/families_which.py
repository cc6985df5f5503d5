"""Which family something is about: found by a name, before the form that is about it is shown."""

from __future__ import annotations

from typing import Any

from flask import Response, request, url_for

from ccportal.acts import households
from ccportal.acts.act import note_down
from ccportal.intranet import families_list, family_parts
from ccportal.intranet.links import Link
from ccportal.intranet.visitors import me
from ccportal.store.families import Member
from ccportal.store.people import Person
from ccportal.web.pages import show


def which(title: str, back: Link, find: str, to: str, **place: Any) -> Response:
    """A field for a name, and the families that have it; no name is in an address.

    `find` is the place that a name is sent to, `to` the one that a `family` is chosen for; both
    of what `place` says.
    """
    want = families_list.wanted({"words": request.form.get("words", "")})
    found = families_list.listed(want) if want.looked else None
    if found is not None:
        note_down(me().ref, "family:find", None, f"{found.counts[families_list.ALL]} found")
    return show(
        "intranet/families_which.html",
        parts=("families_found",),
        title=title,
        back=back,
        find=url_for(find, **place),
        to=to,
        place=place,
        want=want,
        found=found,
        stages=families_list.SHOWN,
        status=422 if request.method == "POST" and found is None else 200,
    )


def family_name(reference: str) -> str:
    """What a family is called; raises NotFound where there is none."""
    family = households.family(reference)
    rows = Member.select(Member, Person).join(Person).where(Member.family == family)
    return family_parts.called(list(rows.order_by(Member.position)))
