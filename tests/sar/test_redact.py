"""What was decided is taken out; what stays is what the catalogue names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.answers import strings
from support.millrace import MILLRACE, decided

from ccportal.catalogue import AREAS
from ccportal.errors import Invalid
from ccportal.rules.redaction import Marker
from ccportal.rules.withholding import Exemption
from ccportal.sar.redact import redacted


def items(request_ref, *decisions):
    made = decided(request_ref, *decisions)
    return redacted(made.register, made.found, made.decided)


def of_kind(kind, request_ref="req-1", *decisions):
    return [one for one in items(request_ref, *decisions) if one.kind == kind]


def facts(item):
    return {line.label: line.pieces for line in item.facts}


def words(item):
    return {line.label: line.pieces for line in item.words}


def all_text(request_ref, *decisions):
    return "\n".join(strings(items(request_ref, *decisions)))


# --- the subject's own entries ---------------------------------------------------------------


def test_the_subjects_own_entry_is_given_without_a_decision():
    (entry,) = of_kind("people")
    assert [(line.label, line.pieces[0]) for line in entry.facts] == [
        ("Given names", "Joel"),
        ("Family name", "Brandreth"),
        ("Date of birth", "4 May 1990"),
        ("Also known as", "Joey B"),
        ("Contact detail", "telephone: 07700 900555; marked confidential: yes"),
        (
            "Contact detail",
            "address: 1 Weir End\nOvertarn; marked confidential: no; from: 1 February 2026",
        ),
    ]


@pytest.mark.clause("C4")
def test_no_contact_detail_of_the_subject_is_given_to_somebody_else_who_asks():
    (entry,) = of_kind("people", "req-2")
    assert "Sluice" not in str(entry)
    assert facts(entry)["Given names"] == ("Tilly",)


def test_of_a_family_only_the_subjects_own_part_is_given():
    first, second = of_kind("families")
    assert facts(first) == {
        "Opened on": ("12 January 2026",),
        "Closed on": ("1 September 2026",),
        "Part in the family": ("contact parent; parental responsibility: yes",),
    }
    assert facts(second)["Part in the family"] == ("relative; parental responsibility: no",)


@pytest.mark.clause("C7")
def test_a_team_member_is_given_their_checks_and_undertakings():
    (entry,) = of_kind("team", "req-3")
    assert facts(entry) == {
        "Role": ("coordinator",),
        "Started on": ("1 January 2020",),
        "DBS check": (
            "checked on: 3 March 2024; certificate number: 001882960000; outcome: clear; "
            "our decision: accepted",
        ),
        "Undertaking of confidence": (
            "signed on: 11 January 2026; of the policy adopted on: 10 January 2026",
        ),
    }


def test_a_team_member_without_checks_is_given_their_time():
    (entry,) = of_kind("team", "req-4")
    assert facts(entry)["Left on"] == ("1 October 2026",)


def with_account(request_ref):
    made = decided(request_ref)
    account = {"email": "joel@example.org", "role": "volunteer"}
    return redacted(replace(made.register, account=account), made.found, made.decided)


def test_a_team_member_is_given_their_account():
    (entry,) = [one for one in with_account("req-1") if one.kind == "accounts"]
    assert facts(entry) == {"Sign-in email": ("joel@example.org",), "Role": ("volunteer",)}


def test_an_account_is_given_to_nobody_else():
    assert [one for one in with_account("req-2") if one.kind == "accounts"] == []


# --- records that are given ------------------------------------------------------------------


def test_a_note_names_nobody_from_its_own_fields_but_the_requester():
    first, second = of_kind("notes")
    assert facts(first) == {
        "Kind": ("note of a session",),
        "Written": ("7 February 2026, 12:10",),
        "Written by": ("a coordinator of the centre",),
        "About": ("you, a child of the family and the resident parent",),
    }
    assert facts(second)["Written by"] == ("you",)


def test_in_a_record_of_another_family_of_theirs_people_are_what_they_are_there():
    second = of_kind("notes")[1]
    about = "somebody else in the family, a coordinator of the centre and another person"
    assert facts(second)["About"] == (about,)


def test_where_somebody_else_asks_the_subject_stands_by_name_and_the_requester_as_you():
    first = of_kind("notes", "req-2")[0]
    assert facts(first)["About"] == ("you, Tilly Brandreth and the resident parent",)


def test_to_somebody_of_no_family_the_members_of_one_are_other_people():
    first = of_kind("notes", "req-3")[0]
    assert facts(first)["About"] == ("another person",)
    assert facts(first)["Written by"] == ("you",)


def test_an_attendance_shows_the_times_of_its_session():
    (one,) = of_kind("attendances")
    assert facts(one)["Session"] == ("7 February 2026, 10:00 to 12:00",)
    assert facts(one)["Left"] == ("7 February 2026, 11:58",)


def test_a_session_over_midnight_shows_both_days():
    (one,) = of_kind("incidents")
    assert facts(one)["Session"] == ("7 February 2026, 22:00 to 8 February 2026, 01:30",)


def test_an_organisation_stands_by_its_name():
    (one,) = of_kind("referrals")
    assert facts(one)["Referred by"] == ("Cafcass (area team)",)
    assert facts(one)["Person who referred"] == ("another person",)


def test_of_an_organisation_nothing_stands_but_its_name():
    assert "01632 960222" not in all_text("req-1")


def test_a_professional_stands_by_the_name_of_the_organisation_alone():
    first, second = of_kind("assessments")
    assert facts(first)["Professional"] == ("Cafcass (area team)",)
    assert facts(second)["Professional"] == ("another person",)


def test_a_yes_or_no_is_told_either_way():
    (one,) = of_kind("risks")
    assert facts(one)["Held to prevent violence"] == ("no",)


def test_an_earlier_request_shows_its_reference():
    (one,) = of_kind("requests")
    assert facts(one)["Reference"] == ("req-0",)


def test_no_other_reference_is_in_the_items():
    refs = {
        row["ref"]
        for rows in MILLRACE.values()
        if isinstance(rows, list)
        for row in rows
        if "ref" in row
    } - {"req-0"}
    text = all_text("req-1")
    assert [ref for ref in refs if ref in text] == []


def test_a_file_stands_by_its_digest_and_never_by_its_name():
    file = of_kind("documents")[1].file
    assert len(file) == 64
    assert "kite-sluice" not in all_text("req-1")


def test_what_a_disclosed_record_was_passed_on_to_or_came_from_is_known_by_name():
    assert of_kind("disclosures")[0].recipients == ("Cafcass (area team)",)
    assert [one.sources for one in of_kind("documents")] == [(), ("Quill & Partners",)]


def test_a_reason_for_a_decision_is_nowhere():
    made = decided("req-1", {"record": "n-1", "action": "include", "reason": "Harmless tattle"})
    assert "tattle" not in "".join(strings(redacted(made.register, made.found, made.decided)))


# --- records of which passages are taken out --------------------------------------------------


def redact(record, *passages):
    return {
        "record": record,
        "action": "redact",
        "passages": [{"find": find, "exemption": "TP16", "mode": mode} for find, mode in passages],
    }


def test_every_occurrence_of_a_passage_is_taken_out():
    first = of_kind("notes", "req-1", redact("n-1", ("Anya", "stated")))[0]
    another = Marker(Exemption.TP16)
    assert words(first)["What was noted"] == (
        "Joel brought a kite. ",
        another,
        " waited in Sluice Row. ",
        another,
        " was late.",
    )


def test_a_passage_is_taken_out_of_every_field_that_holds_words():
    decision = redact("doc-1", ("Anya", "generic"), ("Saturday", "generic"))
    first = of_kind("documents", "req-1", decision)[0]
    assert words(first)["Title"] == ("Letter of ", Marker(None))
    assert words(first)["What it says"] == ("Thank you for ", Marker(None), ".")


def test_a_field_that_is_silent_whole_has_no_label_either():
    (one,) = of_kind("incidents", "req-1", redact("i-1", ("Plaster.", "silent")))
    assert "What we did" not in words(one)


# --- records that are withheld ----------------------------------------------------------------


def withhold(record, mode):
    return {"record": record, "action": "withhold", "exemption": "CR2", "mode": mode}


@pytest.mark.parametrize(
    ("mode", "marker"), [("stated", Marker(Exemption.CR2)), ("generic", Marker(None))]
)
def test_a_withheld_record_is_its_area_and_a_marker(mode, marker):
    one = of_kind("documents", "req-1", withhold("doc-1", mode))[0]
    assert (one.kind, one.withheld) == ("documents", marker)
    assert (one.on, one.facts, one.words, one.file) == (None, (), (), None)
    assert (one.recipients, one.sources) == ((), ())


def test_a_record_withheld_in_silence_has_no_item():
    assert len(of_kind("documents", "req-1", withhold("doc-1", "silent"))) == 1


def test_a_record_that_is_not_about_the_subject_has_no_item():
    decision = {"record": "doc-1", "action": "unrelated"}
    assert len(of_kind("documents", "req-1", decision)) == 1


@pytest.mark.parametrize("mode", ["stated", "generic", "silent"])
def test_a_file_may_be_withheld(mode):
    assert "Photograph" not in all_text("req-1", withhold("doc-2", mode))


# --- what is refused --------------------------------------------------------------------------


def test_a_record_without_a_decision_is_refused_by_its_ref():
    made = decided("req-1")
    del made.decided["n-1"]
    with pytest.raises(Invalid) as refused:
        redacted(made.register, made.found, made.decided)
    assert refused.value.faults == ("n-1: no decision",)


def test_words_are_not_taken_out_of_a_file():
    with pytest.raises(Invalid) as refused:
        items("req-1", redact("doc-2", ("Photograph", "stated")))
    assert len(refused.value.faults) == 1
    assert refused.value.faults[0].startswith("doc-2: no area of its file is covered")


def test_every_kind_of_record_has_its_place_among_the_areas():
    assert {one.kind for one in items("req-1")} <= set(AREAS)
