"""A letter from a surgery is locked like any record that tells of somebody's health (HP6)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.client import member
from support.pictures import looked, page_of_words, picture_of_words
from support.way import BECAUSE, SUBJECT, bring

from ccportal import clock
from ccportal.acts import documents, requests_bulk
from ccportal.acts import requests_items as items
from ccportal.acts.documents import Paper
from ccportal.errors import Invalid
from ccportal.rules.covering import Cover
from ccportal.rules.health import Health, MayGo
from ccportal.rules.redaction import Decided, Marker, PageWords
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.sar.transcribe import can_read
from ccportal.store import content
from ccportal.store.documents import FileWords

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

OPEN = Cover(1, "", 0, 150, 1000, 170, Exemption.HP6, Mode.STATED)


@pytest.fixture
def brought(riverside):
    """Gives a request that is being read, with a letter among its records."""

    def brings(name, file):
        paper = Paper(None, (SUBJECT,), "A letter", clock.today(), None, name, file)
        ref = documents.receive(member("coordinator").person_id, paper)
        return bring("item_review"), ref

    return brings


def give(way, ref, covers=(), health=None):
    action = Action.REDACT if covers else Action.INCLUDE
    decided = Decided(ref, action, None, Mode.STATED, (), tuple(covers))
    why = replace(BECAUSE, health=health or Health())
    items.decide(way.ref, way.coordinator.person_id, decided, why)


SURGERY = page_of_words("From the surgery", "He has come at ten.", "She has asthma, we hear.")


def on(file, top, bottom):
    """A band over the whole width of the page, in thousandths."""
    return replace(OPEN, picture=looked(file)[0].picture, top=top, bottom=bottom)


def test_a_letter_that_tells_of_health_is_locked_until_somebody_says_why_it_may_go(brought):
    way, ref = brought("letter.pdf", SURGERY)
    with pytest.raises(Invalid, match=r"it cannot be given.*surgery, asthma"):
        give(way, ref)
    give(way, ref, health=Health(MayGo.NO_HEALTH))
    assert ref in review.decided(way.ref)


def test_it_may_go_in_part_where_all_that_tells_of_health_is_covered(brought):
    way, ref = brought("letter.pdf", SURGERY)
    first, last = on(SURGERY, 80, 130), on(SURGERY, 190, 225)
    with pytest.raises(Invalid, match=r"it cannot be given.*\(asthma\)"):
        give(way, ref, [first])
    give(way, ref, [first, last])
    assert len(review.decided(way.ref)[ref].covers) == 2


def test_it_is_not_given_with_others_at_once(brought):
    way, ref = brought("letter.pdf", SURGERY)
    digest = content.digest_of(content.row("documents", ref))
    with pytest.raises(Invalid, match="asthma"):
        requests_bulk.give_whole(way.ref, way.coordinator.person_id, {ref: digest})


def test_what_somebody_wrote_down_of_a_page_is_looked_through_too(brought):
    way, ref = brought("scan.png", picture_of_words("We came"))
    words = (PageWords(1, ("She has asthma.", Marker(None))),)
    decided = Decided(ref, Action.INCLUDE, None, Mode.STATED, (), (), words)
    why = replace(BECAUSE, health=Health())
    with pytest.raises(Invalid, match="asthma"):
        items.decide(way.ref, way.coordinator.person_id, decided, why)


def test_a_letter_without_a_word_of_health_needs_nobody_to_say_so(brought):
    way, ref = brought("letter.pdf", page_of_words("We came at ten."))
    give(way, ref)
    assert ref in review.decided(way.ref)


@pytest.mark.parametrize("reads", [False, True])
def test_words_of_a_scan_stay_where_nobody_can_say_that_they_are_covered(
    brought, monkeypatch, reads
):
    scan = picture_of_words("Asthma", "We came")
    way, ref = brought("scan.png", scan)
    file = content.row("documents", ref)["file"]
    FileWords.update(how="read", words="Asthma\nWe came").where(FileWords.file == file).execute()
    if not reads:
        monkeypatch.setenv("PATH", "")
    cover = on(scan, 0, 180)
    if reads and can_read():
        give(way, ref, [cover])
    else:
        with pytest.raises(Invalid, match="asthma"):
            give(way, ref, [cover])
    assert (ref in review.decided(way.ref)) == (reads and can_read())
