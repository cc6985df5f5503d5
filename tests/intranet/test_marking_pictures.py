"""Areas on the pages of a file: proposed, ticked, told in numbers, and gone from the answer."""

from __future__ import annotations

import io
import re

import pytest
from pikepdf import Pdf, PdfImage
from PIL import Image
from support import pdf as read_pdf
from support.client import member, signed_in
from support.fields import filled
from support.pictures import looked, page_of_words
from support.way import BECAUSE, STEPS, SUBJECT, bring, decision
from werkzeug.datastructures import MultiDict

from ccportal import clock
from ccportal.acts import documents
from ccportal.acts import requests_items as items
from ccportal.acts.documents import Paper
from ccportal.errors import Refused
from ccportal.intranet.marking_pictures import sent_areas
from ccportal.rules.covering import of_text
from ccportal.rules.redaction import Decided
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.sar.pictures import draw_pages
from ccportal.sar.pictures_words import read_off
from ccportal.sar.transcribe import can_read
from ccportal.store.requests import Decision, Item, Pack

pytestmark = pytest.mark.clause("VIO")

OPEN, SECRET, NUMBER = "Dear Siobhan O'Brien", "Rory Tallentire", "07700 900291"
FILE = page_of_words(OPEN, f"{SECRET} rings on {NUMBER}")
PICTURE = "ab" * 32
PLACE = "1:100,100,300,400"


@pytest.fixture
def reading(full):
    """A request that is being read, a file among its records, and the coordinator's browser."""
    who = member("coordinator").person_id
    paper = Paper(None, (SUBJECT,), "A letter", clock.today(), None, "letter.pdf", FILE)
    ref = documents.receive(who, paper)
    way = bring("item_review")
    return way, ref, signed_in(full, way.coordinator)


def sent(**fields):
    return sent_areas(MultiDict({"picture-1": PICTURE, **fields}))


def areas(page):
    return re.findall(r'name="area" value="([^"]+)"', page.text)


def test_the_words_of_a_file_are_proposed_as_areas_and_covered_by_ticks(reading):
    way, ref, client = reading
    here = f"/requests/{way.ref}/items/{ref}"
    page = client.get(here)
    assert f"<q>{SECRET}</q><small>suggested: a name of another person" in page.text
    assert f"<q>{NUMBER}</q>" in page.text
    proposed = areas(page)[:2]
    fields = filled(client, here, here, area=proposed, action="redact", reason="It is his.")
    fields |= {"information": BECAUSE.weighed.information, "unreasonable": "y"}
    fields |= {"confidence": BECAUSE.weighed.confidence, "consent": BECAUSE.weighed.consent}
    assert client.post(here, data=fields).status_code == 303
    kept = of_text(Decision.get(Decision.record == ref).covers)
    assert [(one.page, one.picture) for one in kept] == [(1, looked(FILE)[0].picture)] * 2
    assert client.get(here).text.count('class="cc-area--cut"') == 2


def test_what_was_sent_and_refused_is_still_on_the_page(reading):
    way, ref, client = reading
    here = f"/requests/{way.ref}/items/{ref}"
    fields = filled(client, here, here, area=["1:100,100,200,200"], action="redact", reason="")
    answer = client.post(here, data=fields)
    assert answer.status_code == 422
    assert 'value="1:100,100,200,200:TP16:stated" checked' in answer.text


def test_an_area_without_a_code_of_its_own_has_the_one_chosen_for_new_ones():
    covers, wrong = sent(**{"area": "1:10,20,30,40", "area-code": "CR2", "area-mode": "generic"})
    assert [(one.exemption, one.mode, one.left) for one in covers] == [("CR2", "generic", 10)]
    assert not wrong


def test_an_area_that_is_covered_keeps_its_code():
    (one,), _ = sent(**{"area": "1:10,20,30,40:REF24:stated", "area-code": "CR2"})
    assert one.exemption is Exemption.REF24


def test_an_area_is_told_in_per_cent_of_the_page():
    told = {"page-one": "1", "left-one": "10", "top-one": "0", "right-one": "100"}
    (one,), wrong = sent(**told, **{"bottom-one": "25"})
    assert (one.left, one.top, one.right, one.bottom, wrong) == (100, 0, 1000, 250, False)


@pytest.mark.parametrize(
    "fields",
    [
        {"area": "1:10,20,30"},
        {"area": "1:10,20,30,40:XX1:stated"},
        {"area": "1:10,20,30,40:TP16:hidden"},
        {"area": "2:10,20,30,40"},
        {"left-one": "10", "page-one": "1"},
    ],
)
def test_what_is_no_area_of_the_pages_is_refused(fields):
    assert sent(**fields) == ((), True)


@pytest.mark.overnight
def test_nothing_under_a_cover_is_in_the_answer(reading):
    way, ref, client = reading
    here = f"/requests/{way.ref}/items/{ref}"
    proposed = areas(client.get(here))[:2]
    picture = looked(FILE)[0].picture
    covers, _ = sent_areas(
        MultiDict([("picture-1", picture), *(("area", one) for one in proposed)])
    )
    for one in Item.select().where(Item.request == way.ref):
        decided = decision(one.record_id)
        if one.record_id == ref:
            decided = Decided(ref, Action.REDACT, None, Mode.STATED, (), covers)
        items.decide(way.ref, way.coordinator.person_id, decided, BECAUSE)
    for step in ("second_review", "agreed", "approved", "built"):
        STEPS[step](way.ref, way.coordinator.person_id, way.chair.person_id)
    answer = bytes(Pack.get(Pack.request == way.ref).content)
    assert "Covered in the pictures" in read_pdf.text(answer)
    page = covered_page(answer)
    assert page.size == whole_page().size
    for one in covers:
        left, top, right, bottom = one.pixels(*page.size)
        black = page.crop((left, top, right, bottom)).getextrema()
        assert black in ((0, 0), ((0, 0), (0, 0), (0, 0)))
    assert_unread(page)


def assert_unread(page):
    """Nothing of what is covered can be read off a page, and the rest can."""
    out = io.BytesIO()
    page.save(out, "PNG")
    try:
        words = " ".join(one.text for one in read_off(out.getvalue(), 1))
    except Refused:
        assert not can_read()
        return
    assert "Dear" in words
    assert not any(one in words for one in (*SECRET.split(), NUMBER, NUMBER[-6:]))


def covered_page(answer):
    """The picture of the letter, taken out of the finished file."""
    with Pdf.open(io.BytesIO(answer)) as opened:
        found = [image for page in opened.pages for image in page.get_images().values()]
        pictures = [PdfImage(one).as_pil_image() for one in found]
    wanted = whole_page().size
    return next(one.convert("RGB") for one in pictures if one.size == wanted)


def whole_page():
    """The same page with nothing covered."""
    return Image.open(io.BytesIO(draw_pages(FILE)[0]))


def test_a_decision_with_areas_is_what_is_approved(reading):
    way, ref, _client = reading
    picture = looked(FILE)[0].picture
    before = review.prepared_digest(way.ref)
    digests = [before]
    for place in ("1:10,20,300,400", "1:10,20,300,401"):
        covers, _ = sent_areas(MultiDict([("picture-1", picture), ("area", place)]))
        decided = Decided(ref, Action.REDACT, None, Mode.STATED, (), covers)
        items.decide(way.ref, way.coordinator.person_id, decided, BECAUSE)
        digests.append(review.prepared_digest(way.ref))
    assert len(set(digests)) == 3
    items.undo(way.ref, way.coordinator.person_id, ref)
    assert review.prepared_digest(way.ref) != digests[2]
    assert review.decided(way.ref)[ref].covers[0].bottom == 400


def test_the_second_person_sees_what_is_covered_and_why(reading, full):
    way, ref, _client = reading
    covers, _ = sent_areas(MultiDict([("picture-1", looked(FILE)[0].picture), ("area", PLACE)]))
    decided = Decided(ref, Action.REDACT, None, Mode.STATED, (), covers)
    items.decide(way.ref, way.coordinator.person_id, decided, BECAUSE)
    page = signed_in(full, way.chair).get(f"/requests/{way.ref}/second/{ref}")
    assert page.status_code == 200
    assert 'class="cc-area--cut"' in page.text
    assert "Covered on page 1" in page.text
    assert '<span class="cc-code">TP16</span>' in page.text
