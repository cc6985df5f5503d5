"""Notes, concerns, incidents and risks on the real store: written once, put right by more."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, person, team

from ccportal.acts import concerns, drafts, incidents, notes, requests, risks
from ccportal.acts.archive import export_file, import_file
from ccportal.acts.incidents import Happened
from ccportal.acts.recording import Sheet
from ccportal.acts.refs import PREFIXES, fresh
from ccportal.acts.risks import Said
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted, Refused
from ccportal.rules.risks import read
from ccportal.sar.collect import collect
from ccportal.store import content
from ccportal.store.audit import AuditEntry, first_fault
from ccportal.store.contact import Concern, Incident, Note, Session
from ccportal.store.families import Family, Member, Risk
from ccportal.store.forms import FORMS
from ccportal.store.people import About, Record

ADA, BO, CY = "p-9", "p-8", "p-7"
NOW = datetime(2026, 11, 25, 12, 0)
MANY = "\N{SNOWMAN} He said: “No.”\r\n\r\nThen he left."


@pytest.fixture
def centre(made, time_machine):
    """A centre with its team and one family, on a day that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    for ref, given in ((ADA, "Ada"), (BO, "Bo"), (CY, "Cy")):
        person(ref, given, "Quill")
    Record.create(ref="f-1", kind="families")
    Family.create(ref="f-1", opened_on=date(2026, 1, 5))
    roles = ((ADA, "resident-parent"), (BO, "contact-parent"), (CY, "child"))
    for position, (ref, role) in enumerate(roles):
        Member.create(family="f-1", person=ref, position=position, role=role)
    return made


def said(**other):
    told = {
        "kind": "violence",
        "to": (ADA, CY),
        "alert": "Keep them at different doors",
        "detail": "He threatened her.",
        "source": "She said so.",
        "prevents_violence": True,
        "review_on": date(2027, 1, 5),
    }
    return Said(**(told | other))


def a_note(**other):
    return notes.write(COORDINATOR, "telephone", MANY, "f-1", (BO, CY), **other)


def an_incident(**other):
    told = {"at": NOW - timedelta(hours=1), "text": "A cup broke.", "family": "f-1", "about": (BO,)}
    return incidents.record(COORDINATOR, Happened(**(told | other)))


def about(ref):
    rows = About.select().where(About.record == ref).order_by(About.position)
    return [one.person_id for one in rows]


def trail():
    rows = AuditEntry.select().order_by(AuditEntry.seq)
    return [(one.actor, one.action, one.object_ref, one.detail) for one in rows]


def request_of(subject):
    return requests.record(COORDINATOR, subject, date(2026, 11, 20), "letter")


def test_a_note_says_who_wrote_what_when_about_whom(centre):
    note = Note.get_by_id(a_note())
    assert (note.kind, note.written_at, note.written_by_id) == ("telephone", NOW, COORDINATOR)
    assert note.text == "\N{SNOWMAN} He said: “No.”\n\nThen he left."
    assert (note.family_id, about(note.ref)) == ("f-1", [BO, CY])


def test_a_new_reference_is_a_letter_and_six_and_stands_in_the_register(centre):
    ref = a_note()
    assert (ref[:2], len(ref), content.kinds([ref])) == ("n-", 8, {ref: "notes"})


def test_references_of_every_list_are_known_apart(centre):
    assert set(PREFIXES) == set(FORMS) - {"requests"}
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    drawn = {fresh("risks") for _ in range(200)}
    assert Record.select().where(Record.ref.in_(drawn)).count() == 200


@pytest.mark.clause("SAR")
@pytest.mark.parametrize("who", [BO, CY])
def test_an_access_request_finds_a_note_that_was_just_written(centre, who):
    request, ref = request_of(who), a_note()
    assert [(one.ref, one.why) for one in collect(request)] == [(ref, "held")]


@pytest.mark.clause("SAR")
def test_an_access_request_finds_a_note_that_mentions_somebody(centre):
    request = request_of(ADA)
    ref = notes.write(COORDINATOR, "general", "Ada Quill rang.", None, (BO,))
    assert [(one.ref, one.why) for one in collect(request)] == [(ref, "mentions")]


@pytest.mark.clause("SAR")
def test_an_access_request_finds_concern_answer_incident_and_risk(centre):
    request = request_of(CY)
    worry = concerns.report(VOLUNTEER, "Cy cried.", False, "f-1", (CY,))
    done = concerns.answer(COORDINATOR, worry, "Rang Ada Quill.")
    what, risk = an_incident(about=(CY,)), risks.record(COORDINATOR, BO, said(), "f-1")
    assert {one.ref for one in collect(request)} == {worry, done, what, risk}


@pytest.mark.clause("DP4")
def test_a_correction_leaves_the_first_as_it_was_and_is_about_the_same_and_more(centre):
    first = a_note()
    before = content.row("notes", first)
    second = notes.correct(COORDINATOR, first, "He said yes.", (ADA, BO))
    assert content.row("notes", first) == before
    assert Note.get_by_id(second).corrects_id == first
    assert about(second) == [BO, CY, ADA]
    assert Note.get_by_id(second).text == (
        "This corrects the note of 25 November 2026, 12:00.\n\nHe said yes."
    )


def test_a_note_is_corrected_once_and_then_its_correction(centre):
    first = a_note()
    second = notes.correct(COORDINATOR, first, "Yes.")
    with pytest.raises(Conflict):
        notes.correct(COORDINATOR, first, "No.")
    third = notes.correct(COORDINATOR, second, "No.")
    assert [one.ref for one in Note.select().where(Note.corrects == second)] == [third]


@pytest.mark.clause("DP4")
def test_nothing_of_anybody_is_altered_while_their_request_is_open(centre):
    """Everything that can be done to what was written, and every word of it is still there."""
    request_of(BO)
    refs = (a_note(), an_incident(), risks.record(COORDINATOR, BO, said(), "f-1"))
    kept = {ref: content.digest(kind, ref) for ref, kind in content.kinds(refs).items()}
    notes.correct(COORDINATOR, refs[0], "Yes.")
    incidents.correct(COORDINATOR, refs[1], Happened(NOW, "Two cups broke.", "Swept up."))
    risks.look_again(COORDINATOR, refs[2], said(detail="All is well.", alert="Be friendly"))
    after = {ref: content.digest(kind, ref) for ref, kind in content.kinds(refs).items()}
    assert after == kept


@pytest.mark.parametrize("kind", ["telephone", "meeting", "general"])
def test_a_volunteer_writes_of_sessions_alone(centre, kind):
    with pytest.raises(NotPermitted):
        notes.write(VOLUNTEER, kind, "Hello.", "f-1", (BO,))
    assert trail()[-1] == (VOLUNTEER, "note:write", None, "refused")
    assert notes.write(VOLUNTEER, "session", "Hello.", "f-1", (BO,))


def test_the_chair_writes_no_note(centre):
    with pytest.raises(NotPermitted):
        notes.write(CHAIR, "session", "Hello.", "f-1", (BO,))


@pytest.mark.parametrize(
    ("error", "other"),
    [
        (Invalid, {"text": " "}),
        (Invalid, {"about": ("p-0",)}),
        (NotFound, {"family": "f-0"}),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_written(centre, error, other):
    told = {"text": "Hello.", "family": "f-1", "about": (BO,)} | other
    with pytest.raises(error):
        notes.write(COORDINATOR, "general", told["text"], told["family"], told["about"])
    assert (Note.select().count(), About.select().count()) == (0, 0)
    assert not Record.select().where(Record.kind == "notes").exists()


def test_a_form_sent_twice_is_one_note(centre):
    sheet = Sheet("t1", "note", "f-1")
    assert a_note(sheet=sheet) == a_note(sheet=sheet)
    assert Note.select().count() == 1
    assert [one[1] for one in trail()].count("note:write") == 1


def test_another_persons_form_with_the_same_token_is_not_known_as_sent(centre):
    first = a_note(sheet=Sheet("t1", "note", "f-1"))
    assert (drafts.sent_as(COORDINATOR, "t1"), drafts.sent_as(VOLUNTEER, "t1")) == (first, None)


def test_everything_that_is_written_stands_in_the_trail_without_its_words(centre):
    first = a_note()
    refs = (
        first,
        notes.correct(COORDINATOR, first, "Yes."),
        concerns.report(VOLUNTEER, "Cy cried.", True),
        an_incident(),
        risks.record(COORDINATOR, BO, said(), "f-1"),
    )
    refs = (*refs, risks.look_again(COORDINATOR, refs[-1], said()))
    actions = {(ref, action) for _, action, ref, _ in trail()}
    names = ("note:write", "note:correct", "concern:report", "incident:write", "risk:write")
    assert set(zip(refs, (*names, "risk:review"), strict=True)) <= actions
    assert "cried" not in json.dumps(trail())
    assert first_fault() is None


def test_concerns_wait_until_one_of_them_is_answered_the_urgent_first(centre, time_machine):
    calm = concerns.report(VOLUNTEER, "Cy was tired.")
    time_machine.move_to("2026-11-25T13:00:00Z", tick=False)
    urgent = concerns.report(VOLUNTEER, "He has a knife.", True)
    assert [one.ref for one in concerns.waiting()] == [urgent, calm]
    concerns.answer(COORDINATOR, urgent, "Rang the police.")
    assert [one.ref for one in concerns.waiting()] == [calm]


def test_a_concern_is_answered_once_with_a_note_about_the_same(centre):
    worry = concerns.report(VOLUNTEER, "Cy cried.", False, "f-1", (CY, BO))
    done = concerns.answer(COORDINATOR, worry, "Rang Ada.")
    note = Note.get_by_id(done)
    assert note.text.startswith("What was done about the concern of 25 November 2026, 12:00.\n\n")
    assert (note.family_id, about(done), note.corrects_id) == ("f-1", [CY, BO], None)
    with pytest.raises(Conflict):
        concerns.answer(COORDINATOR, worry, "Rang Bo.")
    with pytest.raises(NotFound):
        concerns.answer(COORDINATOR, done, "Rang Bo.")


def test_the_correction_of_a_concern_is_one_and_waits_for_nothing(centre):
    worry = concerns.report(COORDINATOR, "Cy cried.", False, "f-1", (CY,))
    right = notes.correct(COORDINATOR, worry, "It was Bo who cried.")
    assert (notes.is_concern(right), notes.is_concern(a_note())) == (True, False)
    assert not notes.is_concern("n-0")
    assert Concern.select().count() == 1


def test_an_incident_keeps_its_time_its_session_and_what_was_done(centre):
    Record.create(ref="s-1", kind="sessions")
    Session.create(ref="s-1", starts_at=NOW - timedelta(hours=2), ends_at=NOW)
    one = Incident.get_by_id(an_incident(session="s-1", done="Swept up."))
    assert (one.session_id, one.occurred_at, one.action_taken) == (
        "s-1",
        NOW - timedelta(hours=1),
        "Swept up.",
    )


@pytest.mark.parametrize(
    ("error", "other"),
    [
        (Invalid, {"at": NOW + timedelta(minutes=1)}),
        (Invalid, {"text": ""}),
        (NotFound, {"session": "s-0"}),
    ],
)
def test_an_incident_that_cannot_be_is_refused(centre, error, other):
    with pytest.raises(error):
        an_incident(**other)
    assert Incident.select().count() == 0


def test_an_incident_is_put_right_by_a_further_one(centre):
    first = an_incident()
    second = incidents.correct(COORDINATOR, first, Happened(NOW, "Two.", None, None, None, (ADA,)))
    one = Incident.get_by_id(second)
    assert (one.corrects_id, one.family_id, about(second)) == (first, "f-1", [BO, ADA])
    assert one.text == "This corrects what was written of 25 November 2026, 11:00.\n\nTwo."
    with pytest.raises(Conflict):
        incidents.correct(COORDINATOR, first, Happened(NOW, "Three."))


@pytest.mark.clause("VIO")
def test_a_risk_keeps_what_to_do_apart_from_why(centre):
    one = Risk.get_by_id(risks.record(COORDINATOR, BO, said(), "f-1"))
    told = read(one.text)
    assert (told.alert, told.detail) == ("Keep them at different doors", "He threatened her.")
    assert (one.source, one.held_to_prevent_violence, about(one.ref)) == (
        "She said so.",
        True,
        [ADA, CY],
    )


@pytest.mark.parametrize(
    ("error", "source", "other"),
    [
        (NotFound, "p-0", {}),
        (Invalid, ADA, {}),
        (Invalid, BO, {"to": ()}),
        (Invalid, BO, {"alert": " "}),
        (Invalid, BO, {"detail": " "}),
        (Invalid, BO, {"source": " "}),
        (Invalid, BO, {"review_on": date(2026, 11, 25)}),
    ],
)
def test_a_risk_that_lacks_something_is_refused(centre, error, source, other):
    with pytest.raises(error):
        risks.record(COORDINATOR, source, said(**other), "f-1")
    assert Risk.select().count() == 0


def test_a_risk_that_was_looked_at_again_stands_as_it_is_now(centre):
    first = risks.record(COORDINATOR, BO, said(to=(ADA,)), "f-1")
    second = risks.look_again(COORDINATOR, first, said(kind="other", to=(CY,)))
    assert [one.ref for one in risks.standing()] == [second]
    assert (Risk.get_by_id(second).from_person_id, about(second)) == (BO, [ADA, CY])
    with pytest.raises(Conflict):
        risks.look_again(COORDINATOR, first, said())
    with pytest.raises(NotFound):
        risks.look_again(COORDINATOR, "r-0", said())


def test_risks_are_due_from_their_day_on_the_longest_first(centre):
    late = risks.record(COORDINATOR, BO, said(review_on=date(2026, 11, 26)), "f-1")
    later = risks.record(COORDINATOR, BO, said(review_on=date(2026, 12, 1)), "f-1")
    seen = {
        day: [one.ref for one in risks.due(date(2026, 11, 25) + timedelta(day))]
        for day in (0, 1, 6)
    }
    assert seen == {0: [], 1: [late], 6: [late, later]}
    risks.look_again(COORDINATOR, late, said())
    assert [one.ref for one in risks.due(date(2026, 12, 1))] == [later]


def test_who_has_no_account_writes_nothing(centre):
    with pytest.raises(Refused):
        notes.write(ADA, "session", "Hello.")


def test_what_was_written_leaves_with_an_archive_and_comes_back(
    centre, instances, tmp_path, monkeypatch
):
    first = a_note()
    notes.correct(COORDINATOR, first, "He said yes.\x07 Really.")
    concerns.answer(COORDINATOR, concerns.report(VOLUNTEER, "Cy cried.", True, "f-1", (CY,)), "X.")
    incidents.correct(COORDINATOR, an_incident(), Happened(NOW, "Two."))
    risk = risks.record(COORDINATOR, BO, said(), "f-1")
    risks.look_again(COORDINATOR, risk, said(alert="Be kind"))
    out, again = tmp_path / "out.json", tmp_path / "again.json"
    export_file(out, "command")
    other = instances.copy("empty", lambda _: None, tmp_path / "other", monkeypatch)
    import_file(out, "command")
    export_file(again, "command")
    assert again.read_text() == out.read_text()
    assert read(Risk.get_by_id(risk).text).alert == "Keep them at different doors"
    instances.let_go(other)
