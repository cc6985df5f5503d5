"""Letting an answer out, what becomes of it, calling it back, closing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.requests import CHAIR, COORDINATOR, OTHER, VOLUNTEER, stages, team, trail

from ccportal import clock
from ccportal.acts import (
    requests,
    requests_delivery,
    requests_holds,
    requests_posting,
    requests_second,
)
from ccportal.acts.intake.codes import is_right
from ccportal.acts.requests import NOTHING, REQUESTER, SYSTEM, Given
from ccportal.acts.requests_delivery import pack_of
from ccportal.acts.requests_posting import Envelope
from ccportal.acts.requests_state import facts, find, state
from ccportal.acts.requests_way import Way
from ccportal.errors import Conflict, NotPermitted
from ccportal.rules.requests import shown
from ccportal.rules.requests_facts import Delivery, Shown, Stage
from ccportal.sar import review
from ccportal.store.contact import Note
from ccportal.store.disclosures import Disclosure
from ccportal.store.families import Member
from ccportal.store.households import ContactUse
from ccportal.store.people import About, ContactDetail
from ccportal.store.principles import Breach
from ccportal.store.requests import Pack, Request

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C3")]

TODAY = date(2026, 11, 25)
REF = "req-06"
PDF = b"a sealed answer"
SHA256 = hashlib.sha256(PDF).hexdigest()


def now():
    return state(find(REF))


def pack(digest):
    return Pack.create(
        request=REF,
        sha256=SHA256,
        words_sha256=SHA256[::-1],
        size=len(PDF),
        pages=1,
        approved_digest=digest,
        made_at=clock.now_utc(),
        content=PDF,
    )


@pytest.fixture
def built(riverside, time_machine):
    """An approved request of a whole centre, with its answer sealed."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    digest = review.digest(REF)
    pack(digest)
    requests_delivery.built(REF, SHA256, digest)


def by(how=Delivery.POSTED, on=TODAY, safe=True, address="9 Quay Row"):
    return Way(how, on, not_on_list=safe, address=address)


def make_ready(way=None, letter_complete=True, **other):
    way = way or by()
    requests_delivery.make_ready(REF, COORDINATOR, way, letter_complete=letter_complete, **other)


@pytest.fixture
def ready(built):
    make_ready()


def release(actor=CHAIR, how=Delivery.POSTED, verified="recorded-post", given=NOTHING):
    return requests_delivery.release(REF, actor, how, verified, given)


@pytest.fixture
def released(ready):
    release()


def test_an_imported_approved_request_is_built(built):
    assert stages(REF)[-2:] == ["approved", "built"]


def test_what_changed_while_it_was_made_is_not_built(riverside):
    digest = review.digest(REF)
    Note.update(text="Other words.").where(Note.ref == "n-021").execute()
    with pytest.raises(Conflict, match="something changed"):
        requests_delivery.built(REF, SHA256, digest)
    assert stages(REF) == ["approved"]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"letter_complete": False}, "letter"),
        ({"way": by(on=TODAY - timedelta(8))}, "check the address"),
        ({"way": by(on=TODAY + timedelta(1))}, "check the address"),
        ({"way": by(on=None)}, "check the address"),
        ({"way": by(safe=False)}, "do-not-use"),
        ({"way": by(how=None)}, "say how the answer goes"),
        ({"way": by(how=Delivery.OPENED)}, "say how the answer goes"),
        ({"way": by(address=" ")}, "write down the address"),
    ],
)
def test_it_is_not_ready_before_everything_is_checked(built, other, why):
    with pytest.raises(Conflict, match=why):
        make_ready(**other)


def test_a_late_answer_needs_a_reason(built, time_machine):
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    late = {"way": by(on=date(2027, 3, 1))}
    with pytest.raises(Conflict, match="late: say why"):
        make_ready(**late)
    make_ready(**late, late_because="a flood")


def test_letting_it_out_enters_it_into_the_register_of_disclosures(released):
    row = Disclosure.get(Disclosure.ref == f"{REF}-d1")
    assert (row.to_id, row.decided_by_id, row.made_on) == ("p-013", CHAIR, TODAY)
    assert SHA256 in row.text
    assert [one.person_id for one in About.select().where(About.record == row.ref)] == ["p-013"]


def test_letting_it_out_stops_the_clock(released):
    assert now().clock.running == "stopped"
    assert shown(facts(now(), CHAIR)) is Shown.READY


def test_a_double_click_lets_it_out_once(ready):
    release(given=Given(token="form-1"))
    release(given=Given(token="form-1"))
    assert Disclosure.select().where(Disclosure.ref.startswith(REF)).count() == 1


def test_it_is_not_let_out_twice(released):
    with pytest.raises(Conflict, match="already"):
        release()


def test_the_delivery_is_verified_again(ready):
    with pytest.raises(Conflict, match="verify the delivery"):
        release(verified="they said so on the telephone")


@pytest.mark.parametrize("actor", [VOLUNTEER, SYSTEM, REQUESTER])
def test_nobody_else_lets_it_out(ready, actor):
    with pytest.raises(NotPermitted):
        release(actor=actor)


def test_what_is_not_of_the_approved_digest_does_not_leave(ready):
    Pack.update(approved_digest="another").execute()
    with pytest.raises(Conflict, match="not of what was approved"):
        release()
    assert Pack.get().released_at is None


def test_without_an_answer_nothing_leaves(ready):
    Pack.delete().execute()
    with pytest.raises(Conflict, match="no answer"):
        release()


def test_what_did_not_come_through_the_portal_does_not_leave_through_it(ready):
    requests_delivery.check_way(REF, COORDINATOR, by(Delivery.AVAILABLE))
    with pytest.raises(Conflict, match="did not come through the portal"):
        release(how=Delivery.AVAILABLE, verified="second-channel")


def test_on_the_portal_it_waits_for_28_days(ready):
    Request.update(public_key=b"k" * 32).where(Request.ref == REF).execute()
    requests_delivery.check_way(REF, COORDINATOR, by(Delivery.AVAILABLE))
    code = release(how=Delivery.AVAILABLE, verified="second-channel")
    assert now().history.delivery is Delivery.AVAILABLE
    assert is_right(Pack.get().code, code.lower().replace("-", " "))
    assert code not in Pack.get().code


def test_another_code_ends_the_first_and_is_told_once(ready):
    Request.update(public_key=b"k" * 32).where(Request.ref == REF).execute()
    requests_delivery.check_way(REF, COORDINATOR, by(Delivery.AVAILABLE))
    first = release(how=Delivery.AVAILABLE, verified="second-channel")
    again = requests_delivery.another_code(REF, OTHER, Given(token="form-1"))
    assert requests_delivery.another_code(REF, OTHER, Given(token="form-1")) == ""
    assert [is_right(Pack.get().code, one) for one in (first, again)] == [False, True]


def test_what_goes_another_way_has_no_code(released):
    assert Pack.get().code is None
    with pytest.raises(Conflict, match="no answer waits on the portal"):
        requests_delivery.another_code(REF, COORDINATOR)


@pytest.mark.parametrize("how", [Delivery.NONE, Delivery.REVOKED, Delivery.EXPIRED])
def test_it_leaves_in_one_of_three_ways(ready, how):
    with pytest.raises(Conflict, match="check first the way"):
        release(how=how)


def test_it_leaves_by_the_way_that_was_checked_within_seven_days(ready, time_machine):
    with pytest.raises(Conflict, match="check first the way"):
        release(how=Delivery.COLLECTED, verified="identity-at-counter")
    time_machine.move_to("2026-12-03T12:00:00Z", tick=False)
    with pytest.raises(Conflict, match="older than seven days"):
        release()
    time_machine.move_to("2026-12-02T12:00:00Z", tick=False)
    release()


@pytest.mark.parametrize(
    ("how", "verified"),
    [
        (Delivery.POSTED, "identity-at-counter"),
        (Delivery.COLLECTED, "second-channel"),
        (Delivery.AVAILABLE, "recorded-post"),
    ],
)
def test_who_gets_it_is_verified_as_it_goes(ready, how, verified):
    Request.update(public_key=b"k" * 32).where(Request.ref == REF).execute()
    requests_delivery.check_way(REF, COORDINATOR, by(how))
    with pytest.raises(Conflict, match="verify the delivery"):
        release(how=how, verified=verified)


def detail(person, value, *, do_not_use=False, until=None):
    one = ContactDetail.create(
        person=person, position=9, kind="address", value=value, until_on=until
    )
    ContactUse.create(detail=one, do_not_use=do_not_use, by=COORDINATOR)


def other_parent(subject="p-013"):
    """A parent of the other side in one of the families of whoever asks."""
    mine = Member.select().where(Member.person == subject).first()
    sides = {"resident-parent", "contact-parent"} - {mine.role}
    theirs = (Member.family == mine.family_id) & Member.role.in_(sides)
    return Member.select().where(theirs).first().person_id


@pytest.mark.clause("C4")
@pytest.mark.parametrize(
    ("whose", "use"),
    [("theirs", {"do_not_use": True}), ("other", {}), ("other", {"do_not_use": True})],
)
def test_it_is_not_posted_where_it_must_not_go(riverside, whose, use):
    detail("p-013" if whose == "theirs" else other_parent(), "3 Ferry Rd, Overtarn LA0 9ZZ", **use)
    assert by(address="3 Ferry Road\nla09zz").bring(find(REF))["barred"]
    assert not by(address="5 Ferry Road\nLA0 9ZZ").bring(find(REF))["barred"]
    assert not by(Delivery.COLLECTED, address="3 Ferry Road\nla09zz").bring(find(REF))["barred"]


@pytest.mark.clause("C4")
@pytest.mark.parametrize(("until", "barred"), [(TODAY, True), (TODAY - timedelta(1), False)])
def test_where_the_other_parent_lived_once_bars_nothing(riverside, time_machine, until, barred):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    detail(other_parent(), "3 Ferry Road, Overtarn LA0 9ZZ", until=until)
    assert by(address="3 Ferry Road, LA0 9ZZ").bring(find(REF))["barred"] is barred


def post(number="AB 1234 5678 9GB", on=TODAY, second=OTHER, given=NOTHING):
    envelope = Envelope(on, number, second)
    requests_posting.posted(REF, COORDINATOR, envelope, given)


def test_what_is_posted_is_put_down_with_its_number_its_copy_and_two_people(released):
    with pytest.raises(Conflict, match="put down first when it was posted"):
        requests_delivery.close(REF, COORDINATOR)
    with pytest.raises(Conflict, match="somebody else has to compare the envelope"):
        post(second=None)
    with pytest.raises(NotPermitted):
        post(second="p-013")
    post()
    sent = now().history.told.dispatched
    assert (sent.number, sent.by, sent.second) == ("AB123456789GB", COORDINATOR, OTHER)
    assert (sent.on, sent.sha256) == (TODAY, SHA256)
    requests_delivery.close(REF, COORDINATOR)
    assert now().stage is Stage.CLOSED


def test_what_was_called_back_is_not_posted(released):
    Pack.update(revoked_at=clock.now_utc()).execute()
    with pytest.raises(Conflict, match="no answer that counts"):
        post()


@pytest.mark.clause("C4")
def test_an_address_that_came_onto_the_list_after_it_was_checked_gets_nothing(released):
    detail("p-013", "9 Quay Row", do_not_use=True)
    with pytest.raises(Conflict, match="must not be used any more"):
        post()


def test_what_came_back_is_sent_again_once_it_was_found_out_where_they_are(released):
    post()
    with pytest.raises(Conflict, match="unopened, opened, or not at all"):
        requests_posting.came_back(REF, COORDINATOR, "somehow")
    requests_posting.came_back(REF, COORDINATOR, "unopened")
    assert Breach.select().count() == 0
    with pytest.raises(Conflict, match="check first the way"):
        release(actor=OTHER)
    with pytest.raises(Conflict, match="it came back from this address"):
        requests_delivery.check_way(REF, COORDINATOR, by())
    requests_delivery.check_way(REF, COORDINATOR, replace(by(), again=True))
    requests_delivery.check_way(REF, COORDINATOR, by(address="11 Quay Row"))
    release(actor=OTHER)
    assert (now().history.delivery, now().history.told.dispatched) == (Delivery.POSTED, None)
    assert Disclosure.select().where(Disclosure.ref.startswith(REF)).count() == 2


@pytest.mark.clause("DP7")
@pytest.mark.parametrize("how", ["opened", "lost"])
def test_what_somebody_else_may_have_read_opens_an_entry_in_the_register_of_breaches(released, how):
    post()
    requests_posting.came_back(REF, COORDINATOR, how)
    assert [one.request_id for one in Breach.select()] == [REF]


def test_a_request_is_closed_when_its_answer_arrived(released):
    requests_delivery.delivered(REF, COORDINATOR, Delivery.COLLECTED)
    requests_delivery.close(REF, COORDINATOR)
    assert (now().history.outcome, find(REF).closed_on) == ("disclosed_part", TODAY)
    assert now().stage is Stage.CLOSED


def test_an_answer_is_called_back_with_a_reason(released):
    with pytest.raises(Conflict, match="a reason is needed"):
        requests_delivery.revoke(REF, CHAIR, " ")
    requests_delivery.revoke(REF, CHAIR, "a name was left in it")
    assert Pack.get().revoked_at is not None
    assert pack_of(REF) is None
    assert shown(facts(now(), CHAIR)) is Shown.WORKING
    assert trail(REF)[-1] == (CHAIR, "request:revoke", None)


@pytest.mark.clause("DP7")
def test_calling_an_answer_back_opens_an_entry_in_the_register_of_breaches(released):
    with pytest.raises(Conflict, match="a reason is needed"):
        requests_delivery.revoke(REF, CHAIR, " ")
    assert Breach.select().count() == 0
    requests_delivery.revoke(REF, CHAIR, "a name was left in it")
    found = Breach.get()
    assert (found.request_id, found.found_by, found.found_at) == (REF, CHAIR, clock.now_utc())
    assert [one.person_id for one in found.people] == ["p-013"]
    with pytest.raises(Conflict):
        requests_delivery.revoke(REF, CHAIR, "once more")
    assert Breach.select().count() == 1


def test_what_was_called_back_does_not_leave_again(released):
    requests_delivery.revoke(REF, CHAIR, "a name was left in it")
    with pytest.raises(Conflict):
        release()
    with pytest.raises(Conflict, match="revoked"):
        requests_delivery.delivered(REF, COORDINATOR, Delivery.COLLECTED)


def test_after_it_was_called_back_the_items_are_reviewed_again(released):
    requests_delivery.revoke(REF, CHAIR, "a name was left in it")
    with pytest.raises(Conflict, match="somebody else has to look first"):
        requests_delivery.rework(REF, COORDINATOR, "take the name out")
    with pytest.raises(Conflict, match="look at it too"):
        requests_delivery.agree_to_revoke(REF, CHAIR, "one name, nobody opened it")
    requests_delivery.agree_to_revoke(REF, COORDINATOR, "one name, nobody opened it")
    requests_delivery.rework(REF, COORDINATOR, "take the name out")
    assert (now().stage, find(REF).approved_digest) == (Stage.ITEM_REVIEW, None)
    assert now().clock.running == "running"


def test_a_closed_request_is_taken_up_again_and_agreed_anew(released):
    requests_delivery.delivered(REF, COORDINATOR, Delivery.COLLECTED)
    requests_delivery.close(REF, COORDINATOR)
    with pytest.raises(Conflict, match="say whether a complaint"):
        requests_holds.reopen(REF, COORDINATOR, None, "she asks")
    requests_holds.reopen(REF, COORDINATOR, "complaint", "it was upheld")
    assert now().stage is Stage.ACCEPTED
    assert facts(now(), CHAIR).unagreed > 0


@pytest.mark.parametrize("when", ["built", "ready"])
def test_a_change_voids_what_is_built_or_ready(request, when):
    request.getfixturevalue(when)
    Note.update(text="Other words.").where(Note.ref == "n-021").execute()
    assert requests_second.void_if_changed(REF)
    assert now().stage is Stage.ITEM_REVIEW


@pytest.mark.parametrize(
    ("when", "step"), [("built", lambda: make_ready()), ("ready", lambda: release())]
)
def test_nothing_goes_that_changed_since_it_was_approved(request, when, step):
    request.getfixturevalue(when)
    Note.update(text="Other words.").where(Note.ref == "n-021").execute()
    with pytest.raises(Conflict, match="something changed"):
        step()
    assert now().stage is Stage.ITEM_REVIEW


def test_what_left_is_not_voided_by_a_later_change(released):
    Note.update(text="Other words.").where(Note.ref == "n-021").execute()
    assert requests_second.void_if_changed(REF) == ()


def test_the_answer_is_the_newest_that_was_not_called_back(built):
    assert pack_of(REF).sha256 == SHA256


def test_a_request_that_waits_is_not_let_out(built):
    with pytest.raises(Conflict, match="cannot be done while the request is built"):
        release()


def test_the_requester_may_say_that_they_have_it(released):
    requests_delivery.delivered(REF, REQUESTER, Delivery.COLLECTED)
    assert now().history.delivery is Delivery.COLLECTED


def test_nothing_of_this_was_said_before_the_request_was_received(riverside):
    team()
    ref = requests.record(COORDINATOR, "p-013", TODAY, "letter")
    for act in (requests_delivery.close, requests_second.submit):
        with pytest.raises(Conflict):
            act(ref, COORDINATOR)
    assert stages(ref) == ["received"]
