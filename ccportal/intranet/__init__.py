"""The intranet: what the team sees and does. One module an area, each one blueprint `bp`."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, Flask

from ccportal import keys
from ccportal.acts import instance
from ccportal.acts.accounts_sessions import StaffSessions
from ccportal.intranet import visitors
from ccportal.intranet.account import bp as account_area
from ccportal.intranet.asked import bp as asked_area
from ccportal.intranet.assurance import bp as assurance_area
from ccportal.intranet.audit import bp as audit_area
from ccportal.intranet.calendar import bp as calendar_area
from ccportal.intranet.calendar_changing import bp as calendar_changing_area
from ccportal.intranet.calendar_feed import bp as calendar_feed_area
from ccportal.intranet.calendar_session import bp as calendar_session_area
from ccportal.intranet.centre import bp as centre_area
from ccportal.intranet.concerns import bp as concerns_area
from ccportal.intranet.disclosures import bp as disclosures_area
from ccportal.intranet.disclosures_consents import bp as disclosures_consents_area
from ccportal.intranet.disclosures_court import bp as disclosures_court_area
from ccportal.intranet.disclosures_make import bp as disclosures_make_area
from ccportal.intranet.door import bp as door_area
from ccportal.intranet.families import bp as families_area
from ccportal.intranet.families_agreed import bp as families_agreed_area
from ccportal.intranet.families_edit import bp as families_edit_area
from ccportal.intranet.for_you import bp as for_you_area
from ccportal.intranet.helping import bp as helping_area
from ccportal.intranet.papers import bp as papers_area
from ccportal.intranet.people import bp as people_area
from ccportal.intranet.people_edit import bp as people_edit_area
from ccportal.intranet.people_merging import bp as people_merging_area
from ccportal.intranet.policy import bp as policy_area
from ccportal.intranet.policy_breaches import bp as policy_breaches_area
from ccportal.intranet.policy_held import bp as policy_held_area
from ccportal.intranet.policy_processing import bp as policy_processing_area
from ccportal.intranet.policy_told import bp as policy_told_area
from ccportal.intranet.policy_writing import bp as policy_writing_area
from ccportal.intranet.records import bp as records_area
from ccportal.intranet.requests import bp as requests_area
from ccportal.intranet.requests_answer import bp as requests_answer_area
from ccportal.intranet.requests_behalf import bp as requests_behalf_area
from ccportal.intranet.requests_bulk import bp as requests_bulk_area
from ccportal.intranet.requests_consulting import bp as requests_consulting_area
from ccportal.intranet.requests_ends import bp as requests_ends_area
from ccportal.intranet.requests_inferring import bp as requests_inferring_area
from ccportal.intranet.requests_items import bp as requests_items_area
from ccportal.intranet.requests_post import bp as requests_post_area
from ccportal.intranet.requests_reach import bp as requests_reach_area
from ccportal.intranet.requests_schedule import bp as requests_schedule_area
from ccportal.intranet.requests_second import bp as requests_second_area
from ccportal.intranet.requests_steps import bp as requests_steps_area
from ccportal.intranet.requests_together import bp as requests_together_area
from ccportal.intranet.retention import bp as retention_area
from ccportal.intranet.retention_batches import bp as retention_batches_area
from ccportal.intranet.risk_marks import bp as risk_marks_area
from ccportal.intranet.search import bp as search_area
from ccportal.intranet.signin import bp as signin_area
from ccportal.intranet.spreadsheets import bp as spreadsheets_area
from ccportal.intranet.team import bp as team_area
from ccportal.intranet.team_checks import bp as team_checks_area
from ccportal.intranet.team_coming import bp as team_coming_area
from ccportal.intranet.telling import bp as telling_area
from ccportal.intranet.telling_confirm import bp as telling_confirm_area
from ccportal.intranet.today import bp as today_area
from ccportal.intranet.undertakings import bp as undertakings_area
from ccportal.intranet.visits import bp as visits_area
from ccportal.intranet.writing import bp as writing_area
from ccportal.intranet.writing_safety import bp as writing_safety_area
from ccportal.settings import settings
from ccportal.store.database import records_db
from ccportal.web import access, plain, site, uploads

AREAS: tuple[Blueprint, ...] = (
    signin_area,
    account_area,
    today_area,
    door_area,
    calendar_area,
    calendar_session_area,
    calendar_changing_area,
    calendar_feed_area,
    for_you_area,
    asked_area,
    families_area,
    families_edit_area,
    families_agreed_area,
    people_area,
    people_edit_area,
    people_merging_area,
    telling_area,
    telling_confirm_area,
    risk_marks_area,
    visits_area,
    disclosures_area,
    disclosures_make_area,
    disclosures_court_area,
    disclosures_consents_area,
    records_area,
    papers_area,
    search_area,
    spreadsheets_area,
    writing_area,
    writing_safety_area,
    concerns_area,
    requests_area,
    requests_answer_area,
    requests_behalf_area,
    requests_ends_area,
    requests_bulk_area,
    requests_together_area,
    requests_inferring_area,
    requests_items_area,
    requests_post_area,
    requests_reach_area,
    requests_consulting_area,
    requests_schedule_area,
    requests_second_area,
    requests_steps_area,
    centre_area,
    team_area,
    team_checks_area,
    retention_area,
    retention_batches_area,
    team_coming_area,
    undertakings_area,
    policy_area,
    policy_told_area,
    policy_breaches_area,
    policy_processing_area,
    policy_held_area,
    policy_writing_area,
    assurance_area,
    audit_area,
    helping_area,
)

DAY = timedelta(hours=10)
"""The longest that anybody stays signed in."""


def create_app() -> Flask:
    """The intranet, ready to serve; settings come from the environment alone.

    Raises HalfConfigured, KeyMissing, or SilentRoute where a view says nothing about who may
    use it.
    """
    here = settings()
    instance.open_stores(here)
    app = site.new_app(
        "ccportal.intranet",
        here,
        key=keys.staff_cookie_key(here),
        sessions=StaffSessions(),
        cookie=visitors.COOKIE,
        layout="intranet/layout.html",
        limit=DAY,
    )
    for area in AREAS:
        app.register_blueprint(area)
    app.request_class = uploads.InMemory
    plain.init(app)
    visitors.init(app)
    access.guard(app, visitors.gate())
    app.teardown_appcontext(_let_go)
    return app


def _let_go(_: BaseException | None) -> None:
    if not records_db.is_closed() and not records_db.in_transaction():
        records_db.close()
