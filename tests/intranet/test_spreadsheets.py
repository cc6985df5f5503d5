"""Bringing spreadsheets in on the intranet: a look first, then all of it or nothing."""

from __future__ import annotations

import io
import re

import pytest
from support.client import CSRF

from ccportal.store.people import Person

GOOD = "given_names,family_name,phone\nAda,Ostler,01632 960001\nZoë,Pollitt,\n"
BAD = "given_names,family_name,date_of_birth\nAda,Ostler,yesterday\n"


def look(client, content: str | bytes, kind: str = "people", name: str = "people.csv"):
    token = CSRF.search(client.get("/spreadsheets").text)[1]
    sent = content.encode() if isinstance(content, str) else content
    data = {"csrf_token": token, "kind": kind, "sheet": (io.BytesIO(sent), name)}
    return client.post("/spreadsheets", data=data, content_type="multipart/form-data")


def bring(client, page: str):
    fields = dict(re.findall(r'name="(kind|content|csrf_token)"[^>]*value="([^"]*)"', page))
    return client.post("/spreadsheets/bring", data=fields)


def test_a_look_says_each_row_and_changes_nothing(coordinator):
    before = Person.select().count()
    page = look(coordinator, GOOD).text
    assert "2 records would be new" in page
    assert "Ada Ostler is new" in page
    assert "somebody of that name is there already (p-010)" in page
    assert Person.select().count() == before


def test_after_the_look_all_of_it_comes_in(coordinator):
    answer = bring(coordinator, look(coordinator, GOOD).text)
    assert (answer.status_code, answer.location) == (303, "/people")
    assert Person.select().where(Person.family_name == "Ostler").exists()


def test_with_a_fault_there_is_nothing_to_press(coordinator):
    answer = look(coordinator, BAD)
    assert answer.status_code == 422
    assert "date_of_birth: not a day" in answer.text
    assert "/spreadsheets/bring" not in answer.text


@pytest.mark.parametrize("content", ["", "name\nAda\n", "given_names\nAda\n", b"PK\x03\x04\0\0"])
def test_what_cannot_be_read_is_told_beside_the_field(coordinator, content):
    answer = look(coordinator, content)
    assert answer.status_code == 422
    assert "There is something to put right" in answer.text


@pytest.mark.parametrize("content", ["", "no base64!", "Z2l2ZW4="])
def test_what_did_not_come_whole_is_refused(coordinator, content):
    before = Person.select().count()
    token = CSRF.search(coordinator.get("/spreadsheets").text)[1]
    data = {"csrf_token": token, "kind": "people", "content": content}
    assert coordinator.post("/spreadsheets/bring", data=data).status_code == 422
    assert Person.select().count() == before


def test_no_other_kind_comes_in(coordinator):
    token = CSRF.search(coordinator.get("/spreadsheets").text)[1]
    data = {"csrf_token": token, "kind": "team", "content": ""}
    assert coordinator.post("/spreadsheets/bring", data=data).status_code == 422


@pytest.mark.clause("C4")
def test_a_look_shows_no_contact_detail(coordinator):
    shown = re.sub(r'name="content"[^>]*>', "", look(coordinator, GOOD).text)
    assert "01632 960001" not in shown


def test_the_rows_are_shown_as_they_stand(coordinator):
    page = look(coordinator, "given_names,family_name\n<b>=1+1,<script>\n").text
    assert "&lt;b&gt;=1+1 &lt;script&gt; is new" in page


@pytest.mark.parametrize("kind", ["people", "families", "sessions", "attendances"])
def test_each_kind_has_its_empty_spreadsheet(coordinator, kind):
    answer = coordinator.get(f"/spreadsheets/{kind}.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{kind}.csv"'
    assert coordinator.get("/spreadsheets/notes.csv").status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "chair"])
def test_nobody_else_brings_anything_in(browsers, role):
    for address in ("/spreadsheets", "/spreadsheets/people.csv"):
        assert browsers[role].get(address).status_code == 404
