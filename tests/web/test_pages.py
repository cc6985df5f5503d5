"""One address, one view: a page for a plain request, its very part for HTMX."""

from __future__ import annotations

import pytest

HTMX = {"HX-Request": "true"}


def test_a_plain_request_gets_the_whole_page(client):
    page = client.get("/door").text
    assert "<h1>A thing</h1>" in page
    assert '<p id="thing">door</p>' in page


def test_htmx_gets_the_part_alone(client):
    assert client.get("/door", headers=HTMX).text == '<p id="thing">door</p>'


def test_htmx_gets_the_part_that_its_target_names(client):
    client.post("/in/coordinator")
    answer = client.get("/thing", headers={**HTMX, "HX-Target": "other"})
    assert answer.text == '<p id="other">more</p>'


@pytest.mark.parametrize("target", ["nonsense", "../../secret", ""])
def test_a_target_that_is_no_part_gets_the_pages_own(client, target):
    client.post("/in/coordinator")
    answer = client.get("/thing", headers={**HTMX, "HX-Target": target})
    assert answer.text == '<p id="thing">kept</p>'


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_htmx_that_wants_a_page_gets_a_page(client, header):
    assert "<h1>" in client.get("/door", headers={**HTMX, header: "true"}).text


def test_after_a_post_a_browser_is_sent_on_with_303(client):
    answer = client.post("/in/coordinator")
    assert (answer.status_code, answer.location) == (303, "/thing")


def test_after_a_post_htmx_is_told_to_go_on(client):
    answer = client.post("/in/coordinator", headers=HTMX)
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (204, "/thing")
