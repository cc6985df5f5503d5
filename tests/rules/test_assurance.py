"""How each clause stands: green, amber from a day on, red from a day on; never without words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ccportal.policy import CLAUSES
from ccportal.rules import assurance_clauses as clauses
from ccportal.rules import assurance_keeping as keeping
from ccportal.rules import assurance_principles as principles
from ccportal.rules.assurance import WORDS, Checked, Colour, ago
from ccportal.rules.assurance_all import Change, Facts, findings, months, since
from ccportal.rules.assurance_clauses import Leaving, People
from ccportal.rules.assurance_keeping import House, Policy, Waste
from ccportal.rules.assurance_principles import Asked, Away, Data, Risks

TODAY = date(2026, 11, 25)
GREEN, AMBER, RED = Colour.GREEN, Colour.AMBER, Colour.RED


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_every_clause_of_the_policy_has_a_finding_in_its_order():
    assert [one.code for one in findings(Facts(), TODAY)] == [one.code for one in CLAUSES]


def test_every_finding_says_something_in_words_and_leads_somewhere():
    found = findings(Facts(), TODAY)
    assert [one.code for one in found if not one.says.strip() or "." not in one.link] == []


def test_every_colour_has_a_word_of_its_own():
    assert len(set(WORDS.values())) == len(Colour)


def test_a_clause_stands_as_the_worst_of_what_shows_it_and_says_that_first():
    found = clauses.c7(People(team=3, unchecked=1, details=2))
    assert found.colour is RED
    assert found.says.split("\n")[0].startswith("2 numbers")


@pytest.mark.boundary("C1", "signed within 14 days")
@pytest.mark.clause("C1")
@pytest.mark.parametrize(("days", "colour"), [(0, AMBER), (13, AMBER), (14, RED)])
def test_an_undertaking_is_missed_at_once_and_late_after_two_weeks(days, colour):
    people = People(team=8, signed=7, unsigned_since=before(days))
    found = clauses.c1(people, True, TODAY)
    assert (found.colour, found.says) == (colour, "7 of 8 signed")


@pytest.mark.clause("C1")
def test_undertakings_are_all_signed_or_there_is_nothing_to_sign():
    people = People(team=8, signed=8)
    assert clauses.c1(people, True, TODAY).colour is GREEN
    assert clauses.c1(people, False, TODAY).colour is RED


@pytest.mark.boundary("C2", "answered within 14 days")
@pytest.mark.clause("C2")
@pytest.mark.parametrize(("days", "colour"), [(13, AMBER), (14, RED)])
def test_a_request_for_proceedings_is_to_be_refused_within_two_weeks(days, colour):
    assert clauses.c2(Leaving(asked=1, asked_since=before(days)), TODAY).colour is colour


@pytest.mark.boundary("C2", "an order read within 3 days")
@pytest.mark.clause("C2")
@pytest.mark.parametrize(("days", "colour"), [(2, AMBER), (3, RED)])
def test_the_chair_reads_an_order_within_three_days(days, colour):
    assert clauses.c2(Leaving(unread=1, unread_since=before(days)), TODAY).colour is colour


@pytest.mark.clause("C3")
@pytest.mark.parametrize(
    ("waits", "late", "colour"), [(0, 0, GREEN), (1, 0, AMBER), (1, 1, RED), (3, 1, RED)]
)
def test_an_agreement_that_waits_is_amber_and_an_overdue_one_red(waits, late, colour):
    assert clauses.c3(Leaving(waits=waits, late=late)).colour is colour


@pytest.mark.clause("C4")
def test_a_contact_detail_that_left_without_a_right_is_red():
    assert clauses.c4(Leaving(bare_contacts=1)).colour is RED
    assert clauses.c4(Leaving(consented=3)).says == "Details left 3 times by consent in 12 months"


@pytest.mark.clause("C5")
def test_consents_are_counted():
    found = clauses.c5(Leaving(consents=4, withdrawn=1))
    assert (found.colour, found.says) == (GREEN, "4 consents in force, 1 withdrawn or ended")


@pytest.mark.clause("C5")
@pytest.mark.parametrize(
    ("changed", "colour", "says"),
    [
        (
            {"bare_consents": 1},
            RED,
            "Details left 1 time without a consent of that day, in 12 months",
        ),
        (
            {"details_wait": 2, "details_late": 1},
            RED,
            "1 agreement to pass details on not given 72 hours after they left",
        ),
        ({"answers_loose": 1}, RED, "Something left 1 time without a row in the register"),
        ({"grounds_loose": 2}, RED, "Something left 2 times without a row in the register"),
        ({"details_wait": 1}, AMBER, "1 agreement to pass details on waiting for the chair"),
    ],
)
def test_details_that_left_without_a_right_or_a_row_are_told_first(changed, colour, says):
    found = clauses.c5(replace(Leaving(consents=4), **changed))
    assert (found.colour, found.says.split("\n")[0]) == (colour, says)


@pytest.mark.clause("C6")
def test_an_assessment_that_is_booked_without_an_agreement_is_red():
    assert clauses.c6(Leaving(bare_visits=1)).colour is RED
    assert clauses.c6(Leaving(refused_visits=2)).colour is GREEN


@pytest.mark.clause("C7")
@pytest.mark.parametrize(
    ("people", "colour"),
    [
        (People(team=8), GREEN),
        (People(team=8, unchecked=1), AMBER),
        (People(team=8, soon=1), AMBER),
        (People(team=8, unchecked=1, rostered=1), RED),
        (People(team=8, details=1), RED),
    ],
)
def test_who_has_no_check_is_told_and_who_is_on_a_rota_without_one_is_red(people, colour):
    assert clauses.c7(people).colour is colour


WELL = House(
    began_on=before(900),
    backup=before(1),
    drill=before(9),
    trail=Checked(TODAY),
    stores=Checked(TODAY),
)


@pytest.mark.boundary("C8", "a backup a week old at most")
@pytest.mark.clause("C8")
@pytest.mark.parametrize(("days", "colour"), [(7, GREEN), (8, AMBER), (14, AMBER), (15, RED)])
def test_a_backup_is_a_week_old_at_most(days, colour):
    assert keeping.c8(replace(WELL, backup=before(days)), TODAY).colour is colour


@pytest.mark.boundary("C8", "a backup tried within three months")
@pytest.mark.clause("C8")
@pytest.mark.parametrize(("days", "colour"), [(92, GREEN), (93, AMBER), (183, AMBER), (184, RED)])
def test_a_backup_was_tried_within_three_months(days, colour):
    assert keeping.c8(replace(WELL, drill=before(days)), TODAY).colour is colour


@pytest.mark.clause("C8")
@pytest.mark.parametrize(("days", "colour"), [(7, GREEN), (8, AMBER), (15, RED)])
def test_a_new_instance_has_a_week_for_its_first_backup(days, colour):
    house = replace(WELL, backup=None, began_on=before(days))
    found = keeping.c8(house, TODAY)
    assert found.colour is colour
    assert "No backup yet" in found.says


@pytest.mark.clause("C8")
@pytest.mark.parametrize(
    ("house", "colour"),
    [
        (replace(WELL, trail=Checked(TODAY, 1)), RED),
        (replace(WELL, stores=Checked(TODAY, 1)), RED),
        (replace(WELL, gone=1), RED),
        (replace(WELL, alone=1), AMBER),
        (replace(WELL, trail=None), AMBER),
        (replace(WELL, trail=Checked(before(2))), GREEN),
        (replace(WELL, trail=Checked(before(3))), RED),
    ],
)
def test_a_broken_trail_a_fault_and_an_open_account_of_who_left_are_red(house, colour):
    assert keeping.c8(house, TODAY).colour is colour


@pytest.mark.boundary("C9", "seen to within 62 days")
@pytest.mark.clause("C9")
@pytest.mark.parametrize(("days", "colour"), [(0, AMBER), (61, AMBER), (62, RED)])
def test_what_is_due_is_amber_and_red_two_months_later(days, colour):
    found = keeping.c9(Waste(due=Checked(TODAY, 4, before(days))), TODAY)
    assert found.colour is colour


@pytest.mark.boundary("C9", "a batch agreed to within 31 days")
@pytest.mark.clause("C9")
@pytest.mark.parametrize(("days", "colour"), [(30, AMBER), (31, RED)])
def test_a_batch_is_agreed_within_a_month(days, colour):
    waste = Waste(due=Checked(TODAY), batches=1, batch_since=before(days))
    assert keeping.c9(waste, TODAY).colour is colour


@pytest.mark.clause("C9")
def test_a_broken_chain_of_certificates_is_red_and_the_last_disposal_is_told():
    assert keeping.c9(Waste(due=Checked(TODAY), chain=Checked(TODAY, 1)), TODAY).colour is RED
    told = keeping.c9(Waste(due=Checked(TODAY), disposed=before(9), certificates=2), TODAY)
    assert (told.colour, told.says) == (GREEN, "Last disposal 9 days ago, 2 certificates")


@pytest.mark.boundary("C10", "told within 60 days")
@pytest.mark.clause("C10")
@pytest.mark.parametrize(("days", "colour"), [(59, AMBER), (60, RED)])
def test_adults_and_referrers_hear_of_the_policy_within_two_months(days, colour):
    here = Policy(adopted_on=before(300), adults=3, adults_told=2, adults_since=before(days))
    assert keeping.c10(here, TODAY).colour is colour
    there = Policy(adopted_on=before(300), referrers=1, referrers_since=before(days))
    assert keeping.c10(there, TODAY).colour is colour


@pytest.mark.clause("C11")
@pytest.mark.parametrize(("days", "colour"), [(61, GREEN), (60, AMBER), (0, AMBER), (-1, RED)])
def test_a_review_is_near_60_days_before_and_overdue_the_day_after(days, colour):
    policy = Policy(adopted_on=before(300), review_due_on=before(-days))
    assert keeping.c11(policy, TODAY).colour is colour


@pytest.mark.clause("C11")
def test_a_review_says_in_how_many_days_it_is_due():
    policy = Policy(adopted_on=before(300), review_due_on=before(-41))
    assert keeping.c11(policy, TODAY).says == "Review due in 41 days"


@pytest.mark.clause("DP1", "DP2")
def test_a_kind_without_a_purpose_and_a_release_without_one_are_red():
    assert principles.dp1(Data(kinds=5)).colour is GREEN
    assert principles.dp1(Data(kinds=5, bare_kinds=1)).colour is RED
    assert principles.dp2(Data(releases=5)).colour is GREEN
    assert principles.dp2(Data(releases=5, purposeless=1)).colour is RED


@pytest.mark.boundary("DP3", "looked at every year")
@pytest.mark.clause("DP3")
@pytest.mark.parametrize(("days", "colour"), [(305, GREEN), (306, AMBER), (365, AMBER), (366, RED)])
def test_the_yearly_look_comes_near_and_is_overdue_after_a_year(days, colour):
    assert principles.dp3(Data(looked=before(days)), TODAY).colour is colour
    assert principles.dp3(Data(began_on=before(days)), TODAY).colour is colour


@pytest.mark.boundary("DP4", "told of a correction within 30 days")
@pytest.mark.clause("DP4")
@pytest.mark.parametrize(("days", "colour"), [(29, AMBER), (30, RED)])
def test_who_was_told_wrongly_hears_of_it_within_a_month(days, colour):
    data = Data(to_tell=1, tell_since=before(days), unconfirmed=Checked(TODAY))
    assert principles.dp4(data, TODAY).colour is colour


@pytest.mark.clause("DP4")
def test_contact_details_that_nobody_confirmed_are_amber():
    assert principles.dp4(Data(unconfirmed=Checked(TODAY)), TODAY).colour is GREEN
    assert principles.dp4(Data(unconfirmed=Checked(TODAY, 3)), TODAY).colour is AMBER


@pytest.mark.clause("DP5")
def test_what_outlived_its_time_is_red():
    assert principles.dp5(Data()).colour is GREEN
    assert principles.dp5(Data(evidence=1)).colour is RED
    assert principles.dp5(Data(drafts=1)).colour is RED


@pytest.mark.clause("SAR", "DP6")
@pytest.mark.parametrize(
    ("asked", "colour"),
    [(Asked(running=3), GREEN), (Asked(running=3, near=1), AMBER), (Asked(overdue=1), RED)],
)
def test_a_request_that_is_near_is_amber_and_an_overdue_one_red(asked, colour):
    assert principles.sar(asked).colour is colour
    assert principles.dp6(asked).colour is colour


@pytest.mark.clause("SAR")
def test_the_share_that_was_answered_in_time_is_told():
    assert "14 of 15 answered in time" in principles.sar(Asked(answered=15, on_time=14)).says


@pytest.mark.clause("DP7")
@pytest.mark.parametrize(
    ("away", "secure", "colour"),
    [
        (Away(), GREEN, GREEN),
        (Away(), AMBER, AMBER),
        (Away(), RED, RED),
        (Away(breach_open=1), GREEN, AMBER),
        (Away(breach_open=1, breach_late=1), GREEN, RED),
        (Away(breach_open=1, people_untold=1), GREEN, RED),
    ],
)
def test_safety_is_as_good_as_c8_and_the_register_of_breaches(away, secure, colour):
    assert principles.dp7(away, secure).colour is colour


@pytest.mark.boundary("DP8", "the table compared every year")
@pytest.mark.clause("DP8")
def test_what_went_abroad_without_a_safeguard_is_red_and_an_old_table_amber():
    assert principles.dp8(Away(abroad=2, compared_on=before(365)), TODAY).colour is GREEN
    assert principles.dp8(Away(abroad=2, compared_on=before(366)), TODAY).colour is AMBER
    assert principles.dp8(Away(abroad=2, bare_abroad=1), TODAY).colour is RED


@pytest.mark.boundary("VIO", "looked at within 30 days of it")
@pytest.mark.clause("VIO")
@pytest.mark.parametrize(("days", "colour"), [(0, AMBER), (29, AMBER), (30, RED)])
def test_a_risk_is_looked_at_again_within_a_month_of_its_day(days, colour):
    assert principles.vio(Risks(standing=2, due=1, due_since=before(days)), TODAY).colour is colour


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (40, "40 days ago")]
)
def test_how_long_ago_is_said_as_people_say_it(days, said):
    assert ago(before(days), TODAY) == said


def test_a_clause_stands_since_its_colour_last_changed():
    changes = [Change(before(90), GREEN, ""), Change(before(20), RED, "")]
    assert since(RED, changes, TODAY) == before(20)
    assert since(GREEN, changes, TODAY) == TODAY
    assert since(GREEN, [], TODAY) == TODAY


def test_a_month_shows_how_it_ended_and_the_last_one_how_it_is_now():
    changes = [
        Change(date(2026, 7, 31), GREEN, ""),
        Change(date(2026, 8, 31), RED, ""),
        Change(date(2026, 9, 1), AMBER, ""),
    ]
    assert months(GREEN, changes, TODAY) == (*[None] * 7, GREEN, RED, AMBER, AMBER, GREEN)


def test_the_first_of_a_month_begins_a_month():
    assert months(RED, [Change(date(2026, 10, 31), GREEN, "")], date(2026, 11, 1))[-2:] == (
        GREEN,
        RED,
    )
