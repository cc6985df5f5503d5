"""What was decided, whether it still stands, and why an answer is not built."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ccportal.rules.redaction import Cut
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.sar.collect import Found
from ccportal.sar.reviewed import reviewed_in_steps, unread_in_steps
from ccportal.store import content
from ccportal.store.accounts import Account
from ccportal.store.at_once import alone
from ccportal.store.contact import Note, Session
from ccportal.store.people import Organisation, Person, Record
from ccportal.store.requests import Decision, Item, Passage, Request
from ccportal.store.reviews import Centre, PolicyVersion
from ccportal.store.volunteers import TeamMember

pytestmark = pytest.mark.clause("SAR")

REF = "req-06"


def found(*refs):
    kinds = content.kinds(refs)
    rows = ((ref, kinds[ref], content.row(kinds[ref], ref)) for ref in sorted(refs))
    return tuple(Found(ref, kind, "held", row, content.digest_of(row)) for ref, kind, row in rows)


def decided_refs(ref=REF):
    return sorted(review.decided(ref))


def refusals(*more, ref=REF):
    return review.refusals(ref, found(*decided_refs(ref), *more))


def change(ref="n-021"):
    Note.update(text="Other words.").where(Note.ref == ref).execute()


def freeze(*refs):
    for one in found(*refs):
        Item.create(
            request=REF,
            record=one.ref,
            why=one.why,
            digest=one.digest,
            collected_at=date(2026, 11, 25),
        )


def test_decisions_are_read_with_their_passages_in_order(riverside):
    Decision.update(action="redact", exemption=None).where(
        Decision.request == REF, Decision.record == "n-021"
    ).execute()
    one = Decision.get(Decision.request == REF, Decision.record == "n-021")
    Passage.delete().where(Passage.decision == one).execute()
    Passage.create(decision=one, position=1, find="b", exemption="TP16", mode="silent")
    Passage.create(decision=one, position=0, find="a", exemption="CR2", mode=None)
    decided = review.decided(REF)["n-021"]
    assert (decided.action, decided.exemption, decided.mode) == (Action.REDACT, None, Mode.STATED)
    assert decided.passages == (
        Cut("a", Exemption.CR2, Mode.STATED),
        Cut("b", Exemption.TP16, Mode.SILENT),
    )


def test_a_record_withheld_whole_has_its_code_and_mode(riverside):
    modes = {
        (one.action, one.exemption, one.mode)
        for one in review.decided("req-01").values()
        if one.action is Action.WITHHOLD
    }
    assert (Action.WITHHOLD, Exemption.CR2, Mode.SILENT) in modes


def test_an_approved_request_of_which_nothing_changed_may_be_built(riverside):
    assert refusals() == ()


def test_a_record_that_nothing_was_decided_about_is_named(riverside):
    assert refusals("n-001") == ("n-001: undecided",)


def test_a_record_found_since_the_search_is_named_as_such(riverside):
    freeze(*decided_refs())
    assert refusals("n-001") == ("n-001: newly found since the search",)


def test_a_frozen_record_that_nothing_was_decided_about_is_undecided(riverside):
    freeze(*decided_refs(), "n-001")
    assert refusals("n-001") == ("n-001: undecided",)


def test_a_record_that_changed_since_it_was_decided_is_named(riverside):
    change()
    assert refusals() == ("n-021: changed since it was decided",)


def test_a_record_that_is_gone_counts_as_changed(riverside):
    Note.delete().where(Note.ref == "n-021").execute()
    assert review.changes(REF) == ("n-021: changed since it was decided",)


def test_a_decision_that_nobody_agreed_with_is_named(riverside):
    Decision.update(agreed_by=None).where(Decision.record == "n-021").execute()
    assert refusals() == ("n-021: not agreed by a second person",)


def test_agreeing_with_oneself_is_no_agreement(riverside):
    Decision.update(agreed_by=Decision.decided_by).where(Decision.record == "n-021").execute()
    assert refusals() == ("n-021: not agreed by a second person",)


def test_a_request_that_is_not_approved_is_not_built(riverside):
    Request.update(approved_digest=None).where(Request.ref == REF).execute()
    assert refusals() == (f"{REF}: not approved by a second person",)


def test_every_reason_is_named_at_once(riverside):
    change()
    Decision.update(agreed_by=None).where(Decision.record == "n-002").execute()
    assert refusals("n-001") == (
        "n-021: changed since it was decided",
        "n-001: undecided",
        "n-002: not agreed by a second person",
    )


def rename():
    Person.update(family_name="Other").where(Person.ref == "p-013").execute()


def adopt():
    Record.create(ref="pv-9", kind="policy_versions")
    day = date(2020, 1, 1)
    PolicyVersion.update(adopted_on=day).execute()
    PolicyVersion.create(ref="pv-9", adopted_on=date(2021, 1, 1), review_due_on=day, text="New.")


def ask_for_more():
    Request.update(scope="more").where(Request.ref == REF).execute()


def move_the_centre():
    Centre.update(address="1 Other Street").execute()


def move_a_session():
    session = content.row("attendances", "a-026")["session"]
    Session.update(starts_at=datetime(2020, 1, 1, 10)).where(Session.ref == session).execute()


def give_an_account():
    Account.create(
        email="x@centre.example",
        person="p-013",
        role="volunteer",
        password_hash="x",
        created_at=datetime(2026, 1, 1),
    )


def rename_the_referrer():
    Organisation.update(name="Another body").execute()


def promote_a_writer():
    TeamMember.update(role="chair").execute()


def reason_anew():
    Decision.update(reason="another").where(Decision.record == "n-021").execute()


CHANGES = [
    rename,
    adopt,
    ask_for_more,
    reason_anew,
    move_the_centre,
    give_an_account,
    rename_the_referrer,
    promote_a_writer,
]


@pytest.mark.parametrize("other", CHANGES)
def test_an_approval_is_void_when_anything_else_changed(riverside, other):
    other()
    assert refusals() == (f"{REF}: approval void: a person, the policy or the request changed",)


def test_a_session_that_moved_voids_the_approval_of_who_came_to_it(riverside):
    before = review.digest("req-01")
    move_a_session()
    assert review.digest("req-01") != before


def test_somebody_new_on_the_team_voids_nothing(riverside):
    before = review.digest(REF)
    day = date(2026, 1, 1)
    TeamMember.create(person="p-030", position=99, role="volunteer", started_on=day)
    assert review.digest(REF) == before


def test_a_request_of_nobody_has_a_digest_too(riverside):
    Request.update(subject=None).where(Request.ref == REF).execute()
    assert len(review.digest(REF)) == 64


def test_before_the_first_policy_is_in_force_there_is_a_digest_too(riverside):
    before = review.digest(REF)
    PolicyVersion.update(adopted_on=date(2126, 1, 1)).execute()
    assert review.digest(REF) != before


def test_what_the_second_person_gets_does_not_hang_on_who_agreed(riverside):
    whole, prepared = review.digest(REF), review.prepared_digest(REF)
    Decision.update(agreed_by=None).where(Decision.record == "n-021").execute()
    assert review.digest(REF) != whole
    assert review.prepared_digest(REF) == prepared


@pytest.mark.parametrize("what", ["find", "exemption", "mode"])
def test_the_digest_covers_the_passages(riverside, what):
    before = review.prepared_digest("req-01")
    passage = Passage.select().join(Decision).where(Decision.request == "req-01").first()
    new = {"find": "other", "exemption": "HP6", "mode": "silent"}[what]
    Passage.update({what: new}).where(Passage.decision == passage.decision).execute()
    assert review.prepared_digest("req-01") != before


def test_the_digest_covers_what_was_collected(riverside):
    before = review.digest(REF)
    freeze("n-021")
    assert review.digest(REF) != before


def test_what_was_decided_on_stays_in_the_answer_though_nothing_finds_it(riverside):
    added = review.added(REF, found("n-001"))
    assert [one.ref for one in added] == sorted([*decided_refs(), "n-001"])
    assert {one.kind for one in added if one.ref == "n-021"} == {"notes"}


@pytest.mark.parametrize("ref", ["req-03", REF])
def test_what_was_decided_is_the_same_where_it_is_asked_in_few_steps(riverside, ref):
    freeze("n-001", "n-021", "n-022")
    here = alone(reviewed_in_steps(ref))
    assert here.decided == review.decided(ref)
    assert here.records == review.added(ref, ())
    reasons = Decision.select(Decision.record, Decision.reason).where(Decision.request == ref)
    assert here.reasons == dict(reasons.tuples())


def test_what_is_still_to_be_read_is_what_was_collected_and_not_decided(riverside):
    freeze("n-021", "n-034", "i-004", "n-001")
    unread = alone(unread_in_steps(REF))
    assert [one.ref for one in unread] == ["i-004", "n-001", "n-034"]
    rows = {one.ref: (one.row, one.digest) for one in review.items(REF)}
    assert all((one.row, one.digest) == rows[one.ref] for one in unread)
