"""New words for who lost theirs: the old ones open nothing any more."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from support.posted import release
from support.requests import COORDINATOR, team, trail

from ccportal import clock
from ccportal.acts import post
from ccportal.acts.intake import talking, visit
from ccportal.acts.intake.door import Opened, WrongTicket, come_in
from ccportal.acts.intake.sending import Prepared
from ccportal.acts.intake.tickets import Ticket
from ccportal.acts.requests_move import Given
from ccportal.errors import Conflict, NotFound
from ccportal.rules.requests_facts import Shown
from ccportal.store.requests import Request, RequestEvent


def again(ref: str, form: str = "words") -> Ticket:
    """New words for somebody whom we know."""
    Request.update(identity_confirmed_on=clock.today()).where(Request.ref == ref).execute()
    handing = post.Handing("passport seen", "in-person", sure=True)
    return post.new_ticket(ref, COORDINATOR, handing, Given(token=form))


def test_new_words_open_what_the_old_ones_did_and_the_old_ones_nothing(
    ask: Callable[[], Prepared], centre: bytes
):
    sent = ask()
    post.fetch("command")
    before = Opened(sent.ticket.reference, sent.pair.public, sent.pair.secret)
    talking.write(before, talking.About.MESSAGE, "I moved in May.", "form", centre)
    post.fetch("command")
    post.post_message(before.reference, COORDINATOR, "Come on Saturday.", "form")
    release(before.reference)
    post.fetch("command")
    ticket = again(before.reference)
    with pytest.raises(WrongTicket):
        come_in(before.reference, " ".join(sent.ticket.words))
    with pytest.raises(NotFound):
        visit.status(before)
    with pytest.raises(NotFound):
        talking.write(before, talking.About.MESSAGE, "Send it to me.", "again", centre)
    now = come_in(ticket.reference, " ".join(ticket.words))
    assert [one.text for one in talking.messages(now)] == ["I moved in May.", "Come on Saturday."]
    assert visit.collect(now) == b"%PDF-1.7 the answer"


def test_new_words_wait_until_everything_sent_before_is_fetched(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    with pytest.raises(Conflict, match="still on its way"):
        again(opened.reference)


@pytest.mark.parametrize(
    ("handing", "why"),
    [
        (post.Handing("she says so", "email", sure=True), "by which safe way"),
        (post.Handing("passport seen", "in-person", sure=False), "look first"),
        (post.Handing(" ", "in-person", sure=True), "a reason is needed"),
    ],
)
def test_nobody_gets_new_words_who_is_not_known_or_by_no_safe_way(opened: Opened, handing, why):
    Request.update(identity_confirmed_on=clock.today()).execute()
    with pytest.raises(Conflict, match=why):
        post.new_ticket(opened.reference, COORDINATOR, handing)
    assert visit.status(opened).stage is Shown.RECEIVED


def test_nobody_gets_new_words_whose_identity_was_never_proved(opened: Opened):
    with pytest.raises(Conflict, match="not proved"):
        post.new_ticket(opened.reference, COORDINATOR, post.Handing("card", "in-person", sure=True))


def test_a_reference_that_the_portal_cannot_read_gets_no_words(made):
    team()
    Request.create(ref="req-1", kind="access", received_on=clock.today(), channel="letter")
    RequestEvent.create(
        request="req-1", seq=1, at=clock.now_utc(), kind="record", stage="received", detail="{}"
    )
    with pytest.raises(Conflict, match="cannot read its reference"):
        again("req-1")


def test_the_same_form_makes_words_once(opened: Opened):
    again(opened.reference)
    with pytest.raises(Conflict, match="shown already"):
        again(opened.reference)


def test_a_request_that_came_by_letter_can_get_a_ticket(centre: bytes):
    from ccportal.acts.requests import record

    ref = record(COORDINATOR, None, clock.today(), "letter", "Everything")
    ticket = again(ref)
    opened = come_in(ref, " ".join(ticket.words))
    assert visit.status(opened).stage is Shown.RECEIVED
    assert ("request:new_ticket", None) in [one[1:] for one in trail(ref)]
