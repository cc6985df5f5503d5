"""What each row of the table of transitions needs: its guards, in bundles (DP6, SAR)."""

from __future__ import annotations

from ccportal.rules import consulting
from ccportal.rules import requests_answering as answering
from ccportal.rules import requests_ends as ends
from ccportal.rules import requests_guards as guard
from ccportal.rules import requests_posting as posting
from ccportal.rules import requests_telling as telling
from ccportal.rules import requests_way as way

SECOND_PERSON = (answering.not_the_preparer, answering.no_conflict)
HOLD = (
    guard.hold_not_open,
    guard.with_reason,
    guard.clarifies_which_information,
    guard.requester_for_safety_alone,
    telling.askable,
)
ACKNOWLEDGE = (ends.not_acknowledged, guard.with_reason, telling.reachable)
REACH = (telling.way_said, telling.place_said, telling.reachable)
CONTACT = (guard.with_reason, telling.reachable)
REMIND = (guard.reminder_due, telling.reachable)
ANSWER = (
    guard.hold_open,
    guard.requester_answers_what_was_asked,
    guard.identity_by_proof_alone,
)
CERTIFY = (
    guard.nothing_delays_the_start,
    answering.every_store_searched,
    guard.terms_listed,
)
TELL_APART = (
    guard.is_access,
    guard.ticked("namesake", "nobody who could be taken for them has that reference"),
)
APPROVE = (
    *SECOND_PERSON,
    answering.all_opened,
    answering.all_agreed,
    answering.opinions_fresh,
    answering.freshly_signed_in,
    answering.digest_unchanged,
)
SENT = (
    guard.not_in_the_future,
    guard.ticked("who", "say who you are"),
    guard.ticked("for-whom", "say for whom you ask"),
    guard.ticked("scope", "say what you ask for"),
    guard.ticked("reach", "say how we can safely reach you"),
)
EXTEND = (
    guard.ground_among(
        guard.EXTENSION_GROUNDS,
        "only the complexity or the number of this person's requests extends it",
    ),
    guard.extended_in_time,
    guard.with_reason,
    guard.ticked("notice-sent", "send the notice first"),
    telling.reachable,
)
TOLD = (guard.not_in_the_future, guard.ticked("who", "write down who asked"))
AGREE_REVOKE = (answering.revoked, answering.not_the_revoker, guard.with_reason)
PART = (guard.is_access, guard.ticked("named", "write down the name of the child"))
NARROW = (
    guard.is_access,
    guard.ticked("agreed", "ask them first: they may have all of it"),
    guard.ticked("answered-before", "only an answer that they have had themselves can be left out"),
)
DROP_EXTENSION = (
    guard.was_extended,
    guard.with_reason,
    guard.ticked("told", "tell them first that it will not take longer"),
    telling.reachable,
)
CHARGE = (
    guard.ground_among(
        guard.FEE_GROUNDS,
        "only if manifestly unfounded or excessive, or for a further copy",
    ),
    guard.fee_not_charged,
    guard.with_reason,
    guard.ticked("told", "tell them first how much, and why"),
    telling.reachable,
)
REFUSAL = (
    guard.ground_among(guard.REFUSAL_GROUNDS, "only if manifestly unfounded or excessive"),
    guard.with_reason,
)
WAY = (
    way.way_said,
    way.address_said,
    way.way_checked,
    guard.ticked("not-on-do-not-use-list", "check the address against the do-not-use list"),
    way.way_not_barred,
    posting.not_where_it_came_back_from,
)
CONSULT = (
    guard.is_access,
    consulting.whom_said,
    consulting.record_collected,
    consulting.what_said,
    consulting.answer_by_said,
    telling.reachable,
)
CONSULTED = (consulting.was_asked, consulting.answer_said, consulting.answered_on_a_day)
DISPATCH = (
    posting.goes_by_post,
    posting.posted_in_time,
    posting.number_given,
    posting.compared_by_two,
    posting.still_the_address,
)
DELIVER = (answering.deliverable, posting.said_how_it_came_back)
CLOSE = (answering.arrived, posting.was_posted)
READY = (
    guard.ticked("letter", "the letter is not complete"),
    answering.on_time_or_why,
    *WAY,
)
RELEASE = (
    answering.not_delivered,
    answering.no_conflict,
    answering.opinions_fresh,
    way.goes_as_checked,
    way.verified_as_it_goes,
)
SETTLE = (
    ends.asks_for_no_copy,
    ends.settled_somehow,
    ends.known_before_it_is_done,
    ends.right_if_taken_up_again,
    guard.nothing_delays_the_start,
    guard.with_reason,
    guard.ticked("told", "tell them first what became of it, and how they can complain"),
    telling.reachable,
)
DUPLICATE = (
    guard.identity_proved,
    guard.ticked("other-identity-proved", "the identity of the other request is not proved"),
    guard.with_reason,
)

NEW_TICKET = (
    guard.identity_proved,
    guard.ticked("known-again", "look first whether it is them"),
    guard.with_reason,
    guard.ground_among(way.TICKET_WAYS, "say by which safe way they get the words"),
    telling.reachable,
)
LOOK_AGAIN = (guard.with_reason, answering.looked_at_later)

SUBMIT = (
    guard.nothing_delays_the_start,
    answering.all_decided,
    answering.read_as_the_other,
    answering.opinions_fresh,
    guard.ticked("drafted", "no answer can be drafted from it yet"),
)
