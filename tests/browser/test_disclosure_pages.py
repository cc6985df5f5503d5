"""The area of what leaves in a real Chromium: every width, with scripts and without (C3, C5)."""

from __future__ import annotations

import pytest
from support.browser import Watch, faults, picture

from ccportal.acts import grounds
from ccportal.acts.grounds import Meant
from ccportal.rules.disclosure import Ground, Said, What
from ccportal.store.disclosures import Consent, Disclosure

pytestmark = pytest.mark.browser

SAID = Said(
    Ground.CHILD,
    "The younger child",
    "On Saturday she had bruises on both arms and said that she had been held.",
    "What was seen on Saturday, and when both parents were here.",
    "By telephone to the duty desk",
)


def decide(emergency: bool) -> int:
    meant = Meant("fam-01", "org-04", What.OTHER, ("p-010", "p-012"))
    return grounds.decide("p-001", meant, SAID, emergency=emergency, token=str(emergency))


def test_every_page_of_the_area_is_accessible(page_of):
    numbers = [decide(emergency=False), decide(emergency=True)]
    pages = {
        "coordinator": (
            *("/disclosures", "/disclosures/d-001", "/disclosures/decisions", "/consents"),
            *("/consents/c-003", "/consents/c-003/use", "/consents/c-003/withdraw"),
            *("/families/fam-01/statement", "/families/fam-01/pass-on"),
            *("/families/fam-01/consent", "/people/p-009", "/organisations/org-01/country"),
            "/families/fam-01?show=disclosures",
        ),
        "chair": ("/disclosures", *(f"/disclosures/decisions/{one}" for one in numbers)),
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


@pytest.mark.clause("C3")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_statement_is_made_in_a_browser(page_of, scripts):
    page, before = page_of("coordinator", scripts=scripts), Disclosure.select().count()
    page.goto("/families/fam-01?show=disclosures")
    page.click("text=Make an attendance statement")
    page.select_option("#organisation", "org-01")
    for field, words in {"first_on": ("1", "1", "2024"), "last_on": ("14", "11", "2026")}.items():
        for one, word in zip(page.locator(f"[name={field}]").all(), words, strict=True):
            one.fill(word)
    page.click("text=Look at it first")
    page.wait_for_selector("text=Make it, and write it in the register")
    if scripts:
        picture(page, "statement-looked-at")
        assert faults(page) == []
    page.click("text=Make it, and write it in the register")
    with page.expect_download() as kept:
        page.click("text=The file that left")
    assert kept.value.suggested_filename == "attendance-statement.pdf"
    assert Disclosure.select().count() == before + 1


@pytest.mark.clause("C5")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_consent_is_taken_back_in_a_browser(page_of, scripts):
    page = page_of("coordinator", scripts=scripts)
    page.goto("/consents/c-003")
    page.click("text=They take it back")
    page.click("main button[type=submit]")
    page.wait_for_url("**/consents/c-003")
    assert Consent.get_by_id("c-003").withdrawn_on is not None
    assert "They take it back" not in page.inner_text("main")


@pytest.mark.clause("C3")
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_chair_answers_in_a_browser(page_of, scripts):
    number = decide(emergency=True)
    page = page_of("chair", scripts=scripts)
    page.goto(f"/disclosures/decisions/{number}")
    page.click("main form button[type=submit]")
    page.wait_for_selector(".govuk-error-summary")
    page.check("text=I agree")
    page.click("main form button[type=submit]")
    page.wait_for_selector("text=Agreed")
    assert grounds.find(number).agrees is True
