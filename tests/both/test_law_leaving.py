"""Scenarios of the law: who asks in another way than by a request, and what leaves the centre.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from datetime import date

import pytest
from support.client import CSRF
from support.law import (
    CAFCASS,
    CENTRE,
    FATHER,
    FATHERS,
    GRANDMOTHER,
    HIS_LAWYER,
    LAWYER,
    MOTHER,
    PHONE,
    POLICE,
    being_read,
    decide,
    found,
    kept,
    send,
    taken_on,
    whole,
)
from support.pdf import text
from support.requests import CHAIR, COORDINATOR, trail

from ccportal.acts import contact_details, requests_inferring, requests_second
from ccportal.acts.contact_details import Kind, Use
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import find, state
from ccportal.errors import Conflict
from ccportal.rules.inference import Answer
from ccportal.rules.requests_facts import Event, Stage
from ccportal.rules.withholding import Mode
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.families import Referral
from ccportal.store.people import ContactDetail
from ccportal.store.principles import Breach, BreachPerson
from ccportal.store.requests import Decision, Request

TODAY = date(2026, 11, 25)
FAMILY = "fam-1"


@pytest.fixture(autouse=True)
def centre(law):
    """The centre in the store."""


@pytest.fixture
def coordinator(browser):
    return browser(COORDINATOR)


@pytest.fixture
def chair(browser):
    return browser(CHAIR)


def day(name, on):
    return {name: [str(on.day), str(on.month), str(on.year)]}


def left():
    """What has left, by whom it went to."""
    return sorted(one.to_id for one in Disclosure.select())


BEFORE = sorted(one["to"] for one in CENTRE["disclosures"])


@pytest.mark.clause("C3")
def test_s9_a_solicitor_who_referred_gets_days_and_times_and_nothing_else(coordinator):
    Referral.update(organisation=HIS_LAWYER).where(Referral.ref == "ref-1").execute()
    asked = Request.select().count()
    whole_year = day("first_on", date(2026, 1, 1)) | day("last_on", TODAY) | {"do": "make"}
    address = f"/families/{FAMILY}/statement"
    assert "It holds dates and times: no names, no reasons, no addresses." in (
        coordinator.get(address).text
    )
    for nobody in (LAWYER, CAFCASS, MOTHER):
        refused = coordinator.send(address, organisation=nobody, **whole_year)
        assert (refused.status_code, left()) == (422, BEFORE)
    made = coordinator.send(address, organisation=HIS_LAWYER, **whole_year)
    assert (made.status_code, left()) == (303, sorted([*BEFORE, HIS_LAWYER]))
    given = text(coordinator.get(f"{made.location}/file").data)
    assert "Saturday 7 February 2026" in given
    assert "Contact parent 10:02 to 11:58" in given
    names = [word for one in CENTRE["people"] for word in (one["given_names"], one["family_name"])]
    others = (*names, "Quarry", "Sallow", "tower", "Ash Grove", PHONE)
    assert [word for word in others if word in given] == []
    assert Request.select().count() == asked


@pytest.mark.clause("SAR")
def test_s26_who_marked_the_answer_does_not_check_it(coordinator, chair):
    taken_on(FATHERS)
    being_read(FATHERS)
    for record in found(FATHERS):
        secret = record == "n-8"
        decide(FATHERS, kept(record, "CR2", Mode.SILENT) if secret else whole(record))
    could = [one.key for one in requests_inferring.unanswered(FATHERS)]
    requests_inferring.answer(FATHERS, COORDINATOR, could, Answer.KNOWN)
    requests_second.submit(FATHERS, COORDINATOR)
    steps = {
        "second/n-8": {},
        "agree/n-3": {},
        "agree": {"own_reason": "mine"},
        "back": {"reason": "look again"},
    }
    for step, fields in steps.items():
        refused = send(coordinator, FATHERS, step, **fields)
        assert (refused.status_code, "omebody else has to agree" in refused.text) == (409, True)
    with pytest.raises(Conflict, match="somebody else has to agree"):
        requests_second.approve(FATHERS, COORDINATOR, 0)
    assert state(find(FATHERS)).stage is Stage.SECOND_REVIEW
    assert {one.agreed_by_id for one in Decision.select()} == {None}
    assert (COORDINATOR, "request:approve", "refused") in trail(FATHERS)
    for step in ("second/n-8", "agree"):
        assert send(chair, FATHERS, step, **steps[step]).status_code == 303, step
    requests_second.approve(FATHERS, CHAIR, 0)
    assert state(find(FATHERS)).stage is Stage.APPROVED


NUMBER = {
    "token": "t",
    "ground": "risk-of-harm-to-child",
    "at_risk": "The child",
    "why": "An officer rang: he is on his way to her",
    "organisation": POLICE,
    "about": MOTHER,
    "what": "contact-details",
    "exactly": "Her telephone number",
    "how": "Rung back at the station",
}


@pytest.mark.clause("C4")
def test_s33_the_police_get_a_number_on_a_ground_alone_that_a_second_has_agreed_to(
    coordinator, chair
):
    address, asked = f"/families/{FAMILY}/pass-on", Request.select().count()
    assert "Ring back on a number that you looked up yourself." in coordinator.get(address).text
    for missing in ("ground", "why", "how", "exactly"):
        some = {name: value for name, value in NUMBER.items() if name != missing}
        assert coordinator.send(address, **some).status_code == 422
    decided = coordinator.send(address, **NUMBER)
    assert (decided.status_code, left()) == (303, BEFORE)
    early = coordinator.send(address, f"{decided.location}/made")
    assert (early.status_code, left()) == (403, BEFORE)
    answer = chair.send(decided.location, f"{decided.location}/answer", agrees="yes")
    assert answer.status_code == 303
    made = coordinator.send(decided.location, f"{decided.location}/made")
    assert (made.status_code, left()) == (303, sorted([*BEFORE, POLICE]))
    row = Disclosure.get(Disclosure.to == POLICE)
    assert (row.ground, row.decided_by_id) == ("risk-of-harm-to-child", COORDINATOR)
    assert "Overtarn Police" in coordinator.get("/disclosures").text
    assert Request.select().count() == asked


@pytest.mark.clause("C4")
def test_s34_that_mum_gave_permission_is_believed_once_it_is_written_down(coordinator):
    use = {"details": "phone", "how": "By telephone"}
    forms, written = f"/families/{FAMILY}/pass-on", f"/families/{FAMILY}/consent"
    token = CSRF.search(coordinator.get(forms).text)[1]
    unwritten = coordinator.post("/consents/c-1/use", data={"csrf_token": token, **use})
    assert (unwritten.status_code, left()) == (404, BEFORE)
    on_a_ground = NUMBER | {"organisation": GRANDMOTHER}
    assert coordinator.send(forms, **on_a_ground).status_code == 422
    said = {"person": MOTHER, "details": "phone", "recipient": GRANDMOTHER, "how": "written"}
    coordinator.send(written, **said, **day("given_on", TODAY))
    consent = Consent.get(Consent.recipient == GRANDMOTHER)
    for other in ("address", "email"):
        more = coordinator.send(f"/consents/{consent.ref}/use", **use | {"details": other})
        assert (more.status_code, left()) == (422, BEFORE)
    assert coordinator.send(f"/consents/{consent.ref}/use", **use).status_code == 303
    assert left() == sorted([*BEFORE, GRANDMOTHER])
    coordinator.send(f"/consents/{consent.ref}/withdraw")
    assert coordinator.send(f"/consents/{consent.ref}/use", **use).status_code == 403
    assert left().count(GRANDMOTHER) == 1


@pytest.mark.clause("DP7")
def test_s39_a_pack_in_the_wrong_hands_has_72_hours_and_is_told_by_a_safe_way_alone(
    coordinator, browser, time_machine
):
    write(find(FATHERS), Event.RELEASE, CHAIR, Stage.RELEASED, {"delivery": "collected"}, NOTHING)
    called_back = send(coordinator, FATHERS, "revoke", reason="It was hers, and he opened it.")
    assert called_back.status_code == 303
    breach = Breach.get(Breach.request == FATHERS)
    page = f"/policy/breaches/{breach.id}"
    assert "until 28 November 2026 at 12:00" in coordinator.get(page).text
    assert "Breach: tell the Commissioner" in coordinator.get("/today").text
    contact_details.add(COORDINATOR, MOTHER, Kind.PHONE, "01632 960001", use=Use(do_not_use=True))
    contact_details.add(COORDINATOR, MOTHER, Kind.EMAIL, "safe@example.org", use=Use(safe=True))
    never, safe = (
        ContactDetail.get(ContactDetail.value == value).position
        for value in ("01632 960001", "safe@example.org")
    )
    coordinator.send(f"{page}/people", reference=MOTHER)
    no = {"danger": "high", "tell": "no", "why": "they will not mind"}
    assert coordinator.send(f"{page}/decide", **no).status_code == 403
    yes = no | {"tell": "yes", "why": "her address stood in it"}
    assert coordinator.send(f"{page}/decide", **yes).status_code == 303
    assert "told at once" in coordinator.get("/today").text
    assert "Those whom it concerns have to be told at once" in coordinator.get(page).text
    telling = f"{page}/people/{MOTHER}"
    shown = coordinator.get(telling).text
    assert "If a safe address got out, ring the police too." in shown
    assert (f'"detail:{safe}"' in shown, f'"detail:{never}"' in shown) == (True, False)
    assert coordinator.send(telling, way=f"detail:{never}").status_code == 422
    assert coordinator.send(telling, way=f"detail:{safe}").status_code == 303
    assert BreachPerson.get(BreachPerson.person == MOTHER).by_kind == "email"
    time_machine.move_to("2026-11-28T12:01:00Z", tick=False)
    late = browser(COORDINATOR).get("/today").text
    assert "the 72 hours were over on" in late
    assert FATHER not in late
