"""Making the answer: when it is refused, what it leaves behind, and that a leak stops it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from support.pdf import text
from support.planted import Change, planted
from support.requests import CHAIR, COORDINATOR, stages, team, trail

from ccportal.acts import packs, requests, requests_delivery, requests_holds, requests_items
from ccportal.acts.requests_print import give_in_print
from ccportal.acts.requests_state import find
from ccportal.acts.requests_way import Way
from ccportal.errors import Conflict, Invalid, NotFound, Refused
from ccportal.rules.documents import How
from ccportal.rules.requests_facts import Delivery
from ccportal.rules.withholding import Action
from ccportal.sar import review
from ccportal.sar.compose import compose
from ccportal.sar.prove import Leak
from ccportal.sar.prove_search import words
from ccportal.sar.redact import redact
from ccportal.store.contact import Note
from ccportal.store.documents import FileWords
from ccportal.store.requests import Decision, Pack, Request

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

REF = "req-06"


def reasons(ref=REF):
    with pytest.raises(Invalid) as refusal:
        packs.build(ref, "command")
    return refusal.value.faults


def found(ref=REF):
    return review.added(ref, requests_items.findings(ref))


@pytest.fixture
def centre(riverside, time_machine):
    """A whole centre, on a day that stands still."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()


def test_an_answer_is_sealed_under_its_hash_and_the_approved_digest(centre):
    steps = []
    pdf = packs.build(REF, "command", lambda done, total: steps.append((done, total)))
    pack = Pack.get(Pack.request == REF)
    assert bytes(pack.content) == pdf
    assert pack.sha256 == hashlib.sha256(pdf).hexdigest()
    assert pack.approved_digest == find(REF).approved_digest
    assert stages(REF) == ["approved", "built"]
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]


@pytest.mark.no_cover
def test_the_letter_has_the_day_on_which_an_imported_request_was_confirmed(centre, time_machine):
    pdf = packs.build("req-04", "command")
    time_machine.move_to("2027-01-05T12:00:00Z", tick=False)
    assert packs.build("req-04", "command") == pdf
    assert find("req-04").approved_on == date(2026, 11, 13)


@pytest.mark.no_cover
def test_a_file_that_cannot_be_shown_is_named_by_its_document(centre):
    found("req-01")
    FileWords.update(how=How.UNOPENED).execute()
    assert reasons("req-01") == (f"doc-003: {packs.NO_PAGES}",)


def test_a_second_build_seals_nothing_new(centre):
    assert packs.build("req-04", "command") == packs.build("req-04", "command")
    assert Pack.select().where(Pack.request == "req-04").count() == 1


def test_a_change_is_named_and_voids_the_approval(centre):
    Note.update(text="Other words.").where(Note.ref == "n-021").execute()
    assert reasons() == ("n-021: changed since it was decided",)
    assert stages(REF)[-1] == "item_review"
    assert reasons() == ("n-021: changed since it was decided",)


def test_what_is_not_agreed_is_named(centre):
    Decision.update(agreed_by=None).where(
        Decision.request == REF, Decision.record == "n-021"
    ).execute()
    assert reasons() == ("n-021: not agreed by a second person",)


def test_what_can_be_built_has_no_reasons_against_it(centre):
    assert packs.refusals(REF) == ()
    assert packs.refusals("req-05") == ("doc-011: undecided", "n-116: undecided")


def test_a_refusal_is_in_the_audit_trail(centre):
    reasons("req-05")
    assert trail("req-05")[-1] == ("command", "request:build", "refused")


def test_what_is_no_access_request_is_not_built(centre):
    assert reasons("req-07") == ("req-07: not an access request: no answer is built from it",)


def test_what_is_matched_to_nobody_is_not_built(centre):
    ref = requests.record(COORDINATOR, None, date(2026, 11, 20), "letter")
    assert reasons(ref) == (f"{ref}: it is not matched to anybody",)


def test_a_request_that_nobody_knows_is_not_found(centre):
    with pytest.raises(NotFound):
        packs.build("req-404", "command")


def test_what_was_withdrawn_is_not_built(centre):
    requests_holds.withdraw(REF, COORDINATOR)
    why = f"{REF}: the request is closed (withdrawn): no answer is built from it"
    assert reasons() == (why,)


def test_a_request_that_came_closed_is_built_as_it_was_decided(centre):
    Request.update(closed_on=date(2026, 11, 20)).where(Request.ref == "req-04").execute()
    assert packs.refusals("req-04") == ()


def test_the_same_answer_is_sealed_as_plain_text_with_the_same_words(centre):
    pdf = packs.build(REF, "command")
    said = bytes(requests_delivery.pack_of(REF).words).decode()
    assert "== Your answer ==" in said
    assert set(words(said)) - {"document", "pdf"} <= set(words(text(pdf)))


def test_an_answer_can_be_asked_for_in_large_print_which_voids_an_approval_of_the_other(centre):
    before = review.digest(REF)
    give_in_print(REF, COORDINATOR, large=True)
    assert stages(REF)[-1] == "item_review"
    assert (COORDINATOR, "request:print", "large") in trail(REF)
    assert compose(REF, (), date(2026, 11, 25)).large_print
    assert review.digest(REF) != before
    give_in_print(REF, COORDINATOR, large=False)
    assert not compose(REF, (), date(2026, 11, 25)).large_print


@pytest.fixture
def released(centre):
    """An answer that was let out."""
    pdf = packs.build("req-04", "command")
    way = Way(Delivery.POSTED, date(2026, 11, 25), not_on_list=True, address="9 Quay Row")
    requests_delivery.make_ready("req-04", COORDINATOR, way, letter_complete=True)
    requests_delivery.release("req-04", CHAIR, Delivery.POSTED, "recorded-post")
    return pdf


def test_an_answer_that_has_left_changes_its_print_no_more(released):
    with pytest.raises(Conflict, match="has left"):
        give_in_print("req-04", COORDINATOR, large=True)
    assert not compose("req-04", (), date(2026, 11, 25)).large_print


def test_of_what_was_let_out_the_file_that_left_is_given(released):
    assert packs.build("req-04", "command") == released


def test_an_answer_that_is_not_kept_any_more_is_not_made_again(released):
    Pack.update(content=None).execute()
    Request.update(imported=False).execute()
    assert reasons("req-04") == ("req-04: its answer was let out and is not kept any more",)


def leaky(change):
    """A way to compose an answer in which `change` has a say on the findings and the pack."""
    return lambda ref, found, decided, dated: change(
        compose(ref, redact(ref, found, decided), dated), found, decided
    )


def how_much(pack, found, _decided):
    """The letter tells how many letters all that was found has."""
    said = f"In all we hold {sum(len(str(one.row)) for one in found)} letters."
    first = replace(pack.letter[0], paragraphs=(*pack.letter[0].paragraphs, said))
    return replace(pack, letter=(first, *pack.letter[1:]))


@pytest.mark.no_cover
@pytest.mark.outside("SAR", "VIO")
def test_what_hangs_on_what_is_withheld_is_not_let_out(centre):
    with pytest.raises(packs.Unlike):
        packs.make(find(REF), found(), "command", lambda *_: None, leaky(how_much))
    assert Pack.select().count() == 0
    assert stages(REF) == ["approved"]


def the_other_parents_number(pack, _found, _decided):
    """A fault that does not hang on the findings at all: a number stands in the letter."""
    first = replace(pack.letter[0], paragraphs=(*pack.letter[0].paragraphs, "07700 900 642"))
    return replace(pack, letter=(first, *pack.letter[1:]))


NUMBER = "words = '07700 900 642 '"


@pytest.mark.outside("SAR", "VIO")
def test_what_stands_in_the_plain_text_alone_is_not_let_out(centre):
    change = Change(packs.__name__, "words = plain(pack)", f"{NUMBER} + plain(pack)")
    with pytest.raises(Leak, match="the text: "):
        planted(packs.__name__, (change,)).build(REF, "command")
    assert Pack.select().count() == 0


@pytest.mark.no_cover
@pytest.mark.outside("SAR", "VIO")
def test_a_contact_detail_of_somebody_else_is_not_let_out(centre):
    with pytest.raises(Leak):
        packs.make(find(REF), found(), "command", lambda *_: None, leaky(the_other_parents_number))
    assert Pack.select().count() == 0


@pytest.mark.outside("SAR", "VIO")
def test_whoever_prepared_it_is_told_of_which_records_something_was_found(centre):
    ref = "req-02"
    decided = review.decided(ref)
    kept = [one for one in found(ref) if decided[one.ref].action is Action.WITHHOLD]
    of_two = [" ".join(one.row["text"].split()[:6]) for one in (kept[0], kept[-1])]

    def two_withheld(pack, _found, _decided):
        first = replace(pack.letter[0], paragraphs=(*pack.letter[0].paragraphs, *of_two))
        return replace(pack, letter=(first, *pack.letter[1:]))

    with pytest.raises(Leak) as refusal:
        packs.make(find(ref), found(ref), "command", lambda *_: None, leaky(two_withheld))
    lines = refusal.value.faults
    assert [one.partition(":")[0] for one in lines] == [kept[0].ref, kept[-1].ref]
    assert lines[0].endswith(": page 1: something withheld can be found there")


def test_a_contact_detail_that_was_found_is_of_no_record(centre):
    with pytest.raises(Leak) as refusal:
        packs.make(find(REF), found(), "command", lambda *_: None, leaky(the_other_parents_number))
    assert refusal.value.faults == (f"{REF}: page 1: something withheld can be found there",)


@pytest.mark.no_cover
def test_what_changes_while_it_is_made_stops_it(centre):
    def change(pack, found, decided):
        Note.update(text="Other words.").where(Note.ref == "n-021").execute()
        return pack

    with pytest.raises(Conflict, match="something changed"):
        packs.make(find(REF), found(), "command", lambda *_: None, leaky(change))
    assert Pack.select().count() == 0


def test_the_refusal_of_a_leak_is_one_of_ours(centre):
    assert issubclass(packs.Unlike, Refused)
    assert issubclass(Leak, Refused)
