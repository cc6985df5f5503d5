"""What the forms ask of people and families they say the reason for (DP3)."""

from __future__ import annotations

import re

import pytest
from wtforms.fields.core import UnboundField

from ccportal.intranet import (
    asked,
    calendar_forms_session,
    disclosures,
    disclosures_consents,
    disclosures_court_forms,
    disclosures_make,
    household_forms,
    papers,
    people_forms,
    policy_breaches_forms,
    policy_told,
    requests_forms,
    requests_forms_answer,
    requests_forms_behalf,
    requests_forms_ends,
    requests_forms_review,
    team_checks,
    team_coming,
    telling,
    visits,
    writing_forms,
)
from ccportal.rules.requests_behalf import FACTORS

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
    disclosures_consents.GiveForm,
    disclosures_consents.UseForm,
    disclosures.AnswerForm,
    disclosures_make.StatementForm,
    disclosures_make.GroundForm,
    disclosures_court_forms.RequestForm,
    disclosures_court_forms.OrderForm,
    disclosures_court_forms.GiveForm,
    disclosures_court_forms.AnswerForm,
    visits.VisitForm,
    visits.AgreeForm,
    team_coming.InviteForm,
    team_coming.LeaveForm,
    team_checks.CheckForm,
    writing_forms.NoteForm,
    writing_forms.CorrectionForm,
    writing_forms.ConcernForm,
    writing_forms.AnswerForm,
    writing_forms.IncidentForm,
    writing_forms.RiskForm,
    requests_forms.NewForm,
    requests_forms.FindForm,
    requests_forms.NobodyForm,
    requests_forms.MessageForm,
    requests_forms.SeenForm,
    requests_forms.HoldForm,
    requests_forms.CertifyForm,
    requests_forms.CameForm,
    requests_forms_behalf.AuthorityForm,
    requests_forms_behalf.PartForm,
    requests_forms_behalf.OwnChildForm,
    requests_forms_behalf.ChildForm,
    requests_forms_ends.ExtendForm,
    requests_forms_ends.DropExtensionForm,
    requests_forms_ends.ChargeForm,
    requests_forms_ends.RefusalForm,
    requests_forms_ends.InvalidForm,
    requests_forms_ends.DiedForm,
    requests_forms_ends.DuplicateForm,
    requests_forms_ends.AcknowledgeForm,
    requests_forms_ends.ComplaintForm,
    requests_forms_ends.SettleForm,
    requests_forms_ends.ReopenForm,
    requests_forms_ends.LookAgainForm,
    requests_forms_ends.NarrowForm,
    requests_forms_answer.ReworkForm,
    requests_forms_answer.RevokeForm,
    requests_forms_answer.AgreeRevokeForm,
    requests_forms_answer.DeliveredForm,
    requests_forms_answer.ReadyForm,
    requests_forms_answer.ReleaseForm,
    requests_forms_answer.TicketForm,
    requests_forms_review.DecideForm,
    requests_forms_review.InferForm,
    requests_forms_review.AgreeForm,
    requests_forms_review.ApproveForm,
    requests_forms_review.BackForm,
    asked.AskedForm,
    policy_told.ToldForm,
    telling.ToldForm,
    papers.PaperForm,
    calendar_forms_session.BookForm,
    calendar_forms_session.HelperForm,
    calendar_forms_session.CancelBookingForm,
    calendar_forms_session.AbsentForm,
    calendar_forms_session.DecideForm,
)
ONCE = {*FACTORS, "information", "confidence", "consent", "may_go", "health_how", "opinion_on"}
"""What is asked in one block, of which a sentence above says what it is for."""

CLEAR = {"tell"} | ONCE
"""What says by itself what it is for: whether the Commissioner is told, yes or no."""

EXAMPLE = re.compile(r"For example[,:][^.]*\.?")
"""An example says how something is written, never why it is asked."""


def said(field: UnboundField) -> str:
    """The hint that stands under a field, without its example."""
    given = [one for one in field.args[2:] if isinstance(one, str)]
    hint = str(field.kwargs.get("description") or " ".join(given))
    return EXAMPLE.sub("", hint).strip()


@pytest.mark.parametrize("form", ASKING, ids=lambda one: f"{one.__module__}.{one.__name__}")
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
    assert [name for name, one in asked.items() if not said(one)] == []
