"""Every route, for everybody who might ask, about every record: page and part (C7, C8).

Who gets in stands in `support.permissions`, written by hand; the routes are the site's own. What
is not for somebody answers as what is not there, changes nothing, and is in the audit trail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import pytest
from flask.testing import FlaskClient
from support import permissions, visits
from support.client import CSRF, client_of
from support.permissions import AREAS, OPEN_TO_ALL, THERE, Given, Help, Visitor
from support.scenarios import SCENARIOS
from support.visits import FIRST, PRESSED, SECOND, Records

from ccportal.acts import feeds
from ccportal.acts.archive import import_file
from ccportal.intranet import create_app
from ccportal.store import audit
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db
from ccportal.store.families import Member
from ccportal.store.people import Record

pytestmark = [pytest.mark.clause("C7"), pytest.mark.clause("C8")]

PART = {"HX-Request": "true"}
HOURS = (
    *(Visitor.BEFORE, Visitor.OPENS, Visitor.CLOSES, Visitor.AFTER),
    *(Visitor.ELSEWHERE, Visitor.UNCHECKED),
)
WITHOUT_HOURS = tuple(one for one in Visitor if one not in (*HOURS, Visitor.DURING))
TOKENS = re.compile(r'(?<=name="csrf-token" content=")[^"]+|(?<=csrf_token" value=")[^"]+')
"""Where a page carries the forms' token."""

UNTOUCHED = {"audit_entry", "staff_session", "attempt"}
"""What a visit alone may change."""

WITHIN = {"number", "position", "key", "ref", "kept", "token", "record", "what"}
"""What an address may name within a record, of which the centre may have none such."""

BY_ITSELF = {
    *(
        "account.codes",
        "policy.differences",
        "requests_answer.answer",
        "requests_answer.in_words",
        "requests_ends.refuse",
        "requests_ends.letter",
        "requests_reach.printed",
        "requests_consulting.letter",
    ),
    *(
        "requests_steps.came",
        "disclosures.file",
        "team_coming.letter",
        "people_merging.merge",
    ),
    *(
        "calendar_session.absent",
        "calendar_session.cancel_booking",
        "calendar_session.give_place",
    ),
    *("concerns.concern", "concerns.answer", "concerns.hand_over"),
}
"""What is there only after something else, or with something of the very centre in the form."""

OF_FAMILIES = {"papers.new"}
"""What is about a family alone, where others are about a person too."""

LISTS = {
    "answer": "concerns",
    "correction": "notes",
    "incident-again": "incidents",
    "risk-again": "risks",
}
FOLDERS = {"concerns": "notes", "retention": "families"}
WORDS = {
    "kind": {
        "families_agreed.arrange": "contact",
        "spreadsheets.template": "people",
        "requests_together.together": "notes",
        "requests_together.give": "notes",
    },
    "event": {"families_edit.step": "accept"},
    "what": {"families_agreed.end": "need", "risk_marks.mark": "over"},
}
PLAUSIBLE = {
    "text": "He laughed a lot.",
    "words": "Ada",
    "reason": "It is asked for.",
    "why": "ill",
    "who": "centre",
    "kind": "session",
    "token": "a-token-of-a-form",
    "theme": "dark",
    "typed": "close",
    "given_names": "Ada",
    "family_name": "Birch",
    "name": "Ada Birch",
    "value": "07700 900123",
    "position": "0",
    "number": "1",
    "version": "0",
}
"""What forms of every kind may be filled in with."""


@dataclass(frozen=True)
class Visit:
    """One request: how, where, about which record; `within` it may name what it does not have."""

    method: str
    place: str
    given: Given
    address: str
    within: bool


@pytest.fixture
def opened(instances, tmp_path, monkeypatch, time_machine, request):
    """The site on the Saturday, at the hour at which somebody asks, and who that is."""
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    time_machine.move_to(visits.START.isoformat() + "Z", tick=False)
    made = instances.copy("saturday", _fill, tmp_path / "instance", monkeypatch)
    time_machine.move_to(visits.now(request.param).isoformat() + "Z", tick=False)
    app = create_app()
    yield app, request.param, visits.browser(app, request.param)
    instances.let_go(made)


def _fill(_) -> None:
    import_file(SCENARIOS / "riverside.json", "command")
    visits.settle()


def routes(app) -> Iterator[tuple[str, object]]:
    """Method and rule of every route that is not the door's."""
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if rule.endpoint != "static" and rule.endpoint not in OPEN_TO_ALL:
            for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                yield method, rule


def asked(app, *given: Given) -> list[Visit]:
    """The requests about records of these kinds; each address once, sign-out last."""
    here, found = Records.read(), {}
    for method, rule in routes(app):
        for one in given:
            visit = _visit(app, method, rule, one, here)
            if visit is not None:
                found.setdefault((method, visit.address), visit)
    return sorted(found.values(), key=lambda one: one.place == "sign_in.out")


def _visit(app, method: str, rule, given: Given, here: Records) -> Visit | None:
    names = rule.arguments - set(rule.defaults or {})
    if (given is Given.BLANK) is bool(names):
        return None
    if given is Given.PERSON and ("about" not in names or rule.endpoint in OF_FAMILIES):
        return None
    if given in (Given.NONE, Given.STRANGE) and names <= {"kind"}:
        return None  # it names no record
    if given is Given.STRANGE and names == {"number"}:
        return None  # a number is of no kind
    values = {
        **(rule.defaults or {}),
        **{name: _value(rule, name, given, here) for name in names},
    }
    with app.test_request_context():
        address = app.url_for(rule.endpoint, **values)
    within = rule.endpoint in BY_ITSELF or bool(names & WITHIN)
    return Visit(method, rule.endpoint, given, address, within)


def _value(rule, name: str, given: Given, here: Records) -> str | int:
    folder, *rest = str(rule).strip("/").split("/")
    if rule.endpoint in ("policy_told.family", "policy_told.session"):
        folder = {"family": "families", "session": "sessions"}[rest[1]]
    if name in ("number", "position"):
        return _number(rule, name, given)
    if name in WORDS and rule.endpoint in WORDS[name]:
        return WORDS[name][rule.endpoint]
    if name == "kind":
        return "identity"
    if name in ("key", "ref", "kept", "token"):
        return "a-key"
    if name == "person":
        return here.ref("people", Given.OWN)
    if name == "about":
        return here.ref("people" if given is Given.PERSON else "families", given)
    if name == "record":
        return here.ref(LISTS.get(rest[0], "notes"), given)
    return here.ref(FOLDERS.get(folder, folder), given)


def _number(rule, name: str, given: Given) -> int:
    if given is Given.NONE:
        return 987654
    family = SECOND if given is Given.OTHER else FIRST
    if rule.endpoint in ("families_edit.correct_member", "families_edit.visit"):
        role = "contact-parent"
        return Member.get((Member.family == family) & (Member.role == role)).id
    return 0 if name == "position" else 1


def form_of(visit: Visit) -> dict[str, object]:
    """A form as somebody fills it in who means it."""
    family = SECOND if visit.given is Given.OTHER else FIRST
    if visit.place == "door.mark":
        return visits.press_of(family)
    if visit.place == "door.undo":
        return {"token": f"{PRESSED}-{family}"}
    if visit.place == "search.search":
        return {"words": "Patterson"}
    return PLAUSIBLE


def ask(client, visit: Visit, token: str, headers=None):
    """The answer to one request, with the forms' token where something is sent."""
    sent = {"csrf_token": token, **form_of(visit)} if visit.method == "POST" else None
    # as any browser: what every page is held to is looked at elsewhere, and takes its time
    return FlaskClient.open(client, visit.address, method=visit.method, data=sent, headers=headers)


def token_of(client, who: Visitor) -> str:
    """The forms' token of a browser."""
    if who in (Visitor.NOBODY, Visitor.DISABLED):
        return CSRF.search(client.get("/sign-in").text)[1]
    return CSRF.search(client.get("/account").text)[1]


def bare(answer) -> str:
    """The words of an answer without what is drawn anew for each."""
    return TOKENS.sub("", answer.get_data().decode(errors="replace"))


def told_since(number: int, who: Visitor) -> list[AuditEntry]:
    """The rows of the audit trail since one, that tell of a refusal to somebody."""
    ref = visits.account_of(who).person_id
    rows = AuditEntry.select().where((AuditEntry.seq > number) & (AuditEntry.actor == ref))
    return [one for one in rows if one.action.endswith(":refused") or one.detail == "refused"]


def kept() -> dict[str, list[tuple]]:
    """All that is kept but what a visit alone may change."""
    return {
        table: sorted(records_db.execute_sql(f'SELECT * FROM "{table}"').fetchall(), key=repr)
        for table in records_db.get_tables()
        if table not in UNTOUCHED and not table.startswith(("search", "sqlite"))
    }


def visitors(*who: Visitor) -> object:
    """A test for each of these."""
    return pytest.mark.parametrize(
        "opened", who, indirect=True, ids=[one.name.lower() for one in who]
    )


def faults_of(opened, asked_for, headers=None) -> list[str]:
    """What is not as the table says, a line each. What is refused comes first."""
    _, who, client = opened
    token, hidden = token_of(client, who), frozenset()
    if who in permissions.VOLUNTEERS:
        hidden = visits.hidden_from(who)
    refused = [one for one in asked_for if not permissions.gets_in(who, one.place, one.given)]
    before, alike = kept(), {}
    found = []
    for visit in [*refused, *(one for one in asked_for if one not in set(refused))]:
        if before is not None and visit not in set(refused):
            found += [] if kept() == before else ["what was refused changed something"]
            before = None
        number = audit.head()[0]
        answer = ask(client, visit, token, headers)
        fault = _fault(who, visit, answer, number, alike) or _seen(hidden, answer)
        if fault:
            found.append(f"{visit.method} {visit.address} ({visit.given.value}): {fault}")
    if audit.first_fault() is not None:
        found.append("the audit trail is broken")
    return found


def _fault(who: Visitor, visit: Visit, answer, number: int, alike: dict) -> str:
    if who in (Visitor.NOBODY, Visitor.DISABLED):
        return _not_sent_to_the_door(answer)
    told = told_since(number, who)
    if not permissions.gets_in(who, visit.place, visit.given):
        same = alike.setdefault((visit.method, visit.place), bare(answer))
        return _not_refused(answer, told) or (
            "" if bare(answer) == same else "it does not look like what is not there"
        )
    there = visit.given in THERE
    if there and any(one.action.endswith(":refused") for one in told):
        return f"refused: {told[0].action}"
    if there and not visit.within and answer.status_code in (400, 401, 403, 404):
        return f"not let in: {answer.status_code}"
    if not there and visit.method == "GET" and answer.status_code not in (404, 303):
        return f"found what is not there: {answer.status_code}"
    return "" if answer.status_code < 500 else "it broke"


def _not_sent_to_the_door(answer) -> str:
    hurried = "HX-Request" in answer.request.headers
    shut = (401, "/sign-in") if hurried else (303, "/sign-in")
    at = answer.headers.get("HX-Redirect" if hurried else "Location")
    return "" if (answer.status_code, at) == shut else f"not sent to the door: {answer.status}"


def _not_refused(answer, told: list[AuditEntry]) -> str:
    if answer.status_code != 404:
        return f"let in: {answer.status_code}"
    if len(told) != 1:
        return f"{len(told)} rows in the audit trail"
    ref = told[0].object_ref
    unknown = ref is not None and Record.get_or_none(Record.ref == ref) is None
    return "the trail names what nobody knows" if unknown else ""


def _seen(hidden: frozenset[str], answer) -> str:
    text = unescape(answer.text) if answer.mimetype.startswith("text") else ""
    return "; ".join(f"it shows {one!r}" for one in hidden if one in text)


def test_every_route_stands_in_the_table_once_and_nothing_else_does(full):
    there = {rule.endpoint for rule in full.url_map.iter_rules()} - {"static"}
    for place in there - OPEN_TO_ALL:
        assert permissions.area_of(place), place
    listed = [one for area in AREAS for one in area.places.split()]
    assert sorted(set(listed)) == sorted(listed)
    parts = {f"{one.split('.')[0]}.*" for one in there}
    assert not {*OPEN_TO_ALL, *listed} - there - parts


@pytest.mark.outside("C7", "C8")
@visitors(*WITHOUT_HOURS)
def test_everybody_is_let_in_where_the_table_says_so_and_nowhere_else(opened):
    assert faults_of(opened, asked(opened[0], Given.OWN, Given.BLANK)) == []


@pytest.mark.outside("C7", "C8")
@visitors(Visitor.DURING)
def test_in_the_window_a_volunteer_gets_no_record_that_the_policy_does_not_give_them(
    opened,
):
    app = opened[0]
    asked_for = [*asked(app, Given.OWN, Given.SELF, Given.BLANK), *theirs(app)]
    assert faults_of(opened, list(dict.fromkeys(asked_for))) == []


@visitors(*HOURS)
def test_the_window_is_open_from_its_first_to_its_last_minute_and_for_its_own_helpers(
    opened,
):
    assert faults_of(opened, theirs(opened[0])) == []


@pytest.mark.outside("C7", "C8")
@visitors(Visitor.NOBODY, Visitor.DURING, Visitor.CHAIR)
def test_a_part_is_for_nobody_else_than_its_page(opened):
    pages = [one for one in asked(opened[0], Given.OWN, Given.BLANK) if one.method == "GET"]
    assert faults_of(opened, pages, PART) == []


@visitors(Visitor.COORDINATOR)
def test_the_coordinator_gets_each_part_and_finds_nothing_under_a_guessed_number(
    opened,
):
    pages = [one for one in asked(opened[0], Given.OWN, Given.BLANK) if one.method == "GET"]
    guesses = [one for one in asked(opened[0], Given.NONE, Given.STRANGE) if one.method == "GET"]
    assert faults_of(opened, pages, PART) == []
    assert faults_of(opened, guesses) == []


@visitors(Visitor.UNROSTERED)
def test_no_other_method_tells_more(opened):
    app, who, client = opened
    for visit in asked(app, Given.OWN):
        for method in ("OPTIONS", *(["HEAD"] if visit.method == "GET" else [])):
            if permissions.area_of(visit.place).volunteer is Help.NEVER:
                number = audit.head()[0]
                answer = FlaskClient.open(client, visit.address, method=method)
                assert answer.status_code == 404, visit
                assert told_since(number, who), visit


@visitors(Visitor.DURING)
def test_what_is_not_for_a_role_looks_like_an_address_that_nobody_ever_used(opened):
    _, _, client = opened
    for headers in (None, PART):
        known = {
            bare(client.get(address, headers=headers))
            for address in (
                f"/families/{FIRST}",
                "/people",
                "/audit",
                "/families/none",
                "/nowhere",
            )
        }
        assert len(known) == 1


@visitors(Visitor.DURING, Visitor.ELSEWHERE, Visitor.AFTER)
def test_today_and_the_feed_tell_of_ones_own_session_whatever_is_asked_for(opened):
    app, who, client = opened
    here = Records.read()
    pages = [client.get(f"/today?session={one}").text for one in (here.hall, here.annexe)]
    own = {Visitor.DURING: here.hall, Visitor.ELSEWHERE: here.annexe}.get(who)
    for text in pages:
        assert {one for one in (here.hall, here.annexe) if one in text} == ({own} - {None})
    token = feeds.renew(visits.account_of(who).id)
    feed = client_of(app).get(f"/calendar/feed/{token}.ics").text
    assert feed.count("BEGIN:VEVENT") == 1
    hidden = {*visits.hidden_from(Visitor.AFTER), visits.HALL, visits.ANNEXE}
    assert not [one for one in hidden if one in feed]


@pytest.mark.overnight
@pytest.mark.parametrize("headers", [None, PART], ids=["page", "part"])
@visitors(*Visitor)
def test_the_whole_table_holds(opened, headers):
    assert faults_of(opened, asked(opened[0], *Given), headers) == []


def theirs(app) -> list[Visit]:
    """What is a volunteer's at some time, about every record."""
    return [
        one
        for one in asked(app, *Given)
        if permissions.area_of(one.place).volunteer is not Help.NEVER
    ]
