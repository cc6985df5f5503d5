"""The portal's pages in a real Chromium: accessible, without sideways scroll, with no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page
from support.browser import Watch, faults, kept, picture, served
from support.walking import ticket

from ccportal import clock, keys
from ccportal.acts.intake import sealing
from ccportal.portal import create_app
from ccportal.settings import Settings
from ccportal.store.portal import PortalMessage, PortalNotice, PortalPack, PortalRequest

pytestmark = pytest.mark.browser

PUBLIC = (
    *("/", "/ask", "/return", "/wrong", "/wrong/complain"),
    *("/policy", "/privacy", "/accessibility", "/verify"),
)
OWN = ("", "/messages", "/identity", "/collect", "/stop", "/complain")
STAGES = ("received", "checking", "clarify", "working", "ready", "closed")


@pytest.fixture
def address(made: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    PortalNotice.create(name="centre", text="Quarrymoor Child Contact Centre")
    PortalNotice.create(name="contact", text="1 Mill Lane\n01632 960 111")
    PortalNotice.create(name="policy", text="# Confidences\n\n1. What is heard here stays here.")
    with served(create_app()) as here:
        yield here


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def opened(*, scripts: bool = True, **more: object) -> Page:
        size = {"width": 390, "height": 844}
        context = browser.new_context(
            base_url=address, viewport=size, java_script_enabled=scripts, **more
        )
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    page.wait_for_load_state()


def ask(page: Page, see: Callable[[str], object] = lambda _: None) -> None:
    """Answer every question, up to the ticket; `see` is told of each page that was reached."""

    def answer(name: str, **fields: str) -> None:
        see(name)
        for label, value in fields.items():
            page.get_by_label(label.replace("_", " "), exact=False).fill(value)
        press(page, "Carry on")

    page.goto("/ask/about")
    see("about")
    page.get_by_label("Me and my child").check()
    press(page, "Carry on")
    answer("name", full_name="Philippa Oakenshaw")
    answer("born", Day="7", Month="3", Year="1988")
    answer("who", child_called="Barnaby Oakenshaw, 1 May 2019")
    answer("authority", know_the_child="I am his mother.")
    see("what")
    page.get_by_label("Something from a certain time").check()
    press(page, "Carry on")
    answer("detail", Which_time="From Easter 2024")
    see("reach")
    page.get_by_label("By email").check()
    press(page, "Carry on")
    answer("where", email_address="pip@example.org")
    answer("hints")
    see("check")
    press(page, "Send my request")
    see("ticket")


def keep(page: Page) -> None:
    page.get_by_label("I have kept").check()
    press(page, "Carry on")


def say(stage: str) -> None:
    """Let the centre say where the one request is."""
    request, today = PortalRequest.get(), clock.today().isoformat()
    reached = STAGES[: STAGES.index(stage) + 1]
    said = {
        "stage": stage,
        "since": dict.fromkeys(reached, today),
        "due": today,
        "asks": "Which summer do you mean?" if stage == "clarify" else "",
        "ended": "",
    }
    status = sealing.seal_said(bytes(request.public_key), said)
    PortalRequest.update(status=status).execute()


def write_and_lay_ready() -> None:
    """Let the centre write a message, and lay an answer ready."""
    request = PortalRequest.get()
    public, now = bytes(request.public_key), clock.now()
    said = sealing.seal_said(public, {"about": "message", "text": "Come on Saturday."})
    PortalMessage.create(
        request=request, key="a", from_centre=True, at=now, for_requester=said, fetched_at=now
    )
    PortalPack.create(
        request=request,
        key="a",
        sealed=sealing.seal_file(public, b"%PDF-1.7 the answer\n%%EOF\n"),
        words=sealing.seal_file(public, b"the answer\n"),
        posted_at=now,
        until=clock.today() + timedelta(28),
        tries=5,
    )


def test_every_public_page_is_accessible(open_page):
    page = open_page()
    watch, found = Watch(page), {}
    for path in (*PUBLIC, "/nowhere"):
        page.goto(path)
        found[path] = faults(page)
        picture(page, f"portal{path.replace('/', '-')}")
    assert {path: bad for path, bad in found.items() if bad} == {}
    assert watch.told == []


def test_every_question_is_accessible(open_page):
    page = open_page()
    watch, found = Watch(page), {}

    def see(name: str) -> None:
        found[name] = faults(page)
        picture(page, f"portal-ask-{name}")

    ask(page, see)
    assert len(found) == 12
    assert {name: bad for name, bad in found.items() if bad} == {}
    assert watch.told == []


def test_every_page_of_a_request_is_accessible_in_every_stage(open_page):
    page = open_page()
    ask(page)
    keep(page)
    write_and_lay_ready()
    found = {}
    for stage in STAGES:
        say(stage)
        page.goto("/request")
        found[stage] = faults(page)
        picture(page, f"portal-stage-{stage}")
    for path in OWN:
        page.goto(f"/request{path}")
        found[path] = faults(page)
        picture(page, f"portal-request{path.replace('/', '-')}")
    assert {name: bad for name, bad in found.items() if bad} == {}


@pytest.mark.parametrize("path", ["/ask/about", "/return", "/verify"])
def test_a_page_with_faults_is_accessible_and_begins_at_its_summary(open_page, path):
    page = open_page()
    page.goto(path)
    page.locator("main form button").click()
    page.wait_for_selector(".govuk-error-summary")
    assert faults(page) == []
    assert "error-summary" in page.evaluate("document.activeElement.className")


def test_pressing_a_fault_leads_to_its_field(open_page):
    page = open_page()
    page.goto("/return")
    press(page, "Carry on")
    page.get_by_role("link", name="Enter your reference").click()
    assert page.evaluate("document.activeElement.id") == "reference"


@pytest.mark.parametrize("path", PUBLIC)
def test_no_typeface_is_asked_for_but_our_own(open_page, path):
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "font" in one.url else None)
    page.goto(path)
    if path in ("/return", "/verify"):
        page.locator("main form button").click()
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if "/static/fonts/" not in one] == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_way_from_the_first_question_to_the_answer(open_page, made: Settings, scripts: bool):
    page = open_page(scripts=scripts)
    ask(page)
    reference, words = ticket(page)
    keep(page)
    say("ready")
    write_and_lay_ready()
    later = open_page(scripts=scripts)
    later.goto("/")
    later.get_by_role("link", name="Come back to a request").click()
    later.get_by_label("Your reference").fill(reference.lower())
    later.get_by_label("Your six words").fill(words)
    press(later, "Carry on")
    later.get_by_role("link", name="Collect your answer").click()
    with later.expect_download() as waiting:
        press(later, "Collect my answer")
    assert waiting.value.suggested_filename == f"answer-{reference}.pdf"
    assert b"the answer" in waiting.value.path().read_bytes()
    with later.expect_download() as waiting:
        press(later, "Collect it as plain text")
    assert waiting.value.suggested_filename == f"answer-{reference}.txt"
    assert waiting.value.path().read_bytes() == b"the answer\n"
    sealed = bytes(PortalRequest.get().sealed)
    assert sealing.open_said(keys.centre_secret(made), sealed)["name"] == "Philippa Oakenshaw"


def test_a_double_press_sends_one_request(open_page):
    page = open_page(scripts=False)
    ask_up_to_check(page)
    page.get_by_role("button", name="Send my request").dblclick()
    page.wait_for_selector(".cc-ticket__ref")
    assert PortalRequest.select().count() == 1
    assert page.locator(".cc-ticket__ref").inner_text() == PortalRequest.get().reference


def ask_up_to_check(page: Page) -> None:
    page.goto("/ask/about")
    page.get_by_label("Me", exact=True).check()
    press(page, "Carry on")
    page.get_by_label("Your full name").fill("Philippa Oakenshaw")
    press(page, "Carry on")
    for label, value in (("Day", "7"), ("Month", "3"), ("Year", "1988")):
        page.get_by_label(label).fill(value)
    press(page, "Carry on")
    page.get_by_label("Everything you have").check()
    press(page, "Carry on")
    page.get_by_label("Only here").check()
    press(page, "Carry on")
    press(page, "Carry on")


def test_the_asking_is_done_with_the_keyboard_alone(open_page):
    page = open_page()
    page.goto("/ask/about")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/name")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_leaving_quickly_leads_away_and_nothing_is_left_to_come_back_to(open_page, scripts: bool):
    page = open_page(scripts=scripts)
    ask(page)
    keep(page)
    with page.expect_response("**/leave") as gone:
        page.get_by_role("link", name="Leave quickly").click()
    assert gone.value.headers["location"].startswith("https://")
    page = page.context.new_page()
    page.goto("/request")
    assert page.url.endswith("/return")


def test_three_times_shift_leaves_as_well(open_page):
    page = open_page()
    page.goto("/ask/about")
    with page.expect_response("**/leave"):
        for _ in range(3):
            page.keyboard.press("Shift")


def test_nothing_is_kept_in_the_browser_but_one_cookie(open_page):
    page = open_page()
    ask(page)
    keep(page)
    assert kept(page) == [[], []]
    (cookie,) = page.context.cookies()
    assert (cookie["name"], cookie["expires"], cookie["httpOnly"]) == ("visit", -1, True)


def test_the_ticket_can_be_copied_and_its_print_holds_both_parts(open_page):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page)
    reference, words = ticket(page)
    press(page, "Copy")
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == [reference, *words.split()]
    page.emulate_media(media="print")
    assert page.locator(".cc-ticket__ref").is_visible()
    assert page.get_by_role("button", name="Print").is_hidden()


def test_without_scripts_nothing_is_offered_that_needs_them(open_page):
    page = open_page(scripts=False)
    ask(page)
    assert page.get_by_role("button", name="Copy").is_hidden()
    assert page.get_by_text("Write both parts down").is_visible()


@pytest.mark.parametrize("path", ["/", "/ask/about", "/return"])
def test_at_twice_the_size_nothing_scrolls_sideways(open_page, path):
    page = open_page()
    page.goto(path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_every_target_is_large_enough_for_a_thumb(open_page):
    page = open_page()
    page.goto("/ask/about")
    found = page.evaluate(
        """[...document.querySelectorAll('main button, .cc-leave, .govuk-radios__input')]
        .map(one => one.getBoundingClientRect()).map(r => [r.width, r.height])"""
    )
    assert all(width >= 44 and height >= 44 for width, height in found)
    assert len(found) == 6
