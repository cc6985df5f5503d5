"""Searching, deciding, the second person, and what voids an approval."""

from __future__ import annotations

import importlib
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.pages import listening
from support.requests import CHAIR, COORDINATOR, OTHER, VOLUNTEER, stages, team, trail
from support.way import BECAUSE, hand_over

from ccportal import clock
from ccportal.acts import requests, requests_items, requests_second
from ccportal.acts.requests import Given
from ccportal.acts.requests_items import STORES
from ccportal.acts.requests_state import find, state
from ccportal.catalogue import WORDS
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted
from ccportal.rules.deciding import Because
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.requests_facts import Stage
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.store import content
from ccportal.store.contact import Note
from ccportal.store.people import About, ContactDetail, Record
from ccportal.store.requests import Decision, Item
from ccportal.store.reviews import PolicyVersion

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

COUNTED = "ccportal.store.migrations.records.0005_how_often_tables_are_written"
NAMED = re.compile(r'(?:FROM|JOIN) "(\w+)"')

TODAY = date(2026, 11, 25)
SUBJECT = "p-013"
INCLUDE = Decided("n-021", Action.INCLUDE, None, Mode.STATED, ())
SILENT = Decided("n-021", Action.WITHHOLD, Exemption.CR2, Mode.SILENT, ())
STATED = replace(SILENT, mode=Mode.STATED, exemption=Exemption.LPP19)
HERS = replace(BECAUSE, reason="it is hers")
WHY = Because("to keep somebody safe")


@pytest.fixture
def on(in_riverside, time_machine):
    """Opens Riverside, on a day that stands still, with a request that is led so far."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    return lambda led: in_riverside(f"review_{led.__name__}", led)


@pytest.fixture
def ref(on):
    """A request of a grandmother, accepted, in a whole centre."""
    return on(accepted)


def accepted():
    team()
    ref = requests.record(COORDINATOR, SUBJECT, TODAY, "letter")
    requests.accept(ref, COORDINATOR)
    return ref


def found_in():
    kinds = content.kinds(one.record_id for one in Item.select())
    return set(kinds.values())


@pytest.fixture
def reviewed(on):
    """The same, searched for, its items frozen."""
    return on(searched)


def searched():
    ref = accepted()
    requests_items.search(ref, COORDINATOR)
    certify(ref)
    return ref


def certify(ref, **other):
    stores = {store: store in found_in() for store in STORES} | other
    requests_items.certify(ref, COORDINATOR, stores, ("a name",))


def records(ref):
    return [one.record_id for one in Item.select().where(Item.request == ref)]


def include_all(ref, but=()):
    for record in records(ref):
        if record not in but:
            decided = replace(INCLUDE, record=record)
            requests_items.decide(ref, COORDINATOR, decided, Because())


@pytest.fixture
def submitted(on):
    """The same, everything included but one record withheld in silence, with the second."""
    return on(handed_over)


def handed_over():
    ref = searched()
    include_all(ref, but=("n-021",))
    requests_items.decide(ref, COORDINATOR, SILENT, WHY)
    hand_over(ref, COORDINATOR)
    return ref


def agree(ref, actor=CHAIR):
    requests_second.open_item(ref, actor, "n-021")
    requests_second.agree_with_all(ref, actor, "I fear for her too")


@pytest.fixture
def approved(submitted):
    """The same, approved by the chair."""
    agree(submitted)
    requests_second.approve(submitted, CHAIR, signed_in_for=10)
    return submitted


def stage(ref):
    return state(find(ref)).stage


def change_note(ref="n-021"):
    Note.update(text="Other words.").where(Note.ref == ref).execute()


def new_note(ref="n-900"):
    Record.create(ref=ref, kind="notes")
    Note.create(
        ref=ref, kind="general", written_at=clock.now(), written_by="p-001", text="A new one."
    )
    About.create(record=ref, person=SUBJECT, position=0)


def test_the_search_freezes_what_is_found_with_its_digest(reviewed):
    items = {one.record_id: one for one in Item.select().where(Item.request == reviewed)}
    assert "n-021" in items
    assert items["n-021"].digest == content.digest("notes", "n-021")
    assert stages(reviewed)[-2:] == ["searching", "item_review"]


@pytest.mark.parametrize("store", ["notebooks", "telephone", "mailbox", "notes"])
def test_a_place_that_was_not_searched_keeps_the_certificate_open(ref, store):
    requests_items.search(ref, COORDINATOR)
    stores = {one: one in found_in() for one in STORES if one != store}
    with pytest.raises(Conflict, match=store):
        requests_items.certify(ref, COORDINATOR, stores, ("a name",))


def test_what_was_found_is_not_ticked_away(ref):
    requests_items.search(ref, COORDINATOR)
    with pytest.raises(Conflict, match="something was found there: notes"):
        certify(ref, notes=False)


def test_the_certificate_covers_every_list(ref):
    assert set(WORDS) < set(STORES)


def test_what_comes_later_is_flagged_and_not_added(reviewed):
    new_note()
    assert [one.ref for one in requests_items.newly_found(reviewed)] == ["n-900"]
    assert "n-900" not in records(reviewed)
    with pytest.raises(Invalid) as refusal:
        include_all(reviewed)
        requests_second.submit(reviewed, COORDINATOR)
    assert refusal.value.faults == ("n-900: newly found since the search",)


def test_what_was_flagged_is_taken_in_by_hand(reviewed):
    new_note()
    requests_items.take_in(reviewed, COORDINATOR, ("n-900",))
    assert "n-900" in records(reviewed)
    assert requests_items.newly_found(reviewed) == ()


def test_nothing_else_is_taken_in(reviewed):
    new_note()
    with pytest.raises(NotFound):
        requests_items.take_in(reviewed, COORDINATOR, ("n-900", "n-001"))
    assert "n-900" not in records(reviewed)


def test_a_decision_stands_with_its_reason_and_its_passages(reviewed):
    words = content.row("notes", "n-021")["text"].split()[0]
    cuts = (Cut(words, Exemption.TP16, Mode.GENERIC),)
    decided = Decided("n-021", Action.REDACT, None, Mode.STATED, cuts)
    requests_items.decide(reviewed, COORDINATOR, decided, HERS)
    assert review.decided(reviewed) == {"n-021": decided}
    assert Decision.get(Decision.request == reviewed).reason == "it is hers"


def test_a_faulty_decision_is_refused(reviewed):
    with pytest.raises(Invalid):
        requests_items.decide(reviewed, COORDINATOR, SILENT, Because())
    assert review.decided(reviewed) == {}


def test_only_what_was_collected_is_decided_about(reviewed):
    with pytest.raises(NotFound):
        decided = replace(INCLUDE, record="n-001")
        requests_items.decide(reviewed, COORDINATOR, decided, Because())


def test_marks_on_a_text_that_changed_since_are_void(reviewed):
    seen = content.digest("notes", "n-021")
    requests_items.decide(reviewed, COORDINATOR, INCLUDE, Because(), seen)
    change_note()
    with pytest.raises(Conflict, match="changed while it was read"):
        requests_items.decide(reviewed, COORDINATOR, SILENT, WHY, seen)


def test_undo_brings_back_the_decision_before(reviewed):
    for decided in (INCLUDE, SILENT, STATED):
        requests_items.decide(reviewed, COORDINATOR, decided, WHY)
    requests_items.undo(reviewed, COORDINATOR, "n-021")
    assert review.decided(reviewed)["n-021"] == SILENT
    requests_items.undo(reviewed, COORDINATOR, "n-021")
    assert review.decided(reviewed)["n-021"] == INCLUDE
    requests_items.undo(reviewed, COORDINATOR, "n-021")
    assert review.decided(reviewed) == {}
    with pytest.raises(Conflict, match="nothing was decided"):
        requests_items.undo(reviewed, COORDINATOR, "n-021")


def test_a_decision_after_an_undo_is_undone_to_where_it_came_from(reviewed):
    requests_items.decide(reviewed, COORDINATOR, INCLUDE, WHY)
    requests_items.decide(reviewed, COORDINATOR, SILENT, WHY)
    requests_items.undo(reviewed, COORDINATOR, "n-021")
    requests_items.decide(reviewed, COORDINATOR, STATED, WHY)
    requests_items.undo(reviewed, COORDINATOR, "n-021")
    assert review.decided(reviewed)["n-021"] == INCLUDE


def test_of_two_coordinators_who_decide_at_once_the_second_is_told(reviewed):
    version = find(reviewed).version
    requests_items.decide(reviewed, COORDINATOR, INCLUDE, WHY, given=Given(version=version))
    with pytest.raises(Conflict, match="somebody else"):
        requests_items.decide(reviewed, OTHER, SILENT, WHY, given=Given(version=version))
    assert review.decided(reviewed)["n-021"] == INCLUDE


def test_the_audit_trail_names_the_record_and_never_its_words(reviewed):
    requests_items.decide(reviewed, COORDINATOR, SILENT, Because("a very private reason"))
    assert trail(reviewed)[-1] == (COORDINATOR, "request:decide", "n-021")


def test_nothing_is_submitted_while_something_is_undecided(reviewed):
    include_all(reviewed, but=("n-021",))
    with pytest.raises(Invalid) as refusal:
        requests_second.submit(reviewed, COORDINATOR)
    assert refusal.value.faults == ("n-021: undecided",)


def test_nothing_is_submitted_that_changed_since_it_was_decided(reviewed):
    include_all(reviewed)
    change_note()
    with pytest.raises(Invalid) as refusal:
        requests_second.submit(reviewed, COORDINATOR)
    assert refusal.value.faults == ("n-021: changed since it was decided",)


def test_who_decided_does_not_agree(submitted):
    for actor in (COORDINATOR,):
        with pytest.raises(Conflict, match="somebody else"):
            requests_second.open_item(submitted, actor, "n-021")
    with pytest.raises(NotPermitted):
        requests_second.agree_with_all(submitted, VOLUNTEER)


def test_what_is_withheld_has_to_be_opened_before_it_is_agreed_with(submitted):
    with pytest.raises(Conflict, match="open n-021 first"):
        requests_second.agree(submitted, CHAIR, "n-021", "yes")


def test_one_who_did_not_open_it_does_not_agree_either(submitted):
    requests_second.open_item(submitted, CHAIR, "n-021")
    with pytest.raises(Conflict, match="open n-021 first"):
        requests_second.agree(submitted, OTHER, "n-021", "yes")


def test_silence_needs_the_second_persons_own_reason(submitted):
    requests_second.open_item(submitted, CHAIR, "n-021")
    with pytest.raises(Invalid, match="own reason"):
        requests_second.agree(submitted, CHAIR, "n-021")
    requests_second.agree(submitted, CHAIR, "n-021", "I fear for her too")
    assert Decision.get(Decision.record == "n-021", Decision.request == submitted).agreed_reason


def test_agreeing_with_all_needs_it_too(submitted):
    requests_second.open_item(submitted, CHAIR, "n-021")
    with pytest.raises(Invalid, match="own reason"):
        requests_second.agree_with_all(submitted, CHAIR)
    assert not Decision.select().where(Decision.request == submitted, Decision.agreed_by == CHAIR)


def test_what_was_not_decided_is_not_agreed_with(submitted):
    with pytest.raises(NotFound):
        requests_second.agree(submitted, CHAIR, "n-001")


def test_it_is_approved_by_its_digest(approved):
    request = find(approved)
    assert request.approved_digest == review.digest(approved)
    assert (request.approved_on, stage(approved)) == (TODAY, Stage.APPROVED)


def test_without_a_fresh_sign_in_it_is_not_approved(submitted):
    agree(submitted)
    with pytest.raises(Conflict, match="sign in again"):
        requests_second.approve(submitted, CHAIR, signed_in_for=301)


def test_what_changed_in_the_second_review_is_not_approved(submitted):
    agree(submitted)
    change_note()
    with pytest.raises(Conflict, match="something changed"):
        requests_second.approve(submitted, CHAIR, signed_in_for=10)


def test_what_is_not_agreed_is_not_approved(submitted):
    requests_second.open_item(submitted, CHAIR, "n-021")
    with pytest.raises(Conflict, match="still to be agreed"):
        requests_second.approve(submitted, CHAIR, signed_in_for=10)


def test_who_did_not_open_what_is_withheld_does_not_approve(submitted):
    agree(submitted, OTHER)
    with pytest.raises(Conflict, match="opened by the second person"):
        requests_second.approve(submitted, CHAIR, signed_in_for=10)


def test_sent_back_it_is_decided_again_and_agreed_again(submitted):
    agree(submitted)
    requests_second.send_back(submitted, CHAIR, "not this", {"n-021": "too much"})
    assert stage(submitted) is Stage.ITEM_REVIEW
    requests_items.decide(submitted, COORDINATOR, STATED, WHY)
    hand_over(submitted, COORDINATOR)
    with pytest.raises(Conflict, match="1 still to be agreed"):
        requests_second.approve(submitted, CHAIR, signed_in_for=10)


def adopt_policy():
    Record.create(ref="pv-9", kind="policy_versions")
    PolicyVersion.create(ref="pv-9", adopted_on=TODAY, review_due_on=TODAY, text="New.")


def change_person():
    ContactDetail.update(value="1 Other Street").where(ContactDetail.person == SUBJECT).execute()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_note, "n-021: changed since it was decided"),
        (adopt_policy, "another policy is in force"),
        (change_person, "somebody whom it is about, or of their family, changed"),
    ],
)
def test_an_approval_is_void_when_anything_changed_and_it_is_said_what(approved, change, said):
    assert requests_second.void_if_changed(approved) == ()
    change()
    (why,) = requests_second.void_if_changed(approved)
    assert why.endswith(said)
    assert (stage(approved), find(approved).approved_digest) == (Stage.ITEM_REVIEW, None)


def test_the_timetable_voids_what_changed_and_nothing_else(approved):
    known = requests_second.void_what_changed()
    assert stage(approved) is Stage.APPROVED
    change_note()
    requests_second.void_what_changed(known)
    assert stage(approved) is Stage.ITEM_REVIEW


def test_the_timetable_looks_at_no_approval_again_while_nothing_is_written(approved):
    known = requests_second.void_what_changed()
    with listening() as asked:
        assert requests_second.void_what_changed(known) == known
    assert len(asked.queries) == 1


def test_another_policy_may_come_into_force_though_nothing_is_written(approved, time_machine):
    known = requests_second.void_what_changed()
    time_machine.move_to(clock.now() + timedelta(days=1))
    assert requests_second.void_what_changed(known) != known


def test_whatever_an_approval_binds_is_counted_when_it_is_written(approved):
    counted = importlib.import_module(COUNTED).TABLES
    with listening() as asked:
        review.digest(approved)
    read = {name for sql, _ in asked.queries for name in NAMED.findall(sql)}
    assert {"note", "person", "decision", "policy_version", "session", "team_member"} <= read
    assert read <= set(counted)


def test_what_changed_is_named(approved):
    change_note()
    why = requests_second.void_if_changed(approved)
    assert why == ("n-021: changed since it was decided",)


def test_a_voided_approval_is_not_voided_twice(approved):
    change_note()
    requests_second.void_if_changed(approved)
    assert requests_second.void_if_changed(approved) == ()


def test_an_imported_approval_is_voided_and_can_be_reviewed(ref):
    change_note()
    assert requests_second.void_if_changed("req-06")
    assert stage("req-06") is Stage.ITEM_REVIEW
    assert "n-021" in records("req-06")
    assert requests_items.newly_found("req-06") == ()
