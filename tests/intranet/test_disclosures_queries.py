"""No page of the area of what leaves asks the store more than twelve times.

Taking a turn at writing, where an engine has to be asked for it, is no query of the page's.
"""

from __future__ import annotations

import logging

import pytest

from ccportal.acts import grounds
from ccportal.acts.grounds import Meant
from ccportal.rules.disclosure import Ground, Said, What

MOST = 12
PAGES = (
    *("/disclosures", "/disclosures?family=fam-01", "/disclosures/d-001", "/disclosures/decisions"),
    *("/consents", "/consents/c-003", "/consents/c-003/use", "/families/fam-01/statement"),
    *("/families/fam-01/pass-on", "/families/fam-01/consent", "/people/p-009/consent"),
    *("/people/p-009", "/people/p-012", "/families/fam-01?show=consents", "/organisations/org-01"),
)


@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_a_page_asks_the_store_twelve_times_at_most(browsers, role, caplog):
    said = Said(Ground.CHILD, "The child", "Bruises", "What was seen", "By telephone")
    meant = Meant("fam-01", "org-04", What.OTHER, ("p-010", "p-012"))
    number = grounds.decide("p-001", meant, said, emergency=True, token="1")
    asked = {}
    for page in (*PAGES, f"/disclosures/decisions/{number}"):
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="peewee"):
            answer = browsers[role].get(page)
        if answer.status_code == 200:
            told = [str(one.msg) for one in caplog.records if one.name == "peewee"]
            asked[page] = sum("advisory" not in one for one in told)
    assert len(asked) > 3
    assert {page: number for page, number in asked.items() if number > MOST} == {}
