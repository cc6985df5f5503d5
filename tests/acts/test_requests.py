"""How a request comes in, and what is settled before anything is searched for."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.requests import CHAIR, COORDINATOR, OTHER, VOLUNTEER, person, stages, team, trail

from ccportal import clock
from ccportal.acts import requests, requests_holds
from ccportal.acts.requests import REQUESTER, SYSTEM, Fee, Given
from ccportal.acts.requests_state import facts, find, state
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted, Refused
from ccportal.rules.requests import shown
from ccportal.rules.requests_facts import Hold, Shown, Stage
from ccportal.store.audit import first_fault
from ccportal.store.people import Record
from ccportal.store.requests import Request, RequestEvent

pytestmark = [pytest.mark.clause("DP6"), pytest.mark.clause("SAR")]

SAID = {"name": "Ada Quill", "about": "self", "scope": "Everything", "reach": "portal"}
TODAY = date(2026, 11, 25)
FEE = Fee("further-copy", "12.50", "the fourth copy", told=True)


@pytest.fixture
def centre(made, time_machine):
    """An empty centre with its team and one parent, on a day that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    person("p-9", "Ada", "Quill")
    person("p-8", "Bo", "Quill")
    return made


@pytest.fixture
def ref(centre):
    """A request that came by letter ten days ago, matched to nobody yet."""
    return requests.record(COORDINATOR, None, TODAY - timedelta(10), "letter")


def now(ref):
    return state(find(ref))


def days_on(time_machine, days):
    time_machine.move_to(f"{TODAY + timedelta(days)}T12:00:00Z", tick=False)


def send(reference="26-AAAA-AA", token="t1", **other):
    return requests.receive(reference, SAID | other, b"k" * 32, TODAY, token)


def test_what_was_sent_on_the_portal_is_received_as_it_was_said(centre):
    send()
    request = find("26-AAAA-AA")
    assert json.loads(request.said) == SAID
    assert (bytes(request.public_key), request.subject_id) == (b"k" * 32, None)
    assert stages(request.ref) == ["received"]


@pytest.mark.parametrize("missing", ["name", "about", "scope", "reach"])
def test_what_is_not_told_is_not_received(centre, missing):
    with pytest.raises(Conflict):
        send(**{missing: " "})
    assert Request.select().count() == 0


def test_the_same_submission_twice_makes_one_request(centre):
    assert send() == send(reference="26-BBBB-BB")
    assert Request.select().count() == 1


def test_a_reference_that_is_taken_is_refused(centre):
    send()
    with pytest.raises(Conflict, match="already"):
        send(token="t2")


def test_a_letter_is_put_down_with_its_true_day(centre):
    ref = requests.record(COORDINATOR, "p-9", TODAY - timedelta(400), "letter", scope="All")
    request = find(ref)
    assert (request.received_on, request.subject_id, request.scope) == (
        TODAY - timedelta(400),
        "p-9",
        "All",
    )


def test_a_day_after_today_is_refused_and_nothing_is_written(centre):
    before = Record.select().count()
    with pytest.raises(Conflict, match="after today"):
        requests.record(COORDINATOR, "p-9", TODAY + timedelta(1), "letter")
    assert (Request.select().count(), Record.select().count()) == (0, before)


def test_today_is_accepted(centre):
    assert find(requests.record(COORDINATOR, "p-9", TODAY, "telephone")).received_on == TODAY


@pytest.mark.parametrize(("channel", "kind"), [("pigeon", "access"), ("letter", "gossip")])
def test_a_channel_or_kind_that_there_is_not_is_refused(centre, channel, kind):
    with pytest.raises(Invalid):
        requests.record(COORDINATOR, "p-9", TODAY, channel, kind=kind)


def test_a_person_whom_nobody_knows_is_refused(centre):
    with pytest.raises(NotFound):
        requests.record(COORDINATOR, "p-404", TODAY, "letter")


@pytest.mark.parametrize("actor", [CHAIR, VOLUNTEER, SYSTEM, REQUESTER, "nobody"])
def test_only_the_coordinator_puts_a_letter_down(centre, actor):
    with pytest.raises(NotPermitted):
        requests.record(actor, "p-9", TODAY, "letter")


def test_a_refusal_is_in_the_audit_trail(ref):
    with pytest.raises(NotPermitted):
        requests.accept(ref, VOLUNTEER)
    assert trail(ref)[-1] == (VOLUNTEER, "request:accept", "refused")


def test_a_refusal_about_nothing_names_nothing(centre):
    with pytest.raises(NotFound):
        requests.accept("Ada Quill", COORDINATOR)
    assert trail("Ada Quill") == []
    assert first_fault() is None


def test_a_request_is_accepted_once_a_person_has_matched_it(ref):
    with pytest.raises(Conflict, match="match it to a person"):
        requests.accept(ref, COORDINATOR)
    requests.match(ref, COORDINATOR, "p-9", made_by="p-8")
    requests.accept(ref, COORDINATOR)
    assert (find(ref).subject_id, find(ref).made_by_id) == ("p-9", "p-8")
    assert stages(ref) == ["received", "received", "accepted"]


def test_a_match_with_nobody_is_refused_and_changes_nothing(ref):
    with pytest.raises(NotFound):
        requests.match(ref, COORDINATOR, "p-404")
    assert (find(ref).subject_id, find(ref).version) == (None, 0)


def test_a_request_is_accepted_after_a_search_that_found_nobody(ref):
    requests.no_match(ref, COORDINATOR, ("Quill",), name="Ottoline Quill")
    requests.accept(ref, COORDINATOR)
    assert now(ref).stage is Stage.ACCEPTED


def test_a_double_click_does_it_once(ref):
    requests.match(ref, COORDINATOR, "p-9", given=Given(token="form-1"))
    requests.match(ref, COORDINATOR, "p-8", given=Given(token="form-1"))
    assert find(ref).subject_id == "p-9"
    assert len(stages(ref)) == 2


def test_of_two_coordinators_on_one_version_the_second_is_told(ref):
    version = find(ref).version
    requests.match(ref, COORDINATOR, "p-9", given=Given(version=version))
    with pytest.raises(Conflict, match="somebody else"):
        requests.match(ref, OTHER, "p-8", given=Given(version=version))
    assert find(ref).subject_id == "p-9"


def test_a_double_click_on_a_new_request_makes_one(centre):
    one = requests.record(COORDINATOR, "p-9", TODAY, "letter", given=Given(token="form-1"))
    two = requests.record(COORDINATOR, "p-9", TODAY, "letter", given=Given(token="form-1"))
    assert one == two
    assert Request.select().count() == 1


def test_every_event_has_its_audit_entry(ref):
    requests.match(ref, COORDINATOR, "p-9")
    requests.accept(ref, COORDINATOR)
    actions = [action for _actor, action, _detail in trail(ref)]
    assert actions == ["request:record", "request:match", "request:accept"]
    assert RequestEvent.select().count() == 3
    assert first_fault() is None


def test_confirming_the_identity_starts_the_clock_on_that_day(ref, time_machine):
    requests_holds.hold(ref, COORDINATOR, Hold.IDENTITY, "a new address")
    assert now(ref).clock.due is None
    assert shown(facts(now(ref), COORDINATOR)) is Shown.CHECKING
    days_on(time_machine, 2)
    requests.confirm_identity(ref, COORDINATOR, "passport seen")
    assert now(ref).clock.start == TODAY + timedelta(2)
    assert find(ref).identity_confirmed_on == TODAY + timedelta(2)


def test_identity_that_nobody_asked_for_does_not_delay_the_start(ref):
    requests.confirm_identity(ref, COORDINATOR, "known for years")
    assert now(ref).clock.start == TODAY - timedelta(10)


def test_a_question_pauses_the_clock_and_the_requester_answers_it(ref, time_machine):
    before = now(ref).clock.due
    requests_holds.hold(ref, COORDINATOR, Hold.CLARIFICATION, "Which years?", True)
    assert shown(facts(now(ref), COORDINATOR)) is Shown.CLARIFY
    days_on(time_machine, 5)
    requests_holds.answer(ref, REQUESTER, Hold.CLARIFICATION, "all of them")
    assert now(ref).clock.paused_days == 5
    assert now(ref).clock.due > before


def test_a_question_that_is_not_about_the_information_is_refused(ref):
    with pytest.raises(Conflict, match="which information"):
        requests_holds.hold(ref, COORDINATOR, Hold.CLARIFICATION, "we are busy")


@pytest.mark.parametrize("kind", [Hold.THIRD_PARTY, Hold.ADVICE, Hold.SAFETY])
def test_other_holds_never_touch_the_clock(ref, kind, time_machine):
    before = now(ref).clock.due
    requests_holds.hold(ref, COORDINATOR, kind, "waits")
    days_on(time_machine, 3)
    assert now(ref).clock.due == before


def test_a_fee_delays_the_start_until_it_is_paid(ref, time_machine):
    requests.charge(ref, COORDINATOR, FEE)
    assert now(ref).clock.due is None
    days_on(time_machine, 4)
    requests.paid(ref, COORDINATOR)
    assert now(ref).clock.start == TODAY + timedelta(4)


@pytest.mark.parametrize("amount", ["", "0", "0.00", "12,50", "a lot", "-1", "٣"])
def test_a_fee_is_an_amount_in_pounds(ref, amount):
    with pytest.raises(Invalid, match=r"12\.50"):
        requests.charge(ref, COORDINATOR, replace(FEE, amount=amount))
    assert trail(ref)[-1] == (COORDINATOR, "request:charge", "refused")


def test_an_extension_that_is_taken_back_gives_the_day_before_it_again(ref):
    before = now(ref).clock
    requests.extend(ref, COORDINATOR, "complexity", "nine families", notice_sent=True)
    requests.drop_extension(ref, COORDINATOR, "there were two", told=True)
    assert now(ref).clock == before
    requests.extend(ref, COORDINATOR, "number", "there are four now", notice_sent=True)
    assert now(ref).clock.extended


def test_the_timetable_proposes_what_is_due_to_lapse_and_nothing_else(ref, time_machine):
    early = requests.record(COORDINATOR, None, TODAY, "letter")
    requests_holds.hold(ref, COORDINATOR, Hold.CLARIFICATION, "Which years?", True)
    days_on(time_machine, 1)
    requests_holds.hold(early, COORDINATOR, Hold.CLARIFICATION, "Which years?", True)
    for days in (11, 21):
        days_on(time_machine, days)
        for one in (ref, early):
            requests_holds.remind(one, Hold.CLARIFICATION, COORDINATOR)
    for _twice in range(2):
        days_on(time_machine, 30)
        requests_holds.propose_what_lapsed()
    proposed = RequestEvent.select().where(RequestEvent.kind == "propose_lapse")
    assert [one.request_id for one in proposed] == [ref]


def test_it_is_extended_once(ref):
    requests.extend(ref, COORDINATOR, "complexity", "nine families", notice_sent=True)
    assert now(ref).clock.due == date(2027, 2, 15)
    with pytest.raises(Conflict, match="already"):
        requests.extend(ref, COORDINATOR, "number", "again", notice_sent=True)


def test_without_its_notice_it_is_not_extended(ref):
    with pytest.raises(Conflict, match="notice"):
        requests.extend(ref, COORDINATOR, "complexity", "nine families", notice_sent=False)


def test_an_unanswered_request_lapses_after_two_reminders_and_thirty_days(ref, time_machine):
    requests_holds.hold(ref, COORDINATOR, Hold.IDENTITY, "a new address")
    for days in (10, 20):
        days_on(time_machine, days)
        requests_holds.remind(ref, Hold.IDENTITY)
    with pytest.raises(Conflict):
        requests_holds.propose_lapse(ref, Hold.IDENTITY)
    days_on(time_machine, 30)
    with pytest.raises(Conflict):
        requests_holds.lapse(ref, COORDINATOR)
    requests_holds.propose_lapse(ref, Hold.IDENTITY)
    requests_holds.lapse(ref, COORDINATOR)
    assert (now(ref).stage, find(ref).closed_on) == (Stage.CLOSED, TODAY + timedelta(30))


def test_a_lapsed_request_is_taken_up_again_within_six_months(ref, time_machine):
    test_an_unanswered_request_lapses_after_two_reminders_and_thirty_days(ref, time_machine)
    days_on(time_machine, 60)
    requests_holds.reopen(ref, COORDINATOR, None, "she came back")
    assert (now(ref).stage, find(ref).closed_on) == (Stage.ACCEPTED, None)


def test_a_withdrawal_needs_proof_of_identity(ref):
    with pytest.raises(Conflict, match="not proved"):
        requests_holds.withdraw(ref, REQUESTER)
    requests.confirm_identity(ref, COORDINATOR, "seen")
    requests_holds.withdraw(ref, REQUESTER)
    assert stages(ref)[-1] == "closed"


def test_a_duplicate_is_of_the_same_person_and_both_are_proved(ref):
    other = requests.record(COORDINATOR, "p-9", TODAY, "letter")
    requests.match(ref, COORDINATOR, "p-9")
    requests.confirm_identity(ref, COORDINATOR, "seen")
    with pytest.raises(Conflict, match="of the other request is not proved"):
        requests_holds.duplicate(ref, COORDINATOR, other, "the same letter twice")
    requests.confirm_identity(other, COORDINATOR, "seen")
    requests_holds.duplicate(ref, COORDINATOR, other, "the same letter twice")
    assert (now(ref).history.outcome, now(other).stage) == ("duplicate", Stage.RECEIVED)


def test_a_request_of_somebody_else_is_no_duplicate(ref):
    other = requests.record(COORDINATOR, "p-8", TODAY, "letter")
    requests.match(ref, COORDINATOR, "p-9")
    for one in (ref, other):
        requests.confirm_identity(one, COORDINATOR, "seen")
    with pytest.raises(Conflict):
        requests_holds.duplicate(ref, COORDINATOR, other, "looks alike")


def test_a_request_is_no_duplicate_of_itself(ref):
    with pytest.raises(Conflict, match="itself"):
        requests_holds.duplicate(ref, COORDINATOR, ref, "mistyped")


def test_what_is_no_request_is_closed_as_such(ref):
    requests_holds.invalid(ref, COORDINATOR, "an advertisement")
    assert now(ref).history.outcome == "invalid"


def test_a_refusal_takes_the_coordinator_and_then_the_chair(ref):
    requests.match(ref, COORDINATOR, "p-9")
    requests.accept(ref, COORDINATOR)
    requests_holds.propose_refusal(ref, COORDINATOR, "excessive", "the fifth in a month")
    with pytest.raises(NotPermitted):
        requests_holds.refuse(ref, COORDINATOR)
    requests_holds.refuse(ref, CHAIR)
    assert now(ref).history.outcome == "refused"


def test_a_proposed_refusal_can_be_dropped(ref):
    requests.match(ref, COORDINATOR, "p-9")
    requests.accept(ref, COORDINATOR)
    requests_holds.propose_refusal(ref, COORDINATOR, "unfounded", "it is not")
    requests_holds.drop_refusal(ref, CHAIR)
    assert now(ref).stage is Stage.ACCEPTED


def test_an_account_that_is_disabled_may_do_nothing(ref):
    from ccportal.store.accounts import Account

    Account.update(disabled_at=clock.now_utc()).execute()
    with pytest.raises(Refused):
        requests.no_match(ref, COORDINATOR, ("Quill",))
    assert stages(ref) == ["received"]


@pytest.mark.parametrize("imported", [True, False])
def test_who_is_known_without_having_been_asked_to_prove_it_gets_no_later_day(
    ref, time_machine, imported
):
    Request.update(imported=imported).where(Request.ref == ref).execute()
    days_on(time_machine, 9)
    requests.confirm_identity(ref, COORDINATOR, "known at the counter")
    assert now(ref).clock.start == find(ref).received_on


def test_an_archive_that_says_when_the_proof_came_starts_the_month_on_that_day(ref):
    proved = {"imported": True, "identity_confirmed_on": TODAY + timedelta(2)}
    Request.update(proved).where(Request.ref == ref).execute()
    assert now(ref).clock.start == TODAY + timedelta(2)
