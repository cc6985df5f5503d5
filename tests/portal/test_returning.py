"""Coming back with reference and words: who gets in, and what everybody else learns."""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter

import pytest
import time_machine
from flask import Flask

from ccportal import clock
from ccportal.store.portal import PortalAttempt, PortalSession
from tests.portal.conftest import Visitor

WRONG = "abandon ability able about above absent"


def back(visitor: Visitor, reference: str, words: str):
    return visitor.send("/return", {"reference": reference, "words": words})


def without_tokens(page: str) -> str:
    """A page without what differs each time by itself, and without what was typed."""
    page = re.sub(r'(name="csrf_token" value|name="csrf-token" content)="[^"]*"', "", page)
    return re.sub(r'id="(reference|words)"[^>]*value="[^"]*"', "", page)


def test_reference_and_words_lead_to_the_request(app: Flask, visitor: Visitor):
    reference, words = visitor.ask()
    other = Visitor(app.test_client())
    assert back(other, reference, words).location == "/request"
    assert reference in other.get("/request").text


def test_both_can_be_typed_as_people_type(app: Flask, visitor: Visitor):
    reference, words = visitor.ask()
    typed = "  " + ", ".join(words.upper().split()) + "."
    answer = back(Visitor(app.test_client()), reference.lower().replace("-", " "), typed)
    assert answer.location == "/request"


@pytest.mark.outside("DP6", "SAR")
def test_nobody_gets_in_without_both(app: Flask, visitor: Visitor):
    reference, words = visitor.ask()
    other = Visitor(app.test_client())
    assert back(other, reference, WRONG).status_code == 422
    assert back(other, "26-0000-00", words).status_code == 422
    assert other.get("/request").location == "/return"


@pytest.mark.parametrize(
    "path",
    ["/request", "/request/messages", "/request/identity", "/request/collect", "/request/stop"],
)
def test_a_page_of_a_request_leads_to_the_door_who_is_not_in(visitor: Visitor, path: str):
    answer = visitor.get(path)
    assert (answer.status_code, answer.location) == (303, "/return")


def test_a_wrong_word_and_a_reference_of_nobody_are_answered_alike(app: Flask, visitor: Visitor):
    reference, _ = visitor.ask()
    answers = [
        back(Visitor(app.test_client()), typed, WRONG) for typed in (reference, "26-0000-00", "x")
    ]
    assert {one.status_code for one in answers} == {422}
    assert len({without_tokens(one.text) for one in answers}) == 1
    names = {"Set-Cookie", "Date"}
    heads = [
        sorted(h for h in one.headers if h[0] not in names | {"Content-Length"}) for one in answers
    ]
    assert heads[0] == heads[1] == heads[2]


def test_both_take_the_same_time(app: Flask, visitor: Visitor):
    reference, _ = visitor.ask()
    took: dict[str, list[float]] = {reference: [], "26-0000-00": []}
    for _ in range(3):
        for typed, times in took.items():
            other = Visitor(app.test_client())
            other.get("/return")
            begun = time.process_time()
            back(other, typed, WRONG)
            times.append(time.process_time() - begun)
            PortalAttempt.delete().execute()
    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.5 < known / unknown < 2


def test_asking_is_answered_alike_whoever_the_centre_knows(riverside, monkeypatch):
    """The portal has nothing to look anybody up in: two askings differ in the ticket alone."""
    from ccportal.portal import create_app

    monkeypatch.setenv("CCPORTAL_HTTP_ON_LOOPBACK", "1")
    app = create_app()
    from ccportal.store.people import Person

    person = Person.get(Person.family_name.is_null(False))
    known, born = f"{person.given_names} {person.family_name}", ["1", "2", "1990"]
    pages = []
    for name in (known, "Zebedee Quillfeather"):
        answers = {
            "about": {"about": "self"},
            "name": {"name": name},
            "born": {"born": born},
            "what": {"what": "everything"},
            "reach": {"reach": "site"},
            "hints": {},
        }
        visitor = Visitor(app.test_client())
        reference, words = visitor.ask(answers)
        page = without_tokens(visitor.get("/ticket").text).replace(reference, "")
        for word in words.split():
            page = page.replace(f"<li>{word}</li>", "")
        visitor.keep()
        pages.append((page, without_tokens(visitor.get("/request").text).replace(reference, "")))
    assert pages[0] == pages[1]


def test_after_five_wrong_guesses_the_next_has_to_wait(visitor: Visitor):
    answers = [back(visitor, "26-7KQ4-WM", WRONG).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_the_wait_is_told_in_words(visitor: Visitor):
    for _ in range(5):
        back(visitor, "26-7KQ4-WM", WRONG)
    assert "Wait 1 minute, then try again" in back(visitor, "26-7KQ4-WM", WRONG).text


def test_after_a_minute_the_right_words_lead_in_whoever_guessed_before(
    app: Flask, visitor: Visitor
):
    reference, words = visitor.ask()
    other = Visitor(app.test_client())
    for _ in range(12):
        back(other, reference, WRONG)
    assert back(other, reference, words).status_code == 429
    with time_machine.travel(clock.now_utc().timestamp() + 61, tick=True):
        assert back(other, reference, words).location == "/request"


def test_guesses_from_elsewhere_keep_nobody_out(app: Flask, visitor: Visitor):
    reference, words = visitor.ask()
    elsewhere = app.test_client()
    for _ in range(12):
        page = elsewhere.get("/return", environ_base={"REMOTE_ADDR": "203.0.113.9"}).text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page)
        given = {"reference": reference, "words": WRONG, "csrf_token": token[1]}
        elsewhere.post("/return", data=given, environ_base={"REMOTE_ADDR": "203.0.113.9"})
    assert back(Visitor(app.test_client()), reference, words).location == "/request"


def test_many_tickets_from_one_place_have_to_wait_as_well(visitor: Visitor):
    for reference in ("26-0000-00", "26-0000-10"):
        back(visitor, reference, WRONG)
    counted = Counter(one.key_hash for one in PortalAttempt.select())
    (from_here,) = [one for one, times in counted.items() if times == 2]
    for _ in range(17):
        PortalAttempt.create(key_hash=from_here, at=clock.now_utc())
    answers = [back(visitor, f"26-0000-{n}0", WRONG).status_code for n in (2, 3)]
    assert answers == [422, 429]


def test_what_is_counted_names_neither_place_nor_reference(visitor: Visitor):
    back(visitor, "26-7KQ4-WM", WRONG)
    kept = " ".join(one.key_hash for one in PortalAttempt.select())
    assert "127.0.0.1" not in kept
    assert "7KQ4" not in kept


def test_a_right_guess_is_not_counted(app: Flask, visitor: Visitor):
    reference, words = visitor.ask()
    for _ in range(6):
        assert back(Visitor(app.test_client()), reference, words).location == "/request"


def test_who_gets_in_gets_another_cookie(app: Flask, visitor: Visitor):
    reference, words = visitor.ask()
    other = Visitor(app.test_client())
    other.get("/return")
    before = other.client.get_cookie("visit").value
    back(other, reference, words)
    assert other.client.get_cookie("visit").value != before


def test_a_cookie_of_before_the_closing_opens_nothing_after_it(visitor: Visitor):
    visitor.ask()
    visitor.keep()
    before = visitor.client.get_cookie("visit").value
    answer = visitor.send("/request/close", form="/request")
    assert answer.location == "/"
    assert "storage" in answer.headers["Clear-Site-Data"]
    assert "visit=;" in answer.headers["Set-Cookie"]
    visitor.client.set_cookie("visit", before)
    assert visitor.get("/request").location == "/return"


def test_leaving_quickly_ends_the_visit_and_leads_elsewhere(visitor: Visitor):
    visitor.ask()
    visitor.keep()
    answer = visitor.get("/leave")
    assert answer.status_code == 303
    assert answer.location.startswith("https://")
    assert "127.0.0.1" not in answer.location
    assert not PortalSession.select().exists()
    assert visitor.get("/request").location == "/return"


@pytest.mark.parametrize("path", ["/", "/ask", "/ask/about", "/return", "/policy", "/nowhere"])
def test_every_page_has_the_way_out_as_a_link(visitor: Visitor, path: str):
    assert re.search(
        r'<a class="cc-leave" href="/leave"[^>]*>Leave quickly</a>', visitor.get(path).text
    )


@pytest.mark.boundary("C8", "15 minutes without use")
@pytest.mark.clause("C8")
def test_a_visit_ends_after_a_quarter_of_an_hour_without_use(visitor: Visitor):
    visitor.ask()
    visitor.keep()
    now = clock.now_utc().timestamp()
    with time_machine.travel(now + 14 * 60, tick=False):
        assert visitor.get("/request").status_code == 200
    with time_machine.travel(now + 14 * 60 + 15 * 60, tick=False):
        assert visitor.get("/request").location == "/return"


def test_a_visit_ends_after_an_hour_however_it_is_used(visitor: Visitor):
    visitor.ask()
    visitor.keep()
    now = clock.now_utc().timestamp()
    for minute in range(10, 60, 10):
        with time_machine.travel(now + minute * 60, tick=False):
            assert visitor.get("/request").status_code == 200
    with time_machine.travel(now + 3_600, tick=False):
        assert visitor.get("/request").location == "/return"


def test_the_cookie_ends_with_the_browser_and_no_script_reads_it(visitor: Visitor):
    given = visitor.get("/return").headers["Set-Cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given
    assert "expires" not in given.lower()
    assert "max-age" not in given.lower()


def test_over_tls_the_cookie_is_bound_to_the_very_host(made, monkeypatch):
    from ccportal.portal import create_app

    monkeypatch.delenv("CCPORTAL_HTTP_ON_LOOPBACK", raising=False)
    client = create_app().test_client()
    given = client.get("/return", base_url="https://portal.example").headers["Set-Cookie"]
    assert given.startswith("__Host-visit=")
    assert "Secure" in given


def test_pages_that_need_no_visit_give_no_cookie(visitor: Visitor):
    for path in ("/", "/ask", "/policy", "/privacy", "/accessibility", "/wrong"):
        assert "Set-Cookie" not in visitor.get(path).headers
