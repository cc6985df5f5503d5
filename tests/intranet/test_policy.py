"""The policy's versions on the intranet: written, adopted, compared, reviewed (C10, C11)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.client import client_of, member, signed_in
from support.pdf import text

from ccportal import clock
from ccportal.acts import policies
from ccportal.acts.policies import Writing
from ccportal.errors import Conflict, Invalid, NotPermitted
from ccportal.rules.access import Role
from ccportal.rules.reviewing import latest
from ccportal.store.reviews import PolicyDraft, PolicyReview, PolicyVersion

pytestmark = pytest.mark.clause("C11")
WORDS = "# Keeping confidences\n\n1. What is heard here stays here.\n2. Papers are locked up."


def day(value):
    return [str(value.day), str(value.month), str(value.year)]


def writing(words=WORDS, changes="Papers are locked up."):
    return Writing(words, changes, latest(clock.today()))


def write(client, words=WORDS, changes="Papers are locked up.", due=None):
    due = due or latest(clock.today())
    return client.send("/policy/next/write", text=words, summary=changes, due=day(due))


def due_in(days):
    PolicyVersion.update(review_due_on=clock.today() + timedelta(days=days)).execute()


def test_what_a_coordinator_writes_the_chair_adopts_and_everybody_signs_again(coordinator, chair):
    assert write(coordinator).status_code == 303
    assert "Adopt this version" not in chair.get("/policy/next").text
    coordinator.send("/policy/next", "/policy/next/forward")
    draft = PolicyDraft.get()
    answer = chair.send("/policy/next", "/policy/next/adopt", read=draft.written_at.isoformat())
    assert answer.location == "/undertaking"
    there = PolicyVersion.in_force(clock.today())
    assert (there.text, there.adopted_on) == (WORDS, clock.today())
    assert not PolicyDraft.select().exists()
    for client in (coordinator, chair):
        assert client.get("/today").location == "/undertaking"


@pytest.mark.outside("C11")
def test_a_coordinator_adopts_no_version_but_the_first(coordinator):
    write(coordinator)
    coordinator.send("/policy/next", "/policy/next/forward")
    read = PolicyDraft.get().written_at.isoformat()
    answer = coordinator.send("/policy/next", "/policy/next/adopt", read=read)
    assert answer.status_code == 403
    assert PolicyVersion.in_force(clock.today()).ref == "pv-004"


def test_the_chair_writes_none_and_adopts_none_that_is_not_put_forward(coordinator, chair):
    assert chair.get("/policy/next/write").status_code == 404
    write(coordinator)
    with pytest.raises(Conflict):
        policies.adopt("chair", Role.CHAIR, PolicyDraft.get().written_at.isoformat())


@pytest.mark.outside("C11")
def test_nobody_adopts_what_they_wrote_themselves(full):
    policies.write("same", writing())
    policies.put_forward("same")
    with pytest.raises(NotPermitted):
        policies.adopt("same", Role.CHAIR, PolicyDraft.get().written_at.isoformat())


def test_what_was_written_anew_since_it_was_read_is_not_adopted(full):
    policies.write("one", writing())
    read = PolicyDraft.get().written_at.isoformat()
    policies.write("one", writing(WORDS + "\n3. Another point."))
    policies.put_forward("one")
    with pytest.raises(Conflict):
        policies.adopt("two", Role.CHAIR, read)


def test_no_page_and_no_act_changes_the_words_of_a_version(full, coordinator):
    before = {one.ref: one.text for one in PolicyVersion.select()}
    write(coordinator)
    for method in ("post", "put", "patch", "delete"):
        assert getattr(coordinator, method)("/policy/pv-004").status_code in (400, 404, 405)
    assert {one.ref: one.text for one in PolicyVersion.select()} == before


@pytest.mark.outside("C11")
@pytest.mark.parametrize("days", [0, 366])
def test_a_review_that_is_not_within_twelve_months_is_refused(coordinator, days):
    answer = write(coordinator, due=clock.today() + timedelta(days=days))
    assert answer.status_code == 422
    assert not PolicyDraft.select().exists()


def test_a_new_version_says_what_changed(coordinator):
    assert write(coordinator, changes="").status_code == 422


def test_a_fresh_centre_is_led_from_the_door_to_its_first_version(app):
    account = member("coordinator")
    client = signed_in(app, account, undertaken=False)
    assert client.get("/today").location == "/policy/next"
    assert "Adopt your policy" in client.get("/policy/next").text
    assert "Keeping confidences" in client.get("/policy/next/write").text
    write(client, words=policies.shipped(), changes="")
    read = PolicyDraft.get().written_at.isoformat()
    assert client.send("/policy/next", "/policy/next/adopt", read=read).location == "/undertaking"
    assert client.get("/families").location == "/undertaking"
    client.send("/undertaking", typed=account.person.name)
    assert client.get("/families").status_code == 200


def test_two_versions_stand_side_by_side_with_words_for_what_changed(volunteer):
    page = volunteer.get("/policy/differences?before=pv-003&after=pv-004").text
    assert "<ins>" in page
    assert "new: " in page
    assert volunteer.get("/policy/differences?before=pv-003&after=nothing").status_code == 404
    assert volunteer.get("/policy/differences").status_code == 404


def test_a_version_is_printed_with_its_words_and_nothing_of_them_is_markup(volunteer):
    PolicyVersion.update(text="# Title\n\n<b>bold</b> & [a](http://x.example/) word").execute()
    answer = volunteer.get("/policy/print/pv-004")
    assert answer.mimetype == "application/pdf"
    assert "<b>bold</b> & [a](http://x.example/) word" in " ".join(text(answer.data).split())


@pytest.mark.boundary("C11", "told of from 60 days before")
@pytest.mark.parametrize(("days", "told"), [(61, False), (60, True), (0, True), (-1, False)])
def test_from_sixty_days_before_it_is_told_on_today(coordinator, chair, volunteer, days, told):
    due_in(days)
    for client in (coordinator, chair):
        assert ("Our policy has to be reviewed by" in client.get("/today").text) is told
    assert "has to be reviewed" not in volunteer.get("/today").text


@pytest.mark.boundary("C11", "overdue from the day after")
@pytest.mark.parametrize(("days", "told"), [(1, False), (0, False), (-1, True)])
def test_past_its_day_every_page_of_coordinator_and_chair_says_so(
    coordinator, chair, volunteer, days, told
):
    due_in(days)
    for client, pages in ((coordinator, ("/today", "/families")), (chair, ("/audit", "/help"))):
        for page in pages:
            assert ("Review overdue" in client.get(page).text) is told
    assert "Review overdue:" not in volunteer.get("/today").text


def test_a_review_that_keeps_the_version_moves_its_day_and_stays_written_down(chair, coordinator):
    due_in(-30)
    was = PolicyVersion.get_by_id("pv-004").review_due_on
    fields = {
        "held_on": day(clock.today()),
        "took_part": "The committee",
        "outcome": "unchanged",
        "due": day(latest(clock.today())),
    }
    assert coordinator.post("/policy/next/review", data=fields).status_code == 404
    assert chair.send("/policy/next/review", **fields).status_code == 303
    kept = PolicyReview.get()
    assert (kept.was_due_on, kept.next_due_on) == (was, latest(clock.today()))
    assert PolicyVersion.get_by_id("pv-004").review_due_on == latest(clock.today())
    assert "Review overdue" not in chair.get("/today").text
    assert "The committee" in chair.get("/policy").text


def test_a_review_that_asks_for_a_new_version_leaves_the_day_as_it_was(chair):
    due_in(5)
    fields = {"held_on": day(clock.today()), "took_part": "All", "outcome": "new-version"}
    chair.send("/policy/next/review", **fields)
    assert PolicyReview.get().next_due_on is None
    there = PolicyVersion.get_by_id("pv-004")
    assert there.review_due_on == clock.today() + timedelta(days=5)


def test_a_review_kept_as_it_is_needs_its_next_day_within_twelve_months(full):
    for due in (None, clock.today(), latest(clock.today()) + timedelta(days=1)):
        held = policies.Held(clock.today(), "All", policies.Outcome.UNCHANGED, due)
        with pytest.raises(Invalid):
            policies.review("chair", held)
    assert not PolicyReview.select().exists()


def test_who_is_not_signed_in_reads_the_policy_on_the_portal_alone(full):
    assert client_of(full).get("/policy").location == "/sign-in"
