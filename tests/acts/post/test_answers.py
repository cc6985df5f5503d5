"""An answer on the portal: as it was released, once, for its time, until it is called back."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from support.posted import happen, noon, release
from support.requests import COORDINATOR

from ccportal import clock
from ccportal.acts import post
from ccportal.acts.intake import visit
from ccportal.acts.intake.door import Opened
from ccportal.acts.requests_delivery import revoke
from ccportal.errors import Conflict, NotFound
from ccportal.rules.requests_facts import Delivery, Event, Shown, Stage
from ccportal.store.portal import (
    PortalPack,
    PortalReleased,
)
from ccportal.store.requests import Pack, RequestEvent


def test_an_answer_is_collected_as_it_was_released(opened: Opened):
    release(opened.reference)
    post.fetch("command")
    assert visit.status(opened).stage is Shown.READY
    assert visit.waiting(opened) == visit.Waiting(clock.today() + timedelta(28), 5)
    assert visit.collect(opened) == b"%PDF-1.7 the answer"
    assert visit.collect(opened, in_words=True) == b"the same in words"


def test_an_answer_is_laid_ready_once(opened: Opened):
    release(opened.reference)
    post.fetch("command")
    visit.collect(opened)
    post.post_pack(opened.reference)
    assert PortalPack.get().tries == 4


def test_an_answer_that_was_not_released_is_not_laid_ready(opened: Opened):
    with pytest.raises(Conflict):
        post.post_pack(opened.reference)
    assert not PortalPack.select().exists()


def test_the_length_of_an_answer_on_the_portal_tells_its_class_alone(opened: Opened):
    release(opened.reference, b"%PDF" + b"x" * 1_000)
    post.fetch("command")
    there = PortalPack.get()
    assert [len(bytes(one)) for one in (there.sealed, there.words)] == [65_536 + 48] * 2


@pytest.mark.parametrize("in_words", [False, True])
def test_it_is_put_down_that_an_answer_was_opened(opened: Opened, in_words: bool):
    release(opened.reference)
    post.fetch("command")
    visit.collect(opened, in_words=in_words)
    for _ in range(2):
        post.fetch("command")
    opened_events = RequestEvent.select().where(RequestEvent.kind == Event.DELIVER)
    assert [json.loads(one.detail)["delivery"] for one in opened_events] == [Delivery.OPENED]


@pytest.mark.boundary("SAR", "an answer waits for 28 days")
def test_an_answer_that_nobody_collected_in_28_days_is_gone(opened: Opened):
    release(opened.reference)
    post.fetch("command")
    with time_machine.travel(noon(28), tick=False):
        post.fetch("command")
        assert visit.waiting(opened) is not None
    with time_machine.travel(noon(29), tick=False):
        post.fetch("command")
        assert not PortalPack.select().exists()
        last = RequestEvent.select().order_by(RequestEvent.seq.desc()).first()
        assert json.loads(last.detail)["delivery"] == Delivery.EXPIRED


def test_an_answer_that_was_called_back_cannot_be_collected_any_more(opened: Opened):
    release(opened.reference)
    post.fetch("command")
    happen(opened.reference, Event.REVOKE, Stage.RELEASED, reason="wrong page")
    post.keep_in_step(opened.reference)
    assert visit.waiting(opened) is None
    assert visit.status(opened).stage is Shown.WORKING


def test_anybody_can_check_a_file_that_was_given_out_on_whatever_way(opened: Opened):
    release(opened.reference, sha256="12" * 32)
    Pack.create(
        request=opened.reference,
        sha256="34" * 32,
        words_sha256="43" * 32,
        size=1,
        pages=1,
        approved_digest="cd" * 32,
        made_at=clock.now_utc(),
    )
    post.fetch("command")
    assert {one.sha256 for one in PortalReleased.select()} == {"12" * 32, "21" * 32}


def test_an_answer_that_is_called_back_is_off_the_portal_at_once(opened):
    release(opened.reference)
    post.fetch("command")
    assert visit.waiting(opened) is not None
    revoke(opened.reference, COORDINATOR, "a name was left in it")
    assert (visit.waiting(opened), PortalPack.select().count()) == (None, 0)
    with pytest.raises(NotFound, match="no answer to collect"):
        visit.collect(opened)
    assert visit.status(opened).stage is Shown.WORKING


def test_the_same_file_is_laid_there_again_after_it_was_called_back(opened):
    release(opened.reference)
    post.fetch("command")
    revoke(opened.reference, COORDINATOR, "it went to the wrong person")
    release(opened.reference)
    post.fetch("command")
    assert visit.collect(opened) == b"%PDF-1.7 the answer"
