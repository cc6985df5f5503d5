"""An answer is made of what is shown, and says the same whatever is not."""

from __future__ import annotations

import pytest
from support.answers import strings
from support.millrace import MILLRACE, decided

from ccportal.catalogue import AREAS
from ccportal.rules.redaction import Marker
from ccportal.rules.withholding import GROUNDS, Exemption
from ccportal.sar.letter import WITHHOLDING


def withhold(record, mode, exemption="CR2"):
    return {"record": record, "action": "withhold", "exemption": exemption, "mode": mode}


def pack(*decisions, request_ref="req-1", centre=MILLRACE):
    return decided(request_ref, *decisions, centre=centre).pack()


def area(title, made):
    return next(one for one in made.areas if one.title == title)


def told(sections):
    return " ".join(strings(tuple(sections)))


def test_every_area_is_named_in_the_same_order_also_one_with_nothing_in_it():
    made = pack()
    assert [one.title for one in made.areas] == list(AREAS.values())
    assert area("Time on our team", made).entries == ()


def test_numbers_run_from_one_without_a_gap_over_all_that_is_shown():
    made = pack(withhold("n-1", "silent"), withhold("doc-1", "stated"))
    numbers = [entry.number for one in made.areas for entry in one.entries]
    assert numbers == list(range(1, len(numbers) + 1))


def test_entries_stand_in_the_order_of_their_days():
    headings = [entry.heading for entry in area("Notes", pack()).entries]
    assert headings == ["1 February 2026", "7 February 2026"]


def test_withheld_records_stand_at_the_end_of_their_area_by_their_codes():
    made = pack(
        withhold("c-1", "generic"),
        withhold("c-2", "stated", "TP16"),
    )
    entries = area("Agreements to pass on contact details", made).entries
    assert [entry.withheld for entry in entries] == [Marker(Exemption.TP16), Marker(None)]
    later = area("Notes", pack(withhold("n-2", "stated"))).entries
    assert [entry.withheld for entry in later] == [None, Marker(Exemption.CR2)]


def test_a_withheld_record_has_a_heading_that_tells_nothing():
    made = pack(withhold("c-1", "generic"), withhold("d-1", "stated"))
    entries = [entry for one in made.areas for entry in one.entries if entry.withheld]
    assert {entry.heading for entry in entries} == {"One record"}


def test_a_file_stands_in_its_entry_as_a_picture():
    pictures = [entry.pictures for entry in area("Documents and letters", pack()).entries]
    assert [len(one) for one in pictures] == [1, 0]


def test_the_letter_is_the_same_whatever_is_withheld():
    everything = [withhold(ref, "stated") for ref in ("n-1", "n-2", "d-1", "doc-1", "ref-1")]
    assert pack().letter == pack(*everything).letter
    assert pack().notes == pack(*everything).notes


def test_every_answer_explains_every_marker():
    assert WITHHOLDING in pack().letter
    for code, one in GROUNDS.items():
        assert code in told(pack().letter)
        assert one.marker in told(pack().letter)
        assert one.statute in told(pack().letter)


def test_the_three_routes_of_complaint_are_in_the_letter():
    text = told(pack().letter)
    assert "Complain to us: Millrace, The Hut Overtarn LA0 0ML, 01632 960111." in text
    assert "the Information Commissioner" in text
    assert "Ask a court" in text


def test_the_regulator_is_whom_the_settings_name(monkeypatch):
    monkeypatch.setenv("CCPORTAL_REGULATOR", "the Information Commission, Wilmslow")
    assert "Complain to the Information Commission, Wilmslow (" in told(pack().letter)


def test_the_letter_says_what_was_asked_in_the_requesters_words():
    assert "“Everything about me”" in told(pack().letter)


def test_the_letter_says_so_where_nothing_in_particular_was_asked():
    assert "named nothing in particular" in told(pack(request_ref="req-2").letter)


def test_a_letter_on_somebody_else_goes_to_who_asked_and_speaks_of_them_by_name():
    made = pack(request_ref="req-2")
    assert (made.subject, made.addressee) == ("Tilly Brandreth", "Joel Brandreth")
    assert "Dear Joel Brandreth," in told(made.letter)
    assert "what we hold about Tilly Brandreth" in told(made.letter)
    assert "for Tilly Brandreth’s names" in told(made.letter)


@pytest.mark.clause("SAR")
@pytest.mark.parametrize(
    "title",
    [
        "Whether we use information about you",
        "What for, and what allows it",
        "What kinds of information",
        "Who may receive it",
        "How long we keep it",
        "Your rights",
        "Where it comes from",
        "Decisions by machines",
        "Other countries",
    ],
)
def test_the_information_that_goes_with_the_copy_is_whole(title):
    assert title in [one.title for one in pack().article_15]


def test_recipients_and_sources_are_named_where_the_copy_names_them():
    text = told(pack().article_15)
    assert "as having received something: Cafcass (area team)." in text
    assert "as having sent us something: Cafcass (area team); Quill & Partners." in text


def test_an_organisation_of_a_withheld_record_is_named_nowhere():
    made = pack(
        withhold("doc-2", "stated"),
        withhold("c-1", "stated"),
        withhold("d-1", "silent"),
        withhold("ref-1", "generic"),
        withhold("as-1", "generic"),
    )
    assert "Quill" not in told((made,))
    assert "area team" not in told((made,))


def test_no_sentence_says_that_it_is_everything_or_that_nothing_is_held():
    made = pack(request_ref="req-2")
    text = told((made.letter, made.article_15, made.notes)).casefold()
    for claim in (
        "everything we hold",
        "all we hold",
        "all that we hold",
        "nothing is held",
        "we hold nothing",
        "nothing held",
        "complete copy",
        "full copy",
    ):
        assert claim not in text


@pytest.mark.parametrize("given", [{"website": "https://millrace.example.org"}, {"email": "a@b"}])
def test_the_policys_address_is_the_centres_own(given):
    centre = MILLRACE | {"centre": MILLRACE["centre"] | given}
    assert next(iter(given.values())) in told(pack(centre=centre).notes)


def test_a_centre_with_an_address_alone_says_where_its_policy_can_be_asked_for():
    centre = MILLRACE | {"centre": {"name": "Millrace", "address": "The Hut\nOvertarn"}}
    assert "here: The Hut Overtarn" in told(pack(centre=centre).notes)
