"""What a request is made of, as the rules see it: stages, holds, outcomes, facts (DP6, SAR)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ccportal.rules.requests_events import Event as Event


class Kind(StrEnum):
    """What is asked for."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    OBJECTION = "objection"
    COMPLAINT = "complaint"


class Channel(StrEnum):
    """How it came."""

    PORTAL = "portal"
    LETTER = "letter"
    EMAIL = "email"
    TELEPHONE = "telephone"
    IN_PERSON = "in-person"


class Stage(StrEnum):
    """How far a request is; it is in one stage at a time."""

    DRAFT = "draft"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    SEARCHING = "searching"
    ITEM_REVIEW = "item_review"
    SECOND_REVIEW = "second_review"
    APPROVED = "approved"
    BUILT = "built"
    READY = "ready"
    RELEASED = "released"
    REFUSAL_PROPOSED = "refusal_proposed"
    CLOSED = "closed"


class Hold(StrEnum):
    """Why something waits. Identity and authority delay the start, clarification pauses."""

    IDENTITY = "identity"
    AUTHORITY = "authority"
    CLARIFICATION = "clarification"
    THIRD_PARTY = "third_party"
    ADVICE = "advice"
    SAFETY = "safety"


class Outcome(StrEnum):
    """How a request ended."""

    DISCLOSED_FULL = "disclosed_full"
    DISCLOSED_PART = "disclosed_part"
    WITHHELD_ALL = "withheld_all"
    NOTHING_HELD = "nothing_held"
    NCND = "ncnd"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    DUPLICATE = "duplicate"
    INVALID = "invalid"
    DONE = "done"
    DONE_PART = "done_part"
    NOT_DONE = "not_done"


class Delivery(StrEnum):
    """What became of the answer after it was let out."""

    NONE = "none"
    AVAILABLE = "available"
    OPENED = "opened"
    EXPIRED = "expired"
    POSTED = "posted"
    COLLECTED = "collected"
    RETURNED = "returned"
    REVOKED = "revoked"


class Shown(StrEnum):
    """What the requester sees; finer steps would tell that there is something to withhold."""

    RECEIVED = "received"
    CHECKING = "checking"
    CLARIFY = "clarify"
    WORKING = "working"
    READY = "ready"
    CLOSED = "closed"


class Who(StrEnum):
    """In what part somebody acts; the second person is a coordinator or the chair."""

    COORDINATOR = "coordinator"
    CHAIR = "chair"
    VOLUNTEER = "volunteer"
    REQUESTER = "requester"
    SYSTEM = "system"


class By(StrEnum):
    """By which way somebody is told something."""

    PORTAL = "portal"
    IN_PERSON = "in-person"
    TELEPHONE = "telephone"
    EMAIL = "email"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Settled:
    """The way by which they are reached, as somebody has put it down."""

    by: By
    where: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked about a record, and how: `person` is their ref, where the register has them.

    `what` says what is theirs in words that go into the letter, `reply_by` is the day by which
    they are asked to answer, `by` the way by which they are asked.
    """

    whom: str
    record: str
    what: str
    by: str
    reply_by: date | None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class OpenHold:
    """Something that waits since a day; so many reminders were sent."""

    kind: Hold
    since: date
    reminders: int = 0
    lapse_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a request before somebody does something with it.

    `preparers` decided about a record or put the search down; `conflicted` are the people
    whom the answer is about, and their families. `prepared` is the digest that the second
    person was given, `drafted` whether an answer could be drafted from what is decided.
    `notice_by` is the last day on which an extension can be told of. `on_behalf` is whether
    somebody asks for somebody else, `for_child` whether that is a child, `asker_known` whether
    who asks was found in the register, `for_both` whether they ask for themselves and for a
    child in one, `entitled` whether it was put down why they may.
    `old_opinions` are those of health professionals that are older than six months.
    """

    stage: Stage
    kind: Kind = Kind.ACCESS
    matched: bool = False
    no_match: bool = False
    identity_proved: bool = False
    on_behalf: bool = False
    for_child: bool = False
    for_both: bool = False
    asker_known: bool = False
    entitled: bool = False
    holds: tuple[OpenHold, ...] = ()
    extended: bool = False
    fee_charged: bool = False
    notice_by: date | None = None
    overdue: bool = False
    undecided: int = 0
    unopened: int = 0
    unagreed: int = 0
    old_opinions: int = 0
    preparers: frozenset[str] = frozenset()
    conflicted: frozenset[str] = frozenset()
    prepared: str | None = None
    proposer: str | None = None
    revoker: str | None = None
    revoke_agreed: bool = False
    acknowledged: bool = False
    way: Delivery | None = None
    way_checked_on: date | None = None
    delivery: Delivery = Delivery.NONE
    released_on: date | None = None
    dispatched: bool = False
    outcome: Outcome | None = None
    closed_on: date | None = None

    @property
    def asks_leave(self) -> bool:
        """Whether it has to be put down why: for somebody else, or by a child for themselves."""
        return self.on_behalf or self.for_child

    def open_hold(self, kind: Hold | None) -> OpenHold | None:
        """The hold of this kind that is open."""
        return next((one for one in self.holds if one.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does it, when, and what they bring; what is not brought counts as missing.

    `day` is the day that it was true on (a letter's receipt, a notice). `ticks` are the things
    that whoever acts has confirmed, by name. `missing` lists places not yet searched,
    `unanswered` is how much that could be told has no answer. `digest`
    is that of the moment; `signed_in_for` the seconds since the last full sign-in; `ground` a
    choice from a short list. `reach` is how they are to be reached, `unreachable` why they must not
    be told anything now. Of an envelope `number` is that of its receipt, `second` who else compared
    it, `two_needed` whether somebody has to, `came_back` whether one came back from there.
    `asking` is who else is asked, and what.
    """

    actor: str
    who: Who
    today: date
    reason: str = ""
    day: date | None = None
    hold: Hold | None = None
    ground: str | None = None
    ticks: frozenset[str] = field(default_factory=frozenset)
    missing: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    unanswered: int | None = None
    digest: str | None = None
    signed_in_for: int | None = None
    outcome: Outcome | None = None
    delivery: Delivery | None = None
    barred: bool = False
    reach: Settled | None = None
    unreachable: str = ""
    number: str = ""
    second: str | None = None
    two_needed: bool = False
    came_back: bool = False
    asking: Asking | None = None
