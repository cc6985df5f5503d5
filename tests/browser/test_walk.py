"""The whole way through both sites: a parent asks, the centre answers, the parent collects."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support import pdf as look
from support.command import run
from support.walking import (
    PATIENCE,
    Sites,
    choose_words,
    fill_day,
    of,
    press,
    proof,
    says,
    serving,
    sign_in_first,
    ticket,
    until,
)

from ccportal import clock
from ccportal.acts.requests_items import BY_HAND

pytestmark = [pytest.mark.browser, pytest.mark.clause("SAR")]

SCENARIOS = Path(__file__).resolve().parents[3] / "shared" / "scenarios"
COORDINATOR = ("ruth@centre.example", "kettle harbour lantern 7")
CHAIR = ("clive@centre.example", "bellows marsh thimble 4")

PARENT, BORN, GIVEN = "Siobhan O'Brien", "23 6 1991", "Siobhan"
TICKED = {"n-034": ("Rory Tallentire", "07700 900 291"), "n-036": ("Hallhythe Dental",)}
"""Suggestions that the coordinator takes."""
CHOSEN = {"n-030": "mob 07700 900 277 are not to be given out"}
"""Words that the coordinator covers though nothing suggested them."""
SILENT, STATED = "i-004", "n-204"
"""A record that is withheld without a sign of it, and one whose place is shown."""

SHOWN = (
    *("then jigsaw and she sat on his knee", "made boats from paper, seven boats"),
    *("Tired, feet swollen", "Telephone complaint from Siobhan O'Brien"),
)
HIDDEN = (
    *("Rory Tallentire", "07700 900 291", "Hallhythe Dental", "not to be given out"),
    *("going on a plane", "out of earshot", "SW to see Hope at school on Monday"),
    *("looking up the bus times", "Phones in the locker"),
)


@pytest.fixture
def centre(tmp_path, monkeypatch, request):
    """Riverside, made with the commands as a newcomer does; the chair's first password."""
    monkeypatch.setenv("CCPORTAL_INSTANCE", str(tmp_path / "instance"))
    if os.environ.get("CCPORTAL_TEST_ENGINE") == "postgresql":
        server = request.getfixturevalue("server")
        for store in ("records", "portal"):
            url = server.copy(None, f"{tmp_path.name}_{store}")
            monkeypatch.setenv(f"CCPORTAL_{store.upper()}_URL", url)
    email, password = COORDINATOR
    assert run("init", "--name", "Ruth Oakes", "--email", email, given=password).status == 0
    assert run("import", str(SCENARIOS / "riverside.json")).status == 0
    made = run("user", "add", "--email", CHAIR[0], "--role", "chair", "--person", "p-002")
    assert made.status == 0
    return made.out.rpartition(": ")[2].strip()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_whole_way_from_a_parents_question_to_the_answer(browser, centre, tmp_path, scripts):
    with serving(browser, scripts=scripts) as sites:
        parent = sites.page("portal", 390)
        reference, words = ask(parent)
        coordinator, chair = sites.page("intranet", 1280), sites.page("intranet", 1280)
        sign_in_first(coordinator, *COORDINATOR, None)
        sign_in_first(chair, CHAIR[0], centre, CHAIR[1])
        arrives(coordinator, reference)
        show_who(sites, reference, words, bring=not scripts)
        settle_who(coordinator, reference, brought=not scripts)
        take_on(coordinator)
        read_all(coordinator, scripts=scripts)
        read_as_the_other(coordinator)
        press(coordinator, "Give it to the second person")
        agree(chair, reference)
        answer = build(coordinator, reference, scripts=scripts)
        make_ready(coordinator)
        code = let_out(chair, reference)
        collected = collect(sites, reference, words, code)
        assert collected == answer
        assert sites.told() == []
    check(collected, tmp_path / "collected.pdf")


def ask(page: Page) -> tuple[str, str]:
    """The parent asks on the portal, one question a page, and keeps what is shown once."""
    page.goto("/")
    page.get_by_role("link", name="Ask for information").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Me", exact=True).check()
    press(page, "Carry on")
    page.get_by_label("Your full name").fill(PARENT)
    press(page, "Carry on")
    fill_day(page, BORN)
    press(page, "Carry on")
    page.get_by_label("Everything you have").check()
    press(page, "Carry on")
    page.get_by_label("Only here").check()
    press(page, "Carry on")
    press(page, "Carry on")
    says(page, PARENT)
    press(page, "Send my request")
    kept = ticket(page)
    page.get_by_label("I have kept").check()
    press(page, "Carry on")
    return kept


def come_back(sites: Sites, reference: str, words: str) -> Page:
    """The parent comes back on another day, in another browser."""
    page = sites.page("portal", 390)
    page.goto("/return")
    page.get_by_label("Your reference").fill(reference)
    page.get_by_label("Your six words").fill(words)
    press(page, "Carry on")
    return page


def show_who(sites: Sites, reference: str, words: str, *, bring: bool) -> None:
    """The parent sees where it is, and sends a proof of who they are or says they bring it."""
    page = come_back(sites, reference, words)
    says(page, "We will answer by")
    page.get_by_role("link", name="Show us who you are").first.click()
    if bring:
        press(page, "I will bring it")
    else:
        card = {"name": "card.png", "mimeType": "image/png", "buffer": proof()}
        page.locator("input[type=file]").set_input_files(card)
        press(page, "Send the photograph")


def arrives(page: Page, reference: str) -> None:
    """The coordinator sees it come in, and finds by hand whose it is."""
    page.goto("/requests")
    until(page, lambda: page.locator(".cc-ref", has_text=reference).count() > 0)
    page.goto(f"/requests/{reference}")
    press(page, "Find them")
    page.get_by_label("Name or reference").fill(GIVEN)
    press(page, "Look")
    row = page.locator("li", has_text=PARENT)
    with page.expect_navigation():
        row.get_by_role("button", name="It is about them").click()
    says(page, "It is about Siobhan O'Brien")


def settle_who(page: Page, reference: str, *, brought: bool) -> None:
    """The coordinator is sure who it is; what was sent is looked at and removed."""
    if brought:
        until(page, lambda: "I will bring a paper" in page.inner_text("main"))
    else:
        look_at = page.get_by_role("link", name="Look at it")
        until(page, lambda: look_at.count() > 0)
        look_at.click()
        page.wait_for_load_state("load")
        assert page.locator("img.cc-page").evaluate("image => image.naturalWidth") > 100
        press(page, "I have seen it: remove it")
        says(page, "seen and removed")
        assert look_at.count() == 0
    page.get_by_label("How do you know that it is them?").fill("a card with their name")
    press(page, "It is them")
    says(page, "confirmed")


def take_on(page: Page) -> None:
    """The coordinator takes it on, searches everywhere and signs that they did."""
    press(page, "Take the request on")
    press(page, "Begin the search")
    for place in BY_HAND:
        page.get_by_label(f"Nothing in {place}").check()
    page.get_by_label("Names and words that you searched for").fill("O'Brien\nSiobhan\nSiobahn")
    press(page, "Sign the search certificate")
    press(page, "Begin to read")


def read_all(page: Page, *, scripts: bool) -> None:
    """The coordinator reads every record, one after the other."""
    read = []
    while len(read) < 2 or of(page)[0] < of(page)[1]:
        record = page.url.rpartition("/")[2]
        assert record not in read, "a record came twice"
        read.append(record)
        decide(page, record, scripts=scripts)
    assert len(read) == of(page)[1] == 19
    page.get_by_role("link", name="The request").click()


def decide(page: Page, record: str, *, scripts: bool) -> None:
    """What becomes of one record."""
    if record == SILENT:
        withhold(page, "CR2", "silent", "It would tip the other side off.")
    elif record == STATED:
        withhold(page, "TP16", "stated", "It is about a volunteer.")
    elif record in TICKED or record in CHOSEN:
        for words in TICKED.get(record, ()):
            page.locator("[data-passages] label.cc-passage", has_text=words).click()
        if record in CHOSEN:
            cover(page, CHOSEN[record], scripts=scripts)
        because(page, "It is somebody else's.")
        knows(page)
        press(page, "Give in part", exact=False)
    else:
        knows(page)
        press(page, "Give whole", exact=False)


def knows(page: Page) -> None:
    """What tells of health is given, because she knows it."""
    if page.get_by_text("It speaks of").count():
        page.locator("select[name=may_go]").select_option("known")
        page.locator("input[name=health_how]").fill("She told us herself.")


def cover(page: Page, words: str, *, scripts: bool) -> None:
    """Cover words by choosing them in the text, or without scripts by writing them."""
    if not scripts:
        page.get_by_label("Other words to cover").fill(words)
        return
    choose_words(page, words)
    page.keyboard.press("2")
    assert page.locator("mark.cc-pass--cut", has_text=words).count() == 1


def withhold(page: Page, code: str, mode: str, why: str) -> None:
    """Keep a whole record back."""
    page.locator("select[name=exemption]").select_option(code)
    page.locator("select[name=mode]").select_option(mode)
    because(page, why)
    press(page, "Withhold", exact=False)


def because(page: Page, why: str) -> None:
    """The reason, and the test for another person's data."""
    page.locator("textarea[name=reason]").fill(why)
    asks = page.locator(".cc-test")
    if asks.get_attribute("open") is None:
        asks.locator("summary").click()
    page.locator("select[name=information]").select_option("who-they-are")
    page.locator("select[name=confidence]").select_option("expected")
    page.locator("select[name=consent]").select_option("not-sought")
    page.locator("input[name=unreasonable]").check()


def read_as_the_other(page: Page) -> None:
    """Answer all that the other parent could tell."""
    press(page, "Read it as the other parent")
    found = page.locator("input[name=finding]")
    if found.count():
        for one in found.all():
            one.check()
        page.get_by_label("They know it already").check()
        press(page, "Answer those that are ticked")


def agree(page: Page, reference: str) -> None:
    """The chair opens all that is withheld, agrees, and approves with the password."""
    page.goto(f"/requests/{reference}")
    press(page, "Look at the decisions")
    closed = page.locator("tr", has_text="To be opened").get_by_role("link")
    assert closed.count() == 2
    while closed.count():
        with page.expect_navigation():
            closed.first.click()
        press(page, "Open it")
        own = page.get_by_label("Your own reason")
        if own.count():
            own.fill("I see the danger too.")
        press(page, "Agree")
    press(page, "Agree with all", exact=False)
    page.locator("input[name=password]").fill(CHAIR[1])
    press(page, "Approve")
    says(page, "Approved")


def build(page: Page, reference: str, *, scripts: bool) -> bytes:
    """The coordinator has the answer made, sees how far it is, and reads it."""
    page.goto(f"/requests/{reference}")
    press(page, "Make the answer")
    assert page.locator("#answer progress").count() == 1
    link = page.get_by_role("link", name="Read the answer")
    if scripts:
        link.wait_for(timeout=PATIENCE)
    else:
        until(page, lambda: link.count() > 0)
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.path().read_bytes()


def make_ready(page: Page) -> None:
    """The coordinator says that it may go."""
    page.reload()
    page.get_by_label("I have read the letter and the copy").check()
    page.get_by_label("On the portal, for 28 days").check()
    page.get_by_label("The way to them is safe").check()
    today = clock.today()
    for place, part in enumerate((today.day, today.month, today.year)):
        page.locator("input[name=checked_on]").nth(place).fill(str(part))
    press(page, "It may go")
    says(page, "Ready to go")


def let_out(page: Page, reference: str) -> str:
    """The chair lets it out, and notes the code."""
    page.goto(f"/requests/{reference}")
    page.get_by_label("A code, or a call back").check()
    press(page, "Let it out")
    code = page.locator("#code").inner_text()
    page.get_by_role("link", name="I have noted it").click()
    says(page, "Gone out")
    return code


def collect(sites: Sites, reference: str, words: str, code: str) -> bytes:
    """The parent comes back and collects the file."""
    page = come_back(sites, reference, words)
    door = page.get_by_role("link", name="Collect your answer")
    until(page, lambda: door.count() > 0)
    door.click()
    page.get_by_label("The code that we told you").fill(code)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Collect my answer").click()
    assert waiting.value.suggested_filename == f"answer-{reference}.pdf"
    return waiting.value.path().read_bytes()


def check(collected: bytes, path: Path) -> None:
    """The file says what is disclosed, holds nothing that is not, and is ours."""
    text, haystack = look.text(collected), look.Haystack(collected)
    assert [one for one in SHOWN if look.squeezed(one) not in text] == []
    assert {one: haystack.where(one) for one in HIDDEN if haystack.where(one)} == {}
    path.write_bytes(collected)
    assert run("request", "verify", str(path)).status == 0
    path.write_bytes(collected + b"\n")
    assert run("request", "verify", str(path)).status == 1
