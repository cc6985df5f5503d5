"""What goes by itself when a request is over: answers' files, and proof of identity."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from support.requests import CHAIR, COORDINATOR, team, trail

from ccportal import clock
from ccportal.acts import evidence, packs, requests, requests_ends, requests_holds
from ccportal.acts.requests_delivery import pack_of
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_retention import clear_out
from ccportal.acts.requests_state import find
from ccportal.errors import Invalid, NotFound
from ccportal.rules.requests_facts import Event, Outcome, Stage
from ccportal.sar.seal import verify
from ccportal.store.correspondence import Evidence
from ccportal.store.requests import Pack

pytestmark = [pytest.mark.clause("DP5"), pytest.mark.clause("SAR")]

PDF = b"%PDF-1.7 an answer"
WORDS = b"the same in words"


@pytest.fixture
def ref(made, time_machine):
    """A request whose answer was posted at noon on 2 March 2026."""
    time_machine.move_to("2026-03-02T12:00:00Z", tick=False)
    team()
    ref = requests.record(COORDINATOR, COORDINATOR, date(2026, 2, 2), "letter")
    sealed(ref)
    detail = {"delivery": "posted", "day": clock.today()}
    write(find(ref), Event.RELEASE, CHAIR, Stage.RELEASED, detail, NOTHING)
    return ref


def sealed(ref):
    return Pack.create(
        request=ref,
        sha256=hashlib.sha256(PDF).hexdigest(),
        words_sha256=hashlib.sha256(WORDS).hexdigest(),
        size=len(PDF),
        pages=1,
        approved_digest="ab" * 32,
        made_at=clock.now_utc(),
        content=PDF,
        words=WORDS,
        released_at=clock.now_utc(),
        released_by=CHAIR,
    )


def proof(ref, key="proof-1"):
    Evidence.create(key=key, request=ref, at=clock.now(), kind="png", content=b"a passport")


@pytest.mark.boundary("DP5", "an answer's file for 28 days")
def test_on_the_27th_day_the_file_is_still_there(ref, time_machine):
    time_machine.move_to("2026-03-29T22:30:00Z", tick=False)
    assert clear_out() == 0
    assert bytes(pack_of(ref).content) == PDF


@pytest.mark.boundary("DP5", "an answer's file for 28 days")
def test_on_the_28th_day_the_file_goes(ref, time_machine):
    # an hour later it is the 30th in London
    time_machine.move_to("2026-03-29T23:30:00Z", tick=False)
    assert clear_out() == 1
    assert (pack_of(ref).content, pack_of(ref).words) == (None, None)


def test_its_sha_256_stays_and_the_file_is_known_again(ref, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    clear_out()
    assert verify(PDF)
    assert verify(WORDS)
    assert trail(ref)[-1] == ("system", "pack:purge", hashlib.sha256(PDF).hexdigest())


def test_what_is_gone_goes_once(ref, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    assert (clear_out(), clear_out()) == (1, 0)


def test_a_file_that_was_made_later_is_kept_as_long_from_then_on(ref, time_machine):
    time_machine.move_to("2026-03-20T12:00:00Z", tick=False)
    sealed(ref)
    time_machine.move_to("2026-04-16T12:00:00Z", tick=False)
    assert clear_out() == 1
    assert bytes(pack_of(ref).content) == PDF
    time_machine.move_to("2026-04-17T12:00:00Z", tick=False)
    assert clear_out() == 1


def test_an_answer_that_left_and_is_gone_is_not_built_again(ref, time_machine):
    time_machine.move_to("2026-05-01T12:00:00Z", tick=False)
    clear_out()
    with pytest.raises(Invalid) as refusal:
        packs.build(ref, "command")
    assert "is not kept any more" in refusal.value.faults[0]


def test_an_answer_on_its_way_stays(made, time_machine):
    time_machine.move_to("2026-03-02T12:00:00Z", tick=False)
    team()
    ref = requests.record(COORDINATOR, COORDINATOR, date(2026, 2, 2), "letter")
    sealed(ref)
    write(find(ref), Event.RELEASE, CHAIR, Stage.RELEASED, {"delivery": "available"}, NOTHING)
    time_machine.move_to("2027-03-02T12:00:00Z", tick=False)
    assert clear_out() == 0


@pytest.mark.boundary("DP5", "proof of identity until it is seen")
def test_proof_of_who_they_are_is_gone_once_it_is_seen(ref):
    proof(ref)
    assert evidence.look_at(COORDINATOR, ref, "proof-1") == b"a passport"
    evidence.seen(COORDINATOR, ref, "proof-1")
    kept = Evidence.get()
    assert (kept.content, kept.seen_by_id) == (None, COORDINATOR)
    with pytest.raises(NotFound, match="removed"):
        evidence.look_at(COORDINATOR, ref, "proof-1")
    assert [what for _who, what, _ in trail(ref)][-2:] == ["evidence:read", "evidence:seen"]


def test_who_saw_it_first_stays_put_down(ref):
    proof(ref)
    evidence.seen(COORDINATOR, ref, "proof-1")
    evidence.seen(CHAIR, ref, "proof-1")
    assert Evidence.get().seen_by_id == COORDINATOR


def test_proof_of_another_request_is_not_shown(ref):
    proof(ref)
    other = requests.record(COORDINATOR, None, date(2026, 2, 2), "letter")
    with pytest.raises(NotFound, match="no such proof"):
        evidence.look_at(COORDINATOR, other, "proof-1")


def test_proof_that_nobody_looked_at_goes_when_the_request_is_closed(made):
    team()
    ref = requests.record(COORDINATOR, None, date(2026, 2, 2), "letter", kind="erasure")
    proof(ref)
    assert clear_out() == 0
    requests_ends.settle(ref, COORDINATOR, Outcome.NOT_DONE, "We have to keep it.", told=True)
    assert clear_out() == 1
    assert (Evidence.get().content, Evidence.get().seen_at) == (None, None)
    assert trail(ref)[-1] == ("system", "evidence:purge", None)


def test_a_request_that_is_open_keeps_its_proof(made):
    team()
    ref = requests.record(COORDINATOR, None, date(2026, 2, 2), "letter")
    proof(ref)
    requests_holds.invalid(ref, COORDINATOR, "An advertisement.")
    requests_holds.reopen(ref, COORDINATOR, "new-material", "It was none.")
    assert clear_out() == 0
