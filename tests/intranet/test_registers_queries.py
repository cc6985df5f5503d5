"""Pages of the registers of court, visits and checks ask the store few times."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from support.calendar import book, helper, on_the_rota, session
from support.pages import listening

from ccportal import clock
from ccportal.acts import proceedings, proceedings_given, visits
from ccportal.acts.proceedings_given import Meant
from ccportal.rules.premises import Purpose, Visit
from ccportal.rules.proceedings import Compels, Said, Wants

MOST = 12
FAMILY = "fam-01"


@pytest.fixture
def filled(full):
    """Several of everything: an order with two decisions, visits, a rota with a check."""
    today = clock.today()
    said = Said("H & M", Wants.REPORT, today, "Millby", "1", None, Compels.ORDER, today)
    order, *_ = (proceedings.register("p-001", FAMILY, said, "", str(one)) for one in range(3))
    for one in range(2):
        meant = Meant("org-03", ("p-010", "p-012"), "The note.", "By post")
        proceedings_given.decide("p-001", order, meant, str(one))
    at = datetime.combine(today + timedelta(3), datetime.min.time()).replace(hour=10)
    for one in range(3):
        visits.book("p-001", Visit(FAMILY, "p-036", Purpose.SUPPORT, "To help", at), str(one))
    ref = session(start=at)
    book(ref, FAMILY, at)
    on_the_rota(ref, helper("p-pat", "Pat Osgood"))
    return {"order": order, "session": ref}


def test_no_page_of_the_registers_asks_more_than_twelve_times(filled, browsers):
    court = f"/disclosures/court/{filled['order']}"
    pages = {
        "coordinator": (
            *("/disclosures/court", "/disclosures/court/new", court, f"{court}/give"),
            *("/visits/1", f"/families/{FAMILY}/visit", f"/families/{FAMILY}?show=assessments"),
            *(f"/sessions/{filled['session']}", "/team", "/team/checks", "/team/checks/p-pat"),
            *("/team/checks/p-pat/new", "/account"),
        ),
        "chair": ("/disclosures/court", court, "/today", "/team/checks/p-pat"),
    }
    asked: dict[tuple[str, str], int] = {}
    for role, addresses in pages.items():
        for address in addresses:
            with listening() as heard:
                assert browsers[role].get(address).status_code == 200
            asked[role, address] = len(heard.queries)
    assert {one: number for one, number in asked.items() if number > MOST} == {}
