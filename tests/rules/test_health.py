"""What tells of health is locked until a health professional said that it may go (HP6)."""

from __future__ import annotations

from datetime import date

import pytest

from ccportal.errors import Invalid
from ccportal.rules.deciding import Because, check
from ccportal.rules.health import Health, MayGo, is_fresh, left_of_health, words_of_health
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.requests_facts import Event, Stage
from ccportal.rules.requests_history import Happened, history
from ccportal.rules.withholding import Action, Exemption, Mode

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("SAR")]

TODAY = date(2026, 11, 25)
TEXT = "Tilly came at ten with a bruise on her arm."
WHOLE = Decided("n-1", Action.INCLUDE, None, Mode.STATED, ())
DOCTOR = "Dr Oduya, her consultant"


def covered(words):
    return Decided(
        "n-1", Action.REDACT, None, Mode.STATED, (Cut(words, Exemption.HP6, Mode.STATED),)
    )


def refused(one=WHOLE, health=None, text=TEXT):
    """Why this cannot be decided so; empty where it can."""
    reason = "The form says so." if one.action is not Action.INCLUDE else ""
    try:
        check(one, Because(reason, health=health or Health()), [text], TODAY)
    except Invalid as fault:
        return str(fault)
    return ""


def opinion(day, how=DOCTOR):
    return Health(MayGo.OPINION, how, day)


@pytest.mark.parametrize("one", [WHOLE, covered("Tilly")])
def test_what_tells_of_health_is_not_given_whole_or_in_part(one):
    assert "it cannot be given" in refused(one)
    assert "bruise" in refused(one)


def test_it_is_given_where_all_that_tells_of_health_is_covered():
    assert refused(covered("with a bruise on her arm")) == ""


@pytest.mark.parametrize("action", [Action.WITHHOLD, Action.UNRELATED])
def test_what_is_not_given_needs_nobody_to_say_so(action):
    code = Exemption.HP6 if action is Action.WITHHOLD else None
    assert refused(Decided("n-1", action, code, Mode.STATED, ())) == ""


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 5, 25), ""),
        (date(2026, 5, 24), "older than six months"),
        (TODAY, ""),
        (date(2026, 11, 26), "still to come"),
        (None, "enter the day"),
    ],
)
def test_an_opinion_opens_it_for_six_months(day, why):
    assert why in refused(health=opinion(day))
    assert bool(why) == bool(refused(health=opinion(day)))


def test_an_opinion_is_somebodys():
    assert "which health professional" in refused(health=opinion(TODAY, " "))


def test_who_knows_it_already_gets_it_if_something_shows_that_they_do():
    assert "what shows" in refused(health=Health(MayGo.KNOWN))
    assert refused(health=Health(MayGo.KNOWN, "he brought the letter himself")) == ""


def test_a_reader_can_say_that_it_does_not_tell_of_health():
    assert refused(health=Health(MayGo.NO_HEALTH), text="He works at the hospital.") == ""


@pytest.mark.parametrize(
    "text",
    ["She was taken to A&E.", "He takes tablets for it.", "an EpiPen", "Her INHALER", "self-harm"],
)
def test_words_of_health_are_found_however_they_are_written(text):
    assert words_of_health([text])


@pytest.mark.parametrize("text", ["She will illustrate it.", "Medway", "a gpx file", "rashly"])
def test_words_that_only_begin_so_are_not(text):
    assert words_of_health([text]) == ()


def decided(day, record="n-1"):
    after = {"because": {"health": {"opinion_on": day and day.isoformat()}}}
    detail = {"record": record, "after": after}
    return Happened(Event.DECIDE, TODAY, "p-1", Stage.ITEM_REVIEW, detail)


def taken_back():
    return Happened(Event.UNDO, TODAY, "p-1", Stage.ITEM_REVIEW, {"record": "n-1"})


def test_an_answer_rests_on_the_opinions_of_the_decisions_that_stand():
    first, second = date(2026, 6, 1), date(2026, 11, 1)
    assert history([decided(first), decided(second)]).opinions_of() == (second,)
    assert history([decided(first), decided(second), taken_back()]).opinions_of() == (first,)
    assert history([decided(first), decided(None)]).opinions_of() == ()
    assert not is_fresh(date(2026, 5, 24), TODAY)


def on_pages(*words, health=None, passages=()):
    """Why a file with these words of health on its pages cannot be given; empty where it can."""
    one = Decided("d-1", Action.REDACT, None, Mode.STATED, passages) if passages else WHOLE
    try:
        because = Because("The form says so.", health=health or Health())
        check(one, because, ["A letter"], TODAY, health_on_pages=words)
    except Invalid as fault:
        return str(fault)
    return ""


def test_what_tells_of_health_on_the_pages_of_a_file_is_locked_too():
    assert "(asthma)" in on_pages("asthma")
    assert on_pages() == ""
    assert on_pages("asthma", health=opinion(TODAY)) == ""


def test_a_passage_of_the_words_covers_nothing_on_the_pages():
    passage = Cut("A letter", Exemption.HP6, Mode.STATED)
    assert "(asthma)" in on_pages("asthma", passages=(passage,))


@pytest.mark.parametrize(
    ("covered", "left"),
    [
        ([], ("asthma", "gp")),
        (["her asthma"], ("asthma", "gp")),
        (["her asthma", "Asthma again"], ("gp",)),
        (["her asthma, Asthma", "GP"], ()),
        (["something else"], ("asthma", "gp")),
    ],
)
def test_a_word_on_a_page_stays_until_it_is_covered_wherever_it_stands(covered, left):
    assert left_of_health("Her asthma. The GP says: asthma.", covered) == left
