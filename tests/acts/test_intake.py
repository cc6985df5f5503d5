"""What the portal takes in, and who gets it back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from support import asking

from ccportal import clock, keys
from ccportal.acts.intake import notices, sealing, talking, tickets, visit
from ccportal.acts.intake.door import Opened, WrongTicket, come_in
from ccportal.acts.intake.sending import Prepared, is_sent, prepare, send
from ccportal.acts.intake.wordlist import WORDS
from ccportal.errors import Conflict, Invalid, NotFound
from ccportal.rules.requests_facts import Shown
from ccportal.settings import Settings
from ccportal.store.portal import (
    PortalMessage,
    PortalNotice,
    PortalPack,
    PortalReleased,
    PortalRequest,
    PortalUpload,
)

SAID = {"name": "Delphine Marchbanks", "about": "self", "reach": "portal"}
JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080010001003") + b"\0" * 9 + b"\xff\xd9"


@pytest.fixture
def centre(made: Settings) -> bytes:
    return keys.centre_public(made)


@pytest.fixture
def sent(centre: bytes) -> Prepared:
    return asking.sent(SAID, centre)


@pytest.fixture
def opened(sent: Prepared) -> Opened:
    return Opened(sent.ticket.reference, sent.pair.public, sent.pair.secret)


def test_there_are_2048_words_and_each_is_different():
    assert len(set(WORDS)) == len(WORDS) == 2048


def test_no_word_begins_another():
    ordered = sorted(WORDS)
    assert not [a for a, b in pairwise(ordered) if b.startswith(a)]


def test_no_two_words_differ_by_one_letter_alone():
    masks = [word[:i] + "?" + word[i + 1 :] for word in WORDS for i in range(len(word))]
    assert len(set(masks)) == len(masks)


def test_a_reference_is_the_year_and_six_letters():
    reference = tickets.new_reference(date(2026, 3, 1))
    assert reference.startswith("26-")
    assert tickets.read_reference(reference) == reference


def test_two_references_are_not_the_same():
    assert len({tickets.new_reference(date(2026, 3, 1)) for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "typed", ["26-7KQ4-WM", " 26 7kq4 wm", "267KQ4WM", "26–7kq4–wm", "26.7KQ4.WM"]
)
def test_a_reference_is_read_however_it_is_typed(typed: str):
    assert tickets.read_reference(typed) == "26-7KQ4-WM"


def test_letters_that_look_like_figures_are_read_as_figures():
    assert tickets.read_reference("26-OIL2-WM") == "26-0112-WM"


@pytest.mark.parametrize(
    "typed", ["", "26", "26-7KQ4-WM-1", "hello", "２６-7KQ4-WM", "26-7KQ4-W\0", "9" * 10_000]
)
def test_what_is_no_reference_is_read_as_none(typed: str):
    assert tickets.read_reference(typed) == ""


def test_words_are_read_whatever_stands_between_them():
    assert tickets.read_words(" 1. Kettle, 2-meadow\nviolin  ") == "kettle meadow violin"


def test_reference_and_words_lead_in(sent: Prepared):
    opened = come_in(sent.ticket.reference, " ".join(sent.ticket.words))
    assert opened.secret == sent.pair.secret


def test_a_wrong_word_leads_nowhere(sent: Prepared):
    words = ("zodiac", *sent.ticket.words[1:]) if sent.ticket.words[0] != "zodiac" else WORDS[:6]
    with pytest.raises(WrongTicket):
        come_in(sent.ticket.reference, " ".join(words))


def test_the_words_in_another_order_lead_nowhere(sent: Prepared):
    first, second, *rest = sent.ticket.words
    if first == second:
        first = "zodiac"
    with pytest.raises(WrongTicket):
        come_in(sent.ticket.reference, " ".join((second, first, *rest)))


def test_a_reference_that_nobody_has_is_answered_like_a_wrong_word(sent: Prepared):
    answers = []
    for reference in (sent.ticket.reference, "26-0000-00", "nonsense", ""):
        with pytest.raises(WrongTicket) as told:
            come_in(reference, "one two three four five six")
        answers.append((str(told.value), told.value.status))
    assert len(set(answers)) == 1


def test_the_words_are_kept_nowhere(sent: Prepared):
    row = PortalRequest.get()
    kept = b"".join(bytes(one) for one in (row.sealed, row.box, row.salt, row.public_key))
    assert not [word for word in sent.ticket.words if word.encode() in kept]


def test_the_portal_cannot_read_what_it_took_in(made: Settings, sent: Prepared):
    row = PortalRequest.get()
    for file in made.portal_keys.iterdir():
        with pytest.raises(Exception, match="sealed"):
            sealing.open_said(file.read_bytes(), bytes(row.sealed))


def test_the_centre_can_read_it(made: Settings, sent: Prepared):
    row = PortalRequest.get()
    assert sealing.open_said(keys.centre_secret(made), bytes(row.sealed)) == SAID


def test_the_same_form_sent_twice_is_one_request(sent: Prepared, centre: bytes):
    send(sent, SAID, centre)
    assert PortalRequest.select().count() == 1


def test_a_reference_that_was_taken_meanwhile_is_said(sent: Prepared, centre: bytes):
    other = prepare()
    with pytest.raises(Conflict):
        send(Prepared(sent.ticket, other.pair, other.form), SAID, centre)
    assert PortalRequest.select().count() == 1


def test_what_is_only_prepared_is_not_sent(made: Settings):
    assert not is_sent(prepare())


def test_a_long_answer_and_a_short_one_are_kept_in_the_same_length(centre: bytes):
    for text in ("", "x" * 1_500):
        send(prepare(), {**SAID, "hints": text}, centre)
    assert len({len(bytes(one.sealed)) for one in PortalRequest.select()}) == 1


def test_what_is_longer_than_a_class_goes_into_the_next(centre: bytes):
    sealed = sealing.seal_said(centre, {"text": "x" * 5_000})
    assert len(sealed) == 8_192 + 48


def test_a_file_is_filled_up_to_its_class():
    pair = keys.new_pair()
    sealed = sealing.seal_file(pair.public, b"x" * 65_536)
    assert len(sealed) == 2 * 65_536 + 48
    assert sealing.open_file(pair.secret, sealed) == b"x" * 65_536


def test_until_the_centre_says_more_a_request_is_received_and_due_in_a_month(opened: Opened):
    status = visit.status(opened)
    today = clock.today()
    assert status.stage is Shown.RECEIVED
    assert status.since == {Shown.RECEIVED: today}
    assert status.due is not None
    assert timedelta(27) < status.due - today < timedelta(37)


def test_a_message_goes_to_the_centre_and_can_be_read_again(
    made: Settings, opened: Opened, centre: bytes
):
    talking.write(opened, talking.About.MESSAGE, "I moved in May.", "form", centre)
    (message,) = talking.messages(opened)
    assert (message.from_centre, message.text, message.new) == (False, "I moved in May.", False)
    sealed = bytes(PortalMessage.get().for_centre)
    assert sealing.open_said(keys.centre_secret(made), sealed)["text"] == "I moved in May."


def test_the_same_message_sent_twice_is_one(opened: Opened, centre: bytes):
    for _ in range(2):
        talking.write(opened, talking.About.MESSAGE, "Hello.", "form", centre)
    assert PortalMessage.select().count() == 1


def test_the_same_words_in_two_forms_are_two_messages(opened: Opened, centre: bytes):
    for form in "ab":
        talking.write(opened, talking.About.MESSAGE, "Hello.", form, centre)
    assert [one.text for one in talking.messages(opened)] == ["Hello.", "Hello."]


def test_a_message_that_is_too_long_is_not_taken(opened: Opened, centre: bytes):
    with pytest.raises(Invalid):
        talking.write(opened, talking.About.MESSAGE, "x" * 5_001, "form", centre)
    assert not PortalMessage.select().exists()


def test_so_many_messages_wait_and_no_more(opened: Opened, centre: bytes):
    for number in range(talking.MOST_WAITING):
        talking.write(opened, talking.About.MESSAGE, "Hello.", str(number), centre)
    with pytest.raises(Conflict):
        talking.write(opened, talking.About.MESSAGE, "Hello.", "one more", centre)
    assert PortalMessage.select().count() == talking.MOST_WAITING


def test_a_photograph_is_sealed_to_the_centre(made: Settings, opened: Opened, centre: bytes):
    talking.show_paper(opened, JPEG, "passport.jpeg", "form", centre)
    sealed = bytes(PortalUpload.get().content)
    assert sealing.open_file(keys.centre_secret(made), sealed) == JPEG
    assert [one.about for one in talking.messages(opened)] == [talking.About.IDENTITY]


def test_a_photograph_sent_twice_is_one(opened: Opened, centre: bytes):
    for _ in range(2):
        talking.show_paper(opened, JPEG, "passport.jpg", "form", centre)
    assert PortalUpload.select().count() == 1


def test_what_is_no_photograph_is_not_taken(opened: Opened, centre: bytes):
    with pytest.raises(Invalid):
        talking.show_paper(opened, b"MZ\x90\0" * 50, "passport.jpg", "form", centre)
    assert not PortalUpload.select().exists()
    assert not PortalMessage.select().exists()


def test_there_is_nothing_to_collect_before_it_is_there(opened: Opened):
    assert visit.waiting(opened) is None
    with pytest.raises(NotFound):
        visit.collect(opened)


def _lay_ready(opened: Opened, until: date, tries: int = 5) -> None:
    PortalPack.create(
        request=opened.reference,
        key="pack",
        sealed=sealing.seal_file(opened.public, b"%PDF-1.7 the answer"),
        words=sealing.seal_file(opened.public, b"the same in words"),
        posted_at=clock.now(),
        until=until,
        tries=tries,
    )


def test_an_answer_is_collected_byte_for_byte_and_a_try_is_used_up(opened: Opened):
    _lay_ready(opened, clock.today())
    assert visit.collect(opened) == b"%PDF-1.7 the answer"
    assert visit.waiting(opened) == visit.Waiting(clock.today(), 4)


def test_the_same_answer_is_collected_as_plain_text_under_the_same_terms(opened: Opened):
    _lay_ready(opened, clock.today(), tries=1)
    assert visit.collect(opened, in_words=True) == b"the same in words"
    for in_words in (True, False):
        with pytest.raises(Conflict):
            visit.collect(opened, in_words=in_words)


def test_an_answer_is_collected_until_its_last_day(opened: Opened):
    _lay_ready(opened, clock.today() - timedelta(1))
    assert visit.waiting(opened) is None
    with pytest.raises(Conflict):
        visit.collect(opened)


def test_an_answer_is_collected_as_often_as_there_are_tries(opened: Opened):
    _lay_ready(opened, clock.today(), tries=1)
    visit.collect(opened)
    with pytest.raises(Conflict):
        visit.collect(opened)


def test_a_request_that_got_other_words_is_closed_to_the_old_visit(opened: Opened):
    PortalRequest.update(public_key=keys.new_pair().public).execute()
    with pytest.raises(NotFound):
        visit.status(opened)


def test_what_is_not_published_is_empty(made: Settings):
    assert notices.read(notices.Notice.POLICY) == ""


def test_what_is_published_can_be_read(made: Settings):
    PortalNotice.create(name="policy", text="# Keeping confidences")
    assert notices.read(notices.Notice.POLICY) == "# Keeping confidences"


def test_a_file_that_was_given_out_is_known_by_its_digest(made: Settings):
    PortalReleased.create(sha256="ab" * 32)
    assert notices.was_given_out("ab" * 32)
    assert not notices.was_given_out("cd" * 32)
