"""The steps of a request as its pages send them, and what a refused one must leave as it is."""

from __future__ import annotations

import re
import secrets

from ccportal import clock
from ccportal.acts import requests_items as items
from ccportal.rules.requests_facts import Event
from ccportal.store.requests import Decision, Item, Passage, Request, RequestEvent, Work
from support.client import CSRF
from support.way import PARTLY, SILENT, SUBJECT

TODAY = clock.today()

DAY = [str(TODAY.day), str(TODAY.month), str(TODAY.year)]

WAY = {"how": "collected", "not_on_list": "y", "checked_on": DAY}

STORES = {f"store-{one}": "found" for one in items.STORES}
"""Where something may be: said to be found everywhere."""

CHARGE = {"ground": "further-copy", "amount": "12.50", "reason": "Again.", "told": "y"}

STEPS: dict[str, tuple[Event, dict[str, object]]] = {
    "matched": (Event.MATCH, {"person": SUBJECT}),
    "nobody": (Event.NO_MATCH, {"terms": "O'Brien", "name": "Rory O'Brien"}),
    "identity": (Event.CONFIRM_IDENTITY, {"seen": "a card"}),
    "hold": (Event.HOLD, {"kind": "advice", "reason": "We ask."}),
    "came/advice": (Event.ANSWER, {}),
    "accept": (Event.ACCEPT, {}),
    "search": (Event.SEARCH, {}),
    "namesake": (Event.TELL_APART, {"person": "p-022"}),
    "certify": (Event.CERTIFY, {"terms": "O'Brien", **STORES}),
    f"items/{PARTLY}": (Event.DECIDE, {"action": "include"}),
    f"undo/{PARTLY}": (Event.UNDO, {}),
    "as-the-other": (Event.INFER, {"finding": "0" * 20, "answer": "known"}),
    "submit": (Event.SUBMIT, {}),
    f"second/{SILENT}": (Event.OPEN_ITEM, {}),
    f"agree/{PARTLY}": (Event.AGREE, {}),
    "agree": (Event.AGREE, {"own_reason": "I see it."}),
    "back": (Event.SEND_BACK, {"reason": "Look again."}),
    "ready": (Event.MAKE_READY, {"letter_complete": "y", **WAY}),
    "way": (Event.CHECK_WAY, WAY),
    "release": (Event.RELEASE, {"verified": "identity-at-counter"}),
    "delivered": (Event.DELIVER, {"became": "returned"}),
    "code": (Event.NEW_CODE, {}),
    "ticket": (Event.NEW_TICKET, {"seen": "A card.", "how": "in-person", "sure": "y"}),
    "revoke": (Event.REVOKE, {"reason": "Wrong page."}),
    "revoke/agree": (Event.AGREE_REVOKE, {"reason": "Nobody had opened it."}),
    "rework": (Event.REWORK, {"reason": "Wrong page."}),
    "close": (Event.CLOSE, {}),
    "withdraw": (Event.WITHDRAW, {}),
    "lapse": (Event.LAPSE, {}),
    "invalid": (Event.INVALID, {"reason": "It was a thank-you card."}),
    "extend": (Event.EXTEND, {"ground": "complexity", "reason": "Much.", "notice_sent": "y"}),
    "extension/drop": (Event.DROP_EXTENSION, {"reason": "It was little.", "told": "y"}),
    "charge": (Event.CHARGE, CHARGE),
    "paid": (Event.PAY, {}),
    "remind-identity": (Event.REMIND, {}),
    "refusal": (Event.PROPOSE_REFUSAL, {"ground": "excessive", "evidence": "The fifth."}),
    "refusal/drop": (Event.DROP_REFUSAL, {}),
    "reopen": (Event.REOPEN, {"ground": "complaint", "reason": "They were right."}),
    "narrow": (Event.NARROW, {"of": "", "agreed": "y"}),
    "look-again": (Event.LOOK_AGAIN, {"reason": "They do.", "next_on": DAY}),
}
"""Each step of the coordinator by its address: the event, and what its form sends."""


def post(client, ref: str, step: str, **fields: object):
    """Send a step as its page would have sent it, though the page may not offer it."""
    token = CSRF.search(client.get("/account").text)[1]
    sent = {"csrf_token": token, "version": Request.get_by_id(ref).version}
    sent |= {"token": secrets.token_urlsafe(16)} | fields
    return client.post(f"/requests/{ref}/{step}", data=sent)


def kept(ref: str) -> tuple:
    """All that a refused step must leave as it is."""
    return (
        RequestEvent.select().count(),
        Request.get_by_id(ref).version,
        set(Decision.select(Decision.record, Decision.action, Decision.agreed_by).tuples()),
        Passage.select().count(),
        Item.select().count(),
        Work.select().count(),
        Request.select().count(),
    )


def told(answer) -> str:
    """What the page says stands against the step."""
    found = re.search(r'error-summary__list">(.*?)</ul>', answer.text, re.DOTALL)
    return re.sub(r"<[^>]+>", "", found[1]).strip() if found else ""
