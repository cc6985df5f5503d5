"""Somebody of the same name is told apart by a person, and the search certificate says so."""

from __future__ import annotations

from datetime import date

import pytest
from support.requests import CHAIR, COORDINATOR, VOLUNTEER, team, trail

from ccportal.acts import requests, requests_items
from ccportal.acts.requests_namesakes import namesakes_of, tell_apart
from ccportal.acts.requests_state import find, state
from ccportal.catalogue import WORDS
from ccportal.errors import Conflict, NotPermitted
from ccportal.store.contact import Note
from ccportal.store.documents import Document, words_of_files

pytestmark = pytest.mark.clause("SAR")

TODAY = date(2026, 11, 25)
CRAIG, OTHER_CRAIG, ZOE = "p-009", "p-022", "p-010"


@pytest.fixture
def ref(riverside, time_machine):
    """A request of somebody whose name somebody else has too, with the search begun."""
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    team()
    ref = requests.record(COORDINATOR, CRAIG, TODAY, "letter")
    requests.confirm_identity(ref, COORDINATOR, "a passport")
    requests.accept(ref, COORDINATOR)
    requests_items.search(ref, COORDINATOR)
    return ref


def certify(ref):
    kinds = {one.kind for one in requests_items.findings(ref)}
    stores = {one: one in kinds for one in requests_items.STORES}
    requests_items.certify(ref, COORDINATOR, stores, ("Pollitt",))


def history(ref):
    return state(find(ref)).history


def certificate(ref):
    return history(ref).certificate.detail


def test_who_has_the_name_of_the_subject_is_known(riverside):
    assert [one.who.ref for one in namesakes_of(CRAIG)] == [OTHER_CRAIG]
    assert namesakes_of(None) == ()


def test_it_is_kept_who_told_them_apart_and_when(ref):
    tell_apart(ref, COORDINATOR, OTHER_CRAIG, same=False)
    said = history(ref).told_apart[OTHER_CRAIG]
    assert (said.same, said.by, said.on) == (False, COORDINATOR, TODAY)
    assert (COORDINATOR, "request:tell_apart", OTHER_CRAIG) in trail(ref)


def test_the_last_word_stands(ref):
    tell_apart(ref, COORDINATOR, OTHER_CRAIG, same=True)
    tell_apart(ref, COORDINATOR, OTHER_CRAIG, same=False)
    assert not history(ref).told_apart[OTHER_CRAIG].same


def test_nobody_is_told_apart_who_has_another_name(ref):
    with pytest.raises(Conflict, match="nobody who could be taken for them"):
        tell_apart(ref, COORDINATOR, ZOE, same=False)


@pytest.mark.parametrize("actor", [CHAIR, VOLUNTEER])
def test_only_a_coordinator_tells_people_apart(ref, actor):
    with pytest.raises(NotPermitted):
        tell_apart(ref, actor, OTHER_CRAIG, same=False)


def test_another_match_is_told_apart_anew(riverside, time_machine):
    team()
    ref = requests.record(COORDINATOR, CRAIG, TODAY, "letter")
    requests.accept(ref, COORDINATOR)
    tell_apart(ref, COORDINATOR, OTHER_CRAIG, same=False)
    requests.match(ref, COORDINATOR, OTHER_CRAIG, None)
    assert history(ref).told_apart == {}


def test_the_certificate_says_who_told_them_apart(ref):
    tell_apart(ref, COORDINATOR, OTHER_CRAIG, same=False)
    certify(ref)
    (said,) = certificate(ref)["namesakes"]
    assert (said["person"], said["told"], said["by"]) == (OTHER_CRAIG, True, COORDINATOR)


def test_no_search_is_certified_while_one_person_has_two_entries(ref):
    tell_apart(ref, COORDINATOR, OTHER_CRAIG, same=True)
    with pytest.raises(Conflict, match="make the two entries one first"):
        certify(ref)
    assert history(ref).certificate is None


def test_the_certificate_says_what_was_looked_at_and_found_and_what_was_not_told(ref):
    found = requests_items.findings(ref)
    certify(ref)
    said = certificate(ref)
    assert set(said["looked"]) == set(said["found"]) == set(WORDS)
    assert said["looked"]["notes"] == Note.select().count()
    assert said["found"] == {kind: sum(one.kind == kind for one in found) for kind in WORDS}
    files = {one.ref for one in Document.select().where(Document.file.is_null(False))}
    assert files
    assert said["unread"] == len(files - words_of_files().keys())
    (alike,) = said["namesakes"]
    assert (alike["person"], alike["told"], alike["by"]) == (OTHER_CRAIG, False, None)
