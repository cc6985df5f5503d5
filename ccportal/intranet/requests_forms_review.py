"""The forms of reading and of the second look (SAR, VIO)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from wtforms import HiddenField, SelectChoice

from ccportal.acts.requests_keeping import weighed_in
from ccportal.intranet.requests_forms import StepForm, fresh
from ccportal.intranet.requests_forms_health import HealthForm
from ccportal.rules import third_party
from ccportal.rules.deciding import Because
from ccportal.rules.inference import Answer
from ccportal.rules.third_party import (
    AGREED,
    KEEPS,
    QUESTIONS,
    TELLS,
    Confidence,
    Consent,
    Information,
    Weighed,
)
from ccportal.rules.withholding import GROUNDS, Action, Exemption, Mode
from ccportal.store.requests import Decision
from ccportal.web import filters
from ccportal.web.forms import choice, day, long_text, password, pick, tick

AnyChoice = TypeVar("AnyChoice", bound=StrEnum)

MODES: Mapping[Mode, str] = {
    Mode.STATED: "the code",
    Mode.GENERIC: "a plain gap",
    Mode.SILENT: "nothing",
}
"""What is seen in place of what is kept back, in words."""


def rests_on(decision: Decision | None) -> tuple[tuple[str, str], ...]:
    """What a decision rests on, and when it is looked at again, for whoever agrees."""
    if decision is None:
        return ()
    evidence = str(json.loads(decision.weighed or "{}").get("evidence") or "")
    later = filters.day(decision.review_by) if decision.review_by else ""
    said = (("What shows it", evidence), ("Looked at again", later))
    return tuple((label, words) for label, words in said if words)


def weighed_in_words(decision: Decision | None) -> tuple[tuple[str, str], ...]:
    """The test for another person's data as it was answered, for whoever agrees."""
    return third_party.in_words(weighed_in(decision.weighed)) if decision else ()


class DecideForm(HealthForm):
    """What becomes of one record."""

    action = HiddenField()
    seen = HiddenField()
    exemption = pick(
        "Code",
        [("", ""), *((one, one) for one in Exemption)],
        hint="The law lets something be kept back on these grounds alone.",
    )
    mode = pick(
        "What they see in its place",
        [(mode, MODES[mode]) for mode in Mode],
        hint="The code, unless the code itself would tell.",
    )
    reason = long_text(
        "Reason",
        hint="For the second person, and a court if it asks. It never goes out.",
        most=2000,
    )
    evidence = long_text(
        "What shows it?",
        hint="What the reason rests on. For example: the risk of 3 March, and its police reference",
        most=2000,
    )
    review_by = day(
        "When is it looked at again?",
        hint="Reasons pass. You are reminded on that day, and nothing goes out by itself. For "
        "example, 31 3 2027",
    )
    information = pick(TELLS, [("", ""), *QUESTIONS[TELLS].items()])
    confidence = pick(KEEPS, [("", ""), *QUESTIONS[KEEPS].items()])
    consent = pick(AGREED, [("", ""), *QUESTIONS[AGREED].items()])
    unreasonable = tick("It would not be reasonable to give it without their consent")

    def show(self, version: int, seen: str, offered: tuple[Exemption, ...]) -> None:
        """Make it ready for the page of a record of this digest, with the codes offered there."""
        fresh(self, version)
        self.seen.data = seen
        named = ((code, f"{code}: {GROUNDS[code].marker}") for code in offered)
        self.exemption.choices = [SelectChoice("", "None"), *(SelectChoice(*one) for one in named)]

    def fill(self, decision: Decision | None) -> None:
        """Show what was decided last."""
        if decision is None:
            return
        self.reason.data, self.review_by.data = decision.reason, decision.review_by
        self.evidence.data = json.loads(decision.weighed or "{}").get("evidence", "")
        self.weigh(weighed_in(decision.weighed))
        self.show_health(json.loads(decision.weighed or "{}").get("health", {}))
        if decision.exemption:
            self.exemption.data, self.mode.data = decision.exemption, decision.mode

    def weigh(self, weighed: Weighed) -> None:
        """Show the test for another person's data as it was answered."""
        self.information.data = weighed.information or ""
        self.confidence.data = weighed.confidence or ""
        self.consent.data = weighed.consent or ""
        self.unreasonable.data = weighed.reasonable_without is False

    def because(self) -> Because:
        """The reasons that were given: what is given whole, or is not theirs, needs none."""
        if self.action.data not in {Action.REDACT, Action.WITHHOLD}:
            return Because(health=self.health())
        return Because(
            reason=str(self.reason.data or ""),
            evidence=str(self.evidence.data or ""),
            review_by=self.review_by.data,
            weighed=self.weighed(),
            health=self.health(),
        )

    def weighed(self) -> Weighed:
        """The test for another person's data as it is answered."""
        return Weighed(
            information=_one_of(Information, self.information.data),
            confidence=_one_of(Confidence, self.confidence.data),
            consent=_one_of(Consent, self.consent.data),
            reasonable_without=False if self.unreasonable.data else None,
        )


def _one_of(kind: type[AnyChoice], value: object) -> AnyChoice | None:
    return kind(str(value)) if value in set(kind) else None


ANSWERS: Mapping[Answer, str] = {
    Answer.KNOWN: "They know it already",
    Answer.THEIR_OWN: "It is about themselves",
    Answer.NOBODY: "Nobody can be found, known or harmed by it",
    Answer.OTHER: "Something else, which I write below",
}
"""Why something that could be told may stay, in words."""


class InferForm(StepForm):
    """Why what the other parent could tell from the answer may stay."""

    answer = choice(
        "Why may it stay?",
        list(ANSWERS.items()),
        hint="So that the second person sees that somebody has thought of it.",
        need="Say why it may stay",
    )
    words = long_text("In your words", hint="What the choice above leaves open.", most=2000)

    def fresh(self, version: int) -> None:
        """Make it ready for the page of a request of this version."""
        fresh(self, version)


class AgreeForm(StepForm):
    """The second person agrees."""

    own_reason = long_text(
        "Your own reason",
        hint="Two people have to have thought of it apart from each other.",
        most=2000,
    )


class ApproveForm(StepForm):
    """The second person signs in again and approves."""

    password = password(
        "Your password, once more", hint="So that nobody else can sign with your name."
    )


class BackForm(StepForm):
    """The second person asks for changes."""

    reason = long_text(
        "What is to be changed?",
        hint="Whoever prepared it goes by this.",
        need="Say what is to be changed",
        most=2000,
    )
