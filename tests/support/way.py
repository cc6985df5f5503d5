"""Bringing a request of Riverside to where a test wants it, as its people do it."""

from __future__ import annotations

from dataclasses import dataclass

from ccportal import clock
from ccportal.acts import (
    packs,
    requests,
    requests_delivery,
    requests_holds,
    requests_inferring,
    requests_reach,
    requests_second,
)
from ccportal.acts import requests_items as items
from ccportal.acts.requests_way import Way as Going
from ccportal.errors import Conflict
from ccportal.rules.deciding import Because
from ccportal.rules.health import Health, MayGo
from ccportal.rules.inference import Answer
from ccportal.rules.redaction import Cut, Decided
from ccportal.rules.requests_facts import By, Delivery, Settled
from ccportal.rules.third_party import Confidence, Consent, Information, Weighed
from ccportal.rules.withholding import Action, Exemption, Mode
from ccportal.sar import review
from ccportal.store.accounts import Account
from ccportal.store.requests import Item, Pack, RequestEvent

from .client import member

STAGES = (
    *("received", "accepted", "searching", "item_review", "decided", "second_review"),
    *("agreed", "approved", "built", "ready", "released", "closed"),
)
SUBJECT, SILENT, PARTLY, COVERED = "p-018", "i-004", "n-034", "Rory Tallentire"
"""Whose request it is; what is withheld without a sign; and what is covered in which record."""

WEIGHED = Weighed(Information.WHO_THEY_ARE, Confidence.EXPECTED, Consent.NOT_SOUGHT, False)
KNOWN = Health(MayGo.KNOWN, "she told us herself")
BECAUSE = Because("It is somebody else's.", weighed=WEIGHED, health=KNOWN)


@dataclass(frozen=True)
class Way:
    """A request, and who answered it."""

    ref: str
    coordinator: Account
    chair: Account

    @property
    def events(self) -> int:
        """How many things happened to it."""
        return RequestEvent.select().where(RequestEvent.request == self.ref).count()


def bring(stage: str, subject: str | None = SUBJECT) -> Way:
    """A request that is in this stage (or with everything `decided`, or `agreed`)."""
    coordinator, chair = member("coordinator"), member("chair")
    way = Way(_received(coordinator, subject), coordinator, chair)
    for one in STAGES[1 : STAGES.index(stage) + 1]:
        STEPS[one](way.ref, coordinator.person_id, chair.person_id)
    return way


def _received(coordinator: Account, subject: str | None) -> str:
    ref = requests.record(
        coordinator.person_id, subject, clock.today(), "letter", "Everything that you hold."
    )
    requests_reach.say(ref, coordinator.person_id, Settled(By.IN_PERSON))
    return ref


def _accepted(ref: str, coordinator: str, _chair: str) -> None:
    requests.confirm_identity(ref, coordinator, "known at the counter")
    requests.accept(ref, coordinator)


def _certified(ref: str, coordinator: str, _chair: str) -> None:
    kinds = {one.kind for one in items.findings(ref)}
    items.certify(ref, coordinator, {one: one in kinds for one in items.STORES}, ("O'Brien",))


def _decided(ref: str, coordinator: str, _chair: str) -> None:
    for one in Item.select().where(Item.request == ref):
        items.decide(ref, coordinator, decision(one.record_id), BECAUSE)


def decision(record: str) -> Decided:
    """What becomes of a record on the way."""
    if record == SILENT:
        return Decided(record, Action.WITHHOLD, Exemption.CR2, Mode.SILENT, ())
    if record == PARTLY:
        cut = Cut(COVERED, Exemption.TP16, Mode.STATED)
        return Decided(record, Action.REDACT, None, Mode.STATED, (cut,))
    return Decided(record, Action.INCLUDE, None, Mode.STATED, ())


def _agreed(ref: str, _coordinator: str, chair: str) -> None:
    if Item.select().where(Item.request == ref, Item.record == SILENT).exists():
        requests_second.open_item(ref, chair, SILENT)
    requests_second.agree_with_all(ref, chair, "I see it too.")


def _ready(ref: str, coordinator: str, _chair: str) -> None:
    way = Going(Delivery.COLLECTED, clock.today(), not_on_list=True)
    requests_delivery.make_ready(ref, coordinator, way, letter_complete=True)


def _released(ref: str, _coordinator: str, chair: str) -> None:
    requests_delivery.release(ref, chair, Delivery.COLLECTED, "identity-at-counter")


STEPS = {
    "accepted": _accepted,
    "searching": lambda ref, coordinator, _: items.search(ref, coordinator),
    "item_review": _certified,
    "decided": _decided,
    "second_review": lambda ref, coordinator, _: hand_over(ref, coordinator),
    "agreed": _agreed,
    "approved": lambda ref, _, chair: requests_second.approve(ref, chair, 0),
    "built": lambda ref, coordinator, _: packs.build(ref, coordinator),
    "ready": _ready,
    "released": _released,
    "closed": lambda ref, coordinator, _: requests_delivery.close(ref, coordinator),
}


_ANSWERED: set[str] = set()
"""What was found in this run that the other parent could tell: seldom anything else is."""


def hand_over(ref: str, actor: str) -> None:
    """Answer all that the other parent could tell, and give it to the second person."""
    if _ANSWERED:
        requests_inferring.answer(ref, actor, sorted(_ANSWERED), Answer.KNOWN)
    try:
        requests_second.submit(ref, actor)
    except Conflict:
        left = [one.key for one in requests_inferring.unanswered(ref)]
        _ANSWERED.update(left)
        if left:
            requests_inferring.answer(ref, actor, left, Answer.KNOWN)
        requests_second.submit(ref, actor)


def refuse(way: Way) -> None:
    """Propose that it is refused."""
    actor = way.coordinator.person_id
    requests_holds.propose_refusal(way.ref, actor, "excessive", "The fifth in a month.")


def released_by_post(coordinator: str, chair: str, ref: str = "req-06") -> str:
    """An approved request of Riverside of which an answer was let out by post; its ref."""
    digest = review.digest(ref)
    Pack.create(
        request=ref,
        sha256="f" * 64,
        words_sha256="e" * 64,
        size=1,
        pages=1,
        approved_digest=digest,
        made_at=clock.now_utc(),
        content=b"-",
    )
    requests_delivery.built(ref, "f" * 64, digest)
    way = Going(Delivery.POSTED, clock.today(), not_on_list=True, address="9 Quay Row")
    late = "It took long."
    requests_delivery.make_ready(ref, coordinator, way, letter_complete=True, late_because=late)
    requests_delivery.release(ref, chair, Delivery.POSTED, "recorded-post")
    return ref
