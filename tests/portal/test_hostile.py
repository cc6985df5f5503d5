"""Broken and hostile input: each is a clear error, and nothing is changed by it."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

import pytest

from ccportal.acts.intake.door import Opened
from ccportal.store.portal import PortalMessage, PortalReleased, PortalRequest, PortalUpload
from tests.portal.conftest import ANSWERS, Visitor, hidden

SAY = "There is something to put right"

QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing chosen": ("about", {}),
    "a choice that there is not": ("about", {"about": "everybody"}),
    "a choice that is a script": ("about", {"about": "<script>alert(1)</script>"}),
    "two choices, the first of which there is not": ("about", {"about": ["x", "self"]}),
    "no name": ("name", {"name": ""}),
    "a name of spaces": ("name", {"name": "   \t "}),
    "a name of a mile": ("name", {"name": "A" * 201}),
    "a name of a hundred thousand letters": ("name", {"name": "A" * 100_000}),
    "a name with a zero in it": ("name", {"name": "Ann\x00Lee"}),
    "a name with an escape in it": ("name", {"name": "Ann\x1b[31mLee"}),
    "a name that turns the line round": ("name", {"name": "Ann \u202eeeL"}),
    "a name with half a letter": ("name", {"name": "Ann \ue000 Lee"}),
    "another name that is too long": ("name", {"name": "Ann Lee", "other": "B" * 201}),
    "no day": ("born", {}),
    "a day of letters": ("born", {"born": ["one", "two", "three"]}),
    "a day that there is not": ("born", {"born": ["31", "2", "1988"]}),
    "a day without its year": ("born", {"born": ["31", "1", ""]}),
    "a day in one field": ("born", {"born": ["1988-03-07"]}),
    "a day to come": ("born", {"born": ["1", "1", "2999"]}),
    "a day long past": ("born", {"born": ["1", "1", "1066"]}),
    "a day of a year in two figures": ("born", {"born": ["7", "3", "88"]}),
    "a day with a minus": ("born", {"born": ["-7", "3", "1988"]}),
    "a day of digits without end": ("born", {"born": ["9" * 5_000, "3", "1988"]}),
    "a day of four fields with nothing in the first three": ("born", {"born": ["", "", "", "7"]}),
    "no child": ("who", {"who": " \n "}),
    "a child of three thousand letters": ("who", {"who": "C" * 3_000}),
    "no word on how they know them": ("authority", {}),
    "nothing wanted": ("what", {"what": ""}),
    "no words for what is wanted": ("detail", {"detail": ""}),
    "a bell in what is wanted": ("detail", {"detail": "ring \x07"}),
    "no way to be reached": ("reach", {"no_home": "y"}),
    "a way that there is not": ("reach", {"reach": "pigeon"}),
    "a number of letters": ("where", {"where": "call me"}),
    "a number that is too short": ("where", {"where": "123"}),
    "a number with a script": ("where", {"where": "01632 960742<script>"}),
    "hints that do not end": ("hints", {"hints": "D" * 2_001}),
}


@pytest.mark.parametrize("what", QUESTIONS)
def test_a_bad_answer_is_told_and_not_kept(visitor: Visitor, what: str):
    slug, given = QUESTIONS[what]
    for one, good in ANSWERS.items():
        if one == slug:
            break
        assert visitor.send(f"/ask/{one}", good).status_code == 303
    answer = visitor.send(f"/ask/{slug}", given)
    assert answer.status_code == 422
    assert SAY in answer.text
    assert "<script>alert" not in answer.text
    assert visitor.get("/ask/check").location == f"/ask/{slug}"
    assert not PortalRequest.select().exists()


def png(width: int, height: int) -> bytes:
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    parts = ((b"IHDR", size), (b"IDAT", zlib.compress(b"\0" * 9)), (b"IEND", b""))
    chunks = (
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


JPEG = bytes.fromhex("ffd8ffe000044a46ffc0000b080010001003") + b"\0" * 9 + b"\xff\xd9"
PDF = b"%PDF-1.7\n%%EOF\n"

UPLOADS: dict[str, tuple[bytes, str]] = {
    "nothing in it": (b"", "passport.jpg"),
    "eleven megabytes": (JPEG[:-2] + b"\0" * 11_000_000 + b"\xff\xd9", "passport.jpg"),
    "a program": (b"MZ\x90\0" * 40, "passport.jpg"),
    "a program under its own name": (b"MZ\x90\0" * 40, "passport.exe"),
    "a page": (b"<html><script>alert(1)</script></html>", "passport.jpg"),
    "a drawing that runs": (b"<svg xmlns='x' onload='alert(1)'/>", "passport.svg"),
    "an archive": (b"PK\x03\x04" + b"\0" * 90, "passport.zip"),
    "a picture and an archive": (JPEG + b"PK\x05\x06" + b"\0" * 18, "passport.jpg"),
    "a picture and a page": (JPEG[:6] + b"<script>" + JPEG[6:], "passport.jpg"),
    "a picture and a PDF": (JPEG[:6] + PDF + JPEG[6:], "passport.jpg"),
    "a PDF called a picture": (PDF, "passport.jpg"),
    "a picture called a PDF": (JPEG, "passport.pdf"),
    "a picture called nothing": (JPEG, "passport"),
    "a picture of two and a half thousand million dots": (png(50_000, 50_000), "passport.png"),
    "a picture that breaks off": (png(9, 9)[:-5], "passport.png"),
    "a PDF that breaks off": (b"%PDF-1.7\n1 0 obj", "passport.pdf"),
    "a name that climbs": (b"root:x:0", "../../etc/passwd.jpg"),
    "a name with a zero": (b"GIF89a", "passport.jpg\0.gif"),
}


@pytest.mark.parametrize("what", UPLOADS)
def test_a_bad_upload_is_told_and_not_kept(visitor: Visitor, opened: Opened, what: str):
    content, name = UPLOADS[what]
    answer = visitor.send("/request/identity", {"paper": (BytesIO(content), name)})
    assert answer.status_code == 422
    assert SAY in answer.text
    assert not PortalUpload.select().exists()
    assert not PortalMessage.select().exists()


def test_no_upload_at_all_is_told(visitor: Visitor, opened: Opened):
    assert SAY in visitor.send("/request/identity").text


def test_more_than_the_site_takes_at_all_is_told(visitor: Visitor, opened: Opened):
    large = b"\0" * (33 * 1024 * 1024)
    answer = visitor.send("/request/identity", {"paper": (BytesIO(large), "passport.jpg")})
    assert answer.status_code == 413
    assert "too much at once" in answer.text
    assert not PortalUpload.select().exists()


MESSAGES: dict[str, dict[str, Any]] = {
    "nothing": {"words": ""},
    "spaces": {"words": " \n\t "},
    "too much": {"words": "x" * 5_001},
    "a zero": {"words": "hello\0"},
    "an escape": {"words": "\x1b]0;title\x07"},
    "no token of the form": {"words": "hello", "once": ""},
    "a token that is a script": {"words": "hello", "once": "<script>"},
    "a token with a line after it": {"words": "hello", "once": "a" * 32 + "\n"},
}


@pytest.mark.parametrize("path", ["/request/messages", "/request/complain"])
@pytest.mark.parametrize("what", MESSAGES)
def test_a_bad_message_is_told_and_not_kept(visitor: Visitor, opened: Opened, path: str, what: str):
    answer = visitor.send(path, MESSAGES[what])
    assert answer.status_code == 422
    assert SAY in answer.text
    assert not PortalMessage.select().exists()


TICKETS = {
    "nothing": ("", ""),
    "no words": ("26-7KQ4-WM", ""),
    "no reference": ("", "a b c d e f"),
    "a reference of a mile": ("2" * 201, "a b c d e f"),
    "words of a mile": ("26-7KQ4-WM", "kettle " * 500),
    "an attempt at the store": ("' OR 1=1 --", "x'; DROP TABLE portal_request; --"),
    "a zero": ("26-7KQ4-WM\0", "a\0b"),
    "letters of another script": ("２６-７KQ4-WM", "кеттле медоу"),
    "a script": ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    "a pattern": ("26-____-__", "% % % % % %"),
}


@pytest.mark.parametrize("what", TICKETS)
def test_a_bad_ticket_is_told_and_lets_nobody_in(visitor: Visitor, what: str):
    reference, words = TICKETS[what]
    answer = visitor.send("/return", {"reference": reference, "words": words})
    assert answer.status_code == 422
    assert SAY in answer.text
    assert "<script>alert" not in answer.text
    assert visitor.get("/request").location == "/return"


WITHOUT_A_TOKEN = [
    "/ask/about",
    "/ask/check",
    "/ticket",
    "/return",
    "/verify",
    "/request/messages",
    "/request/complain",
    "/request/identity",
    "/request/identity/bring",
    "/request/collect",
    "/request/stop",
    "/request/close",
]


@pytest.mark.parametrize("path", WITHOUT_A_TOKEN)
def test_a_form_without_the_token_of_our_page_does_nothing(
    visitor: Visitor, opened: Opened, path: str
):
    answer = visitor.client.post(path, data={"words": "hello", "about": "self"})
    assert answer.status_code == 400
    assert visitor.get("/request").status_code == 200
    assert not PortalMessage.select().exists()


def test_the_token_of_another_visit_does_nothing(app: Any, visitor: Visitor, opened: Opened):
    theirs = hidden(Visitor(app.test_client()).get("/return").text)
    answer = visitor.client.post("/request/stop", data=theirs)
    assert answer.status_code == 400
    assert not PortalMessage.select().exists()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/ask/about", "/return", "/request"])
def test_a_method_that_no_form_has_is_refused(visitor: Visitor, method: str, path: str):
    token = hidden(visitor.get("/return").text)["csrf_token"]
    answer = visitor.client.open(path, method=method, headers={"X-CSRFToken": token})
    assert answer.status_code == 405


@pytest.mark.parametrize("cookie", ["x", "0" * 10_000, "../../etc", "a;b", "é", "%00"])
def test_a_cookie_that_is_none_is_no_visit(visitor: Visitor, opened: Opened, cookie: str):
    visitor.client.set_cookie("visit", cookie)
    assert visitor.get("/request").location == "/return"


def test_six_hundred_fields_are_too_many(visitor: Visitor):
    fields = {**hidden(visitor.get("/ask/about").text), **{f"f{n}": "x" for n in range(600)}}
    answer = visitor.client.post(
        "/ask/about", data={**fields, "about": "self"}, content_type="multipart/form-data"
    )
    assert answer.status_code == 413


def test_a_form_that_is_no_form_is_told(visitor: Visitor):
    answer = visitor.client.post("/return", data=b"\x00\xff" * 90, content_type="application/json")
    assert answer.status_code == 400


def test_sending_before_everything_is_answered_sends_nothing(visitor: Visitor):
    visitor.send("/ask/about", {"about": "self"})
    token = hidden(visitor.get("/ask/name").text)
    assert visitor.client.post("/ask/check", data=token).location == "/ask/name"
    assert not PortalRequest.select().exists()


def test_a_later_question_cannot_be_answered_first(visitor: Visitor):
    token = hidden(visitor.get("/ask/about").text)
    answer = visitor.client.post("/ask/hints", data={**token, "hints": "x"})
    assert answer.location == "/ask/about"


def test_a_question_that_is_not_asked_cannot_be_answered(visitor: Visitor):
    visitor.send("/ask/about", {"about": "self"})
    token = hidden(visitor.get("/ask/name").text)
    assert visitor.client.post("/ask/who", data={**token, "who": "x"}).location == "/ask/name"


def test_checking_a_file_changes_nothing(visitor: Visitor):
    visitor.send("/verify", {"answer": (BytesIO(b"PK\x03\x04" * 99), "../answer.pdf")})
    assert not PortalReleased.select().exists()


def test_every_answer_without_a_script_is_in_the_page_as_letters(visitor: Visitor):
    answers = {**ANSWERS, "name": {"name": "<b onclick=x>&amp;'\"{{7*7}}", "other": "${7*7}"}}
    visitor.answer(answers)
    page = visitor.get("/ask/check").text
    assert "<b onclick" not in page
    assert "49" not in page.replace("1949", "")
    assert "{{7*7}}" in page
