"""What went wrong is said in words, and never with what a page held."""

from __future__ import annotations

import logging

import pytest
from jinja2 import DictLoader

from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.web.access import public


def test_an_error_nobody_foresaw_is_a_page_and_a_log_line_without_its_words(client, caplog):
    with caplog.at_level(logging.ERROR):
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "RuntimeError in broken" in caplog.text
    assert "Haverstock" not in caplog.text + answer.text
    assert "07700" not in caplog.text + answer.text


def test_the_page_of_an_error_stands_even_without_its_template(app, client):
    app.jinja_loader = DictLoader({})
    app.jinja_env.cache.clear()
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "<h1>Something went wrong on our side</h1>" in answer.text


@pytest.mark.parametrize(
    ("error", "status"), [(Conflict, 409), (NotPermitted, 403), (Invalid, 422)]
)
def test_a_refusal_is_a_page_with_its_words(bare, client, error, status):
    @bare.get("/refuses")
    @public
    def refuses():
        raise error("Not today.")

    answer = client.get("/refuses")
    assert answer.status_code == status
    assert "Not today." in answer.text


def test_every_fault_is_listed(bare, client):
    @bare.get("/faulty")
    @public
    def faulty():
        raise Invalid("Two things.", ("the first", "the <second>"))

    page = client.get("/faulty").text
    assert "<li>the first</li><li>the &lt;second&gt;</li>" in page


def test_htmx_gets_the_part_of_an_error(client):
    answer = client.get("/nowhere", headers={"HX-Request": "true"})
    assert answer.status_code == 404
    assert answer.text.startswith('<div id="error" class="cc-notice">')


def test_too_much_at_once_is_refused(bare, client):
    @bare.post("/send")
    @public
    def send():
        from flask import request

        return str(len(request.form))

    assert client.post("/send", data={"a": "x" * 600_000}).status_code == 413
    assert client.post("/send", data={str(n): "" for n in range(3)}).text == "3"


def test_a_method_that_a_page_has_not_is_told_with_those_it_has(client):
    answer = client.delete("/door")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_every_answer_carries_the_headers(client):
    for address in ("/door", "/nowhere", "/broken", "/static/css/app.css", "/thing"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_page_is_never_kept_and_a_file_is_for_as_long_as_it_stays_the_same(app, client):
    assert client.get("/door").headers["Cache-Control"] == "no-store"
    with app.test_request_context():
        address = app.jinja_env.globals["asset"]("css/app.css")
    assert "immutable" in client.get(address).headers["Cache-Control"]


def test_over_plain_http_nothing_is_said_of_tls(client):
    assert "Strict-Transport-Security" not in client.get("/door").headers
