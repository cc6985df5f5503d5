"""The first tables of the records store."""

from __future__ import annotations

from typing import Any

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    Database,
    DateField,
    DateTimeField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Frozen(Model):
    """The tables as they were at this migration, apart from the models of today."""

    class Meta:
        legacy_table_names = False


class Record(Frozen):
    ref = TextField(primary_key=True)
    kind = TextField(index=True)


class Person(Frozen):
    ref = TextField(primary_key=True)
    given_names = TextField()
    family_name = TextField()
    date_of_birth = DateField(null=True)


class KnownAs(Frozen):
    person = ForeignKeyField(Person, backref="known_as", on_delete="CASCADE")
    position = IntegerField()
    name = TextField()


class ContactDetail(Frozen):
    person = ForeignKeyField(Person, backref="contacts", on_delete="CASCADE")
    position = IntegerField()
    kind = TextField()
    value = TextField()
    confidential = BooleanField(default=False)
    from_on = DateField(null=True)
    until_on = DateField(null=True)


class Organisation(Frozen):
    ref = TextField(primary_key=True)
    name = TextField()
    kind = TextField()
    address = TextField(null=True)
    phone = TextField(null=True)
    email = TextField(null=True)
    country = TextField(null=True)


class About(Frozen):
    record = ForeignKeyField(Record, backref="about", on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    position = IntegerField()


class Family(Frozen):
    ref = TextField(primary_key=True)
    opened_on = DateField()
    closed_on = DateField(null=True)


class Member(Frozen):
    family = ForeignKeyField(Family, backref="members", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="memberships", on_delete="CASCADE")
    position = IntegerField()
    role = TextField()
    parental_responsibility = BooleanField(default=False)


class Referral(Frozen):
    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, backref="referrals", on_delete="CASCADE")
    referred_on = DateField()
    organisation = ForeignKeyField(Organisation, null=True, on_delete="RESTRICT")
    referred_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    contact = TextField()
    reason = TextField()
    court_order = TextField(null=True)
    risk_summary = TextField(null=True)


class Risk(Frozen):
    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="risks", on_delete="CASCADE")
    from_person = ForeignKeyField(Person, on_delete="RESTRICT")
    kind = TextField()
    source = TextField()
    text = TextField()
    recorded_at = DateTimeField()
    recorded_by = ForeignKeyField(Person, on_delete="RESTRICT")
    held_to_prevent_violence = BooleanField()
    review_on = DateField()
    corrects = ForeignKeyField("self", null=True, backref="corrected_by", on_delete="SET NULL")


class RiskStep(Frozen):
    id = AutoField()
    risk = ForeignKeyField(Risk, backref="steps", on_delete="CASCADE")
    what = TextField()
    why = TextField()
    on = DateField()
    by = TextField()


class FamilyStep(Frozen):
    id = AutoField()
    family = ForeignKeyField(Family, backref="steps", on_delete="CASCADE")
    event = TextField()
    stage = TextField()
    person = ForeignKeyField(Person, null=True, backref="visits", on_delete="CASCADE")
    visit_at = DateTimeField(null=True)
    why = TextField(null=True)
    on = DateField()
    at = DateTimeField()
    by = TextField()


class Arrangement(Frozen):
    id = AutoField()
    family = ForeignKeyField(Family, backref="arrangements", on_delete="CASCADE")
    person = ForeignKeyField(Person, null=True, backref="arrangements", on_delete="CASCADE")
    kind = TextField()
    text = TextField()
    minutes = IntegerField(null=True)
    from_on = DateField()
    until_on = DateField(null=True)
    look_again_on = DateField(null=True)
    by = TextField()


class MayCollect(Frozen):
    id = AutoField()
    family = ForeignKeyField(Family, backref="collectors", on_delete="CASCADE")
    child = ForeignKeyField(Person, backref="collected_by", on_delete="CASCADE")
    collector = ForeignKeyField(Person, backref="collects", on_delete="CASCADE")
    from_on = DateField()
    until_on = DateField(null=True)
    by = TextField()


class Need(Frozen):
    id = AutoField()
    person = ForeignKeyField(Person, backref="needs", on_delete="CASCADE")
    kind = TextField()
    text = TextField()
    from_on = DateField()
    until_on = DateField(null=True)
    by = TextField()


class CourtOrder(Frozen):
    id = AutoField()
    family = ForeignKeyField(Family, backref="orders", on_delete="CASCADE")
    made_on = DateField()
    text = TextField()
    until_on = DateField(null=True)
    ended_on = DateField(null=True)
    by = TextField()


class ContactUse(Frozen):
    detail = ForeignKeyField(ContactDetail, primary_key=True, backref="use", on_delete="CASCADE")
    safe = BooleanField(default=False)
    do_not_use = BooleanField(default=False)
    confirmed_on = DateField(null=True)
    by = TextField()


class Correction(Frozen):
    id = AutoField()
    record = ForeignKeyField(Record, backref="corrections", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="corrections", on_delete="CASCADE")
    field = TextField()
    before = TextField(null=True)
    reason = TextField()
    on = DateField()
    by = TextField()


class Merge(Frozen):
    id = AutoField()
    kept = ForeignKeyField(Person, backref="merges", on_delete="CASCADE")
    gone = ForeignKeyField(Record, backref="merged", on_delete="CASCADE")
    moved = TextField(null=True)
    on = DateField()
    by = TextField()
    undone_on = DateField(null=True)


class Session(Frozen):
    ref = TextField(primary_key=True)
    starts_at = DateTimeField(index=True)
    ends_at = DateTimeField()


class Attendance(Frozen):
    ref = TextField(primary_key=True)
    session = ForeignKeyField(Session, backref="attendances", on_delete="RESTRICT")
    family = ForeignKeyField(Family, backref="attendances", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="attendances", on_delete="CASCADE")
    status = TextField()
    arrived_at = DateTimeField(null=True)
    left_at = DateTimeField(null=True)
    reason = TextField(null=True)


class Note(Frozen):
    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="notes", on_delete="CASCADE")
    kind = TextField()
    written_at = DateTimeField()
    written_by = ForeignKeyField(Person, on_delete="RESTRICT")
    text = TextField()
    corrects = ForeignKeyField("self", null=True, backref="corrected_by", on_delete="SET NULL")
    for_chair = BooleanField(default=False, index=True)


class Concern(Frozen):
    note = ForeignKeyField(Note, primary_key=True, backref="concern", on_delete="CASCADE")
    urgent = BooleanField()
    answer = ForeignKeyField(Note, null=True, backref="answers", on_delete="SET NULL")


class Incident(Frozen):
    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="incidents", on_delete="CASCADE")
    session = ForeignKeyField(Session, null=True, on_delete="RESTRICT")
    occurred_at = DateTimeField()
    recorded_by = ForeignKeyField(Person, on_delete="RESTRICT")
    text = TextField()
    action_taken = TextField(null=True)
    corrects = ForeignKeyField("self", null=True, backref="corrected_by", on_delete="SET NULL")


class SessionRule(Frozen):
    id = AutoField()
    first_on = DateField()
    until_on = DateField()
    every = IntegerField()
    starts_at = TextField()
    ends_at = TextField()
    not_months = TextField(default="")
    not_days = TextField(default="")
    made_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    made_at = DateTimeField()
    token = TextField(null=True, unique=True)


class SessionPlan(Frozen):
    session = ForeignKeyField(Session, primary_key=True, backref="plan", on_delete="CASCADE")
    rule = ForeignKeyField(SessionRule, null=True, on_delete="SET NULL")
    place = TextField(default="")
    capacity = IntegerField(null=True)
    gap = IntegerField()
    cancelled_at = DateTimeField(null=True)
    cancelled_by = TextField(null=True)
    cancelled_why = TextField(null=True)


class Booking(Frozen):
    id = AutoField()
    session = ForeignKeyField(Session, backref="bookings", on_delete="CASCADE")
    family = ForeignKeyField(Family, backref="bookings", on_delete="CASCADE")
    state = TextField()
    comes_at = DateTimeField()
    visits_at = DateTimeField()
    booked_at = DateTimeField()
    booked_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    cancelled_at = DateTimeField(null=True)
    cancelled_by = TextField(null=True)
    cancelled_why = TextField(null=True)
    moved_to = ForeignKeyField(Session, null=True, on_delete="SET NULL")
    version = IntegerField(default=1)

    class Meta:
        indexes = ((("session", "family"), True),)


class Together(Frozen):
    id = AutoField()
    session = ForeignKeyField(Session, backref="together", on_delete="CASCADE")
    family = ForeignKeyField(Family, on_delete="CASCADE")
    other = ForeignKeyField(Family, on_delete="CASCADE")
    why = TextField()
    decided_at = DateTimeField()
    decided_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("session", "family", "other"), True),)


class Rostered(Frozen):
    id = AutoField()
    session = ForeignKeyField(Session, backref="rota", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="rota", on_delete="CASCADE")
    put_at = DateTimeField()
    put_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")

    class Meta:
        indexes = ((("session", "person"), True),)


class Tap(Frozen):
    id = AutoField()
    token = TextField()
    session = ForeignKeyField(Session, backref="taps", on_delete="CASCADE")
    family = ForeignKeyField(Family, on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")
    step = TextField()
    at = DateTimeField()
    kept_at = DateTimeField()
    by = ForeignKeyField(Person, on_delete="RESTRICT")
    made = BooleanField(default=False)
    undone_at = DateTimeField(null=True)

    class Meta:
        indexes = ((("token", "person"), True),)


class Centre(Frozen):
    name = TextField()
    address = TextField()
    phone = TextField(null=True)
    email = TextField(null=True)
    website = TextField(null=True)
    registration = TextField(null=True)
    set_up_on = DateField(null=True)


class PolicyVersion(Frozen):
    ref = TextField(primary_key=True)
    adopted_on = DateField()
    review_due_on = DateField()
    text = TextField()
    summary_of_changes = TextField(null=True)
    adopted_by = TextField(null=True)
    adopted_at = DateTimeField(null=True)


class PolicyDraft(Frozen):
    id = AutoField()
    text = TextField()
    summary_of_changes = TextField()
    review_due_on = DateField()
    written_by = TextField()
    written_at = DateTimeField()
    proposed_at = DateTimeField(null=True)


class PolicyReview(Frozen):
    id = AutoField()
    version = ForeignKeyField(PolicyVersion, backref="reviews", on_delete="CASCADE")
    held_on = DateField()
    took_part = TextField()
    outcome = TextField()
    was_due_on = DateField()
    next_due_on = DateField(null=True)
    recorded_by = TextField()
    recorded_at = DateTimeField()


class PolicyTold(Frozen):
    id = AutoField()
    about = ForeignKeyField(Record, backref="policy_told", on_delete="CASCADE")
    version = ForeignKeyField(PolicyVersion, on_delete="RESTRICT")
    told_on = DateField()
    how = TextField()
    noted_by = TextField()
    noted_at = DateTimeField()


class TeamMember(Frozen):
    id = AutoField()
    person = ForeignKeyField(Person, backref="team", on_delete="CASCADE")
    position = IntegerField()
    role = TextField()
    started_on = DateField()
    left_on = DateField(null=True)


class DbsCheck(Frozen):
    member = ForeignKeyField(TeamMember, backref="dbs", on_delete="CASCADE")
    position = IntegerField()
    checked_on = DateField()
    certificate_number = TextField(null=True)
    outcome = TextField(null=True)
    decision = TextField()
    decided_on = DateField(null=True)
    decided_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    renew_by = DateField(null=True)


class DbsSeen(Frozen):
    id = AutoField()
    member = ForeignKeyField(TeamMember, backref="checks_seen", on_delete="CASCADE")
    by = ForeignKeyField(Person, on_delete="RESTRICT")
    at = DateTimeField()


class Undertaking(Frozen):
    id = AutoField()
    member = ForeignKeyField(TeamMember, backref="undertakings", on_delete="CASCADE")
    position = IntegerField()
    policy_version = ForeignKeyField(PolicyVersion, on_delete="RESTRICT")
    signed_on = DateField()
    typed = TextField(null=True)
    signed_at = DateTimeField(null=True)


class Consent(Frozen):
    ref = TextField(primary_key=True)
    person = ForeignKeyField(Person, backref="consents", on_delete="CASCADE")
    covers = TextField()
    recipient = ForeignKeyField(Record, on_delete="RESTRICT")
    given_on = DateField()
    how = TextField()
    withdrawn_on = DateField(null=True)
    until_on = DateField(null=True)


class Disclosure(Frozen):
    ref = TextField(primary_key=True)
    made_on = DateField()
    to = ForeignKeyField(Record, on_delete="RESTRICT")
    what = TextField()
    ground = TextField()
    text = TextField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    way = TextField(null=True)
    purpose = TextField(null=True)
    how = TextField(null=True)
    safeguard = TextField(null=True)
    sha256 = TextField(null=True)


class WhatLeft(Frozen):
    disclosure = ForeignKeyField(
        Disclosure, primary_key=True, backref="file_that_left", on_delete="CASCADE"
    )
    content = BlobField()


class GroundDecision(Frozen):
    id = AutoField()
    token = TextField(unique=True)
    family = ForeignKeyField(Family, backref="decisions_on_grounds", on_delete="CASCADE")
    to = ForeignKeyField(Organisation, on_delete="RESTRICT")
    ground = TextField()
    what = TextField()
    at_risk = TextField()
    why = TextField()
    exactly = TextField()
    how = TextField()
    safeguard = TextField()
    emergency = BooleanField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    decided_at = DateTimeField()
    agrees = BooleanField(null=True)
    second_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    second_at = DateTimeField(null=True)
    second_why = TextField(null=True)
    made_at = DateTimeField(null=True)
    disclosure = ForeignKeyField(Disclosure, null=True, backref="decided_in", on_delete="CASCADE")


class GroundAbout(Frozen):
    id = AutoField()
    decision = ForeignKeyField(GroundDecision, backref="about", on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")


class CourtRequest(Frozen):
    id = AutoField()
    token = TextField(unique=True)
    family = ForeignKeyField(Family, backref="court_requests", on_delete="CASCADE")
    asked_by = TextField()
    wants = TextField()
    of_whom = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    received_on = DateField()
    court = TextField()
    case_number = TextField()
    hearing_on = DateField(null=True)
    compels = TextField(null=True)
    ordered_on = DateField(null=True)
    recorded_by = ForeignKeyField(Person, on_delete="RESTRICT")
    recorded_at = DateTimeField()
    refused_on = DateField(null=True)
    refused_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    chair_read_at = DateTimeField(null=True)
    chair_read_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")


class CourtGiven(Frozen):
    id = AutoField()
    token = TextField(unique=True)
    request = ForeignKeyField(CourtRequest, backref="given", on_delete="CASCADE")
    to = ForeignKeyField(Organisation, on_delete="RESTRICT")
    exactly = TextField()
    how = TextField()
    safeguard = TextField()
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    decided_at = DateTimeField()
    agrees = BooleanField(null=True)
    agreed_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    agreed_at = DateTimeField(null=True)
    why_not = TextField(null=True)
    disclosure = ForeignKeyField(Disclosure, null=True, on_delete="CASCADE")


class CourtGivenAbout(Frozen):
    id = AutoField()
    given = ForeignKeyField(CourtGiven, backref="about", on_delete="CASCADE")
    person = ForeignKeyField(Person, on_delete="CASCADE")


class ToTell(Frozen):
    id = AutoField()
    person = ForeignKeyField(Person, backref="to_tell", on_delete="CASCADE")
    recipient = ForeignKeyField(Record, backref="to_hear", on_delete="CASCADE")
    disclosure = ForeignKeyField(Disclosure, null=True, backref="to_mend", on_delete="SET NULL")
    fact = TextField()
    on = DateField()
    by = TextField()
    told_on = DateField(null=True)
    how = TextField(null=True)
    told_by = TextField(null=True)


class Assessment(Frozen):
    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, backref="assessments", on_delete="CASCADE")
    professional = ForeignKeyField(Record, on_delete="RESTRICT")
    purpose = TextField()
    agreed_on = DateField()
    agreed_by = ForeignKeyField(Person, on_delete="RESTRICT")
    expires_on = DateField()
    ended_on = DateField(null=True)


class Visit(Frozen):
    id = AutoField()
    token = TextField(unique=True)
    family = ForeignKeyField(Family, backref="visits", on_delete="CASCADE")
    professional = ForeignKeyField(Record, on_delete="RESTRICT")
    purpose = TextField()
    words = TextField()
    comes_at = DateTimeField()
    state = TextField()
    agreement = ForeignKeyField(Assessment, null=True, on_delete="SET NULL")
    booked_by = ForeignKeyField(Person, on_delete="RESTRICT")
    booked_at = DateTimeField()


class FileContent(Frozen):
    digest = TextField(primary_key=True)
    size = IntegerField()
    content = BlobField()


class FileWords(Frozen):
    file = ForeignKeyField(FileContent, primary_key=True, on_delete="CASCADE")
    how = TextField()
    pages = IntegerField()
    words = TextField()


class Document(Frozen):
    ref = TextField(primary_key=True)
    family = ForeignKeyField(Family, null=True, backref="documents", on_delete="CASCADE")
    title = TextField()
    received_on = DateField()
    received_from = ForeignKeyField(Record, null=True, on_delete="RESTRICT")
    media_type = TextField()
    text = TextField(null=True)
    file_name = TextField(null=True)
    file = ForeignKeyField(FileContent, null=True, on_delete="RESTRICT")


class Account(Frozen):
    id = AutoField()
    email = TextField(unique=True)
    person = ForeignKeyField(Person, unique=True, backref="account", on_delete="CASCADE")
    role = TextField()
    password_hash = TextField()
    temporary_until = DateTimeField(null=True)
    totp_secret = TextField(null=True)
    totp_last_step = IntegerField(default=0)
    enrolled_at = DateTimeField(null=True)
    disabled_at = DateTimeField(null=True)
    theme = TextField(default="light")
    person_made = BooleanField(default=False)
    created_at = DateTimeField()


class RecoveryCode(Frozen):
    account = ForeignKeyField(Account, backref="recovery_codes", on_delete="CASCADE")
    code_hash = TextField()
    used_at = DateTimeField(null=True)


class StaffSession(Frozen):
    token_hash = TextField(primary_key=True)
    account = ForeignKeyField(Account, null=True, backref="sessions", on_delete="CASCADE")
    created_at = DateTimeField()
    seen_at = DateTimeField(index=True)
    data = BlobField()


class FeedAddress(Frozen):
    account = ForeignKeyField(Account, primary_key=True, backref="feed", on_delete="CASCADE")
    token_hash = TextField(unique=True)
    made_at = DateTimeField()
    read_on = DateField(null=True)


class Draft(Frozen):
    token = TextField(primary_key=True)
    owner = ForeignKeyField(Account, backref="drafts", on_delete="CASCADE")
    kind = TextField()
    about = TextField()
    saved_at = DateTimeField()
    words = TextField(null=True)
    sent_as = ForeignKeyField(Record, null=True, on_delete="CASCADE")


class Attempt(Frozen):
    key_hash = TextField(index=True)
    at = DateTimeField(index=True)


class AuditEntry(Frozen):
    seq = BigIntegerField(primary_key=True)
    at = DateTimeField(index=True)
    actor = TextField()
    action = TextField(index=True)
    object_ref = TextField(null=True)
    detail = TextField(null=True)
    previous = TextField()
    digest = TextField()

    class Meta:
        indexes = ((("object_ref", "action", "detail", "at"), False),)


class Request(Frozen):
    ref = TextField(primary_key=True)
    kind = TextField()
    subject = ForeignKeyField(Person, null=True, backref="requests", on_delete="RESTRICT")
    made_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    received_on = DateField()
    channel = TextField()
    scope = TextField(null=True)
    identity_confirmed_on = DateField(null=True)
    closed_on = DateField(null=True)
    said = TextField(null=True)
    public_key = BlobField(null=True)
    comes_of = TextField(null=True, index=True)
    imported = BooleanField(default=False)
    approved_digest = TextField(null=True)
    approved_on = DateField(null=True)
    version = IntegerField(default=0)


class RequestEvent(Frozen):
    request = ForeignKeyField(Request, backref="events", on_delete="CASCADE")
    seq = IntegerField()
    at = DateTimeField()
    by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    kind = TextField()
    stage = TextField()
    detail = TextField()
    token = TextField(null=True, unique=True)

    class Meta:
        indexes = ((("request", "seq"), True),)


class Item(Frozen):
    request = ForeignKeyField(Request, backref="items", on_delete="CASCADE")
    record = ForeignKeyField(Record, on_delete="RESTRICT")
    why = TextField()
    digest = TextField()
    collected_at = DateTimeField()

    class Meta:
        indexes = ((("request", "record"), True),)


class Decision(Frozen):
    request = ForeignKeyField(Request, backref="decisions", on_delete="CASCADE")
    record = ForeignKeyField(Record, on_delete="RESTRICT")
    position = IntegerField()
    action = TextField()
    exemption = TextField(null=True)
    mode = TextField(null=True)
    reason = TextField()
    weighed = TextField(null=True)
    review_by = DateField(null=True, index=True)
    covers = TextField(null=True)
    decided_by = ForeignKeyField(Person, on_delete="RESTRICT")
    decided_at = DateTimeField(null=True)
    digest = TextField()
    opened_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    opened_by_second_at = DateTimeField(null=True)
    agreed_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    agreed_at = DateTimeField(null=True)
    agreed_reason = TextField(null=True)

    class Meta:
        indexes = ((("request", "record"), True),)


class Passage(Frozen):
    decision = ForeignKeyField(Decision, backref="passages", on_delete="CASCADE")
    position = IntegerField()
    find = TextField()
    exemption = TextField()
    mode = TextField(null=True)


class Pack(Frozen):
    request = ForeignKeyField(Request, backref="packs", on_delete="CASCADE")
    sha256 = TextField(index=True)
    words_sha256 = TextField(index=True)
    size = BigIntegerField()
    pages = IntegerField()
    approved_digest = TextField()
    made_at = DateTimeField()
    content = BlobField(null=True)
    words = BlobField(null=True)
    released_at = DateTimeField(null=True)
    released_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    revoked_at = DateTimeField(null=True)
    code = TextField(null=True)


class Drawn(Frozen):
    request = ForeignKeyField(Request, backref="drawn", on_delete="CASCADE")
    mark = TextField()
    content = BlobField()
    made_at = DateTimeField()

    class Meta:
        indexes = ((("request", "mark"), True),)


class Work(Frozen):
    id = AutoField()
    request = ForeignKeyField(Request, null=True, backref="work", on_delete="CASCADE")
    about = TextField(null=True)
    kind = TextField()
    actor = TextField()
    started_at = DateTimeField()
    taken_at = DateTimeField(null=True)
    seen_at = DateTimeField(null=True)
    tries = IntegerField(default=0)
    finished_at = DateTimeField(null=True, index=True)
    saying = TextField()
    done = IntegerField(default=0)
    total = IntegerField(default=1)
    error = TextField(null=True)


class Letter(Frozen):
    id = AutoField()
    request = ForeignKeyField(Request, backref="letters", on_delete="CASCADE")
    key = TextField(unique=True)
    from_centre = BooleanField()
    by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")
    at = DateTimeField()
    about = TextField()
    text = TextField()


class Evidence(Frozen):
    key = TextField(primary_key=True)
    request = ForeignKeyField(Request, backref="evidence", on_delete="CASCADE")
    at = DateTimeField()
    kind = TextField()
    content = BlobField(null=True)
    seen_at = DateTimeField(null=True)
    seen_by = ForeignKeyField(Person, null=True, on_delete="RESTRICT")


class Posted(Frozen):
    request = ForeignKeyField(Request, primary_key=True, on_delete="CASCADE")
    status = TextField(null=True)
    pack = TextField(null=True)


class Breach(Frozen):
    id = AutoField()
    token = TextField(unique=True)
    what = TextField()
    found_at = DateTimeField(index=True)
    found_by = TextField()
    request = ForeignKeyField(Request, null=True, backref="breaches", on_delete="SET NULL")
    danger = TextField(null=True)
    tell = BooleanField(null=True)
    why = TextField(null=True)
    decided_by = TextField(null=True)
    decided_at = DateTimeField(null=True)
    told_at = DateTimeField(null=True)
    told_how = TextField(null=True)
    told_by = TextField(null=True)
    why_late = TextField(null=True)
    done = TextField()
    closed_at = DateTimeField(null=True)
    closed_by = TextField(null=True)


class BreachPerson(Frozen):
    id = AutoField()
    breach = ForeignKeyField(Breach, backref="people", on_delete="CASCADE")
    person = ForeignKeyField(Person, backref="in_breaches", on_delete="CASCADE")
    told_at = DateTimeField(null=True)
    told_by = TextField(null=True)
    way = TextField(null=True)
    by_kind = TextField(null=True)


class Looked(Frozen):
    id = AutoField()
    on = DateField()
    by = TextField()
    unused = IntegerField()
    outcome = TextField()


class Findable(Frozen):
    id = AutoField()
    ref = TextField(unique=True)
    kind = TextField()
    stale = BooleanField(index=True)
    day = DateField(null=True)
    family = TextField(null=True)
    place = BigIntegerField(null=True, unique=True)
    words = TextField()


class Written(Frozen):
    name = TextField(primary_key=True)
    number = BigIntegerField()


class RetentionHold(Frozen):
    id = AutoField()
    about = ForeignKeyField(Record, backref="retention_holds", on_delete="CASCADE")
    why = TextField()
    reason = TextField()
    until_on = DateField()
    put_on = DateField()
    by = TextField()
    lifted_on = DateField(null=True)
    lifted_by = TextField(null=True)


class RetentionPeriod(Frozen):
    name = TextField(primary_key=True)
    length = IntegerField()
    reason = TextField()
    since_on = DateField()
    by = TextField()


class DisposalBatch(Frozen):
    ref = TextField(primary_key=True)
    state = TextField(index=True)
    as_of = DateField()
    proposed_by = TextField()
    proposed_at = DateTimeField()
    agreed_by = TextField(null=True)
    agreed_at = DateTimeField(null=True)
    ended_at = DateTimeField(null=True)


class DisposalEntry(Frozen):
    id = AutoField()
    batch = ForeignKeyField(DisposalBatch, backref="entries", on_delete="CASCADE")
    ref = TextField(index=True)
    kind = TextField()
    disposed_on = DateField(null=True)


class Certificate(Frozen):
    number = IntegerField(primary_key=True)
    batch = TextField(unique=True)
    made_at = DateTimeField()
    says = TextField()
    sha256 = TextField()
    content = BlobField()
    previous = TextField()
    digest = TextField()


class AssuranceDay(Frozen):
    id = AutoField()
    on = DateField(index=True)
    code = TextField()
    colour = TextField()
    says = TextField()

    class Meta:
        indexes = ((("code", "on"), True),)


class AssuranceCheck(Frozen):
    name = TextField(primary_key=True)
    on = DateField()
    found = IntegerField()
    since = DateField(null=True)


class Reminder(Frozen):
    id = AutoField()
    account = ForeignKeyField(Account, null=True, backref="reminders", on_delete="CASCADE")
    request = ForeignKeyField(Request, null=True, backref="reminders", on_delete="CASCADE")
    about = TextField()
    on = DateField()
    next_at = DateTimeField(index=True)
    tries = IntegerField(default=0)
    ended = TextField(null=True)


TABLES = [
    Record,
    Person,
    KnownAs,
    ContactDetail,
    Organisation,
    About,
    Family,
    Member,
    Referral,
    Risk,
    RiskStep,
    FamilyStep,
    Arrangement,
    MayCollect,
    Need,
    CourtOrder,
    ContactUse,
    Correction,
    Merge,
    Session,
    Attendance,
    Note,
    Concern,
    Incident,
    SessionRule,
    SessionPlan,
    Booking,
    Together,
    Rostered,
    Tap,
    Centre,
    PolicyVersion,
    PolicyDraft,
    PolicyReview,
    PolicyTold,
    TeamMember,
    DbsCheck,
    DbsSeen,
    Undertaking,
    Consent,
    Disclosure,
    WhatLeft,
    GroundDecision,
    GroundAbout,
    CourtRequest,
    CourtGiven,
    CourtGivenAbout,
    ToTell,
    Assessment,
    Visit,
    FileContent,
    FileWords,
    Document,
    Account,
    RecoveryCode,
    StaffSession,
    FeedAddress,
    Draft,
    Attempt,
    AuditEntry,
    Request,
    RequestEvent,
    Item,
    Decision,
    Passage,
    Pack,
    Drawn,
    Work,
    Letter,
    Evidence,
    Posted,
    Breach,
    BreachPerson,
    Looked,
    Findable,
    Written,
    RetentionHold,
    RetentionPeriod,
    DisposalBatch,
    DisposalEntry,
    Certificate,
    AssuranceDay,
    AssuranceCheck,
    Reminder,
]


def up(migrator: Any, db: Database) -> None:
    """Make the tables."""
    with db.bind_ctx(TABLES):
        db.create_tables(TABLES)
