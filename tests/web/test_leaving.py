"""A site stops every file that did not ask whether it may leave (C3, C4)."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Response

from ccportal.rules.leaving import Way, about_nobody
from ccportal.web.access import public
from ccportal.web.leaving import WaysOut, out

ROWS = "name,phone\nAnya,01632 960111\n"
MAY = about_nobody(Way.PAPER, "to be filled in", date(2026, 3, 2))


def fetched(app, view):
    """What a browser gets of a view."""
    app.add_url_rule("/way", "way", public(view))
    return app.test_client().get("/way")


def sneaky(**headers):
    """A view that hands a list out without asking."""

    def view():
        answer = Response(ROWS, mimetype=headers.pop("mimetype", "text/html"))
        answer.headers.update({name.replace("_", "-"): value for name, value in headers.items()})
        return answer

    return view


@pytest.mark.outside("DP2")
@pytest.mark.outside("C4")
@pytest.mark.clause("C4")
@pytest.mark.parametrize(
    "headers",
    [
        {"mimetype": "text/csv"},
        {"mimetype": "text/plain"},
        {"mimetype": "application/pdf"},
        {"mimetype": "text/calendar"},
        {"mimetype": "application/json"},
        {"Content_Disposition": "attachment; filename=list.csv"},
        {"Content_Type": "application/octet-stream"},
    ],
)
def test_a_list_that_nobody_asked_about_does_not_leave(bare, headers):
    answer = fetched(bare, sneaky(**headers))
    assert (answer.status_code, "01632" in answer.text) == (500, False)


def test_what_a_view_returns_as_json_does_not_leave(bare):
    answer = fetched(bare, lambda: {"phone": "01632 960111"})
    assert (answer.status_code, "01632" in answer.text) == (500, False)


def test_what_may_leave_goes_out_under_its_name(bare):
    answer = fetched(bare, lambda: out(MAY, ROWS, "text/csv", "list.csv"))
    assert (answer.status_code, answer.text) == (200, ROWS)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="list.csv"'


@pytest.mark.parametrize("word", [None, True, "allowed", object()])
def test_no_other_word_opens_the_door(bare, word):
    with bare.test_request_context(), pytest.raises(WaysOut):
        out(word, ROWS, "text/csv")


def test_one_word_is_not_good_for_another_file(bare):
    def view():
        out(MAY, "", "text/csv")
        return Response(ROWS, mimetype="text/csv")

    assert fetched(bare, view).status_code == 500


def test_a_page_needs_no_word(bare):
    assert fetched(bare, lambda: "<p>a page</p>").status_code == 200


def test_the_sites_own_sheets_need_no_word(bare):
    assert bare.test_client().get("/static/css/app.css").status_code == 200
