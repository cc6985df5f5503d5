"""Scenarios of the law: what an answer shows, what it keeps back, and what it says.

Each test bears the number of its scenario.
"""

from __future__ import annotations

import io
from copy import deepcopy
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
import time_machine
from PIL import Image
from support.answers import strings
from support.fields import press
from support.law import (
    BECAUSE,
    CHILDS,
    FATHERS,
    HERS,
    HIS,
    PHONE,
    TAKEN_AT,
    VOLUNTEERS,
    agreed,
    being_read,
    built,
    decide,
    enter_centre,
    kept,
    said,
    taken,
    taken_on,
    whole,
    without,
)
from support.millrace import MILLRACE, decided
from support.packs import SMALL, WITHHELD, drawn
from support.pdf import Haystack, text
from support.requests import COORDINATOR

from ccportal.acts import packs, requests_second
from ccportal.acts.requests_behalf import Why, entitle
from ccportal.acts.requests_state import find, state
from ccportal.errors import Invalid
from ccportal.intranet.deciding import offered_for
from ccportal.rules.covering import Cover
from ccportal.rules.deciding import Because, check
from ccportal.rules.health import Health, MayGo
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.requests_behalf import FACTORS, Understands
from ccportal.rules.requests_facts import Stage
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import GROUNDS, Action, Exemption, Mode
from ccportal.sar.collect import collect
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_cover import picture_digest
from ccportal.sar.prove import Leak, prove
from ccportal.sar.twin import replaced
from ccportal.store.documents import Document, FileContent
from ccportal.store.people import About, Record
from ccportal.store.requests import Pack

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("VIO")]

TODAY, STATED = date(2026, 11, 25), Mode.STATED
CAFCASS_NAME, REFUGE_NAME = "Cafcass (area team)", "Larkfield Refuge"
OURS = ("Joel and Tilly built a tower.", "Dates were sent.")
"""What the centre wrote itself, which is nobody's else."""


def from_a_copy(instances, folder, changed):
    """The sealed answer to the father, built in a copy of the centre after a change to it."""
    with pytest.MonkeyPatch.context() as environment:
        with time_machine.travel("2026-11-20T12:00:00Z", tick=False):
            made = instances.copy("law", enter_centre, folder / "instance", environment)
        with time_machine.travel("2026-11-25T12:00:00Z", tick=False):
            taken_on(FATHERS)
            pdf = built(FATHERS, *changed())
        instances.let_go(made)
        return pdf


def with_what_was_told():
    """All that is suggested is taken out; who told is not shown at all, nor that somebody did."""
    being_read(FATHERS)
    return *decisions(), kept("n-8", "CR2", Mode.SILENT)


def without_what_was_told():
    """The same of a centre that was never told."""
    forget_what_was_told()
    being_read(FATHERS)
    return decisions()


def forget_what_was_told():
    """Let nobody have told."""
    About.delete().where(About.record == "n-8").execute()
    Record.delete().where(Record.ref == "n-8").execute()


def decisions():
    """What a careful reader decides: all suggestions, the refuge, the court, the other child."""
    refuge, court = without("d-2", REFUGE_NAME), kept("doc-3", "COURT")
    photograph = Decided("doc-4", Action.REDACT, None, STATED, (), (other_half(),))
    return *taken(FATHERS), refuge, court, photograph


def other_half():
    """The half of the photograph on which somebody else's child is."""
    file = Document.get_by_id("doc-4").file_id
    page = draw_pages(bytes(FileContent.get_by_id(file).content))[0]
    return Cover(1, picture_digest(page), 480, 0, 1000, 1000, Exemption.TP16, STATED)


@pytest.fixture(scope="module")
def silent(instances, tmp_path_factory):
    """The sealed answer in which something is withheld in silence."""
    return from_a_copy(instances, tmp_path_factory.mktemp("silent"), with_what_was_told)


@pytest.fixture(scope="module")
def absent(instances, tmp_path_factory):
    """That of a centre which does not hold it."""
    return from_a_copy(instances, tmp_path_factory.mktemp("absent"), without_what_was_told)


@pytest.fixture(scope="module")
def haystack(silent):
    """The first of them, taken apart."""
    return Haystack(silent)


def withheld(record, exemption, mode="stated"):
    return {"record": record, "action": "withhold", "exemption": exemption, "mode": mode}


def of_millrace(*decisions):
    return "\n".join(strings(decided("req-1", *decisions).pack()))


def for_the_child():
    """The father's request for his daughter, taken on, allowed and being read."""
    taken_on(CHILDS)
    weighed = dict.fromkeys(FACTORS, "Nothing speaks against it.")
    why = Why("birth certificate seen", Understands.TOO_LITTLE, weighed, best=True)
    entitle(CHILDS, COORDINATOR, why)
    being_read(CHILDS)


def test_s3_of_two_addresses_on_one_form_his_stays_and_hers_is_in_no_byte(silent, haystack):
    assert f"Father: Joel Brandreth, {HIS}. Mother: another person" in text(silent)
    for hers in (HERS, "9 Sallow Court", "Sallow", "LA0 7QX", "la07qx", PHONE, "Anya"):
        assert haystack.where(hers) == [], hers


def test_s6_what_tells_of_a_childs_health_waits_for_a_health_professional(law, browser):
    for_the_child()
    page = browser(COORDINATOR).get(f"/requests/{CHILDS}/items/n-7").text
    assert "It speaks of bruise" in page
    assert 'value="CA21"' in page
    assert Exemption.CA21 in offered_for(find(CHILDS))
    with pytest.raises(Invalid, match="it cannot be given"):
        decide(CHILDS, whole("n-7"), Because())
    for day, fresh in ((date(2026, 5, 24), False), (date(2026, 5, 25), True)):
        opinion = Because(health=Health(MayGo.OPINION, "Dr Oduya", day))
        if fresh:
            decide(CHILDS, whole("n-7"), opinion)
            continue
        with pytest.raises(Invalid, match="older than six months"):
            decide(CHILDS, whole("n-7"), opinion)
    decide(CHILDS, whole("n-7"), Because(health=Health(MayGo.KNOWN, "he was there")))
    for code in ("HP6", "CA21"):
        decide(CHILDS, kept("n-7", code), Because("not best for her"))
        assert "bruise" not in said(CHILDS, kept("n-7", code))
    assert "best for the child" in GROUNDS[Exemption.CA21].test


@pytest.mark.parametrize("mode", [Mode.GENERIC, Mode.SILENT])
def test_s7_who_told_is_taken_out_without_saying_whom_and_the_substance_stays(law, mode):
    for_the_child()
    source = "by her grandmother Nora Quist"
    shown = {
        Mode.GENERIC: "We were told [left out] that he shouts.",
        Mode.SILENT: "We were told that he shouts.",
    }
    tested = Weighed(Information.WHO_TOLD, Confidence.EXPECTED, Consent.NOT_SOUGHT, False)
    hidden = without("n-8", source, mode=mode)
    with pytest.raises(Invalid, match="what it tells"):
        decide(CHILDS, hidden, Because("who told"))
    agreed_to = [one for one in taken(CHILDS) if one.record != "n-8"]
    answer = said(CHILDS, *agreed_to, hidden)
    assert shown[mode] in " ".join(answer.split())
    assert not [word for word in ("Nora", "Quist", "grandmother") if word in answer]
    decide(CHILDS, hidden, replace(BECAUSE, reason="who told", weighed=tested))
    for one in collect(CHILDS):
        if one.ref != "n-8":
            decide(CHILDS, whole(one.ref))
    assert said(CHILDS, kept("n-8", "CA21", Mode.SILENT)).count("he shouts") == 0


@pytest.mark.clause("C7")
def test_s12_a_volunteers_reference_stays_back_and_their_dbs_check_is_told(law):
    taken_on(VOLUNTEERS)
    assert "doc-2" in being_read(VOLUNTEERS)
    answer = said(VOLUNTEERS, kept("doc-2", "REF24"))
    assert "She is patient with everybody." not in answer
    assert GROUNDS[Exemption.REF24].marker in answer
    for theirs in ("001882960000", "1 January 2020", "Edith Vosper saw Joel come in."):
        assert theirs in answer


TOLD_THEM = ("d-1", "as-1", "ref-1")


def unnamed(record, mode):
    """A record that is given, but for the name of whom it went to or came from."""
    gone = {"find": CAFCASS_NAME, "exemption": "TP16", "mode": mode}
    return {"record": record, "action": "redact", "passages": [gone]}


def test_s22_recipients_are_named_but_for_whom_it_is_kept_back_with_a_reason(law, silent, haystack):
    given = text(silent)
    assert f"Passed on to: {CAFCASS_NAME}" in given
    assert "What we said We rang about his messages." in given
    assert haystack.where(REFUGE_NAME) == []
    taken_on(FATHERS)
    being_read(FATHERS)
    for reason in ("", " "):
        with pytest.raises(Invalid, match="reason"):
            decide(FATHERS, without("d-2", REFUGE_NAME), replace(BECAUSE, reason=reason))
    whole_of_it = of_millrace().count("Passed on to")
    names = {one["ref"]: one["name"] for one in MILLRACE["organisations"]}
    for mode in Mode:
        made = decided("req-1", *(unnamed(ref, mode) for ref in TOLD_THEM))
        words = "\n".join(strings(made.pack()))
        assert (CAFCASS_NAME in words, "Dates sent." in words) == (False, True)
        assert words.count("Passed on to") == whole_of_it - (mode is Mode.SILENT)
        assert made.but(replaced(made.found, made.decided, names)).pack() == made.pack()
        assert made.but(replaced(made.found, made.decided)).pack() != made.pack()


def test_a_name_can_be_kept_back_only_where_it_stands():
    cut = Cut(CAFCASS_NAME, Exemption.LPP19, STATED)
    one = Decided("d-1", Action.REDACT, None, STATED, (cut,))
    check(one, Because("advice"), ["Dates sent."], TODAY, parties=("A court", CAFCASS_NAME))
    with pytest.raises(Invalid, match="not in the record"):
        check(one, Because("advice"), ["Dates sent."], TODAY, parties=("A court",))
    hidden = replace(one, passages=(replace(cut, mode=Mode.SILENT),))
    with pytest.raises(Invalid, match="shows that it is missing"):
        check(hidden, Because("advice"), ["Dates sent."], TODAY, parties=(CAFCASS_NAME,))


def test_s23_an_answer_without_the_right_to_complain_to_the_centre_is_none(law, silent):
    for route in ("Complain to us: Millrace", "section 164A", "Information Commissioner", "court"):
        assert route in text(silent)
    taken_on(FATHERS)
    being_read(FATHERS)
    agreed(FATHERS, kept("n-8", "CR2", Mode.SILENT))

    def silent_on_it(*made_of):
        answer = packs.composed(*made_of)
        left = tuple(one for one in answer.letter if one.title != "If you are not content")
        return replace(answer, letter=left)

    with pytest.raises(Invalid, match="how to complain to us"):
        packs.make(
            find(FATHERS), collect(FATHERS), COORDINATOR, lambda *_: None, compose=silent_on_it
        )
    assert state(find(FATHERS)).stage is Stage.APPROVED
    assert not Pack.select().exists()


def test_s24_of_what_is_protected_nothing_is_in_the_file_or_it_does_not_go(silent, haystack):
    with pikepdf.open(io.BytesIO(silent)) as opened:
        known = {str(key): str(value) for key, value in opened.docinfo.items()}
        assert not opened.attachments
        assert "/OCProperties" not in opened.Root
    assert set(known) <= {"/Title", "/Author", "/Subject", "/Producer", "/Creator"}
    assert known.get("/Author", "Millrace") == "Millrace"
    protected = (HERS, PHONE, "Nora Quist", "Sorley", "Vosper", REFUGE_NAME, "Tarnside", TAKEN_AT)
    assert {one: haystack.where(one) for one in protected} == {one: [] for one in protected}
    for forbidden in (b"/EmbeddedFile", b"/OCG", b"/JavaScript"):
        assert forbidden not in silent
    prove(drawn(), SMALL, WITHHELD)
    with pytest.raises(Leak):
        prove(drawn(), SMALL, ("Callum came",))


@pytest.mark.parametrize("mode", list(Mode))
def test_s25_an_answer_is_the_same_however_long_what_was_taken_out_is(mode):
    def answer(secret):
        centre = deepcopy(MILLRACE)
        centre["notes"][0]["text"] = f"She lives at {secret}, and Joel brought a kite."
        gone = {"find": secret, "exemption": "TP16", "mode": mode}
        one = {"record": "n-1", "action": "redact", "passages": [gone]}
        return decided("req-1", one, centre=centre).pack()

    assert answer("7 Ash Grove") == answer("The Old Mill House, Upper Overtarn LA0 0ML")


def test_s32_a_court_paper_is_held_for_advice_and_does_not_go_by_itself(law, browser, silent):
    taken_on(FATHERS)
    assert "doc-3" in being_read(FATHERS)
    coordinator, here = browser(COORDINATOR), f"/requests/{FATHERS}"
    together = coordinator.get(f"{here}/together/documents").text
    ticked = [ref for ref in ("doc-1", "doc-3") if f'value="{ref}" checked' in together]
    assert ticked == []
    assert "of a court: in the family court, court bundle" in together
    assert "It may have been made for a court" in coordinator.get(f"{here}/items/doc-3").text
    assert "It may have been made" not in coordinator.get(f"{here}/items/n-3").text
    held = press(coordinator, here, f"{here}/hold", kind="advice", reason="May it go?")
    assert (held.status_code, state(find(FATHERS)).stage) == (303, Stage.ITEM_REVIEW)
    assert "Waiting for advice" in coordinator.get(here).text
    with pytest.raises(Invalid, match="not ready"):
        requests_second.submit(FATHERS, COORDINATOR)
    given = text(silent)
    assert "forbids Joel" not in given
    assert GROUNDS[Exemption.COURT].marker in given
    assert [one for one in OURS if one not in given] == ["Joel and Tilly built a tower."]
    assert "Joel and another person built a tower." in given


def test_s36_of_a_photograph_the_other_child_and_the_place_are_gone(silent, haystack):
    with pikepdf.open(io.BytesIO(silent)) as opened:
        drawn_in = [
            pikepdf.PdfImage(one).as_pil_image().convert("RGB")
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
    greens = [one for one in drawn_in if any(is_green(paint) for paint in paints(one))]
    assert len(greens) == 1
    assert not [paint for one in drawn_in for paint in paints(one) if is_red(paint)]
    assert haystack.where(TAKEN_AT) == []
    assert b"Exif" not in silent
    assert "Photograph" in of_millrace()
    assert "Photograph" not in of_millrace(withheld("doc-2", "TP16"))


def paints(picture: Image.Image):
    """The colours of a picture."""
    return {paint for _times, paint in picture.getcolors(picture.width * picture.height)}


def is_green(paint):
    return paint[1] > 120 and paint[0] < 90


def is_red(paint):
    return paint[0] > 120 and paint[1] < 90


def test_s38_what_is_withheld_in_silence_leaves_no_number_place_or_count_behind(law):
    hidden, every = kept("n-8", "CR2", Mode.SILENT), collect(FATHERS)
    taking = {one.record: one for one in (*decisions(), hidden)}
    decided_on = {one.ref: taking.get(one.ref, whole(one.ref)) for one in every}
    silent = packs.composed(FATHERS, every, decided_on, TODAY)
    forget_what_was_told()
    left = collect(FATHERS)
    assert len(left) == len(every) - 1
    absent = packs.composed(FATHERS, left, decided_on, TODAY)
    assert silent == absent
    numbers = [entry.number for area in silent.areas for entry in area.entries]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 10
    made = decided("req-1", withheld("n-1", "CR2", "silent")).pack()
    assert made == decided("req-1", {"record": "n-1", "action": "unrelated"}).pack()


@pytest.mark.overnight
def test_the_sealed_files_of_both_are_the_same_byte_for_byte(silent, absent):
    assert silent == absent
