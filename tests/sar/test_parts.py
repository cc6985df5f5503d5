"""Parts of an answer are kept encrypted, and what is joined from them is what is drawn anew."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from support.packs import SMALL, drawn, saying
from support.pdf import text

from ccportal import keys
from ccportal.sar.parts import NOTHING, KeptParts, forget_all_but
from ccportal.sar.render import alike, planned, prepare, prepare_alike, render
from ccportal.sar.render_files import Files
from ccportal.sar.render_plan import Part
from ccportal.settings import settings
from ccportal.store.people import Record
from ccportal.store.requests import Drawn, Request


@pytest.fixture
def kept(made):
    """Where the parts of a request are kept."""
    for ref in ("req-1", "req-2"):
        Record.create(ref=ref, kind="requests")
        Request.create(ref=ref, kind="access", received_on=date(2026, 5, 1), channel="letter")
    return KeptParts("req-1")


def marks():
    return {one.mark for one in Drawn.select()}


def times():
    return {one.mark: one.made_at for one in Drawn.select()}


def test_what_is_joined_from_kept_parts_is_what_is_drawn_anew(kept):
    prepare(SMALL, kept)
    before = times()
    assert render(SMALL, kept=KeptParts("req-1")) == drawn()
    assert times() == before


def test_a_part_is_drawn_again_where_what_is_kept_cannot_be_opened(kept):
    prepare(SMALL, kept)
    Drawn.update(content=b"x" * 60).execute()
    assert render(SMALL, kept=KeptParts("req-1")) == drawn()


def test_nothing_of_a_part_can_be_read_where_it_is_kept(kept):
    prepare(SMALL, kept)
    rows = list(Drawn.select())
    key = keys.parts_key(settings())
    opened = [keys.unlock(key, bytes(one.content)).partition(b"\n")[2] for one in rows]
    assert sum(one.startswith(b"%PDF-") for one in opened) == len(rows)
    assert any("Callum came at 10:15" in text(one) for one in opened)
    assert not any(b"%PDF" in bytes(one.content) for one in rows)


def test_who_knows_what_is_drawn_and_not_the_key_cannot_find_its_part(kept):
    prepare(SMALL, kept)
    known = {one.digest.hex() for one in planned(SMALL).parts}
    assert not known & marks()


def test_the_key_of_parts_is_not_that_of_the_store(made):
    assert keys.parts_key(made) != keys.records_key(made)


def test_what_changes_is_drawn_again_and_the_part_before_it_is_thrown_away(kept):
    prepare(saying("One.", "Two."), kept)
    before = marks()
    prepare(saying("One.", "Three."), KeptParts("req-1"))
    assert len(before - marks()) == 1
    assert len(marks() - before) == 1
    assert len(marks()) == len(before)


def test_parts_of_other_requests_stay_where_one_is_drawn_again(kept):
    prepare(saying("One."), kept)
    before = marks()
    prepare(saying("Two."), KeptParts("req-2"))
    assert before < marks()


def test_how_many_pages_a_file_has_is_kept_with_its_parts(kept):
    kept.put(b"pages of " + b"f" * 64, b"3")
    assert Files(KeptParts("req-1")).count("f" * 64) == 3


def test_parts_go_when_the_answer_has_left(kept):
    prepare(saying("One."), kept)
    prepare(saying("Two."), KeptParts("req-2"))
    forget_all_but(["req-2"])
    assert {one.request_id for one in Drawn.select()} == {"req-2"}


def test_parts_go_with_their_request(kept):
    prepare(saying("One."), kept)
    Request.delete().where(Request.ref == "req-1").execute()
    assert marks() == set()


def test_a_part_of_other_words_pages_or_tags_has_another_digest():
    one = Part("<p>a</p>", {"1": ("f", 1)})
    others = [
        Part("<p>b</p>", one.pages),
        Part(one.html, {"1": ("f", 2)}),
        Part(one.html, {"1": ("g", 1)}),
        Part(one.html, {"2": ("f", 1)}),
        Part(one.html, one.pages, tagged=False),
    ]
    assert one.digest not in {other.digest for other in others}
    assert one.digest == Part("<p>a</p>", {"1": ("f", 1)}).digest


def test_a_change_of_one_entry_leaves_the_parts_after_it_as_they_are():
    texts = [f"Day {number}. " + "They built a bridge. " * 40 for number in range(300)]
    before = planned(saying(*texts)).parts
    texts[20] = "They built a boat."
    after = planned(saying(*texts)).parts
    assert len(before) > 10
    assert sum(one.digest != other.digest for one, other in zip(before, after, strict=True)) == 1


def test_two_plans_are_alike_where_their_files_are(made):
    assert planned(SMALL).digest == planned(SMALL).digest
    other = saying("One.")
    assert planned(other).digest != planned(saying("Two.")).digest
    assert planned(other).digest != planned(saying("One.", subject="Somebody else")).digest


def test_two_answers_are_alike_where_they_are_the_same_or_are_drawn_the_same(made):
    assert alike(SMALL, deepcopy(SMALL))
    assert alike(saying("One."), saying("One.\u200b"))  # what nobody sees is not drawn
    assert not alike(saying("One."), saying("Two."))


def test_an_answer_has_all_of_its_parts_in_common_with_itself_and_one_less_with_another():
    one, other = saying("One.", "Two."), saying("One.", "Three.")
    own = {part.digest for part in planned(one).parts}
    assert prepare_alike(one, one, NOTHING, frozenset()) == own
    assert len(own - prepare_alike(one, other, NOTHING, frozenset())) == 1
