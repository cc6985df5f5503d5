"""Scenarios of the law: where an address hides, whose name stays, and whose record is whose.

Each test bears the number of its scenario.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from support.packs import drawn, saying
from support.pictures import page_of_words
from support.requests import COORDINATOR, team
from support.way import BECAUSE

from ccportal.acts import requests_inferring, requests_items, requests_second
from ccportal.acts.archive import import_file
from ccportal.acts.archive.decided import decision_faults
from ccportal.acts.requests_move import NOTHING, write
from ccportal.acts.requests_state import find
from ccportal.errors import Conflict, Invalid
from ccportal.rules.covering import Cover
from ccportal.rules.deciding import Because, check
from ccportal.rules.health import Health, MayGo
from ccportal.rules.inference import NOT_READ
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.requests_facts import Event, Stage
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import Action, Exemption, Mode, offered
from ccportal.sar.collect import collect
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_cover import picture_digest
from ccportal.sar.prove import Leak, canaries, prove
from ccportal.sar.register import organisations
from ccportal.sar.suggest import suggest
from ccportal.store.documents import Document, FileContent, FileWords
from ccportal.store.families import Referral
from ccportal.store.requests import Item

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("C4")]

TODAY, STATED = date(2026, 11, 25), Mode.STATED
KNOWN = Health(MayGo.KNOWN, "he took her there")
FATHER, MOTHER, CHILD, SIBLING, OTHER, VOLUNTEER = (f"p-{number}" for number in range(1, 7))
HIS, HERS = "12 Quarry Bank, Overtarn LA0 2BD", "4 Ash Grove, Overtarn LA0 7QX"


def member(ref, role):
    return {"person": ref, "role": role}


def note(ref, about, text):
    return {
        "ref": ref,
        "family": "fam-1",
        "about": about,
        "kind": "session",
        "written_at": "2026-02-07T12:10",
        "written_by": VOLUNTEER,
        "text": text,
    }


def somebody(ref, given, family, **more):
    return {"ref": ref, "given_names": given, "family_name": family, **more}


def at(address):
    return {"contacts": [{"kind": "address", "value": address}]}


def asks(ref, subject):
    return {
        "ref": ref,
        "kind": "access",
        "subject": subject,
        "received_on": "2026-11-02",
        "channel": "letter",
    }


CENTRE = {
    "format": "ccportal-archive",
    "version": 1,
    "centre": {"name": "Millrace", "address": "The Hut\nOvertarn LA0 0ML"},
    "organisations": [
        {"ref": "org-1", "name": "Cafcass (area team)", "kind": "cafcass"},
        {"ref": "org-2", "name": "Brill and Daughters", "kind": "solicitor"},
        {"ref": "org-3", "name": "Hadley Rooke", "kind": "solicitor"},
    ],
    "people": [
        somebody(FATHER, "Joel", "Brandreth", **at(HIS)),
        somebody(MOTHER, "Anya", "Sorley", **at(HERS)),
        somebody(CHILD, "Tilly", "Sorley", date_of_birth="2019-03-01"),
        somebody(SIBLING, "Robin", "Sorley", date_of_birth="2016-03-01"),
        somebody(OTHER, "Piers", "Oldroyd"),
        somebody(VOLUNTEER, "Edith", "Vosper"),
    ],
    "families": [
        {
            "ref": "fam-1",
            "opened_on": "2026-01-12",
            "members": [
                member(MOTHER, "resident-parent"),
                member(FATHER, "contact-parent"),
                member(CHILD, "child"),
            ],
        },
        {
            "ref": "fam-2",
            "opened_on": "2026-01-12",
            "members": [
                member(MOTHER, "resident-parent"),
                member(OTHER, "contact-parent"),
                member(SIBLING, "child"),
            ],
        },
    ],
    "referrals": [
        {
            "ref": "ref-1",
            "family": "fam-1",
            "referred_on": "2026-01-12",
            "organisation": "org-1",
            "contact": "supported",
            "reason": f"Father: Joel Brandreth, {HIS}. Mother: Anya Sorley, {HERS}.",
        }
    ],
    "notes": [
        note("n-1", [FATHER, CHILD], "Tilly was dropped off from Ash Grove at ten."),
        note("n-2", [FATHER], "Edith Vosper saw Joel come in. Cafcass asked how it went."),
        note("n-3", [FATHER, CHILD], "Joel and Tilly built a tower.") | {"family": "fam-1"},
        note("n-4", [SIBLING, OTHER], "Robin and Piers read a book.") | {"family": "fam-2"},
        note("n-5", [FATHER], "Cafcass officer Priya Nair rang for Joel. Edith Vosper took it."),
    ],
    "documents": [
        {
            "ref": "doc-1",
            "family": "fam-1",
            "about": [FATHER, CHILD],
            "title": "Bundle, page 14: letter of a hospital",
            "received_on": "2026-02-10",
            "received_from": "org-1",
            "media_type": "text/plain",
            "text": "Dear Ms Sorley,\n4 Ash Grove\nOvertarn\nla07qx\nTilly was seen in the clinic.",
        },
    ],
    "team": [{"person": VOLUNTEER, "role": "volunteer", "started_on": "2020-01-01"}],
    "requests": [asks("req-1", FATHER), asks("req-2", OTHER)],
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    file = tmp_path_factory.mktemp("law") / "centre.json"
    file.write_text(json.dumps(CENTRE), "utf-8")
    return file


@pytest.fixture(autouse=True)
def centre(made, archive):
    """The centre in the store."""
    import_file(archive, "command")


def suggested(record, request="req-1"):
    """What a reader is shown as somebody else's in a record, each by its kind and its words."""
    return [
        (one.kind, one.text) for one in suggest(request, collect(request)) if one.record == record
    ]


def test_s3_of_two_addresses_on_one_form_the_fathers_stays_and_the_mothers_goes():
    found = suggested("ref-1")
    assert [text for kind, text in found if kind == "address"] == ["4 Ash Grove", "LA0 7QX"]
    assert not [text for _kind, text in found if "Quarry" in text or "2BD" in text]


def test_s4_an_address_in_a_volunteers_own_words_is_found():
    assert ("address", "Ash Grove") in suggested("n-1")


def test_s5_an_address_on_a_page_of_a_bundle_is_found_and_stops_what_it_is_left_in():
    found = suggested("doc-1")
    assert {("address", "4 Ash Grove"), ("address", "la07qx")} <= set(found)
    left_in = saying("Dear Ms Sorley, 4 Ash Grove, la07qx")
    with pytest.raises(Leak):
        prove(drawn(left_in), left_in, ("4 Ash Grove", "LA0 7QX"))
    lines = "Dear Ms Sorley", "4 Ash Grove", "Overtarn LA0 7QX", "Cafcass officer Priya Nair came."
    scanned("doc-1", page_of_words(*lines))
    be_read_by_a_coordinator()
    decide("doc-1", Action.INCLUDE)
    assert {"4 Ash Grove", "LA0 7QX"} <= told_by("doc-1")
    assert not {word for word in told_by("doc-1") if "Nair" in word}
    with pytest.raises(Conflict, match="still to be answered"):
        requests_second.submit("req-1", COORDINATOR)
    decide("doc-1", Action.REDACT, covers=(area("doc-1", 30, 220),))
    assert not {word for word in told_by("doc-1") if "Ash" in word or "7QX" in word}
    FileWords.delete().execute()
    decide("doc-1", Action.INCLUDE)
    assert told_by("doc-1") == {NOT_READ}


def scanned(record, pdf):
    """Let a document be a file instead of words."""
    FileContent.create(digest="f1", size=len(pdf), content=pdf)
    page = {"text": None, "file": "f1", "file_name": "a.pdf", "media_type": "application/pdf"}
    Document.update(page).where(Document.ref == record).execute()


def be_read_by_a_coordinator():
    """All that was collected is being read, and nothing but what a test names is given."""
    team()
    request = find("req-1")
    requests_items.freeze(request, requests_items.findings("req-1"))
    write(request, Event.CERTIFY, COORDINATOR, Stage.ITEM_REVIEW, {"stores": {}}, NOTHING)
    for item in list(Item.select()):
        decide(item.record_id, Action.UNRELATED)


def decide(record, action, covers=()):
    decided = Decided(record, action, None, STATED, (), covers)
    because = replace(BECAUSE if covers else Because(), health=KNOWN)
    requests_items.decide("req-1", COORDINATOR, decided, because)


def area(record, top, bottom):
    """An area over the whole width of the first page of a file, in thousandths from its top."""
    content = bytes(FileContent.get_by_id(Document.get_by_id(record).file_id).content)
    picture = picture_digest(draw_pages(content)[0])
    return Cover(1, picture, 0, top, 1000, bottom, Exemption.TP16, STATED)


def told_by(record):
    """What could be told from a record as it is decided to be given, in the page's words."""
    left = requests_inferring.unanswered("req-1")
    return {word for one in left if record in one.records for word in one.words}


def test_s11_a_cafcass_officers_name_stays_and_a_volunteers_is_weighed():
    found = [text for kind, text in suggested("n-5") if kind == "name"]
    assert "Edith Vosper" in found
    assert not [text for text in found if "Nair" in text]
    text = ["Cafcass officer Priya Nair rang for Joel. Edith Vosper took it."]
    hers = Because(
        "theirs",
        weighed=Weighed(Information.WHO_THEY_ARE, Confidence.EXPECTED, Consent.NOT_SOUGHT, False),
    )

    def covered(name):
        return Decided("n-5", Action.REDACT, None, STATED, (Cut(name, Exemption.TP16, STATED),))

    check(covered("Edith Vosper"), hers, text, TODAY)
    with pytest.raises(Invalid, match="TP17"):
        check(covered("Priya Nair"), hers, text, TODAY)


CAFCASS = "Cafcass (area team)"


def test_the_name_of_a_recipient_that_is_kept_back_is_looked_for_in_the_finished_file():
    found = collect("req-1")
    named = {"ref-1", "doc-1"}
    decided = {one.ref: Decided(one.ref, Action.INCLUDE, None, STATED, ()) for one in found}
    decided["doc-1"] = replace(decided["doc-1"], action=Action.UNRELATED)
    assert CAFCASS not in canaries("req-1", found, decided)
    gone = (Cut(CAFCASS, Exemption.TP16, STATED),)
    decided["ref-1"] = replace(decided["ref-1"], action=Action.REDACT, passages=gone)
    assert CAFCASS in canaries("req-1", found, decided)
    assert organisations(one for one in found if one.ref in named) == {"org-1": CAFCASS}


@pytest.mark.parametrize(("find", "faults"), [(CAFCASS, 0), ("Cafcass (area", 1)])
def test_an_archive_brings_a_name_that_is_kept_back_and_no_part_of_one(find, faults):
    known = {"ref-1": ("referrals", CENTRE["referrals"][0])}
    known["org-1"] = ("organisations", CENTRE["organisations"][0])
    decision = {"record": "ref-1", "action": "redact", "passages": [{"find": find}]}
    assert len(list(decision_faults("requests[0]", decision, known, set()))) == faults


@pytest.mark.parametrize(
    ("sender", "ours"),
    [("org-2", True), ("org-3", False), ("org-1", False), (FATHER, False), (VOLUNTEER, True)],
)
def test_s35_legal_advice_is_the_centres_own_and_no_letter_of_a_parents_solicitor(sender, ours):
    assert Exemption.LPP19 in offered(health_data=False, child_asked_for_by_parent=False)
    be_read_by_a_coordinator()
    Referral.update(organisation="org-3").where(Referral.ref == "ref-1").execute()
    Document.update(received_from=sender).where(Document.ref == "doc-1").execute()
    kept = Decided("doc-1", Action.WITHHOLD, Exemption.LPP19, STATED, ())
    if ours:
        requests_items.decide("req-1", COORDINATOR, kept, Because("Our lawyer wrote it."))
    else:
        with pytest.raises(Invalid, match="not the centre’s own lawyer"):
            requests_items.decide("req-1", COORDINATOR, kept, Because("A lawyer wrote it."))


def test_s37_of_siblings_with_different_fathers_each_father_gets_his_own():
    his = {"ref-1", "n-1", "n-2", "n-3", "n-5", "doc-1"}
    assert {one.ref for one in collect("req-1")} == his
    assert [one.ref for one in collect("req-2")] == ["n-4"]
    assert ("name", "Robin") in suggested("n-4", "req-2")
