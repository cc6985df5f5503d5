"""A route that says nothing about who may use it keeps the site from starting."""

from __future__ import annotations

import pytest

from ccportal.rules.access import Can
from ccportal.web import access
from ccportal.web.access import Gate, SilentRoute, allow

GATE = Gate(who=lambda: None, refused=lambda *_: None, sign_in="door")


def test_a_site_with_a_silent_route_does_not_start(bare):
    bare.add_url_rule("/quiet", "quiet", lambda: "hello")
    with pytest.raises(SilentRoute, match="quiet"):
        access.guard(bare, GATE)


def test_a_site_whose_routes_all_speak_starts(bare):
    bare.add_url_rule("/said", "said", allow(Can.TODAY_READ)(lambda: "hello"))
    access.guard(bare, GATE)


def test_nobody_is_sent_to_the_door(client):
    assert client.get("/thing").location == "/door"


def test_a_role_with_the_permission_gets_the_page(client):
    client.post("/in/coordinator")
    assert client.get("/thing").status_code == 200


def test_a_role_without_it_gets_404_and_is_noted_down(client, refused):
    client.post("/in/chair")
    assert client.get("/thing").status_code == 404
    assert refused == [("somebody", Can.FAMILY_READ, "thing")]


def test_who_may_not_know_of_a_page_learns_nothing_of_its_methods_or_forms(app, client):
    app.config["WTF_CSRF_CHECK_DEFAULT"] = True
    assert client.post("/thing").status_code == 405
    assert client.post("/in/chair").status_code == 400


def test_htmx_is_told_to_go_to_the_door(client):
    answer = client.get("/thing", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (401, "/door")
