"""The register of processing: each kind of record, who receives it, how long it is kept (DP1, DP2).

UK GDPR Article 30. Purpose, basis and source stand with the tables in the catalogue. A table that
is in no kind fails the tests, so nothing is kept without all of this.
"""

from __future__ import annotations

from dataclasses import dataclass

from ccportal.catalogue import TABLES, Purpose, Table

HEALTH = (
    "for health: UK GDPR Article 9(2)(g) and Data Protection Act 2018, Schedule 1, paragraph 18 "
    "(safeguarding of children and of individuals at risk)"
)
SENSITIVE = (
    "for health and other sensitive information, and for what concerns crimes: UK GDPR Articles "
    "9(2)(g) and 10, and Data Protection Act 2018, Schedule 1, paragraphs 10 (preventing unlawful "
    "acts) and 18 (safeguarding of children and of individuals at risk)"
)
CHECKS = (
    "for what concerns crimes: UK GDPR Article 10 and Data Protection Act 2018, Schedule 1, "
    "paragraph 18 (safeguarding of children and of individuals at risk)"
)
COPIES = f"as of the records that it copies: {SENSITIVE}"

THEMSELVES = "the person themselves, when they ask"
IN_DANGER = "the police, the council or a court, where somebody is in danger or a court orders it"
REFERRER = "whoever referred the family: days and times alone"
AGREED = "those to whom the person agreed that their details go"
OUR_TEAM = "nobody outside our team"
AUTHORITIES = "the Information Commissioner and the courts, where they ask"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name, the tables that hold it, who may receive it.

    `condition` allows what is of a special category or concerns crimes; it is empty where there
    is none of that. `kept` are periods by their names in `rules.retention_periods.Kept`.
    `plain` is what everybody is told that it is; empty where it tells of nobody outside the team.
    """

    name: str
    tables: tuple[str, ...]
    recipients: tuple[str, ...]
    kept: tuple[str, ...]
    condition: str = ""
    plain: str = ""

    @property
    def purpose(self) -> Purpose:
        """The one purpose of all of its tables (DP2)."""
        return self.held[0].purpose

    @property
    def held(self) -> tuple[Table, ...]:
        """Its tables as the catalogue has them."""
        return tuple(one for one in TABLES if one.model in self.tables)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where it comes from, each once."""
        found = dict.fromkeys(one.source for one in self.held)
        return tuple(found)


def _kind(
    name: str,
    tables: str,
    recipients: tuple[str, ...],
    kept: str = "unused",
    condition: str = "",
    plain: str = "",
) -> Kind:
    return Kind(name, tuple(tables.split()), recipients, tuple(kept.split()), condition, plain)


KINDS: tuple[Kind, ...] = (
    _kind(
        "Who people are and how to reach them",
        "Person KnownAs ContactDetail ContactUse Correction Merge PolicyTold",
        (THEMSELVES, AGREED, IN_DANGER),
        "unused merge",
        plain="names, birthdays, addresses, phone numbers and emails",
    ),
    _kind(
        "Allergies and needs",
        "Need",
        (THEMSELVES, IN_DANGER),
        condition=HEALTH,
        plain="allergies, and what somebody needs",
    ),
    _kind(
        "Families and what is arranged with them",
        "Family Member Arrangement CourtOrder FamilyStep",
        (THEMSELVES, IN_DANGER),
        condition=SENSITIVE,
        plain="who is in a family, and what we agreed with it",
    ),
    _kind(
        "Referrals",
        "Referral Organisation",
        (THEMSELVES, IN_DANGER),
        condition=SENSITIVE,
        plain="what we were told when a family was sent to us",
    ),
    _kind(
        "Sessions, bookings and attendance",
        "Attendance Booking Session SessionRule SessionPlan Tap Rostered",
        (THEMSELVES, REFERRER, IN_DANGER),
        condition=SENSITIVE,
        plain="when you were booked in, and when you came and left",
    ),
    _kind(
        "Notes",
        "Note About Record Findable Written Draft",
        (THEMSELVES, IN_DANGER),
        "unused draft",
        SENSITIVE,
        "short notes on what happened here",
    ),
    _kind(
        "Documents and letters",
        "Document FileContent FileWords",
        (THEMSELVES, IN_DANGER),
        condition=SENSITIVE,
        plain="letters and papers that came to us",
    ),
    _kind(
        "Visits of professionals",
        "Assessment Visit",
        (THEMSELVES, IN_DANGER),
        condition=SENSITIVE,
        plain="visits here by social workers and others",
    ),
    _kind(
        "Incidents, concerns and risks",
        "Incident Concern Risk RiskStep",
        (THEMSELVES, IN_DANGER),
        condition=SENSITIVE,
        plain="what went wrong, what worried us, and who might be in danger",
    ),
    _kind(
        "Who may take a child home, and who must not meet",
        "MayCollect Together",
        (THEMSELVES, IN_DANGER),
        condition=SENSITIVE,
        plain="who may take a child home, and who must not meet",
    ),
    _kind(
        "Decisions to pass something on where somebody is in danger",
        "GroundDecision GroundAbout",
        (IN_DANGER,),
        condition=SENSITIVE,
    ),
    _kind("What is held back from disposal", "RetentionHold", (OUR_TEAM,), condition=SENSITIVE),
    _kind("The audit trail: references alone", "AuditEntry", (AUTHORITIES,), "trail"),
    _kind(
        "The team and its checks",
        "TeamMember DbsCheck Undertaking",
        (THEMSELVES, "the Disclosure and Barring Service"),
        "unused dbs",
        CHECKS,
        "of our helpers: when they helped, their checks, and what they signed",
    ),
    _kind(
        "Consents, and what was passed on",
        "Consent Disclosure WhatLeft ToTell",
        (THEMSELVES, AUTHORITIES),
        condition=COPIES,
        plain="what you agreed to, and what we gave to others",
    ),
    _kind(
        "Requests for family proceedings",
        "CourtRequest CourtGiven CourtGivenAbout",
        ("the court that ordered it",),
        condition=COPIES,
        plain="when a court or a solicitor asked us for something",
    ),
    _kind(
        "Requests of people about their rights",
        "Request RequestEvent Item Decision Passage Pack Drawn Work Letter Evidence Posted",
        (THEMSELVES, AUTHORITIES),
        "unused evidence answer portal",
        COPIES,
        "what you asked us for, and our answers",
    ),
    _kind("Breaches", "Breach BreachPerson", (AUTHORITIES, THEMSELVES), "breach", COPIES),
    _kind(
        "Periods, disposals and their certificates: references alone",
        "RetentionPeriod DisposalBatch DisposalEntry Certificate",
        (AUTHORITIES,),
        "register",
    ),
    _kind(
        "How the policy is kept",
        "Looked AssuranceDay AssuranceCheck",
        (AUTHORITIES, "whoever accredits contact centres"),
        "register",
    ),
    _kind("Reminders to the team", "Reminder", (OUR_TEAM,), "mail"),
    _kind(
        "The policy and the centre itself",
        "PolicyVersion PolicyDraft PolicyReview Centre",
        ("everybody",),
        "register",
    ),
    _kind(
        "Accounts of the team",
        "Account RecoveryCode StaffSession FeedAddress Attempt DbsSeen",
        (OUR_TEAM,),
        "unused session guess",
        plain="of our helpers: how they sign in",
    ),
)
"""Every kind of record, in the order of the page."""
