"""What stands against each event of a request, and what is allowed on the edge of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from support.request_rules import AUTHORITY, BROUGHT, IDENTITY, TODAY, hold, ready

from ccportal.errors import Conflict
from ccportal.rules import requests as rules
from ccportal.rules.requests_behalf import Understands
from ccportal.rules.requests_facts import (
    Delivery,
    Event,
    Hold,
    Kind,
    Outcome,
    Stage,
    Who,
)

pytestmark = [pytest.mark.clause("SAR"), pytest.mark.clause("DP6")]

REQUESTER = {"who": Who.REQUESTER}

CHILD = {"for_child": True, "on_behalf": True}

OWN = {"for_child": True, "on_behalf": False}

AGAIN = BROUGHT.ticks | {"again"}

NOT_RIGHT = {"kind": Kind.COMPLAINT}

AGREES = {"ground": Understands.AGREES}

BEST = {"ticks": frozenset({"best-interests"})}


def without(tick: str) -> dict[str, frozenset[str]]:
    return {"ticks": BROUGHT.ticks - {tick}}


REFUSED = [
    ("send", {}, {"day": None}, "the day on which it came is needed"),
    ("send", {}, without("who"), "say who you are"),
    ("send", {}, without("for-whom"), "say for whom you ask"),
    ("send", {}, without("scope"), "say what you ask for"),
    ("send", {}, without("reach"), "say how we can safely reach you"),
    ("record", {}, {"day": TODAY + timedelta(1)}, "after today"),
    ("tell", {}, {"day": TODAY + timedelta(1)}, "after today"),
    ("tell", {}, without("who"), "write down who asked"),
    ("acknowledge", {"acknowledged": True}, {}, "it was acknowledged already"),
    ("acknowledge", {}, {"reason": " "}, "a reason is needed"),
    ("settle", {"kind": Kind.ACCESS}, {}, "an access request is answered with a copy"),
    ("settle", {}, {"outcome": None}, "say what became of what they asked"),
    ("settle", {}, {"outcome": Outcome.WITHDRAWN}, "say what became of what they asked"),
    ("settle", {}, {"ticks": AGAIN}, "only a complaint that was right"),
    ("settle", NOT_RIGHT, {"ticks": AGAIN, "outcome": Outcome.NOT_DONE}, "that was right takes"),
    ("settle", {"identity_proved": False}, {}, "the identity is not proved yet"),
    ("settle", {"holds": (hold(Hold.AUTHORITY),)}, {}, "it waits for proof"),
    ("settle", {}, {"reason": " "}, "a reason is needed"),
    ("settle", {}, without("told"), "tell them first"),
    ("record", {}, {"day": None}, "the day on which it came is needed"),
    ("no_match", {}, {"terms": (" ",)}, "list what was searched for"),
    ("hold", {}, {"hold": None}, "say what it waits for"),
    ("hold", {"holds": (hold(Hold.SAFETY),)}, {}, "it waits for that already"),
    ("hold", {}, {"reason": " "}, "a reason is needed"),
    (
        "hold",
        {},
        {"hold": Hold.CLARIFICATION, **without("which-information")},
        "only for a question about which information is meant",
    ),
    ("hold", {}, {"hold": Hold.ADVICE, **REQUESTER}, "only the centre can let it wait"),
    ("answer", {"holds": ()}, {}, "it does not wait for that"),
    ("answer", AUTHORITY, {"hold": Hold.AUTHORITY, **REQUESTER}, "has to look at that first"),
    ("answer", IDENTITY, {"hold": Hold.IDENTITY}, "confirm the identity instead"),
    ("remind", {"holds": ()}, {}, "it does not wait for that"),
    ("remind", {"holds": (hold(Hold.IDENTITY, 9),)}, {}, "no reminder is due"),
    ("remind", {"holds": (hold(Hold.IDENTITY, 19, 1),)}, {}, "no reminder is due"),
    ("remind", {"holds": (hold(Hold.IDENTITY, 90, 2),)}, {}, "no reminder is due"),
    (
        "remind",
        {"holds": (hold(Hold.ADVICE, 10),)},
        {"hold": Hold.ADVICE},
        "no reminder is due",
    ),
    (
        "propose_lapse",
        {"holds": (hold(Hold.SAFETY, 30, 2),)},
        {"hold": Hold.SAFETY},
        "thirty days",
    ),
    ("propose_lapse", {"holds": ()}, {}, "thirty days and two reminders"),
    ("propose_lapse", {"holds": (hold(Hold.CLARIFICATION, 29, 2),)}, {}, "thirty days"),
    ("propose_lapse", {"holds": (hold(Hold.CLARIFICATION, 30, 1),)}, {}, "two reminders"),
    ("lapse", {"holds": (hold(Hold.CLARIFICATION, 60, 2),)}, {}, "not been unanswered for long"),
    ("confirm_identity", {}, {"reason": ""}, "a reason is needed"),
    ("charge", {"fee_charged": True}, {}, "a fee was charged already"),
    ("charge", {}, {"ground": "much work"}, "only if manifestly unfounded or excessive"),
    ("charge", {}, {"reason": ""}, "a reason is needed"),
    ("charge", {}, without("told"), "tell them first how much"),
    ("pay", {"fee_charged": False}, {}, "no fee was charged"),
    ("extend", {}, {"ground": "no volunteers"}, "only the complexity or the number"),
    ("extend", {"extended": True}, {}, "extended already"),
    ("extend", {"notice_by": None}, {}, "its month has not begun yet"),
    ("extend", {"notice_by": TODAY - timedelta(1)}, {}, "could be extended is over"),
    ("extend", {}, without("notice-sent"), "send the notice first"),
    ("drop_extension", {"extended": False}, {}, "it was not extended"),
    ("drop_extension", {}, {"reason": " "}, "a reason is needed"),
    ("drop_extension", {}, without("told"), "will not take longer"),
    ("entitle", {"on_behalf": False}, {}, "they ask for themselves"),
    ("entitle", {}, {"reason": " "}, "a reason is needed"),
    ("entitle", {"asker_known": False}, {}, "find first in the register who asks"),
    ("entitle", CHILD, {}, "whether the child understands"),
    ("entitle", CHILD, {"ground": Understands.REFUSES}, "for the child to ask"),
    ("entitle", CHILD, {**AGREES, "missing": ("views",)}, "still to be weighed: views"),
    ("entitle", CHILD, AGREES, "only what is best for the child"),
    ("entitle", OWN, {"ground": Understands.TOO_LITTLE}, "only if they understand it"),
    ("entitle", OWN, {"ground": Understands.AGREES, "reason": " "}, "a reason is needed"),
    ("search", {"on_behalf": True}, {}, "why they may ask for somebody else"),
    ("search", OWN, {}, "that the child understands"),
    ("search", {"for_both": True}, {}, "a request of its own for the child"),
    ("part", {}, without("named"), "the name of the child"),
    ("part", {"kind": Kind.ERASURE}, {}, "not an access request"),
    ("died", {}, {"reason": " "}, "a reason is needed"),
    ("accept", {"matched": False}, {}, "match it to a person first"),
    ("search", {"kind": Kind.COMPLAINT}, {}, "not an access request"),
    ("search", IDENTITY, {}, "waits for proof of identity or authority"),
    ("search", AUTHORITY, {}, "waits for proof of identity or authority"),
    ("certify", {}, {"missing": ("notebooks", "phone")}, "not searched yet: notebooks, phone"),
    ("certify", {}, {"terms": ()}, "list what was searched for"),
    ("certify", IDENTITY, {}, "waits for proof"),
    ("submit", {"undecided": 2}, {}, "2 still to be decided"),
    ("submit", {}, {"unanswered": 1}, "1 still to be answered"),
    ("submit", {}, {"unanswered": None}, "read it as the other parent first"),
    ("submit", {}, without("drafted"), "no answer can be drafted"),
    ("submit", IDENTITY, {}, "waits for proof"),
    ("open_item", {}, {"actor": "p-1"}, "somebody else has to agree"),
    ("open_item", {}, {"actor": "p-9"}, "about you or your family"),
    ("agree", {}, {"actor": "p-1"}, "somebody else has to agree"),
    ("agree", {}, {"actor": "p-9"}, "about you or your family"),
    ("send_back", {}, {"actor": "p-1"}, "somebody else has to agree"),
    ("send_back", {}, {"reason": ""}, "a reason is needed"),
    ("approve", {}, {"actor": "p-1"}, "somebody else has to agree"),
    ("approve", {}, {"actor": "p-9"}, "about you or your family"),
    ("submit", {"old_opinions": 1}, {}, "opinion on health is older than six months"),
    ("approve", {"old_opinions": 1}, {}, "opinion on health is older than six months"),
    ("release", {"old_opinions": 1}, {}, "opinion on health is older than six months"),
    ("approve", {"unopened": 3}, {}, "3 withheld still to be opened"),
    ("approve", {"unagreed": 4}, {}, "4 still to be agreed"),
    ("approve", {}, {"signed_in_for": 301}, "sign in again first"),
    ("approve", {}, {"signed_in_for": None}, "sign in again first"),
    ("approve", {}, {"digest": "d2"}, "something changed"),
    ("approve", {"prepared": None}, {"digest": None}, "something changed"),
    ("build", {}, without("proved"), "not proved"),
    ("make_ready", {}, without("letter"), "the letter is not complete"),
    ("make_ready", {"overdue": True}, {"reason": " "}, "it is late: say why"),
    ("make_ready", {}, {"day": TODAY - timedelta(8)}, "check the address or channel again"),
    ("make_ready", {}, {"day": None}, "check the address or channel again"),
    ("make_ready", {}, without("not-on-do-not-use-list"), "do-not-use list"),
    ("make_ready", {}, {"day": TODAY + timedelta(1)}, "check the address or channel again"),
    ("make_ready", {}, {"delivery": None}, "say how the answer goes"),
    ("make_ready", {}, {"delivery": Delivery.POSTED}, "write down the address"),
    ("new_code", {"delivery": Delivery.POSTED}, {}, "no answer waits on the portal"),
    ("make_ready", {}, {"barred": True}, "must not go to this address"),
    ("check_way", {}, {"barred": True}, "must not go to this address"),
    ("release", {}, {"delivery": Delivery.POSTED}, "check first the way"),
    ("release", {"way_checked_on": None}, {}, "check first the way"),
    ("release", {"way_checked_on": TODAY - timedelta(8)}, {}, "older than seven days"),
    ("release", {}, {"ground": "recorded-post"}, "verify the delivery again"),
    ("release", {"delivery": Delivery.AVAILABLE}, {}, "let out already"),
    ("release", {}, {"actor": "p-9"}, "about you or your family"),
    ("release", {}, {"ground": "a telephone call"}, "verify the delivery again"),
    ("deliver", {"delivery": Delivery.REVOKED}, {}, "it was revoked"),
    ("deliver", {}, {"delivery": None}, "say what became of it"),
    ("deliver", {}, {"delivery": Delivery.REVOKED}, "say what became of it"),
    ("revoke", {"delivery": Delivery.REVOKED}, {}, "revoked already"),
    ("revoke", {}, {"reason": ""}, "a reason is needed"),
    ("agree_revoke", {"delivery": Delivery.COLLECTED}, {}, "it was not revoked"),
    ("agree_revoke", {}, {"actor": "p-1"}, "somebody else has to look at it too"),
    ("agree_revoke", {}, {"reason": " "}, "a reason is needed"),
    ("rework", {"revoke_agreed": False}, {}, "somebody else has to look first"),
    ("rework", {"delivery": Delivery.COLLECTED}, {}, "it was not revoked"),
    ("close", {"delivery": Delivery.AVAILABLE}, {}, "it has not reached them yet"),
    ("close", {"delivery": Delivery.RETURNED}, {}, "it has not reached them yet"),
    ("propose_refusal", {}, {"ground": "too much work"}, "manifestly unfounded or excessive"),
    ("propose_refusal", {}, {"reason": ""}, "a reason is needed"),
    ("refuse", {}, {"actor": "p-1"}, "somebody else has to decide"),
    ("refuse", {}, {"actor": "p-9"}, "about you or your family"),
    ("tell_apart", {"kind": Kind.ERASURE}, {}, "it is not an access request"),
    ("tell_apart", {}, without("namesake"), "nobody who could be taken for them"),
    ("withdraw", {"identity_proved": False}, {}, "the identity is not proved yet"),
    ("duplicate", {"identity_proved": False}, {}, "the identity is not proved yet"),
    ("duplicate", {}, without("other-identity-proved"), "of the other request is not proved"),
    ("invalid", {}, {"reason": ""}, "a reason is needed"),
    ("look_again", {}, {"reason": ""}, "a reason is needed"),
    ("narrow", {"kind": Kind.ERASURE}, {}, "it is not an access request"),
    ("narrow", {}, {"ticks": frozenset({"answered-before"})}, "ask them first"),
    ("narrow", {}, {"ticks": frozenset({"agreed"})}, "only an answer that they have had"),
    ("new_ticket", {"identity_proved": False}, {}, "the identity is not proved yet"),
    ("new_ticket", {}, {"ticks": frozenset()}, "look first whether it is them"),
    ("new_ticket", {}, {"reason": " "}, "a reason is needed"),
    ("new_ticket", {}, {"ground": "email"}, "say by which safe way"),
    ("look_again", {}, {"day": None}, "say on which day to come"),
    ("look_again", {}, {"day": TODAY}, "say on which day to come"),
    ("reopen", {}, {"ground": None}, "say whether a complaint"),
    ("reopen", {}, {"reason": ""}, "a reason is needed"),
    (
        "reopen",
        {"outcome": Outcome.LAPSED, "closed_on": date(2026, 5, 24)},
        {},
        "six months are over",
    ),
]


@pytest.mark.boundary("SAR", "signed in again within 5 minutes")
@pytest.mark.boundary("SAR", "an address checked within 7 days")
@pytest.mark.boundary("SAR", "taken up again within six months")
@pytest.mark.boundary("SAR", "reminded after 10 and 20 days, lapsed after 30")
@pytest.mark.boundary("DP6", "three months told of within the first")
@pytest.mark.parametrize(("event", "known", "brought", "why"), REFUSED)
def test_it_is_refused_with_the_reason(event, known, brought, why):
    facts, doing = ready(Event(event))
    with pytest.raises(Conflict, match=why):
        rules.decide(Event(event), replace(facts, **known), replace(doing, **brought))


ALLOWED = [
    ("accept", {"matched": False, "no_match": True}, {}),
    ("entitle", CHILD, AGREES | BEST),
    ("entitle", CHILD, {"ground": Understands.TOO_LITTLE} | BEST),
    ("search", {"on_behalf": True, "entitled": True}, {}),
    ("settle", {"identity_proved": False}, {"outcome": Outcome.NOT_DONE}),
    ("settle", {"identity_proved": False, "kind": Kind.COMPLAINT}, {}),
    ("hold", {}, {"hold": Hold.CLARIFICATION}),
    ("hold", {}, {"hold": Hold.SAFETY, **REQUESTER}),
    ("answer", {}, REQUESTER),
    ("answer", AUTHORITY, {"hold": Hold.AUTHORITY}),
    ("remind", {"holds": (hold(Hold.IDENTITY, 20, 1),)}, {}),
    ("record", {}, {"day": TODAY - timedelta(400)}),
    ("make_ready", {"overdue": True}, {"reason": "flood"}),
    ("make_ready", {}, {"reason": "", "day": TODAY - timedelta(7)}),
    ("approve", {}, {"signed_in_for": 300}),
    ("release", {"stage": Stage.RELEASED, "delivery": Delivery.RETURNED}, {}),
    ("close", {"delivery": Delivery.EXPIRED}, {}),
    ("settle", NOT_RIGHT, {"ticks": AGAIN, "outcome": Outcome.DONE_PART}),
    (
        "reopen",
        {"outcome": Outcome.LAPSED, "closed_on": date(2026, 5, 25)},
        {"ground": None},
    ),
    ("search", {"holds": (hold(Hold.CLARIFICATION),)}, {}),
    ("refuse", {"proposer": None}, {"actor": "p-1"}),
]


@pytest.mark.boundary("DP6", "three months told of within the first")
@pytest.mark.boundary("SAR", "signed in again within 5 minutes")
@pytest.mark.boundary("SAR", "an address checked within 7 days")
@pytest.mark.boundary("SAR", "taken up again within six months")
@pytest.mark.boundary("SAR", "reminded after 10 and 20 days, lapsed after 30")
@pytest.mark.parametrize(("event", "known", "brought"), ALLOWED)
def test_it_is_allowed_on_the_edge(event, known, brought):
    facts, doing = ready(Event(event))
    rules.decide(Event(event), replace(facts, **known), replace(doing, **brought))


def test_every_reason_is_given_at_once():
    facts, doing = ready(Event.EXTEND)
    with pytest.raises(Conflict, match=r"only the complexity.*; a reason is needed"):
        rules.decide(Event.EXTEND, facts, replace(doing, ground=None, reason=""))
