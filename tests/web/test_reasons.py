"""What the forms ask of people and families they say the reason for (DP3)."""

from __future__ import annotations

import pytest
from wtforms.fields.core import UnboundField

from ccportal.intranet import household_forms, people_forms, policy_breaches_forms

pytestmark = pytest.mark.clause("DP3")

ASKING = (
    household_forms.ReferralForm,
    household_forms.NamingForm,
    household_forms.MemberForm,
    household_forms.OrderForm,
    household_forms.CollectForm,
    people_forms.NeedForm,
    people_forms.KnownAsForm,
    people_forms.DetailForm,
    people_forms.InsteadForm,
    policy_breaches_forms.DecideForm,
    policy_breaches_forms.PeopleForm,
    policy_breaches_forms.ToldForm,
)
CLEAR = {"until_on", "text", "tell"}
"""What says by itself what it is for: until when, what exactly, yes or no."""

EXAMPLE = "For example, 31 3 2026"


def said(field: UnboundField) -> str:
    """The hint that stands under a field."""
    given = [one for one in field.args[2:] if isinstance(one, str)]
    return str(field.kwargs.get("description") or " ".join(given))


@pytest.mark.parametrize("form", ASKING, ids=lambda one: one.__name__)
def test_every_field_says_why_it_is_asked(form):
    fields = {
        name: one for name in dir(form) if isinstance(one := getattr(form, name), UnboundField)
    }
    asked = {
        name: one
        for name, one in fields.items()
        if one.field_class.__name__ not in ("HiddenField", "BooleanField") and name not in CLEAR
    }
    assert asked
    assert [name for name, one in asked.items() if said(one) in ("", EXAMPLE)] == []
