"""Search from anywhere: people, families, references, words and pages, as far as one may read.

By POST, so that no name is in an address. No line shows a contact detail or any of a record's
words: it says what was found and leads there (C4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, request, url_for

from ccportal.acts import notes
from ccportal.acts.act import note_down
from ccportal.intranet import family_parts, sheets
from ccportal.intranet.visitors import NAV, me
from ccportal.rules.finding import folded
from ccportal.store import search as store
from ccportal.store.families import Member
from ccportal.store.people import KnownAs, Organisation, Person
from ccportal.store.search import Hit
from ccportal.web import filters
from ccportal.web.access import Can, allow, can
from ccportal.web.htmx import hurried
from ccportal.web.pages import show

bp = Blueprint("search", __name__, url_prefix="/search")

LONGEST = 100
LEAST = 2
"""So many letters at least are looked for."""

READERS: Mapping[str, Can] = {
    "people": Can.PERSON_READ,
    "families": Can.FAMILY_READ,
    "organisations": Can.REFERRAL_READ,
    "requests": Can.REQUEST_READ,
    "referrals": Can.REFERRAL_READ,
    "sessions": Can.SESSION_READ,
    "notes": Can.NOTE_READ,
    "incidents": Can.INCIDENT_READ,
    "risks": Can.RISK_READ,
    "documents": Can.DOCUMENT_READ,
    "consents": Can.CONSENT_READ,
    "disclosures": Can.DISCLOSURE_READ,
    "assessments": Can.ASSESSMENT_READ,
}
"""Which permission opens the records of each list; what it does not open is not found."""

GROUPS = (*READERS, "pages")
VIEWS = {"people": "people.person", "families": "families.family", "requests": "requests.page"}
SINGULAR = {"people": "Person", "families": "Family", "pages": "Page"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was found: what it is called, where it leads, and what it is."""

    kind: str
    text: str
    href: str
    more: str = ""
    ref: str = ""

    @property
    def what(self) -> str:
        """What it is, in one word."""
        return SINGULAR.get(self.kind, filters.plain(self.kind.removesuffix("s")))

    @property
    def group(self) -> int:
        """Its place among the kinds of things that are found."""
        return GROUPS.index(self.kind)

    @property
    def group_name(self) -> str:
        """What the things of its kind are called."""
        return filters.plain(self.kind)


@bp.route("", methods=["GET", "POST"])
@allow(Can.SEARCH)
def search() -> Response:
    """What was found under the words of the box; the look is noted down, never the words."""
    typed = request.form.get("words", "")[:LONGEST]
    looked = len(folded(typed)) >= LEAST
    lines: list[Line] = []
    slip = False
    if looked:
        kinds = [kind for kind, permission in READERS.items() if can(permission)]
        alone = {one.ref for one in notes.hidden()}
        hits = tuple(one for one in store.find(typed, kinds) if one.ref not in alone)
        slip = any(one.slip for one in hits)
        lines = [*_lines(hits), *_pages(typed)]
        note_down(me().ref, "search:find", None, f"{len(lines)} found")
    return show(
        "intranet/finding.html",
        parts=("finding",),
        typed=typed,
        looked=looked,
        lines=lines,
        says=_says(len(lines), slip),
        typing=looked and hurried(),
    )


def _says(found: int, slip: bool) -> str:
    if not found:
        return "Nothing was found. Try fewer letters, or another spelling."
    if slip:
        return "Nobody is called exactly that. This is like it:"
    most = f"The first {store.MOST} are shown." if found >= store.MOST else ""
    return f"{filters.count(found, 'thing', 'things')} found. {most}".strip()


def _pages(typed: str) -> list[Line]:
    """The pages of the site that the reader may open and that are called so."""
    wanted = folded(typed)
    return [
        Line("pages", text, url_for(endpoint))
        for text, endpoint, permission in NAV
        if endpoint in current_app.view_functions
        and can(permission)
        and folded(text).startswith(wanted)
    ]


def _lines(hits: Iterable[Hit]) -> list[Line]:
    """Hits as lines; what they are called is read for all of them at once."""
    found = list(hits)
    people = {one.ref for one in found if one.kind == "people"}
    families = {one.ref for one in found if one.kind == "families"}
    families |= {one.family for one in found if one.family}
    members = _members(people, families)
    names = _people(people, members)
    names |= {ref: family_parts.called(rows) for ref, rows in _by_family(members, families)}
    organisations = {one.ref for one in found if one.kind == "organisations"}
    if organisations:
        query = Organisation.select().where(Organisation.ref.in_(organisations))
        names |= {one.ref: one.name for one in query}
    more = _more(_roles(members), _known_as(people))
    return [_line(one, names, more) for one in found]


def _line(hit: Hit, names: Mapping[str, str], more: Mapping[str, str]) -> Line:
    view = VIEWS.get(hit.kind) or sheets.VIEWS[hit.kind]
    href = url_for(view, reference=hit.ref)
    if hit.ref in names:
        return Line(hit.kind, names[hit.ref], href, more.get(hit.ref, ""), hit.ref)
    singular = filters.plain(hit.kind.removesuffix("s"))
    of = f"family {names[hit.family]}" if hit.family and hit.family in names else ""
    day = f" of {filters.day(hit.day)}" if hit.day else f" {hit.ref}"
    return Line(hit.kind, f"{singular}{day}", href, of, hit.ref)


def _members(people: set[str], families: set[str]) -> list[Member]:
    if not people and not families:
        return []
    rows = Member.select(Member, Person).join(Person)
    wanted = Member.person.in_(people) | Member.family.in_(families)
    return list(rows.where(wanted).order_by(Member.family, Member.position))


def _by_family(members: Iterable[Member], families: set[str]) -> Iterable[tuple[str, list[Member]]]:
    rows: dict[str, list[Member]] = {ref: [] for ref in families}
    for one in members:
        if one.family_id in rows:
            rows[one.family_id].append(one)
    return rows.items()


def _people(people: set[str], members: Iterable[Member]) -> dict[str, str]:
    names = {one.person_id: one.person.name for one in members if one.person_id in people}
    others = people - names.keys()
    if others:
        names |= {one.ref: one.name for one in Person.select().where(Person.ref.in_(others))}
    return names


def _roles(members: Iterable[Member]) -> dict[str, str]:
    """What each person is in a family: the first of theirs."""
    rows = reversed(list(members))
    return {one.person_id: filters.part(one.role) for one in rows}


def _more(*parts: Mapping[str, str]) -> dict[str, str]:
    """What is said of each beside their name: one after the other."""
    refs = dict.fromkeys(ref for one in parts for ref in one)
    return {ref: ", ".join(one[ref] for one in parts if ref in one) for ref in refs}


def _known_as(people: set[str]) -> dict[str, str]:
    if not people:
        return {}
    found: dict[str, list[str]] = {}
    query = KnownAs.select().where(KnownAs.person.in_(people)).order_by(KnownAs.position)
    for one in query:
        found.setdefault(one.person_id, []).append(one.name)
    return {ref: f"also known as {', '.join(names)}" for ref, names in found.items()}
