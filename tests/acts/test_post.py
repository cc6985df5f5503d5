"""The post between the portal's store and the records: nothing lost, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from support import asking, pdf
from support.requests import COORDINATOR, team, trail

from ccportal import clock, keys
from ccportal.acts import post
from ccportal.acts.intake import notices, sealing, talking, visit
from ccportal.acts.intake.door import Opened, WrongTicket, come_in
from ccportal.acts.intake.sending import Prepared, prepare, send
from ccportal.acts.intake.tickets import Ticket
from ccportal.acts.requests import confirm_identity
from ccportal.acts.requests_delivery import revoke
from ccportal.acts.requests_holds import hold
from ccportal.acts.requests_move import Given
from ccportal.errors import Conflict, Invalid, NotFound, Refused
from ccportal.rules.requests_facts import Delivery, Event, Hold, Shown, Stage
from ccportal.settings import Settings
from ccportal.store.audit import AuditEntry
from ccportal.store.correspondence import Evidence, Letter
from ccportal.store.portal import (
    PortalMessage,
    PortalPack,
    PortalReleased,
    PortalRequest,
    PortalUpload,
)
from ccportal.store.requests import Pack, Request, RequestEvent
from ccportal.store.reviews import Centre, PolicyVersion

JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080010001003") + b"\0" * 9 + b"\xff\xd9"
SAID = {
    "name": "Delphine Marchbanks",
    "about": "self",
    "scope": "Everything you hold.",
    "reach": "site",
}


@pytest.fixture
def centre(made: Settings) -> bytes:
    team()
    return keys.centre_public(made)


@pytest.fixture
def ask(centre: bytes) -> Callable[[], Prepared]:
    return lambda: asking.sent(SAID, centre)


@pytest.fixture
def opened(ask: Callable[[], Prepared]) -> Opened:
    """A request that was sent and fetched, opened by its requester."""
    sent = ask()
    post.fetch("command")
    return Opened(sent.ticket.reference, sent.pair.public, sent.pair.secret)


def _happen(ref: str, event: Event, stage: Stage, **detail: str) -> None:
    seq = RequestEvent.select().where(RequestEvent.request == ref).count() + 1
    RequestEvent.create(
        request=ref,
        seq=seq,
        at=clock.now_utc(),
        kind=event,
        stage=stage,
        detail=json.dumps({"day": clock.today().isoformat(), **detail}),
    )


def _noon(days: int) -> datetime:
    return datetime.combine(clock.today() + timedelta(days), time(12))


def _release(ref: str, content: bytes = b"%PDF-1.7 the answer", sha256: str = "ab" * 32) -> None:
    """Put down that an answer was released to be collected on the portal."""
    Pack.create(
        request=ref,
        sha256=sha256,
        words_sha256=sha256[::-1],
        size=len(content),
        pages=1,
        approved_digest="cd" * 32,
        made_at=clock.now_utc(),
        content=content,
        words=b"the same in words",
        released_at=clock.now_utc(),
        released_by=COORDINATOR,
    )
    _happen(ref, Event.RELEASE, Stage.RELEASED, delivery="available")


def test_a_request_that_was_sent_is_recorded_under_its_reference(ask):
    sent = ask()
    assert post.fetch("command") == [sent.ticket.reference]
    request = Request.get()
    assert (request.ref, request.channel) == (sent.ticket.reference, "portal")
    assert json.loads(request.said) == SAID
    assert bytes(request.public_key) == sent.pair.public


def test_it_counts_as_received_on_the_day_it_was_sent(ask):
    with time_machine.travel("2026-03-02 23:30:00", tick=False):
        ask()
    with time_machine.travel("2026-03-05 08:00:00", tick=False):
        post.fetch("command")
    assert Request.get().received_on == date(2026, 3, 2)


def test_what_is_recorded_is_emptied_on_the_portal(ask):
    ask()
    post.fetch("command")
    assert PortalRequest.get().sealed is None


def test_nothing_is_recorded_twice(ask):
    ask()
    post.fetch("command")
    assert post.fetch("command") == []
    assert Request.select().count() == 1


def test_a_worker_that_ended_before_it_emptied_the_portal_loses_and_doubles_nothing(ask):
    ask()
    before = bytes(PortalRequest.get().sealed)
    post.fetch("command")
    PortalRequest.update(sealed=before, fetched_at=None).execute()
    post.fetch("command")
    assert Request.select().count() == 1
    assert RequestEvent.select().count() == 1


def test_the_audit_trail_names_the_request_and_nothing_that_was_said(ask):
    sent = ask()
    post.fetch("command")
    assert trail(sent.ticket.reference)[0][:2] == ("requester", "request:send")
    kept = " ".join(str(one.__data__) for one in AuditEntry.select())
    assert "Marchbanks" not in kept


def test_what_cannot_be_opened_is_kept_and_told_once(ask):
    ask()
    PortalRequest.update(sealed=b"broken" * 30).execute()
    for _ in range(3):
        assert post.fetch("command") == []
    assert bytes(PortalRequest.get().sealed) == b"broken" * 30
    told = AuditEntry.select().where(AuditEntry.action == "request:unreadable")
    assert told.count() == 1


def test_one_that_cannot_be_opened_does_not_hold_up_the_next(ask):
    ask()
    PortalRequest.update(sealed=b"broken" * 30).execute()
    sent = ask()
    assert post.fetch("command") == [sent.ticket.reference]


def test_a_request_that_says_too_little_is_kept_for_a_person_to_look_into(centre: bytes):
    send(prepare(), {"name": "Delphine Marchbanks"}, centre)
    assert post.fetch("command") == []
    assert PortalRequest.get().sealed is not None


def test_the_requester_sees_that_it_was_received_and_by_when_it_is_answered(opened: Opened):
    status = visit.status(opened)
    assert status.stage is Shown.RECEIVED
    assert status.since == {Shown.RECEIVED: clock.today()}
    assert status.due is not None


def test_a_status_that_did_not_change_is_not_posted_again(opened: Opened):
    before = bytes(PortalRequest.get().status)
    post.fetch("command")
    assert bytes(PortalRequest.get().status) == before


def test_a_doubt_about_who_they_are_is_shown_as_checking_and_not_in_its_words(opened: Opened):
    hold(opened.reference, COORDINATOR, Hold.IDENTITY, "A new address and a hurry")
    post.keep_in_step(opened.reference)
    status = visit.status(opened)
    assert (status.stage, status.asks) == (Shown.CHECKING, "")


def test_a_question_about_what_is_meant_is_shown_in_its_words(opened: Opened):
    asked = "Which summer do you mean?"
    hold(opened.reference, COORDINATOR, Hold.CLARIFICATION, asked, which_information=True)
    post.keep_in_step(opened.reference)
    status = visit.status(opened)
    assert (status.stage, status.asks, status.due) == (Shown.CLARIFY, asked, None)


@pytest.mark.parametrize(
    "stage",
    [Stage.ITEM_REVIEW, Stage.SECOND_REVIEW, Stage.APPROVED, Stage.BUILT, Stage.REFUSAL_PROPOSED],
)
def test_finer_stages_are_all_shown_alike(opened: Opened, stage: Stage):
    _happen(opened.reference, Event.ACCEPT, Stage.ACCEPTED)
    post.keep_in_step(opened.reference)
    before = visit.status(opened)
    _happen(opened.reference, Event.DECIDE, stage)
    post.keep_in_step(opened.reference)
    assert visit.status(opened) == before
    assert before.stage is Shown.WORKING


def test_a_message_of_the_requester_is_recorded_once(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    for _ in range(2):
        post.fetch("command")
    (letter,) = Letter.select()
    assert (letter.text, letter.from_centre, letter.about) == ("I moved in May.", False, "message")
    assert PortalMessage.get().for_centre is None


def test_a_worker_that_ended_half_way_doubles_no_message(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    sealed = bytes(PortalMessage.get().for_centre)
    post.fetch("command")
    PortalMessage.update(for_centre=sealed, fetched_at=None).execute()
    post.fetch("command")
    assert Letter.select().count() == 1


def test_the_requester_can_still_read_what_they_wrote(opened: Opened, centre: bytes):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    post.fetch("command")
    assert [one.text for one in talking.messages(opened)] == ["I moved in May."]


def test_a_message_of_the_centre_can_be_read_by_the_requester_alone(opened: Opened):
    post.post_message(opened.reference, COORDINATOR, "Come on Saturday.", "form")
    assert talking.count_new(opened) == 1
    assert [one.text for one in talking.messages(opened)] == ["Come on Saturday."]
    assert talking.count_new(opened) == 0
    sealed = bytes(PortalMessage.get().for_requester)
    with pytest.raises(Refused):
        sealing.open_said(keys.new_pair().secret, sealed)


def test_the_same_form_writes_one_message(opened: Opened):
    for _ in range(2):
        post.post_message(opened.reference, COORDINATOR, "Come on Saturday.", "form")
    assert Letter.select().count() == PortalMessage.select().count() == 1


@pytest.mark.parametrize("text", ["", "  \n", "x" * 5_001])
def test_a_message_has_to_say_something_and_not_too_much(opened: Opened, text: str):
    with pytest.raises(Invalid):
        post.post_message(opened.reference, COORDINATOR, text, "form")
    assert not Letter.select().exists()


def test_a_message_that_was_recorded_and_not_posted_is_posted_later(opened: Opened):
    post.post_message(opened.reference, COORDINATOR, "Come on Saturday.", "form")
    PortalMessage.delete().execute()
    post.fetch("command")
    assert [one.text for one in talking.messages(opened)] == ["Come on Saturday."]


def test_evidence_is_recorded_once_and_emptied_on_the_portal(opened: Opened, centre: bytes):
    talking.show_paper(opened, JPEG, "passport.jpg", "form", centre)
    for _ in range(2):
        post.fetch("command")
    (paper,) = Evidence.select()
    assert (bytes(paper.content), paper.kind, paper.request_id) == (JPEG, "jpg", opened.reference)
    assert PortalUpload.get().content is None


def test_a_wish_to_stop_closes_nothing_while_it_is_not_known_who_wishes(
    opened: Opened, centre: bytes
):
    talking.write(opened, talking.About.STOP, "Stop my request.", "stop", centre)
    post.fetch("command")
    assert visit.status(opened).stage is Shown.RECEIVED
    assert Letter.get().about == "stop"


def test_a_wish_to_stop_closes_the_request_of_who_proved_themselves(opened: Opened, centre: bytes):
    confirm_identity(opened.reference, COORDINATOR, "passport")
    talking.write(opened, talking.About.STOP, "Stop my request.", "stop", centre)
    post.fetch("command")
    status = visit.status(opened)
    assert (status.stage, status.ended) == (Shown.CLOSED, "withdrawn")


def test_an_answer_is_collected_as_it_was_released(opened: Opened):
    _release(opened.reference)
    post.fetch("command")
    assert visit.status(opened).stage is Shown.READY
    assert visit.waiting(opened) == visit.Waiting(clock.today() + timedelta(28), 5)
    assert visit.collect(opened) == b"%PDF-1.7 the answer"
    assert visit.collect(opened, in_words=True) == b"the same in words"


def test_an_answer_is_laid_ready_once(opened: Opened):
    _release(opened.reference)
    post.fetch("command")
    visit.collect(opened)
    post.post_pack(opened.reference)
    assert PortalPack.get().tries == 4


def test_an_answer_that_was_not_released_is_not_laid_ready(opened: Opened):
    with pytest.raises(Conflict):
        post.post_pack(opened.reference)
    assert not PortalPack.select().exists()


def test_the_length_of_an_answer_on_the_portal_tells_its_class_alone(opened: Opened):
    _release(opened.reference, b"%PDF" + b"x" * 1_000)
    post.fetch("command")
    there = PortalPack.get()
    assert [len(bytes(one)) for one in (there.sealed, there.words)] == [65_536 + 48] * 2


@pytest.mark.parametrize("in_words", [False, True])
def test_it_is_put_down_that_an_answer_was_opened(opened: Opened, in_words: bool):
    _release(opened.reference)
    post.fetch("command")
    visit.collect(opened, in_words=in_words)
    for _ in range(2):
        post.fetch("command")
    opened_events = RequestEvent.select().where(RequestEvent.kind == Event.DELIVER)
    assert [json.loads(one.detail)["delivery"] for one in opened_events] == [Delivery.OPENED]


@pytest.mark.boundary("SAR", "an answer waits for 28 days")
def test_an_answer_that_nobody_collected_in_28_days_is_gone(opened: Opened):
    _release(opened.reference)
    post.fetch("command")
    with time_machine.travel(_noon(28), tick=False):
        post.fetch("command")
        assert visit.waiting(opened) is not None
    with time_machine.travel(_noon(29), tick=False):
        post.fetch("command")
        assert not PortalPack.select().exists()
        last = RequestEvent.select().order_by(RequestEvent.seq.desc()).first()
        assert json.loads(last.detail)["delivery"] == Delivery.EXPIRED


def test_an_answer_that_was_called_back_cannot_be_collected_any_more(opened: Opened):
    _release(opened.reference)
    post.fetch("command")
    _happen(opened.reference, Event.REVOKE, Stage.RELEASED, reason="wrong page")
    post.keep_in_step(opened.reference)
    assert visit.waiting(opened) is None
    assert visit.status(opened).stage is Shown.WORKING


def test_anybody_can_check_a_file_that_was_given_out_on_whatever_way(opened: Opened):
    _release(opened.reference, sha256="12" * 32)
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
    _release(before.reference)
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


@pytest.mark.boundary("DP5", "a closed request on the portal for 183 days")
def test_a_closed_request_leaves_the_portal_after_half_a_year(opened: Opened):
    _happen(opened.reference, Event.INVALID, Stage.CLOSED, outcome="invalid")
    post.fetch("command")
    with time_machine.travel(_noon(183), tick=False):
        post.fetch("command")
        assert PortalRequest.select().count() == 1
    with time_machine.travel(_noon(184), tick=False):
        post.fetch("command")
        assert PortalRequest.select().count() == 0
    assert Request.select().count() == 1


def test_an_open_request_stays_on_the_portal(opened: Opened):
    with time_machine.travel(_noon(400), tick=False):
        post.fetch("command")
        assert PortalRequest.select().count() == 1


@pytest.mark.clause("C10")
def test_the_policy_in_force_is_published_and_not_the_next_one(centre: bytes):
    today = clock.today()
    Centre.create(name="Quarrymoor Contact Centre", address="1 Mill Lane", phone="01632 960 111")
    for ref, days, text in (("a", -400, "old"), ("b", -30, "now"), ("c", 1, "next")):
        adopted = today + timedelta(days)
        PolicyVersion.create(ref=ref, adopted_on=adopted, review_due_on=today, text=text)
    post.fetch("command")
    assert notices.read(notices.Notice.POLICY) == "now"
    assert notices.read(notices.Notice.CENTRE) == "Quarrymoor Contact Centre"
    assert "1 Mill Lane" in notices.read(notices.Notice.CONTACT)


def test_where_nothing_is_to_be_published_nothing_is(centre: bytes):
    post.publish()
    assert notices.read(notices.Notice.POLICY) == ""


def test_an_answer_that_is_called_back_is_off_the_portal_at_once(opened):
    _release(opened.reference)
    post.fetch("command")
    assert visit.waiting(opened) is not None
    revoke(opened.reference, COORDINATOR, "a name was left in it")
    assert (visit.waiting(opened), PortalPack.select().count()) == (None, 0)
    with pytest.raises(NotFound, match="no answer to collect"):
        visit.collect(opened)
    assert visit.status(opened).stage is Shown.WORKING


def test_the_same_file_is_laid_there_again_after_it_was_called_back(opened):
    _release(opened.reference)
    post.fetch("command")
    revoke(opened.reference, COORDINATOR, "it went to the wrong person")
    _release(opened.reference)
    post.fetch("command")
    assert visit.collect(opened) == b"%PDF-1.7 the answer"


@pytest.mark.parametrize("outcome", ["nothing_held", "ncnd", "withheld_all", "disclosed_part"])
def test_a_closed_request_tells_only_that_it_was_answered(opened, outcome):
    _happen(opened.reference, Event.CLOSE, Stage.CLOSED, outcome=outcome)
    post.fetch("command")
    assert visit.status(opened).ended == "answered"


@pytest.mark.clause("C10")
def test_the_policy_in_force_is_published_as_a_pdf_and_made_anew_when_it_changes(centre: bytes):
    today = clock.today()
    for ref, days, words in (("a", -30, "What was said"), ("b", 1, "What comes")):
        day = today + timedelta(days)
        PolicyVersion.create(ref=ref, adopted_on=day, review_due_on=today, text=f"# P\n\n{words}")
    post.publish()
    first = notices.paper(notices.POLICY_PAPER)
    assert "What was said" in pdf.text(first)
    assert "What comes" not in pdf.text(first)
    post.publish()
    assert notices.paper(notices.POLICY_PAPER) == first
    PolicyVersion.update(adopted_on=today).where(PolicyVersion.ref == "b").execute()
    post.publish()
    assert "What comes" in pdf.text(notices.paper(notices.POLICY_PAPER))


@pytest.mark.clause("C10")
def test_a_policy_that_cannot_be_printed_is_published_as_words(centre: bytes):
    today = clock.today()
    PolicyVersion.create(ref="a", adopted_on=today, review_due_on=today, text="What can be printed")
    post.publish()
    assert notices.paper(notices.POLICY_PAPER)
    PolicyVersion.update(text="A \U000f0000 sign").execute()
    post.publish()
    assert notices.read(notices.Notice.POLICY) == "A \U000f0000 sign"
    assert notices.paper(notices.POLICY_PAPER) is None
