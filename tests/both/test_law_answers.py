"""Scenarios of the law: what an answer shows, what it keeps back, and what it says.

Each test bears the number of its scenario.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from support.answers import strings
from support.millrace import MILLRACE, decided
from support.packs import SMALL, WITHHELD, drawn

from ccportal.errors import Invalid
from ccportal.rules import requests
from ccportal.rules.deciding import Because, check, check_agreement
from ccportal.rules.health import Health, MayGo
from ccportal.rules.redaction import Cut, Decided, Marker, cut
from ccportal.rules.requests_facts import Doing, Event, Facts, Hold, Stage, Who
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import GROUNDS, Action, Exemption, Mode, offered
from ccportal.sar.pictures import draw_pages
from ccportal.sar.prove import Leak, prove
from ccportal.sar.twin import replaced

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

TODAY, STATED = date(2026, 11, 25), Mode.STATED


def withheld(record, exemption, mode="stated"):
    return {"record": record, "action": "withhold", "exemption": exemption, "mode": mode}


def said(*decisions, request_ref="req-1"):
    return "\n".join(strings(decided(request_ref, *decisions).pack()))


def test_s6_what_tells_of_a_childs_health_waits_for_a_health_professional():
    text = ["Tilly had a bruise on arm."]
    whole = Decided("n-1", Action.INCLUDE, None, Mode.STATED, ())
    with pytest.raises(Invalid, match="it cannot be given"):
        check(whole, Because(), text, TODAY)
    for day in (date(2026, 5, 24), TODAY):
        said = Because(health=Health(MayGo.OPINION, "Dr Oduya", day))
        if day == TODAY:
            check(whole, said, text, TODAY)
        else:
            with pytest.raises(Invalid, match="older than six months"):
                check(whole, said, text, TODAY)
    check(whole, Because(health=Health(MayGo.KNOWN, "he was there")), text, TODAY)
    assert Exemption.CA21 in offered(health_data=True, child_asked_for_by_parent=True)
    assert "best for the child" in GROUNDS[Exemption.CA21].test


@pytest.mark.parametrize("mode", [Mode.GENERIC, Mode.SILENT])
def test_s7_who_told_is_taken_out_without_saying_whom_and_the_substance_stays(mode):
    source = Cut("her grandmother Edna", Exemption.TP16, mode)
    text = "We were told by her grandmother Edna that he shouts."
    shown = {
        Mode.GENERIC: ("We were told by ", Marker(None), " that he shouts."),
        Mode.SILENT: ("We were told by that he shouts.",),
    }
    assert cut(text, (source,)) == shown[mode]
    one = Decided("r-1", Action.REDACT, None, Mode.STATED, (source,))
    tested = Weighed(Information.WHO_TOLD, Confidence.EXPECTED, Consent.NOT_SOUGHT, False)
    hers = Because("who told", weighed=tested)
    check(one, hers, [text], TODAY)
    with pytest.raises(Invalid, match="what it tells"):
        check(one, Because("who told"), [text], TODAY)
    if mode is Mode.SILENT:
        with pytest.raises(Invalid, match="own reason"):
            check_agreement(one, "")


@pytest.mark.clause("C7")
def test_s12_a_volunteers_reference_stays_back_and_their_dbs_check_is_told():
    text = said(withheld("doc-1", "REF24"), request_ref="req-3")
    assert "001882960000" in text
    assert "Thank you for Saturday." not in text
    assert GROUNDS[Exemption.REF24].marker in text


THEIRS, TOLD_THEM = "Cafcass (area team)", ("d-1", "as-1", "ref-1")


def unnamed(record, mode):
    """A record that is given, but for the name of whom it went to or came from."""
    gone = {"find": THEIRS, "exemption": "TP16", "mode": mode}
    return {"record": record, "action": "redact", "passages": [gone]}


def test_s22_recipients_are_named_but_for_whom_it_is_kept_back_with_a_reason():
    assert THEIRS in said()
    assert THEIRS not in said(*(withheld(ref, "CR2", "silent") for ref in TOLD_THEM))
    names = {one["ref"]: one["name"] for one in MILLRACE["organisations"]}
    whole = said().count("Passed on to")
    for mode in Mode:
        made = decided("req-1", *(unnamed(ref, mode) for ref in TOLD_THEM))
        text = "\n".join(strings(made.pack()))
        assert (THEIRS in text, "Dates sent." in text) == (False, True)
        assert text.count("Passed on to") == whole - (mode is Mode.SILENT)
        assert made.but(replaced(made.found, made.decided, names)).pack() == made.pack()
        assert made.but(replaced(made.found, made.decided)).pack() != made.pack()


def test_a_name_can_be_kept_back_only_where_it_stands():
    one = Decided("d-1", Action.REDACT, None, Mode.STATED, (Cut(THEIRS, Exemption.LPP19, STATED),))
    check(one, Because("advice"), ["Dates sent."], TODAY, parties=("A court", THEIRS))
    with pytest.raises(Invalid, match="not in the record"):
        check(one, Because("advice"), ["Dates sent."], TODAY, parties=("A court",))
    silent = replace(one, passages=(Cut(THEIRS, Exemption.LPP19, Mode.SILENT),))
    with pytest.raises(Invalid, match="shows that it is missing"):
        check(silent, Because("advice"), ["Dates sent."], TODAY, parties=(THEIRS,))


@pytest.mark.parametrize("decisions", [(), (withheld("n-1", "CR2", "silent"),)])
def test_s23_no_answer_is_without_the_right_to_complain_to_the_centre(decisions):
    letter = "\n".join(strings(decided("req-1", *decisions).pack().letter))
    for route in ("Complain to us", "Information Commissioner", "court"):
        assert route in letter


def test_s24_of_what_is_protected_nothing_is_in_the_file_or_it_does_not_go():
    prove(drawn(), SMALL, WITHHELD)
    with pytest.raises(Leak):
        prove(drawn(), SMALL, ("Callum came",))
    for forbidden in (b"/EmbeddedFile", b"/OCG", b"/JavaScript"):
        assert forbidden not in drawn()


@pytest.mark.parametrize("mode", list(Mode))
def test_s25_a_marker_is_as_long_whatever_it_stands_for(mode):
    def shown(secret):
        return cut(f"She lives at {secret}.", (Cut(secret, Exemption.TP16, mode),))

    assert shown("7 Ash Grove") == shown("The Old Mill House, Upper Overtarn LA0 0ML")


def test_s32_a_court_paper_waits_for_advice_and_does_not_go_by_itself():
    known = Facts(Stage.ITEM_REVIEW, undecided=1)
    asks = Doing("p-1", Who.COORDINATOR, TODAY, reason="may it go?", hold=Hold.ADVICE)
    assert requests.decide(Event.HOLD, known, asks) is Stage.ITEM_REVIEW
    with pytest.raises(requests.Conflict, match="still to be decided"):
        gives = Doing("p-1", Who.COORDINATOR, TODAY, ticks=frozenset({"drafted"}))
        requests.decide(Event.SUBMIT, known, gives)
    text = said(withheld("doc-1", "COURT"))
    assert "Thank you for Saturday." not in text
    assert GROUNDS[Exemption.COURT].explanation in text


def test_s36_a_photograph_of_another_family_stays_back_and_no_place_is_in_its_pixels():
    shown, kept = said(), said(withheld("doc-2", "TP16"))
    assert "Photograph" in shown
    assert "Photograph" not in kept
    where, out = Image.Exif(), io.BytesIO()
    where[0x010E] = "Sluice Row"
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", exif=where)
    assert b"Sluice Row" in out.getvalue()
    assert not [page for page in draw_pages(out.getvalue()) if b"Sluice Row" in page]


def test_s38_what_is_withheld_in_silence_leaves_no_number_place_or_count_behind():
    made = decided("req-1", withheld("n-1", "CR2", "silent")).pack()
    other = decided("req-1", {"record": "n-1", "action": "unrelated"}).pack()
    assert made == other
    numbers = [entry.number for area in made.areas for entry in area.entries]
    assert numbers == list(range(1, len(numbers) + 1))
