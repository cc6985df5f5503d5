"""Consents: given, used, withdrawn; without one in force nothing is passed on (C4, C5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from support.families import whole

from ccportal.acts import bodies, consents
from ccportal.acts import contact_details as contacts
from ccportal.acts.consents import How, Said
from ccportal.acts.refs import fresh
from ccportal.errors import Conflict, Invalid, NotFound, NotPermitted
from ccportal.rules.consent import Detail
from ccportal.store.audit import AuditEntry
from ccportal.store.database import records_db, writing
from ccportal.store.disclosures import Consent, Disclosure
from ccportal.store.people import Organisation

TODAY = date(2026, 3, 14)
PHONE = frozenset({Detail.PHONE})


@pytest.fixture
def here(made, time_machine):
    """A family, a body, and somebody of the team who writes down: refs."""
    time_machine.move_to(datetime(2026, 3, 14, 12))
    _, left, right, _ = whole()
    with writing(records_db):
        body = fresh("organisations")
        Organisation.create(ref=body, name="Cafcass", kind="cafcass")
    for kind, value in (
        (contacts.Kind.PHONE, "01632 960111"),
        (contacts.Kind.EMAIL, "a@b.example"),
    ):
        contacts.add("command", left, kind, value)
    return left, right, body


@pytest.fixture
def said(here):
    left, _, body = here
    return Said(left, PHONE, body, How.WRITTEN, TODAY)


def give(said: Said) -> str:
    (ref,) = consents.give("command", said)
    return ref


def use(said: Said, details=PHONE, recipient=None, safeguard: str = "") -> str:
    to = recipient or said.recipient
    return consents.pass_on(said.person, said.person, to, details, "by telephone", safeguard)


def test_a_consent_says_whose_which_to_whom_and_when(said):
    found = Consent.get_by_id(give(replace(said, until_on=TODAY + timedelta(9))))
    assert (found.person_id, found.covers, found.recipient_id) == (
        said.person,
        "phone",
        said.recipient,
    )
    assert (found.given_on, found.until_on, found.how) == (TODAY, TODAY + timedelta(9), "written")


def test_a_consent_to_two_kinds_is_two(said):
    assert len(consents.give("command", replace(said, details=frozenset({"phone", "email"})))) == 2


def test_the_same_twice_is_refused(said):
    give(said)
    with pytest.raises(Conflict):
        give(said)


@pytest.mark.clause("C3", "C5", "DP2")
def test_each_use_is_a_row_of_the_register_with_what_left_and_without_its_value(said):
    give(said)
    row = Disclosure.get_by_id(use(said))
    assert (row.to_id, row.what, row.ground) == (said.recipient, "contact-details", "consent")
    assert "phone, entry 1" in row.text
    assert "960111" not in row.text
    assert row.purpose


@pytest.mark.clause("C4")
def test_without_a_consent_nothing_is_passed_on(said):
    with pytest.raises(NotPermitted):
        use(said)
    assert Disclosure.select().count() == 0


@pytest.mark.clause("C4", "C5")
def test_a_consent_for_one_recipient_is_none_for_another(said, here):
    give(said)
    with pytest.raises(NotPermitted):
        use(said, recipient=here[1])


@pytest.mark.clause("C5")
def test_a_consent_for_one_kind_is_none_for_another(said):
    give(said)
    with pytest.raises(NotPermitted):
        use(said, frozenset({Detail.PHONE, Detail.EMAIL}))


@pytest.mark.clause("C5")
def test_what_is_withdrawn_stops_the_next_use_at_once(said):
    ref = give(said)
    use(said)
    consents.withdraw("command", ref)
    with pytest.raises(NotPermitted):
        use(said)


@pytest.mark.clause("C5")
def test_what_was_passed_on_before_stays_in_the_register(said):
    ref = give(said)
    use(said)
    consents.withdraw("command", ref)
    assert Disclosure.select().count() == 1


def test_a_consent_is_withdrawn_once(said):
    ref = give(said)
    consents.withdraw("command", ref)
    with pytest.raises(Conflict):
        consents.withdraw("command", ref)


@pytest.mark.boundary("C5", "a consent to its last day")
@pytest.mark.clause("C5")
@pytest.mark.parametrize(("day", "is_allowed"), [(20, True), (21, False)])
def test_a_consent_is_used_on_its_last_day_and_not_the_day_after(
    said, time_machine, day, is_allowed
):
    give(replace(said, until_on=date(2026, 3, 20)))
    time_machine.move_to(datetime(2026, 3, day, 12))
    if is_allowed:
        assert use(said)
    else:
        with pytest.raises(NotPermitted):
            use(said)


@pytest.mark.clause("DP8")
def test_a_consent_takes_nothing_to_a_country_that_is_not_covered(said):
    give(said)
    bodies.say_country("command", said.recipient, "au")
    with pytest.raises(NotPermitted, match="country"):
        use(said)
    assert Disclosure.get_by_id(use(said, safeguard="Signed clauses")).safeguard == "Signed clauses"


def test_a_detail_that_is_no_longer_right_is_not_passed_on(said, time_machine):
    give(said)
    contacts.end("command", said.person, 0)
    time_machine.move_to(datetime(2026, 3, 15, 12))
    with pytest.raises(Invalid):
        use(said)


@pytest.mark.parametrize("field", ["person", "recipient"])
def test_who_there_is_not_neither_agrees_nor_gets(said, field):
    with pytest.raises(NotFound):
        give(replace(said, **{field: "none-such"}))


def test_a_consent_for_tomorrow_is_refused(said):
    with pytest.raises(Invalid):
        give(replace(said, given_on=TODAY + timedelta(1)))


@pytest.mark.clause("C8")
def test_giving_using_and_withdrawing_are_in_the_audit_trail_and_so_is_a_refusal(said):
    ref = give(said)
    use(said)
    consents.withdraw("command", ref)
    with pytest.raises(NotPermitted):
        use(said)
    wanted = AuditEntry.select().where(AuditEntry.action.startswith("consent:"))
    found = [(one.action, one.detail) for one in wanted.order_by(AuditEntry.seq)]
    assert [action for action, _ in found] == [
        *("consent:give", "consent:use", "consent:withdraw", "consent:use")
    ]
    assert found[-1][1] == "refused"
