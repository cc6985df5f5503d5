"""Reading an answer as the other parent: each thing that could be told is answered (VIO, SAR)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from ccportal.acts.requests_move import NOTHING, Given, move
from ccportal.errors import Invalid
from ccportal.rules.inference import Answer, Finding, check_answer
from ccportal.rules.requests_facts import Event
from ccportal.sar.infer import inferences
from ccportal.store.at_once import Steps, alone, asking
from ccportal.store.requests import RequestEvent

MOST = 5_000
"""So many findings are answered at once."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Why something that could be told may stay."""

    answer: Answer
    words: str


def answers(request_ref: str) -> dict[str, Answered]:
    """What was answered, by the key of the finding; the last answer counts."""
    return alone(answers_in_steps(request_ref))


def answers_in_steps(request_ref: str) -> Steps[dict[str, Answered]]:
    """The same, asked together with what else a page needs."""
    query = RequestEvent.select(RequestEvent.detail).where(
        RequestEvent.request == request_ref, RequestEvent.kind == Event.INFER
    )
    found: dict[str, Answered] = {}
    for one in (yield from asking(query.order_by(RequestEvent.seq))):
        said = json.loads(one.detail)
        answered = Answered(Answer(said["answer"]), said["words"])
        found |= dict.fromkeys(said["findings"], answered)
    return found


def unanswered(request_ref: str) -> tuple[Finding, ...]:
    """What could be told from the answer as it is decided now, and has no answer yet."""
    given = answers(request_ref)
    return tuple(one for one in inferences(request_ref) if one.key not in given)


def answer(
    request_ref: str,
    actor: str,
    findings: Iterable[str],
    why: Answer | None,
    words: str = "",
    given: Given = NOTHING,
) -> None:
    """Say why these findings may stay; raises Invalid where none is named, or no reason given."""
    keys = list(dict.fromkeys(findings))[:MOST]

    def also(_request: object, _facts: object) -> None:
        if not keys:
            raise Invalid("tick what you answer")
        check_answer(why, words)

    detail = {"findings": keys, "answer": why, "words": words}
    move(request_ref, Event.INFER, actor, given, detail=detail, also=also)
