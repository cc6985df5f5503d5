"""What a requester can do behind the door."""

from __future__ import annotations

import sys
from datetime import timedelta
from io import BytesIO

import pytest

from ccportal import clock, keys
from ccportal.acts.intake import sealing
from ccportal.acts.intake.codes import kept
from ccportal.acts.intake.door import Opened
from ccportal.rules.requests_facts import Shown
from ccportal.settings import Settings
from ccportal.store.portal import PortalMessage, PortalPack, PortalRequest, PortalUpload
from tests.portal.conftest import Visitor, hidden

JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080010001003") + b"\0" * 9 + b"\xff\xd9"
PDF = b"%PDF-1.7 the answer\n%%EOF\n"
IN_WORDS = "The answer of Zoë in words.\n"


def say(opened: Opened, stage: Shown, asks: str = "", **since: str) -> None:
    """Let the centre say where the request is."""
    today = clock.today().isoformat()
    said = {
        "stage": stage.value,
        "since": {"received": today, stage.value: today, **since},
        "due": today,
        "asks": asks,
        "ended": "",
    }
    status = sealing.seal_said(opened.public, said)
    PortalRequest.update(status=status).execute()


def lay_ready(opened: Opened, tries: int = 5, days: int = 28, code: str | None = None) -> None:
    PortalPack.create(
        request=opened.reference,
        key="pack",
        sealed=sealing.seal_file(opened.public, PDF),
        words=sealing.seal_file(opened.public, IN_WORDS.encode()),
        posted_at=clock.now(),
        until=clock.today() + timedelta(days),
        tries=tries,
        code=code,
    )


def write_to(opened: Opened, text: str) -> None:
    said = {"about": "message", "text": text}
    PortalMessage.create(
        request=opened.reference,
        key=text,
        from_centre=True,
        at=clock.now(),
        for_requester=sealing.seal_said(opened.public, said),
        fetched_at=clock.now(),
    )


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (Shown.RECEIVED, "We got it"),
        (Shown.CHECKING, "We are checking who you are"),
        (Shown.CLARIFY, "We have a question"),
        (Shown.WORKING, "We are working on it"),
        (Shown.READY, "Your answer is ready"),
        (Shown.CLOSED, "It is closed"),
    ],
)
def test_the_page_says_where_the_request_is(visitor, opened, stage, words):
    say(opened, stage)
    page = visitor.get("/request").text
    current = page.split('aria-current="step"')[1].split("</li>")[0]
    assert words in current


def test_a_question_of_the_centre_stands_on_the_page(visitor: Visitor, opened: Opened):
    say(opened, Shown.CLARIFY, asks="Which summer do you mean?")
    assert "Which summer do you mean?" in visitor.get("/request").text


def test_days_are_said_in_words(visitor: Visitor, opened: Opened):
    say(opened, Shown.WORKING, received="2026-06-16")
    assert "Tuesday 16 June 2026" in visitor.get("/request").text


def test_a_message_is_sent_and_stands_there(made: Settings, visitor: Visitor, opened: Opened):
    answer = visitor.send("/request/messages", {"words": "I moved in May.\n\nThank you."})
    assert (answer.status_code, answer.location) == (303, "/request/messages")
    assert "I moved in May." in visitor.get("/request/messages").text
    sealed = bytes(PortalMessage.get().for_centre)
    said = sealing.open_said(keys.centre_secret(made), sealed)
    assert said["about"] == "message"


def test_a_message_sent_twice_with_one_form_is_one(visitor: Visitor, opened: Opened):
    data = {**hidden(visitor.get("/request/messages").text), "words": "Hello"}
    for _ in range(2):
        assert visitor.client.post("/request/messages", data=data).status_code == 303
    assert PortalMessage.select().count() == 1


def test_a_new_message_is_told_until_it_was_read(visitor: Visitor, opened: Opened):
    write_to(opened, "Come on Saturday.")
    assert "Read 1 new message" in visitor.get("/request").text
    assert "Come on Saturday." in visitor.get("/request/messages").text
    assert "new message" not in visitor.get("/request").text


def test_what_is_written_is_shown_as_letters_and_never_as_a_page(visitor: Visitor, opened: Opened):
    write_to(opened, "<script>alert(1)</script>")
    page = visitor.get("/request/messages").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_complaint_is_sent(made: Settings, visitor: Visitor, opened: Opened):
    visitor.send("/request/complain", {"words": "It took too long."})
    sealed = bytes(PortalMessage.get().for_centre)
    assert sealing.open_said(keys.centre_secret(made), sealed)["about"] == "complaint"
    assert "You told us that something is wrong" in visitor.get("/request/messages").text


def test_a_request_can_be_stopped_with_one_press(made: Settings, visitor: Visitor, opened: Opened):
    for _ in range(2):
        assert visitor.send("/request/stop").location == "/request/messages"
    sealed = bytes(PortalMessage.get().for_centre)
    assert sealing.open_said(keys.centre_secret(made), sealed)["about"] == "stop"
    assert PortalMessage.select().count() == 1


def test_a_photograph_is_sent(made: Settings, visitor: Visitor, opened: Opened):
    answer = visitor.send("/request/identity", {"paper": (BytesIO(JPEG), "passport.jpg")})
    assert answer.location == "/request/messages"
    sealed = bytes(PortalUpload.get().content)
    assert sealing.open_file(keys.centre_secret(made), sealed) == JPEG
    assert "You sent us a paper" in visitor.get("/request/messages").text


def test_an_upload_touches_no_file(visitor: Visitor, opened: Opened):
    fields = hidden(visitor.get("/request/identity").text)
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    large = JPEG[:-2] + b"\0" * 900_000 + b"\xff\xd9"
    parts.append(b'name="paper"; filename="passport.jpg"\r\n\r\n' + large)
    body = b"".join(b"--x\r\nContent-Disposition: form-data; " + one + b"\r\n" for one in parts)
    made: list[str] = []
    sys.addaudithook(lambda event, _: made.append(event) if event.startswith("tempfile") else None)
    kind = "multipart/form-data; boundary=x"
    answer = visitor.client.post("/request/identity", data=body + b"--x--", content_type=kind)
    assert answer.status_code == 303
    assert made == []


def test_one_can_say_that_one_brings_it(made: Settings, visitor: Visitor, opened: Opened):
    visitor.send("/request/identity/bring", form="/request/identity")
    sealed = bytes(PortalMessage.get().for_centre)
    assert sealing.open_said(keys.centre_secret(made), sealed)["about"] == "bring"


def test_an_answer_is_collected_under_a_name_that_tells_nothing(visitor: Visitor, opened: Opened):
    lay_ready(opened)
    assert "Collect your answer" in visitor.get("/request").text
    answer = visitor.send("/request/collect")
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    wanted = f'attachment; filename="answer-{opened.reference}.pdf"'
    assert answer.headers["Content-Disposition"] == wanted
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_same_answer_is_collected_as_plain_text(visitor: Visitor, opened: Opened):
    lay_ready(opened)
    answer = visitor.send("/request/collect", {"as": "words"})
    assert (answer.text, answer.content_type) == (IN_WORDS, "text/plain; charset=utf-8")
    wanted = f'attachment; filename="answer-{opened.reference}.txt"'
    assert answer.headers["Content-Disposition"] == wanted
    assert "4 more times" in visitor.get("/request/collect").text


@pytest.mark.outside("SAR", "C8")
def test_who_has_the_words_and_not_the_code_gets_no_answer_in_words(visitor, opened):
    lay_ready(opened, tries=1, code=kept("7KQ4-WMX2"))
    wrong = visitor.send("/request/collect", {"code": "7KQ4-WMX3", "as": "words"})
    assert (wrong.status_code, IN_WORDS in wrong.text) == (422, False)
    token = hidden(visitor.get("/request/stop").text) | {"code": "7KQ4-WMX2", "as": "words"}
    assert visitor.client.post("/request/collect", data=token).status_code == 409


@pytest.mark.outside("SAR", "C8")
def test_who_has_the_words_and_not_the_code_gets_no_answer(visitor: Visitor, opened: Opened):
    lay_ready(opened, code=kept("7KQ4-WMX2"))
    assert "The code that we told you" in visitor.get("/request/collect").text
    assert visitor.send("/request/collect", {"code": ""}).status_code == 422
    wrong = visitor.send("/request/collect", {"code": "7KQ4-WMX3"})
    assert (wrong.status_code, "The code is not right" in wrong.text) == (422, True)
    assert "4 more times" in visitor.get("/request/collect").text
    assert visitor.send("/request/collect", {"code": "7kq4 wmx2"}).data == PDF


@pytest.mark.outside("SAR", "C8")
def test_a_code_is_guessed_at_five_times_and_no_more(visitor: Visitor, opened: Opened):
    lay_ready(opened, tries=1, code=kept("7KQ4-WMX2"))
    assert visitor.send("/request/collect", {"code": "7KQ4-WMX3"}).status_code == 422
    token = hidden(visitor.get("/request/stop").text) | {"code": "7KQ4-WMX2"}
    assert visitor.client.post("/request/collect", data=token).status_code == 409


def test_looking_at_the_page_uses_up_no_try(visitor: Visitor, opened: Opened):
    lay_ready(opened)
    for _ in range(3):
        assert "5 more times" in visitor.get("/request/collect").text
    visitor.send("/request/collect")
    assert "4 more times" in visitor.get("/request/collect").text


@pytest.mark.outside("DP6", "SAR")
def test_an_answer_whose_tries_are_used_up_is_not_given(visitor: Visitor, opened: Opened):
    lay_ready(opened, tries=1)
    visitor.send("/request/collect")
    assert "There is no answer to collect right now" in visitor.get("/request/collect").text
    token = hidden(visitor.get("/request/stop").text)
    assert visitor.client.post("/request/collect", data=token).status_code == 409


@pytest.mark.outside("DP6", "SAR")
def test_the_request_of_another_is_out_of_reach(app, visitor: Visitor, opened: Opened):
    other = Visitor(app.test_client())
    other.ask()
    other.keep()
    lay_ready(opened)
    assert "There is no answer" in other.get("/request/collect").text
    assert opened.reference not in other.get("/request").text
