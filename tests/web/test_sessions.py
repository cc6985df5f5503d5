"""Sessions on the server: what the browser holds opens nothing once the row is gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from flask import request

from ccportal import clock
from ccportal.rules.sessions import Kept, is_over
from ccportal.web.sessions import token_hash

HOUR = timedelta(hours=1)


def at(when):
    return time_machine.travel(clock.now_utc() + when, tick=False)


def test_a_visit_that_keeps_nothing_gets_no_cookie_and_no_row(client, memory):
    answer = client.get("/word")
    assert "Set-Cookie" not in answer.headers
    assert memory.rows == {}


def test_the_store_keeps_the_tokens_hash_and_nothing_readable(client, memory):
    client.post("/in/coordinator")
    token = client.get_cookie("bare").value
    assert list(memory.rows) == [token_hash(token)]
    assert b"kept" not in next(iter(memory.rows.values())).data


def test_a_token_is_of_256_random_bits(client):
    tokens = set()
    for _ in range(5):
        client.post("/in/coordinator")
        tokens.add(client.get_cookie("bare").value)
    assert len(tokens) == 5
    assert all(len(one) == 43 for one in tokens)


def test_signing_in_leaves_the_token_of_before_dead(client, memory):
    client.post("/in/coordinator")
    before = client.get_cookie("bare").value
    client.post("/in/chair")
    assert token_hash(before) not in memory.rows
    assert len(memory.rows) == 1


def test_a_copied_cookie_is_dead_after_sign_out(app, client):
    client.post("/in/coordinator")
    thief = app.test_client()
    thief.set_cookie("bare", client.get_cookie("bare").value)
    assert thief.get("/word").text == "kept"
    client.post("/out")
    assert thief.get("/word").text == "no word"


def test_who_signs_in_while_others_write_is_told_to_press_again(client, memory):
    memory.busy = "create"
    answer = client.post("/in/coordinator")
    assert (answer.status_code, memory.rows) == (503, {})
    assert "Press again" in answer.text
    assert not {"Set-Cookie", "Location"} & set(answer.headers.keys())
    memory.busy = ""
    assert client.post("/in/coordinator").status_code < 400
    assert client.get("/word").text == "kept"


def test_who_signs_out_while_others_write_is_signed_in_still_and_told_so(client, memory):
    client.post("/in/coordinator")
    memory.busy = "delete"
    answer = client.post("/out")
    assert answer.status_code == 503
    assert "Press again" in answer.text
    assert "Set-Cookie" not in answer.headers
    assert client.get("/word").text == "kept"
    memory.busy = ""
    client.post("/out")
    assert client.get("/word").text == "no word"


def test_a_new_token_is_not_given_while_the_one_of_before_cannot_be_removed(client, memory):
    client.post("/in/coordinator")
    before = client.get_cookie("bare").value
    memory.busy = "delete"
    assert client.post("/in/chair").status_code == 503
    assert client.get_cookie("bare").value == before


def test_a_page_that_is_only_looked_at_while_others_write_is_shown(client, memory):
    client.post("/in/coordinator")
    memory.busy = "update"
    with at(timedelta(minutes=1)):
        assert client.get("/word").text == "kept"


def test_what_a_session_would_keep_and_cannot_is_told_to_be_tried_again(client, memory):
    client.post("/in/coordinator")
    memory.busy = "update"
    answer = client.post("/word/another")
    assert answer.status_code == 503
    assert "Press again" in answer.text
    memory.busy = ""
    assert client.get("/word").text == "kept"
    client.post("/word/another")
    assert client.get("/word").text == "another"


def test_a_session_that_was_removed_meanwhile_is_not_written_again(app, client, memory):
    @app.after_request
    def remove_meanwhile(response):
        if request.path == "/word":
            memory.rows.clear()
        return response

    client.post("/in/coordinator")
    with at(timedelta(minutes=1)):
        assert client.get("/word").text == "kept"
    assert memory.rows == {}


@pytest.mark.parametrize("cookie", ["", "x", "é", "a" * 3000])
def test_a_made_up_cookie_is_nobodys(client, cookie):
    client.set_cookie("bare", cookie)
    assert client.get("/word").text == "no word"


def test_a_row_whose_content_was_changed_is_empty(client, memory):
    client.post("/in/coordinator")
    for key, kept in memory.rows.items():
        memory.rows[key] = Kept(kept.account, kept.created_at, kept.seen_at, b"something else")
    assert client.get("/word").text == "no word"


def test_files_ask_for_no_session(client, memory):
    client.post("/in/coordinator")
    memory.find = None
    assert client.get("/static/css/tokens.css").status_code == 200


def test_sessions_that_are_over_are_removed_when_a_new_one_begins(app, client, memory):
    client.post("/in/coordinator")
    with at(timedelta(minutes=20)):
        app.test_client().post("/in/chair")
    assert [kept.account for kept in memory.rows.values()] == ["chair"]


@pytest.mark.parametrize(
    ("seen", "created", "over"),
    [
        (timedelta(minutes=14, seconds=59), timedelta(minutes=30), False),
        (timedelta(minutes=15), timedelta(minutes=30), True),
        (timedelta(0), timedelta(minutes=59, seconds=59), False),
        (timedelta(0), timedelta(hours=1), True),
    ],
)
def test_a_session_is_over_after_15_minutes_unused_or_at_its_limit(seen, created, over):
    now = clock.now_utc()
    assert is_over(Kept("a", now - created, now - seen, b""), now, HOUR) is over
