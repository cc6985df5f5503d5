"""Reminders by a real mail server: they say that something waits, once, and are never lost."""

from __future__ import annotations

import json
import logging
from datetime import timedelta

import pytest
from support.client import member
from support.smtp import PASSWORD, USER, Box, mail_server
from support.way import bring

from ccportal import clock
from ccportal.acts import doctor, mail, reminders
from ccportal.acts.mail import NotNow, Words
from ccportal.errors import Invalid
from ccportal.rules import leaving
from ccportal.rules.leaving import To, Way
from ccportal.settings import HalfConfigured, mail_settings
from ccportal.store.accounts import Account
from ccportal.store.people import Person
from ccportal.store.portal import PortalMessage, PortalRequest
from ccportal.store.reminders import Reminder
from ccportal.store.requests import Request

# the test's own server speaks TLS from the first byte, which its library does not see
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")

PORTAL = "https://portal.centre.example"


@pytest.fixture
def box():
    return Box()


@pytest.fixture
def environment(monkeypatch):
    """Mail goes to a port of this machine, from the centre."""

    def point(port: int, tls: str = "none", **more: str) -> None:
        told = {
            "HOST": "localhost",
            "PORT": str(port),
            "TLS": tls,
            "FROM": "C <post@centre.example>",
        }
        for name, value in (told | more).items():
            monkeypatch.setenv(f"CCPORTAL_MAIL_{name}", value)
        monkeypatch.setenv("CCPORTAL_PORTAL_ADDRESS", PORTAL)

    return point


@pytest.fixture
def served(box, environment):
    with mail_server(box) as port:
        environment(port)
        yield box


@pytest.fixture
def morning(time_machine):
    time_machine.move_to("2026-11-25T09:00:00Z", tick=False)
    return time_machine


@pytest.fixture
def team(morning, riverside):
    """A coordinator and the chair of a centre where something waits."""
    return member("coordinator"), member("chair")


def allowed():
    return leaving.about_nobody(Way.MAIL, "to say that something waits", clock.today(), To.TEAM)


def test_each_of_the_team_is_told_once_a_day_that_something_waits(team, served):
    reminders.plan()
    reminders.plan()
    reminders.send_due()
    reminders.plan()
    assert (reminders.send_due(), sorted(to for to, _ in served.mails)) == (
        0,
        sorted(one.email for one in team),
    )


def test_a_mail_names_nobody_and_gives_no_reason(team, served):
    reminders.plan()
    reminders.send_due()
    said = served.mails[0][1]
    words = said["Subject"] + said.get_payload()
    names = {one.family_name for one in Person.select()} | {"family", "request", "C3", "concern"}
    assert said["Subject"] == "Something waits for you on the intranet"
    assert {one for one in names if one in words} == set()


def test_nobody_is_told_before_the_morning(team, served, morning):
    morning.move_to("2026-11-25T06:59:00Z", tick=False)
    assert reminders.plan() == 0
    morning.move_to("2026-11-25T07:00:00Z", tick=False)
    assert reminders.plan() == 2


@pytest.mark.parametrize(("days", "told"), [(1, 0), (6, 0), (7, 2)])
def test_the_same_is_told_again_after_a_week(team, served, morning, days, told):
    before = reminders.reminders_waiting.marks()
    reminders.plan()
    reminders.send_due()
    Reminder.update(on=clock.today() - timedelta(days=days)).execute()
    assert reminders.reminders_waiting.marks() == before
    assert reminders.plan() == told


@pytest.mark.boundary("DP5", "a mail for 35 days")
@pytest.mark.clause("DP5")
@pytest.mark.parametrize(("days", "there"), [(34, True), (35, False)])
def test_that_somebody_was_mailed_is_forgotten_after_35_days(team, served, days, there):
    reminders.plan()
    reminders.send_due()
    on = clock.today() - timedelta(days=days)
    Reminder.update(on=on, about="earlier").execute()
    reminders.plan()
    assert Reminder.select().where(Reminder.about == "earlier").exists() is there


def test_a_volunteer_and_who_is_shut_out_get_no_mail(team, served):
    member("volunteer")
    Account.update(disabled_at=clock.now_utc()).where(Account.role == "chair").execute()
    reminders.plan()
    reminders.send_due()
    assert {to for to, _ in served.mails} == {team[0].email}


def test_who_is_shut_out_before_a_mail_is_sent_gets_none(team, served):
    reminders.plan()
    Account.update(disabled_at=clock.now_utc()).execute()
    assert (reminders.send_due(), served.mails) == (0, [])
    assert {one.ended for one in Reminder.select()} == {"not needed"}


def test_without_a_mail_server_nothing_is_put_down(team):
    assert (reminders.plan(), reminders.send_due(), Reminder.select().count()) == (0, 0, 0)


def test_while_the_server_is_down_mails_wait_and_go_when_it_is_back(
    team, box, environment, morning, caplog
):
    with mail_server(box) as port:
        environment(port)
    reminders.plan()
    assert reminders.send_due() == 0
    assert {(one.tries, one.ended) for one in Reminder.select()} == {(1, None)}
    with mail_server(box) as port:
        environment(port)
        assert reminders.send_due() == 0
        morning.shift(timedelta(minutes=5))
        assert reminders.send_due() == 2
    assert len(box.mails) == 2
    assert not [one.email for one in team if one.email in caplog.text]


def test_of_many_days_without_a_server_one_mail_remains(team, box, environment, morning):
    environment(1)
    for _ in range(3):
        reminders.plan()
        reminders.send_due()
        morning.shift(timedelta(days=1))
    with mail_server(box) as port:
        environment(port)
        reminders.send_due()
        reminders.plan()
        reminders.send_due()
    assert len(box.mails) == 2


def test_a_refused_recipient_is_not_tried_again_and_stands_in_no_log(team, served, caplog):
    first, second = team
    served.refuses[first.email] = f"550 no such user {first.email}"
    reminders.plan()
    with caplog.at_level(logging.DEBUG):
        assert reminders.send_due() == 1
    ended = {one.account_id: one.ended for one in Reminder.select()}
    assert ended == {first.id: "refused", second.id: "sent"}
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("ccportal")]
    assert ours == [f"mail {min(one.id for one in Reminder.select())} was refused for good"]


def test_a_recipient_who_is_refused_for_now_is_tried_again(team, served, morning):
    served.refuses[team[0].email] = "451 try later"
    reminders.plan()
    reminders.send_due()
    served.refuses.clear()
    morning.shift(timedelta(minutes=5))
    assert reminders.send_due() == 1


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_mail_goes_encrypted_and_signed_in(made, box, environment, tmp_path, monkeypatch, tls):
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    with mail_server(box, tls=tls, folder=tmp_path) as port:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        environment(port, tls, USER=USER, PASSWORD_FILE=str(tmp_path / "password"))
        mail.send(allowed(), mail_settings(), "ada@centre.example", Words.STAFF)
    assert (box.users, len(box.mails)) == ([USER], 1)


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_server_whose_certificate_nobody_vouches_for_gets_no_mail(
    made, box, environment, tmp_path, tls
):
    with mail_server(box, tls=tls, folder=tmp_path) as port:
        environment(port, tls)
        with pytest.raises(NotNow):
            mail.send(allowed(), mail_settings(), "ada@centre.example", Words.STAFF)
    assert box.mails == []


def test_a_server_without_encryption_gets_no_mail_where_encryption_was_set(made, box, environment):
    with mail_server(box) as port:
        environment(port, "starttls")
        with pytest.raises(NotNow):
            mail.send(allowed(), mail_settings(), "ada@centre.example", Words.STAFF)
    assert box.mails == []


def test_a_server_is_told_the_senders_domain_and_not_this_machines_name(made, served):
    mail.send(allowed(), mail_settings(), "ada@centre.example", Words.STAFF)
    assert served.greeted == ["centre.example"]
    assert served.mails[0][1]["Message-ID"].endswith("@centre.example>")


@pytest.mark.parametrize(
    "typed", ["", "ada", "ada@x.y, bob@x.y", "ada@x.y\nBcc: bob@x.y", "zoë@x.y", "<ada@x.y>"]
)
def test_what_cannot_be_an_address_is_handed_to_no_server(made, served, typed):
    with pytest.raises(mail.NoSuchRecipient):
        mail.send(allowed(), mail_settings(), typed, Words.STAFF)
    assert served.mails == []


@pytest.mark.clause("C4")
def test_a_mail_needs_the_rules_word_for_a_mail(made, served):
    paper = leaving.about_nobody(Way.PAPER, "to be read", clock.today())
    with pytest.raises(Invalid):
        mail.send(paper, mail_settings(), "ada@centre.example", Words.STAFF)
    assert served.mails == []


@pytest.mark.parametrize(
    "told",
    [
        {"HOST": "localhost"},
        {"HOST": "localhost", "FROM": "a@b.example", "USER": "centre"},
        {"HOST": "localhost", "FROM": "a@b.example", "TLS": "maybe"},
    ],
)
def test_half_of_the_settings_are_refused(monkeypatch, told):
    for name, value in told.items():
        monkeypatch.setenv(f"CCPORTAL_MAIL_{name}", value)
    with pytest.raises(HalfConfigured):
        mail_settings()


@pytest.fixture
def asked(morning, riverside, served):
    """A request on the portal, whose requester can be reached in the given way."""

    def make(reach: str, where: str = "zo@parent.example") -> str:
        way = bring("accepted")
        said = json.dumps({"name": "Z", "reach": reach, "reach_where": where})
        Request.update(said=said).where(Request.ref == way.ref).execute()
        PortalRequest.create(
            reference=way.ref,
            form="f",
            public_key=b"k",
            salt=b"s",
            passes=1,
            memory=8,
            box=b"b",
            sent_at=clock.now_utc(),
        )
        PortalMessage.create(
            request=way.ref, key="m-1", from_centre=True, at=clock.now_utc(), for_requester=b"x"
        )
        Account.update(disabled_at=clock.now_utc()).execute()
        return way.ref

    return make


def sent(box: Box) -> list[str]:
    reminders.plan()
    reminders.send_due()
    return [to for to, _ in box.mails]


def test_who_chose_email_is_told_the_portals_address_and_nothing_else(asked, served):
    ref = asked("email")
    assert sent(served) == ["zo@parent.example"]
    said = served.mails[0][1]
    assert PORTAL in said.get_payload()
    words = str(said)
    assert said["Subject"] == "Something waits for you"
    assert not [one for one in (ref, "contact centre", "child", "record") if one in words.lower()]


@pytest.mark.clause("C4")
@pytest.mark.parametrize("reach", ["site", "phone", "letter"])
def test_who_chose_another_way_gets_no_mail(asked, served, reach):
    asked(reach)
    assert sent(served) == []


def test_of_one_message_a_requester_is_told_once(asked, served, morning):
    asked("email")
    assert len(sent(served)) == 1
    morning.shift(timedelta(days=9))
    assert len(sent(served)) == 1


def test_a_second_message_is_told_of_on_another_day(asked, served, morning):
    ref = asked("email")
    sent(served)
    PortalMessage.create(
        request=ref, key="m-2", from_centre=True, at=clock.now_utc(), for_requester=b"x"
    )
    assert len(sent(served)) == 1
    morning.shift(timedelta(days=1))
    assert len(sent(served)) == 2


def test_what_was_read_before_the_mail_went_is_not_told(asked, served):
    asked("email")
    reminders.plan()
    PortalMessage.update(read_at=clock.now_utc()).execute()
    assert (reminders.send_due(), served.mails) == (0, [])


def test_no_address_is_kept_with_a_mail(asked, served):
    asked("email")
    sent(served)
    kept = json.dumps([one.__data__ for one in Reminder.select()], default=str)
    assert "@" not in kept


def test_the_doctor_tries_the_mail_server(made, served, environment):
    assert mails_of(doctor.examine()) == (True, "the mail server answers")
    environment(1)
    well, says = mails_of(doctor.examine())
    assert (well, "could not be reached" in says) == (False, True)


def mails_of(found) -> tuple[bool, str]:
    return next((one.well, one.says) for one in found if one.what == "mail")
