"""The made-up centre: made once, days moved to now, never in place of somebody's own."""

from __future__ import annotations

import json
import os
from datetime import timedelta

import pytest
from support.command import run

from ccportal import clock
from ccportal.acts import accounts_second, accounts_signin, demo, instance
from ccportal.settings import settings
from ccportal.store import database
from ccportal.store.contact import Session
from ccportal.store.people import Person
from ccportal.store.premises import Assessment


@pytest.fixture
def nowhere(tmp_path, monkeypatch, instances):
    """A folder in which there is no instance yet; the databases are empty."""
    instances.place(monkeypatch, tmp_path / "instance", "demo")
    return tmp_path / "instance"


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory, instances):
    """The folder of a demonstration, made once to be looked at, and what it said."""
    folder = tmp_path_factory.mktemp("demo") / "instance"
    with pytest.MonkeyPatch.context() as environment:
        instances.place(environment, folder, "demo")
        yield folder, codes()


@pytest.fixture
def shown(demonstrated):
    """What the demonstration said, its stores open."""
    instance.open_here()
    yield demonstrated[1]
    database.close(database.records_db, database.portal_db)


def codes() -> list[dict]:
    done = run("demo", "--codes", "--json")
    assert done.status == 0, done.err
    return json.loads(done.out)


def test_a_coordinator_a_chair_and_a_volunteer_may_sign_in(shown):
    assert [one["role"] for one in shown] == ["coordinator", "chair", "volunteer"]


def test_what_is_shown_signs_in(shown):
    first = shown[0]
    known = accounts_signin.check_password(first["email"], first["password"])
    assert accounts_second.check_code(known.account, first["code"])


def test_the_second_time_the_same_people_sign_in_the_same_way(shown):
    words = [(one["email"], one["password"], one["secret"]) for one in shown]
    assert [(one["email"], one["password"], one["secret"]) for one in codes()] == words


def test_somebodys_own_instance_is_left_alone(made):
    done = run("demo", "--codes")
    assert (done.status, "no demonstration" in done.err) == (2, True)


def test_a_demonstration_that_was_half_made_is_made_anew(nowhere):
    if settings().records_url:
        return
    codes()
    (nowhere / "demo.json").write_text("[]")
    assert len(codes()) == 3


def test_the_last_session_was_within_the_last_week(shown):
    last = max(one.starts_at.date() for one in Session.select())
    assert timedelta() <= clock.today() - last < timedelta(days=7)


def test_birthdays_stay_where_they_are(shown):
    assert str(Person.get_by_id("p-daniel").date_of_birth) == "1988-03-19"


def test_what_was_agreed_before_the_last_session_still_is(shown):
    assert Assessment.get().expires_on < clock.today()


@pytest.mark.parametrize("start", ["2026-01-03", "2026-01-10", "2031-07-05"])
def test_days_move_by_whole_weeks(start):
    from datetime import date

    moved = demo._moved('{"a": "2026-01-03", "b": "2025-12-27T10:00"}', date.fromisoformat(start))
    assert date.fromisoformat(json.loads(moved)["a"]) == date.fromisoformat(start)


def test_how_to_sign_in_is_readable_by_its_owner_alone(demonstrated):
    assert os.stat(demonstrated[0] / "demo.json").st_mode & 0o077 == 0
