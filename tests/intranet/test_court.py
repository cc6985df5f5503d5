"""The pages of the court register, and that no way gives session notes out (C2)."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from support.house import modules
from support.pages import walk
from support.pdf import text

from ccportal import clock
from ccportal.acts import proceedings
from ccportal.rules.leaving import CARRIES, Thing, Way
from ccportal.store.contact import Note
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Disclosure
from ccportal.store.proceedings import CourtGiven, CourtRequest

pytestmark = pytest.mark.clause("C2")

NEW = "/disclosures/court/new"
PEOPLE = ("p-009", "p-010", "p-011", "p-012")
SECRET = "Quillwort beneath the tallboy"


def three(**named) -> dict:
    return {name: [str(on.day), str(on.month), str(on.year)] for name, on in named.items()}


def asked(**more) -> dict:
    said = {"token": "t", "family": "fam-01", "asked_by": "Hale & Marsh", "wants": "report"}
    court = {"court": "Millby Family Court", "case_number": "MB26P00412", "compels": "no"}
    return {**said, **court, **three(received_on=clock.today()), **more}


def summons() -> dict:
    return asked(compels="witness summons", **three(ordered_on=clock.today()))


GIVE = {
    "token": "g",
    "organisation": "org-03",
    "about": "p-010",
    "exactly": "The note of Saturday.",
    "how": "By post",
}


def test_a_request_is_registered_refused_and_the_letter_printed(coordinator):
    page = coordinator.send(NEW, **asked()).location
    assert coordinator.get(f"{page}/letter").status_code == 404
    coordinator.send(page, f"{page}/refuse")
    letter = coordinator.get(f"{page}/letter")
    assert letter.mimetype == "application/pdf"
    assert "Clause C2" in text(letter.data)
    assert ">refused<" in coordinator.get("/disclosures/court").text


@pytest.mark.parametrize("left_out", ["family", "asked_by", "wants", "court", "case_number"])
def test_a_request_without_one_of_its_words_is_not_registered(coordinator, left_out):
    said = {name: value for name, value in asked().items() if name != left_out}
    assert coordinator.send(f"{NEW}?family=fam-01", NEW, **said).status_code == 422
    assert CourtRequest.select().count() == 0


def test_the_family_is_found_by_a_name_before_anything_is_asked(coordinator):
    assert "which family is it about?" in coordinator.get(NEW).text
    for words, status in (("fam-01", 200), ("f", 422)):
        answer = coordinator.send(NEW, f"{NEW}/find", words=words)
        assert answer.status_code == status
        assert (f"{NEW}?family=fam-01" in answer.text) is (status == 200)
    form = coordinator.get(f"{NEW}?family=fam-01").text
    assert 'name="family" type="hidden" value="fam-01"' in form
    assert coordinator.get(f"{NEW}?family=none-such").status_code == 404


def test_a_summons_stands_on_the_chairs_page_and_on_nobody_elses_until_it_was_read(browsers):
    page = browsers["coordinator"].send(NEW, **summons()).location
    told = "A witness summons has come"
    seen = {role: told in one.get("/today").text for role, one in browsers.items()}
    assert seen == {"volunteer": False, "coordinator": False, "chair": True}
    browsers["chair"].get(page)
    assert "A witness summons has come" not in browsers["chair"].get("/today").text
    assert "The chair has read of it" in browsers["coordinator"].get(page).text


def test_what_is_given_is_agreed_by_the_chair_and_stands_in_the_register(coordinator, chair):
    page = coordinator.send(NEW, **summons()).location
    before = Disclosure.select().count()
    coordinator.send(f"{page}/give", **GIVE)
    given = CourtGiven.get().id
    way = f"/disclosures/court/given/{given}"
    assert "The note of Saturday." in chair.get(page).text
    chair.send(page, f"{way}/answer", agrees="yes")
    made = coordinator.send(page, f"{way}/made")
    assert (made.status_code, Disclosure.select().count()) == (303, before + 1)
    assert "What was given" in chair.get(page).text
    assert "A court compelled it" in coordinator.get("/disclosures").text


@pytest.mark.outside("C2")
@pytest.mark.parametrize("step", ["answer", "made"])
def test_a_coordinator_who_guesses_the_addresses_gives_nothing_by_themselves(coordinator, step):
    page = coordinator.send(NEW, **summons()).location
    before = Disclosure.select().count()
    coordinator.send(f"{page}/give", **GIVE)
    way = f"/disclosures/court/given/{CourtGiven.get().id}/{step}"
    answer = coordinator.send(page, way, agrees="yes")
    assert answer.status_code == {"answer": 404, "made": 403}[step]
    assert (Disclosure.select().count(), CourtGiven.get().agrees) == (before, None)


@pytest.mark.outside("C2")
def test_a_form_that_gives_what_nobody_ordered_is_refused(coordinator):
    page = coordinator.send(NEW, **asked()).location
    assert coordinator.send(f"{page}/give", **GIVE).status_code == 403
    assert CourtGiven.select().count() == 0


def test_what_a_court_compels_is_not_refused_by_a_guessed_address(coordinator):
    page = coordinator.send(NEW, **summons()).location
    assert coordinator.send(page, f"{page}/refuse").status_code == 403
    assert coordinator.get(f"{page}/letter").status_code == 404


def test_the_chair_sees_no_family_in_the_register_and_a_volunteer_no_register(browsers):
    page = browsers["coordinator"].send(NEW, **asked()).location
    shown = [browsers["chair"].get(one).text for one in (page, "/disclosures/court")]
    assert [one for one in shown if "fam-01" in one] == []
    for address in ("/disclosures/court", page, f"{page}/letter", NEW):
        assert browsers["volunteer"].get(address).status_code == 404
    assert browsers["chair"].get(NEW).status_code == 404


# ---- session notes


@pytest.fixture
def told(full):
    """Every note of the centre says the same secret."""
    with writing(records_db):
        Note.update(text=SECRET).execute()
    return full


@pytest.mark.outside("C2")
def read(content: bytes) -> str:
    """What can be read in a file as it is, a picture too."""
    return content.decode("utf-8", "replace")


def test_no_file_that_anybody_can_fetch_holds_a_session_note(told, browsers):
    """Every address that a link leads to, for each role: whatever is no page is read."""
    told.test_client_class = FlaskClient
    seeds = [f"/families/fam-01?show={one}" for one in ("notes", "disclosures", "sessions")]
    found = {}
    for browser in browsers.values():
        client = told.test_client()
        client._cookies = browser._cookies
        for page in walk(told, client, 2, [*seeds, "/disclosures/list.csv"]):
            answer = client.get(page.address)
            if answer.mimetype == "text/html":
                continue
            is_pdf = answer.mimetype == "application/pdf"
            found[page.endpoint] = text(answer.data) if is_pdf else read(answer.data)
    assert {"disclosures.listed", "policy.paper"} & found.keys()
    assert [place for place, words in found.items() if SECRET in words] == []


def test_only_an_answer_a_disclosure_and_the_centres_own_archive_may_carry_a_record():
    """A letter, a list, a sheet and a schedule carry what is recorded, and no note's words."""
    ways = {way for way in Way if Thing.RECORD in CARRIES[way]}
    assert ways - {Way.LETTER, Way.EXPORT, Way.SHEET, Way.SCHEDULE} == {
        Way.GROUND,
        Way.ORDER,
        Way.ANSWER,
        Way.ARCHIVE,
    }


def test_no_module_that_hands_out_files_reads_notes():
    hands = re.compile(r"leaving import out\b|rules\.leaving import .*\bWay\b|render_paper")
    reads = re.compile(r"\bNote\b|content\.rows|content\.records")
    allowed = {
        "acts.archive.exporting": "the centre's own archive",
        "acts.disposal_certificates": "how many of each kind, and no word of any",
    }
    found = {
        name
        for name, source in modules()
        if hands.search(source) and reads.search(source) and not name.startswith("sar.")
    }
    assert found - allowed.keys() == set()


def test_the_words_of_a_note_are_not_on_its_printed_page(told, coordinator):
    page = coordinator.get(f"/notes/{Note.get().ref}").text
    before = page.partition(SECRET)[0]
    assert "cc-noprint" in before.rpartition("<section")[2]
    assert "are not printed" in page


def test_what_was_registered_is_counted_for_the_chair_alone_when_it_is_an_order(coordinator):
    coordinator.send(NEW, **asked())
    assert proceedings.for_the_chair() == ()
