"""Which documents may have been made for a court."""

from __future__ import annotations

import pytest

from ccportal.rules.court_papers import signs_of_court

pytestmark = [pytest.mark.clause("VIO"), pytest.mark.clause("C2")]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Court  bundle, page 3", ("court bundle",)),
        ("IN THE FAMILY COURT AT OVERTARN. Case No: ZC24", ("in the family court", "case no:")),
        ("In the Magistrates’ Court", ("in the magistrates’ court",)),
        ("Position statement of the Applicant", ("position statement", "the applicant")),
        ("Form C100, and a section 7 report", ("c100", "section 7 report")),
        ("Bundle, page 14: letter of a hospital", ("bundle, page",)),
        ("The court said that they meet here.", ()),
        ("A bundle of letters from the tennis court", ()),
        ("We asked about section 70 reports.", ()),
    ],
)
def test_a_paper_of_a_court_is_known_by_what_it_says_of_itself(text, signs):
    assert signs_of_court([text]) == signs


def test_each_sign_is_told_once():
    assert signs_of_court(["the respondent", "The respondent"]) == ("the respondent",)
