"""Flows of documents, of the search, and of spreadsheets."""

from __future__ import annotations

from pathlib import Path

from .flows import Walk
from .flows_families import home, member, word

LETTER = (
    Path(__file__).resolve().parents[3] / "shared/scenarios/files/harker-vane-re-haverstock.pdf"
)
HEAD = "given_names,family_name,date_of_birth\n"


def document(walk: Walk) -> None:
    """Refused without a file and with a false one, added, and read as pictures of its pages."""
    family, page = home(), walk.page
    walk.open(f"/families/{family}?show=papers", "family-papers")
    walk.follow("Add a document", "document-new")
    walk.refused("document-faults", "main form .govuk-button")
    walk.file("paper", "evil.pdf", b"MZ\x90\0")
    walk.fill(title="Letter from the solicitors")
    walk.day("received_on", "2 3 2026")
    walk.page.check(f"main input[name=about][value='{member(family, 0).person_id}']")
    walk.again("main form .govuk-button", "#paper-error")
    walk.file("paper", "letter.pdf", LETTER.read_bytes())
    walk.send("main form .govuk-button")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('.cc-sheets img').naturalWidth") > 500
    walk.see("document")
    page.click("summary:has-text('Words that were read')")
    assert "Harker Vane" in page.inner_text("details .cc-words-as-written")


def search(walk: Walk) -> None:
    """All that was found, nothing that is not there, and the way to one of them."""
    page = walk.page
    walk.open("/today", "today")
    for words, says in (("zzzz", "Nothing was found"), ("pollitt", "People")):
        page.fill("#find", words)
        page.press("#find", "Enter")
        page.wait_for_url("**/search")
        walk.says(says)
        walk.see(f"search-{says.split()[0].lower()}")
    assert page.locator("main h2").all_inner_texts()[:2] == ["People", "Families"]
    page.click("main a:has-text('Pollitt') >> nth=0")
    page.wait_for_url("**/people/*")
    walk.see("person-found")


def spreadsheet(walk: Walk) -> None:
    """Faults are told row by row, then all of it comes in, and is in the list of people."""
    page, name = walk.page, word()
    walk.open("/help", "help")
    page.click("main a:has-text('bring in a spreadsheet')")
    page.wait_for_url("**/spreadsheets")
    walk.see("spreadsheets")
    walk.choose("kind", "people")
    walk.file("sheet", "people.csv", f"{HEAD}Ada,{name},soon\n".encode())
    walk.again("main form .govuk-button", "main >> text=1 fault")
    walk.see("spreadsheet-faults")
    walk.open("/spreadsheets")
    walk.choose("kind", "people")
    walk.file("sheet", "people.csv", f"{HEAD}Ada,{name},1/2/1980\n".encode())
    walk.again("main form .govuk-button", "main >> text=1 record would be new")
    walk.see("spreadsheet-plan")
    page.click("text=Bring all of them in")
    page.wait_for_url("**/people")
    page.fill("main [name=words]", name)
    page.click("main form .govuk-button")
    walk.says(f"{name}, Ada")
    walk.see("people")
