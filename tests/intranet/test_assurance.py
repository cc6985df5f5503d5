"""The assurance page: for coordinator and chair, in words as well as colours, and on paper."""

from __future__ import annotations

import re

import pytest
from support.pages import listening

from ccportal.acts import assurance
from ccportal.policy import CLAUSES
from ccportal.rules.assurance import Colour
from ccportal.rules.assurance_all import Facts, findings
from ccportal.store.people import KnownAs, Person

ROW = re.compile(r'<tr id="r-(\w+)".*?</tr>', re.DOTALL)


@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_every_clause_has_a_row_with_a_word_beside_its_mark(browsers, role):
    rows = {one[1]: one[0] for one in ROW.finditer(browsers[role].get("/assurance").text)}
    assert list(rows) == [one.code for one in CLAUSES]
    bare = [c for c, row in rows.items() if not re.search(r"cc-state--\w+\">(Kept|Soon|Act)", row)]
    assert bare == []


def test_a_volunteer_knows_of_no_such_page(volunteer):
    assert [volunteer.get(f"/assurance{more}").status_code for more in ("", "/print")] == [404, 404]


def test_the_page_asks_twelve_times_at_most(coordinator):
    assurance.daily()
    with listening() as asked:
        coordinator.get("/assurance")
    assert len(asked.queries) <= 12


def test_nobody_stands_on_it(chair):
    page = chair.get("/assurance").text
    said = page[page.index("<main") :]
    names = {one.family_name for one in Person.select()} | {one.name for one in KnownAs.select()}
    assert {one for one in names if re.search(rf"\b{re.escape(one)}\b", said)} == set()


def test_the_chair_is_led_nowhere_where_they_may_not_look(chair):
    links = re.findall(r'href="(/[^"#]*)"', chair.get("/assurance").text)
    seen = {link: chair.get(link).status_code for link in set(links) if "/static/" not in link}
    assert {link: code for link, code in seen.items() if code == 404} == {}


def test_every_finding_leads_to_a_page_that_there_is(full):
    wanted = {one.code: one.link for one in findings(Facts(), assurance.clock.today())}
    assert {code: link for code, link in wanted.items() if link not in full.view_functions} == {}


def test_it_is_handed_out_as_a_pdf(chair):
    answer = chair.get("/assurance/print")
    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")


def test_what_is_not_kept_stands_first(coordinator):
    page = coordinator.get("/assurance").text
    first = re.search(r'<section[^>]*aria-labelledby="first".*?</section>', page, re.DOTALL)[0]
    red = [one.finding.code for one in assurance.look().of(Colour.RED)]
    assert [one for one in red if f">{one}</span>" not in first] == []


def test_the_page_leads_to_what_its_words_mean_for_whoever_sees_it(browsers):
    assert "/help#help-assurance" in browsers["chair"].get("/assurance").text
    helped = {
        role for role, one in browsers.items() if 'id="help-assurance"' in one.get("/help").text
    }
    assert helped == {"coordinator", "chair"}
