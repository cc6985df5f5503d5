"""Court, visits and checks in a real Chromium: every width, with scripts and without."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from support.browser import Watch, faults, picture
from support.calendar import helper

from ccportal import clock
from ccportal.acts import proceedings, proceedings_given, visits
from ccportal.acts.proceedings_given import Meant
from ccportal.rules.premises import Purpose, Visit
from ccportal.rules.proceedings import Compels, Said, Wants
from ccportal.store import premises
from ccportal.store.contact import Note
from ccportal.store.proceedings import CourtRequest
from ccportal.store.volunteers import DbsCheck

pytestmark = pytest.mark.browser

COURT = ("Millby Family Court", "MB26P00412")
SAID = Said("Hale & Marsh, for the mother", Wants.REPORT, date(2026, 11, 2), *COURT)


def asked(compels: Compels | None = None) -> int:
    on = SAID.received_on if compels else None
    said = Said(SAID.asked_by, SAID.wants, SAID.received_on, *COURT, None, compels, on)
    return proceedings.register("p-001", "fam-01", said, "p-001", str(compels))


def visit() -> int:
    at = datetime.combine(clock.today() + timedelta(7), datetime.min.time())
    words = "To see how the children are with their father"
    return visits.book("p-001", Visit("fam-01", "p-036", Purpose.ASSESSMENT, words, at), "t").id


def test_every_page_of_the_registers_is_accessible(page_of):
    helper("p-pat", "Pat Osgood")
    request, order, refused = asked(), asked(Compels.SUMMONS), visit()
    proceedings.refuse("p-001", asked())
    about = ("p-010", "p-012")
    meant = Meant("org-03", about, "The note of 6 June, word for word.", "By post to the office")
    proceedings_given.decide("p-001", order, meant, "g")
    visits.agree("p-001", "fam-01", "p-037", "Two sessions", clock.today() + timedelta(30))
    agreed = premises.Assessment.get(premises.Assessment.agreed_on == clock.today()).ref
    court = "/disclosures/court"
    pages = {
        "coordinator": (
            *(court, f"{court}/new", f"{court}/new?family=fam-01"),
            *(f"{court}/{request}", f"{court}/{order}"),
            *(f"{court}/{order}/give", f"{court}/{request}/order", f"/visits/{refused}"),
            *("/families/fam-01/visit", "/families/fam-01/agreement", f"/assessments/{agreed}"),
            *(f"/assessments/{agreed}/end", "/families/fam-01?show=assessments"),
            *("/team/checks", "/team/checks/p-pat", "/team/checks/p-pat/new", "/account"),
        ),
        "chair": ("/today", court, f"{court}/{order}", "/team/checks", "/team/checks/p-pat"),
    }
    for role, addresses in pages.items():
        page = page_of(role)
        watch, found = Watch(page), {}
        for address in addresses:
            page.goto(address)
            found[address] = faults(page)
            picture(page, f"{role}{address.replace('/', '-').replace('?', '-')}")
        assert {address: bad for address, bad in found.items() if bad} == {}
        assert watch.told == []


def fill_day(page, name: str, on: date) -> None:
    parts = (str(on.day), str(on.month), str(on.year))
    for one, word in zip(page.locator(f"[name={name}]").all(), parts, strict=True):
        one.fill(word)


@pytest.mark.clause("C2")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_request_is_registered_and_refused_in_a_browser(page_of, scripts):
    page = page_of("coordinator", scripts=scripts)
    page.goto("/disclosures/court")
    page.click("text=Register a request")
    page.fill("#family-words", "fam-01")
    if not scripts:
        page.click("main form button[type=submit]")
    page.click("main a[href$='?family=fam-01']")
    assert page.input_value("[name=family]") == "fam-01"
    page.fill("[name=asked_by]", "Hale & Marsh")
    page.check("text=A report")
    page.fill("[name=court]", "Millby Family Court")
    page.fill("[name=case_number]", "MB26P00412")
    page.check("text=No, somebody asks")
    page.click("main form button[type=submit]")
    page.click("text=Refuse it")
    page.wait_for_selector("text=print the letter")
    assert CourtRequest.get().refused_on == clock.today()


@pytest.mark.clause("C6")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_assessment_is_refused_in_a_browser(page_of, scripts):
    page = page_of("coordinator", scripts=scripts)
    page.goto("/families/fam-01?show=assessments")
    page.click("text=Book a visit")
    page.select_option("[name=professional]", "p-036")
    page.check("text=To watch the family and report on it")
    page.fill("main [name=words]", "Two observed sessions")
    fill_day(page, "comes_on", clock.today() + timedelta(3))
    page.fill("[name=comes_at]", "10:30")
    page.click("main form button[type=submit]")
    page.wait_for_selector("main a:text('Print the refusal')")
    assert premises.Visit.get().state == "refused"


@pytest.mark.clause("C7")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_check_is_entered_in_a_browser(page_of, scripts):
    helper("p-pat", "Pat Osgood", None)
    page = page_of("chair", scripts=scripts)
    page.goto("/team/checks/p-pat")
    page.click("text=Enter a check")
    fill_day(page, "checked_on", clock.today())
    page.fill("[name=certificate_number]", "001234567890")
    page.check("text=Nothing")
    page.check("text=They may help")
    fill_day(page, "renew_by", clock.today() + timedelta(1000))
    page.click("main form button[type=submit]")
    page.wait_for_url("**/team/checks/p-pat")
    assert "Sessions after it ask for a new check" in page.inner_text("main")
    assert DbsCheck.select().where(DbsCheck.certificate_number == "001234567890").count() == 1


@pytest.mark.clause("C2")
def test_on_paper_a_session_note_has_no_words(page_of):
    note, page = Note.select().where(Note.kind == "session").first(), page_of("coordinator")
    page.goto(f"/notes/{note.ref}")
    words = page.locator(".cc-words-as-written")
    assert words.is_visible()
    page.emulate_media(media="print")
    assert not words.is_visible()
    assert page.locator("text=Session notes are not printed").is_visible()
