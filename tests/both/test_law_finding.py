"""Scenarios of the law: where an address hides, whose name stays, and whose record is whose.

Each test bears the number of its scenario.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.law import (
    BECAUSE,
    CAFCASS,
    CENTRE,
    FATHER,
    FATHERS,
    HIS_LAWYER,
    LAWYER,
    OTHERS,
    VOLUNTEER,
    being_read,
    decide,
    kept,
    said,
    suggested,
    taken,
    taken_on,
    whole,
    without,
)
from support.packs import drawn, saying
from support.pictures import page_of_words
from support.requests import COORDINATOR

from ccportal.acts import requests_inferring, requests_second
from ccportal.acts.archive.decided import decision_faults
from ccportal.errors import Conflict, Invalid
from ccportal.rules.covering import Cover
from ccportal.rules.deciding import Because
from ccportal.rules.inference import NOT_READ
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import Action, Exemption, Mode, offered
from ccportal.sar.collect import collect
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_cover import picture_digest
from ccportal.sar.prove import Leak, canaries, prove
from ccportal.sar.register import organisations
from ccportal.store.documents import Document, FileContent, FileWords
from ccportal.store.families import Referral
from ccportal.store.people import ContactDetail

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]

STATED = Mode.STATED


@pytest.fixture(autouse=True)
def centre(law):
    """The centre in the store."""


def found_in(record, request=FATHERS):
    """What a reader is shown as somebody else's in a record, each by its kind and its words."""
    return [(one.kind, one.text) for one in suggested(request) if one.record == record]


def test_s4_an_address_that_is_nowhere_but_in_a_volunteers_own_words_is_found_and_goes():
    kept_apart = [one.value for one in ContactDetail.select()]
    assert not [value for value in kept_apart if "Ash Grove" in value]
    assert ("address", "Ash Grove") in found_in("n-1")
    assert "dropped off from Ash Grove" in said(FATHERS)
    assert "Ash Grove" not in said(FATHERS, *taken(FATHERS))


def test_s5_an_address_on_a_page_of_a_bundle_is_found_and_stops_what_it_is_left_in():
    addresses = " ".join(text for kind, text in found_in("doc-1") if kind == "address")
    assert ("9 Sallow Court" in addresses, "la07qx" in addresses) == (True, True)
    left_in = saying("Dear Ms Sorley, 9 Sallow Court, la07qx")
    with pytest.raises(Leak):
        prove(drawn(left_in), left_in, ("9 Sallow Court", "LA0 7QX"))
    lines = "Dear Ms Sorley", "9 Sallow Court", "Overtarn LA0 7QX", "Cafcass officer Priya Nair."
    scanned("doc-1", page_of_words(*lines))
    be_read_by_a_coordinator()
    decide(FATHERS, whole("doc-1"))
    assert {"9 Sallow Court", "LA0 7QX"} <= told_by("doc-1")
    assert not {word for word in told_by("doc-1") if "Nair" in word}
    with pytest.raises(Conflict, match="still to be answered"):
        requests_second.submit(FATHERS, COORDINATOR)
    covered = Decided("doc-1", Action.REDACT, None, STATED, (), (area("doc-1", 30, 220),))
    decide(FATHERS, covered)
    assert not {word for word in told_by("doc-1") if "Sallow" in word or "7QX" in word}
    FileWords.delete().execute()
    decide(FATHERS, whole("doc-1"))
    assert told_by("doc-1") == {NOT_READ}


def scanned(record, pdf):
    """Let a document be a file instead of words."""
    FileContent.create(digest="f1", size=len(pdf), content=pdf)
    page = {"text": None, "file": "f1", "file_name": "a.pdf", "media_type": "application/pdf"}
    Document.update(page).where(Document.ref == record).execute()


def be_read_by_a_coordinator():
    """All that was collected is being read, and nothing but what a test names is given."""
    taken_on(FATHERS)
    for record in being_read(FATHERS):
        decide(FATHERS, Decided(record, Action.UNRELATED, None, STATED, ()))


def area(record, top, bottom):
    """An area over the whole width of the first page of a file, in thousandths from its top."""
    content = bytes(FileContent.get_by_id(Document.get_by_id(record).file_id).content)
    picture = picture_digest(draw_pages(content)[0])
    return Cover(1, picture, 0, top, 1000, bottom, Exemption.TP16, STATED)


def told_by(record):
    """What could be told from a record as it is decided to be given, in the page's words."""
    left = requests_inferring.unanswered(FATHERS)
    return {word for one in left if record in one.records for word in one.words}


def test_s11_a_cafcass_officers_name_stays_and_a_volunteers_is_weighed():
    found = [text for kind, text in found_in("n-5") if kind == "name"]
    assert found == ["Edith Vosper"]
    be_read_by_a_coordinator()
    with pytest.raises(Invalid, match="TP17"):
        decide(FATHERS, without("n-5", "Priya Nair"))
    with pytest.raises(Invalid, match="what it tells"):
        decide(FATHERS, without("n-5", "Edith Vosper"), Because("theirs"))
    hers = Weighed(Information.WHO_THEY_ARE, Confidence.EXPECTED, Consent.NOT_SOUGHT, False)
    decide(FATHERS, without("n-5", "Edith Vosper"), replace(BECAUSE, weighed=hers))
    answer = " ".join(said(FATHERS, *taken(FATHERS)).split())
    assert "Cafcass officer Priya Nair rang for Joel. [another person] took it." in answer
    assert "Written by: a volunteer of the centre" in answer


CAFCASS_NAME = "Cafcass (area team)"


def test_the_name_of_a_recipient_that_is_kept_back_is_looked_for_in_the_finished_file():
    found = collect(FATHERS)
    named = {"ref-1", "doc-1"}
    decided = {one.ref: whole(one.ref) for one in found}
    for unrelated in ("doc-1", "d-1"):
        decided[unrelated] = replace(decided[unrelated], action=Action.UNRELATED)
    assert CAFCASS_NAME not in canaries(FATHERS, found, decided)
    gone = (Cut(CAFCASS_NAME, Exemption.TP16, STATED),)
    decided["ref-1"] = replace(decided["ref-1"], action=Action.REDACT, passages=gone)
    assert CAFCASS_NAME in canaries(FATHERS, found, decided)
    assert organisations(one for one in found if one.ref in named) == {CAFCASS: CAFCASS_NAME}


@pytest.mark.parametrize(("find", "faults"), [(CAFCASS_NAME, 0), ("Cafcass (area", 1)])
def test_an_archive_brings_a_name_that_is_kept_back_and_no_part_of_one(find, faults):
    known = {"ref-1": ("referrals", CENTRE["referrals"][0])}
    known[CAFCASS] = ("organisations", CENTRE["organisations"][0])
    decision = {"record": "ref-1", "action": "redact", "passages": [{"find": find}]}
    assert len(list(decision_faults("requests[0]", decision, known, set()))) == faults


def test_s35_legal_advice_is_the_centres_own_and_no_letter_of_a_parents_solicitor():
    assert Exemption.LPP19 in offered(health_data=False, child_asked_for_by_parent=False)
    be_read_by_a_coordinator()
    Referral.update(organisation=HIS_LAWYER).where(Referral.ref == "ref-1").execute()
    for sender, ours in {
        LAWYER: True,
        HIS_LAWYER: False,
        CAFCASS: False,
        FATHER: False,
        VOLUNTEER: True,
    }.items():
        Document.update(received_from=sender).where(Document.ref == "doc-1").execute()
        if ours:
            decide(FATHERS, kept("doc-1", "LPP19"), Because("Our lawyer wrote it."))
            continue
        with pytest.raises(Invalid, match="not the centre’s own lawyer"):
            decide(FATHERS, kept("doc-1", "LPP19"), Because("A lawyer wrote it."))


def test_s37_of_siblings_with_different_fathers_each_father_gets_his_own():
    his = {one.ref for one in collect(FATHERS)}
    assert {"ref-1", "n-1", "n-3", "doc-1"} <= his
    assert [one.ref for one in collect(OTHERS)] == ["n-4"]
    assert ("name", "Robin") in found_in("n-4", OTHERS)
    mine, other = (" ".join(said(one, *taken(one)).split()) for one in (FATHERS, OTHERS))
    assert not [word for word in ("Robin", "Piers", "Oldroyd") if word in mine]
    assert not [word for word in ("Tilly", "Joel", "Brandreth", "tower") if word in other]
    assert "[another person] and Piers read a book." in other
