"""The assurance page in a real Chromium: accessible at three widths, with its history."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.browser import WIDTHS, Watch, faults, picture

from ccportal import clock
from ccportal.acts import assurance
from ccportal.store.assurance import AssuranceDay

pytestmark = pytest.mark.browser


@pytest.fixture
def kept_for_a_year():
    """A clause that was red in summer and a day of today."""
    assurance.daily()
    for days, colour in ((300, "green"), (150, "red"), (100, "amber")):
        on = clock.today() - timedelta(days=days)
        AssuranceDay.create(on=on, code="C3", colour=colour, says="as it was")


@pytest.mark.parametrize("role", ["coordinator", "chair"])
def test_the_page_is_accessible_at_every_width(page_of, role, kept_for_a_year):
    page = page_of(role)
    watch = Watch(page)
    page.goto("/assurance")
    picture(page, f"assurance-{role}")
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = faults(page)
    assert found == {width: [] for width in WIDTHS}
    page.locator("#r-C3 summary").click()
    assert page.locator("#r-C3 details li").count() >= 3
    assert watch.told == []
