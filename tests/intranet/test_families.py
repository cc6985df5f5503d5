"""The pages on which families and people are written down: forms, faults, refusals, the trail."""

from __future__ import annotations

import re
from datetime import date

import pytest
from support.client import CSRF, member, signed_in
from support.families import ACTOR, received, stage, whole

from ccportal.acts import arrangements, contact_details, families
from ccportal.acts.arrangements import Agreed, Needed
from ccportal.acts.contact_details import Kind
from ccportal.rules.families import Event
from ccportal.store.audit import AuditEntry
from ccportal.store.families import Family, Member
from ccportal.store.households import Arrangement, Correction, CourtOrder, MayCollect, Need
from ccportal.store.people import ContactDetail, KnownAs, Person


@pytest.fixture
def writer(app):
    """A coordinator of a centre that has nothing yet."""
    return signed_in(app, member("coordinator"))


def day(name: str, value: str) -> dict[str, list[str]]:
    return {name: value.split()}


def number(family: str, person: str) -> int:
    return Member.get(Member.family == family, Member.person == person).id


REFERRAL = {"contact": "supported", "reason": "Contact.", "referred_on": ["6", "1", "2026"]}


def test_a_referral_leads_to_the_page_of_its_new_family(writer):
    answer = writer.send("/families/new", **REFERRAL, body="Quay Solicitors", body_kind="solicitor")
    family = Family.get()
    assert (answer.status_code, answer.location) == (303, f"/families/{family.ref}")
    page = writer.get(answer.location).text
    assert "Referred by Quay Solicitors" in page
    for words in ("Answer the referral", "Enter the child", "Enter who visits"):
        assert words in page


def test_a_referral_without_what_it_needs_says_so_and_keeps_what_was_typed(writer):
    page = writer.send("/families/new", reason="They asked us.")
    assert page.status_code == 422
    assert "Enter the day on which it came" in page.text
    assert "They asked us." in page.text
    assert Family.select().count() == 0


def test_the_same_referral_sent_twice_is_one_family(writer):
    token = CSRF.search(writer.get("/families/new").text)[1]
    form = {"csrf_token": token, "token": "once", **REFERRAL}
    places = {writer.post("/families/new", data=form).location for _ in "ab"}
    assert (len(places), Family.select().count()) == (1, 1)


@pytest.mark.parametrize(
    ("event", "more", "after"),
    [
        ("accept", {}, "accepted"),
        ("wait", {"why": "papers-missing"}, "waiting"),
        ("decline", {"why": "full"}, "declined"),
    ],
)
def test_a_referral_is_answered(writer, event, more, after):
    family = received()
    answer = writer.send(f"/families/{family}/step/{event}", **more)
    assert (answer.status_code, stage(family)) == (303, after)
    assert AuditEntry.select().where(AuditEntry.action == f"family:{event}").count() == 1


@pytest.mark.parametrize("event", ["start", "close"])
def test_what_cannot_be_done_now_is_said_in_the_page(writer, event):
    family = received()
    more = {"why": "other", "typed": "close"} if event == "close" else {}
    page = writer.send(f"/families/{family}/step/{event}", **more)
    assert page.status_code == 409
    assert "waits for an answer" in page.text


@pytest.mark.parametrize("event", ["receive", "pre-visit", "nonsense"])
def test_a_step_that_has_no_page_is_not_found(writer, event):
    assert writer.get(f"/families/{received()}/step/{event}").status_code == 404


def test_contact_is_not_ended_by_another_word(writer):
    family, *_ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    page = writer.send(f"/families/{family}/step/close", why="other", typed="yes")
    assert (page.status_code, stage(family)) == (422, "accepted")


def test_two_parents_cannot_come_together_for_their_first_visit(writer):
    family, left, right, _ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    form = {**day("on", "7 3 2026"), "at": "10:00"}
    first = writer.send(f"/families/{family}/visits/{number(family, left)}", **form)
    page = writer.send(f"/families/{family}/visits/{number(family, right)}", **form)
    assert (first.status_code, page.status_code) == (303, 409)
    assert "The other parent comes near that time" in page.text


@pytest.mark.parametrize("at", ["25:00", "ten", "10"])
def test_a_time_that_is_none_is_said(writer, at):
    family, left, *_ = whole()
    address = f"/families/{family}/visits/{number(family, left)}"
    page = writer.send(address, **day("on", "7 3 2026"), at=at)
    assert (page.status_code, "Enter a time that there is" in page.text) == (422, True)


def test_somebody_who_is_there_already_is_offered_first(writer):
    _, left, *_ = whole()
    other = received()
    form = {"given_names": "leanne", "family_name": "weir", "part": "relative"}
    address = f"/families/{other}/members/new"
    page = writer.send(address, **form)
    assert f'value="{left}"' in page.text
    assert Member.select().where(Member.family == other).count() == 0
    assert writer.send(address, **form, known=left).status_code == 303
    assert Member.get(Member.family == other).person_id == left


def test_somebody_new_is_entered_though_another_is_called_so(writer):
    whole()
    other = received()
    form = {"given_names": "Leanne", "family_name": "Weir", "part": "child", "known": "new"}
    assert writer.send(f"/families/{other}/members/new", **form).status_code == 303
    assert Person.select().where(Person.given_names == "Leanne").count() == 2


def test_a_part_is_put_right(writer):
    family, left, *_ = whole()
    address = f"/families/{family}/members/{number(family, left)}"
    form = {"part": "relative", "reason": "written-wrongly"}
    assert writer.send(address, **form).status_code == 303
    page = writer.get(f"/families/{family}?show=arranged").text
    assert "Before: Resident parent" in page


@pytest.mark.parametrize("what", ["members", "visits"])
def test_a_member_of_another_family_is_not_found(writer, what):
    family, left, *_ = whole()
    address = f"/families/{received()}/{what}/{number(family, left)}"
    assert writer.get(address).status_code == 404


def test_a_family_shows_what_is_arranged_and_keeps_what_ended(writer):
    family, left, _, child = whole()
    first = f"/families/{family}/arrange"
    writer.send(f"{first}/apart", minutes="15", text="coming and going")
    writer.send(f"{first}/door/{number(family, left)}", text="front door, 9:55")
    writer.send(f"{first}/contact", text="alternate Saturdays")
    writer.send(f"/families/{family}/collect", child=child, collector=left)
    order = {**day("made_on", "18 12 2025"), "text": "two hours, supported"}
    writer.send(f"/families/{family}/order", **order)
    page = writer.get(f"/families/{family}").text
    for words in (
        "Keep 15 minutes between Leanne and Craig,",
        "Only Leanne may take Jay home.",
        "front door, 9:55",
        "alternate Saturdays",
        "Order of 18 December 2025",
    ):
        assert words in page
    assert Arrangement.select().count() == 3
    whole_page = f"/families/{family}?show=arranged"
    for what, model in (("collector", MayCollect), ("order", CourtOrder)):
        writer.send(whole_page, f"/families/{family}/end/{what}/{model.get().id}")
    page = writer.get(whole_page).text
    assert "Only Leanne" not in writer.get(f"/families/{family}").text
    assert page.count("cc-was") == 2


def test_words_that_name_somebody_are_refused_and_stay_in_the_form(writer):
    family, *_ = whole()
    page = writer.send(f"/families/{family}/arrange/contact", text="Craig on Saturdays")
    assert page.status_code == 422
    assert "Say it without names" in page.text
    assert "Craig on Saturdays" in page.text


def test_htmx_gets_the_form_with_its_fault_and_not_a_page(writer):
    family = received()
    token = CSRF.search(writer.get(f"/families/{family}/step/start").text)[1]
    answer = writer.post(
        f"/families/{family}/step/start",
        data={"csrf_token": token},
        headers={"HX-Request": "true", "HX-Target": "household_form"},
    )
    assert answer.status_code == 422
    assert answer.text.strip().startswith('<div id="household_form">')
    assert "That could not be done" in answer.text


@pytest.mark.parametrize("kind", [*Agreed, "nonsense"])
def test_an_arrangement_of_nobody_or_of_no_kind_is_not_found(writer, kind):
    family = received()
    wanted = 200 if kind in (Agreed.APART, Agreed.CONTACT) else 404
    assert writer.get(f"/families/{family}/arrange/{kind}").status_code == wanted


@pytest.mark.clause("DP4")
def test_a_name_that_is_put_right_shows_what_was_there(writer):
    _, left, *_ = whole()
    form = {"given_names": "Lea", "family_name": "Weir", "reason": "they-said-so"}
    writer.send(f"/people/{left}/correct", **form, **day("date_of_birth", "2 1 1990"))
    page = writer.get(f"/people/{left}").text
    assert "Before: <b>Leanne</b>" in page
    assert Correction.get().field == "given-names"


def test_another_name_and_a_need_stand_on_the_persons_page(writer):
    _, left, *_ = whole()
    writer.send(f"/people/{left}/known-as", name="Lee Weir")
    writer.send(f"/people/{left}/needs/new", kind="allergy", text="no nuts")
    page = writer.get(f"/people/{left}").text
    assert "Lee Weir" in page
    assert "Allergy: no nuts" in page
    writer.send(f"/people/{left}", f"/people/{left}/needs/{Need.get().id}/end")
    assert "cc-was" in writer.get(f"/people/{left}").text
    assert KnownAs.get().name == "Lee Weir"


@pytest.mark.clause("C4")
def test_a_contact_detail_is_entered_followed_confirmed_flagged_and_ended_without_being_shown(
    writer,
):
    _, left, *_ = whole()
    here = f"/people/{left}"
    form = {"kind": "phone", "value": "07700 900162", "use": "unknown"}
    answers = [
        writer.send(f"{here}/contacts/new", **form),
        writer.send(f"{here}/contacts/0/instead", value="07700 900163", use="safe"),
        writer.send(here, f"{here}/contacts/1/confirm"),
        writer.send(f"{here}/contacts/1/use", use="never"),
        writer.send(here, f"{here}/contacts/1/end"),
    ]
    assert [one.status_code for one in answers] == [303] * 5
    page = writer.get(here).text
    assert "Do not use" in page
    assert "900162" not in page + "".join(one.text for one in answers)
    assert ContactDetail.select().where(ContactDetail.until_on.is_null(False)).count() == 2
    actions = [one.action for one in AuditEntry.select()]
    assert {"contact:write", "contact:confirm", "contact:use", "contact:end"} <= set(actions)


def test_the_page_of_what_follows_a_contact_detail_does_not_show_it(writer):
    _, left, *_ = whole()
    contact_details.add(ACTOR, left, Kind.PHONE, "07700 900162")
    for page in ("instead", "use"):
        assert "900162" not in writer.get(f"/people/{left}/contacts/0/{page}").text


def test_an_entry_that_became_part_of_another_leads_there(writer):
    _, left, *_ = whole()
    other = received()
    form = {"given_names": "Leanne", "family_name": "Weir", "part": "relative", "known": "new"}
    writer.send(f"/families/{other}/members/new", **form)
    double = Member.get(Member.family == other).person_id
    page = writer.send(f"/people/{left}/merge", other=double)
    assert "1 place in a family" in page.text
    writer.send(f"/people/{left}/merge", f"/people/{left}/merged", other=double, typed="merge")
    assert writer.get(f"/people/{double}").location == f"/people/{left}"
    page = writer.get(f"/people/{left}").text
    undo = re.search(r'action="([^"]+/unmerge/\d+)"', page)[1]
    assert writer.send(f"/people/{left}", undo).status_code == 303
    assert writer.get(f"/people/{double}").status_code == 200


@pytest.mark.parametrize("other", ["", "none-such"])
def test_a_merge_with_nobody_is_said_in_the_page(writer, other):
    _, left, *_ = whole()
    assert writer.send(f"/people/{left}/merge", other=other).status_code == 422


def test_a_parent_whose_details_nobody_confirmed_is_asked_next(writer):
    family, left, *_ = whole()
    families.move(ACTOR, family, Event.ACCEPT)
    for position, kind in enumerate(("address", "phone")):
        ContactDetail.create(person=left, position=position, kind=kind, value=f"value {position}")
    page = writer.get(f"/families/{family}").text
    assert "Ask Leanne if the address and phone are still right" in page
    contact_details.confirm(ACTOR, left, 0)
    assert "Ask Leanne if the phone is still right" in writer.get(f"/families/{family}").text


def test_what_has_ended_is_not_in_a_parents_panel(writer):
    family, left, *_ = whole()
    ContactDetail.create(
        person=left, position=0, kind="phone", value="1", until_on=date(2020, 1, 1)
    )
    assert "Nothing is entered." in writer.get(f"/families/{family}").text


def test_an_allergy_of_a_child_stands_beside_their_name(writer):
    family, *_, child = whole()
    arrangements.need(ACTOR, child, Needed.ALLERGY, "no nuts")
    assert "Allergy: no nuts" in writer.get(f"/families/{family}").text


@pytest.mark.parametrize("role", ["volunteer", "chair"])
def test_nobody_but_the_coordinator_writes_families_down(app, role):
    family, left, *_ = whole()
    client = signed_in(app, member(role))
    for address in (
        *("/families/new", f"/families/{family}/members/new", f"/families/{family}/step/accept"),
        *(f"/people/{left}/correct", f"/people/{left}/merge", f"/people/{left}/contacts/new"),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert Family.select().count() == 1


def test_the_titles_of_these_pages_name_nobody(writer):
    family, left, *_ = whole()
    for address in (
        *(f"/families/{family}/members/{number(family, left)}", f"/people/{left}/merge"),
        *(f"/people/{left}/correct", f"/families/{family}/arrange/door/{number(family, left)}"),
    ):
        title = re.search("<title>(.*?)</title>", writer.get(address).text)[1]
        assert not any(name in title for name in ("Leanne", "Weir", "Craig", "Oakham"))


def test_a_page_asks_the_store_twelve_times_at_most(coordinator, caplog):
    pages = [f"/families/{one.ref}" for one in Family.select()]
    pages += [f"{one}?show=arranged" for one in pages]
    pages += [f"/people/{one.ref}" for one in Person.select()]
    asked = {}
    for address in (*pages, "/families", "/people"):
        caplog.clear()
        with caplog.at_level("DEBUG", logger="peewee"):
            coordinator.get(address)
        said = [one.getMessage() for one in caplog.records if one.name == "peewee"]
        asked[address] = sum("SELECT" in one[:12] and "advisory" not in one for one in said)
    assert len(asked) > 20
    assert {address: times for address, times in asked.items() if not 3 < times <= 12} == {}
