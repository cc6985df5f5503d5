"""The forms of reading and of the second look (SAR, VIO)."""

from __future__ import annotations

from collections.abc import Mapping

from wtforms import HiddenField, SelectChoice

from ccportal.intranet.requests_forms import StepForm, fresh
from ccportal.rules.deciding import Because, Consent
from ccportal.rules.withholding import GROUNDS, Exemption, Mode
from ccportal.store.requests import Decision
from ccportal.web.forms import long_text, password, pick, tick

MODES: Mapping[Mode, str] = {
    Mode.STATED: "the code",
    Mode.GENERIC: "a plain gap",
    Mode.SILENT: "nothing",
}
"""What is seen in place of what is kept back, in words."""


class DecideForm(StepForm):
    """What becomes of one record."""

    action = HiddenField()
    seen = HiddenField()
    exemption = pick("Code", [("", ""), *((one, one) for one in Exemption)])
    mode = pick("What they see in its place", [(mode, MODES[mode]) for mode in Mode])
    reason = long_text("Reason", most=2000)
    consent = pick(
        "Did the other person agree to it?",
        [
            ("not-sought", "They were not asked"),
            ("refused", "They said no"),
            ("cannot-be-asked", "They cannot be asked"),
        ],
    )
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
        self.reason.data = decision.reason
        if decision.exemption:
            self.exemption.data, self.mode.data = decision.exemption, decision.mode

    def because(self) -> Because:
        """The reasons that were given."""
        consent = str(self.consent.data or "")
        return Because(
            reason=str(self.reason.data or ""),
            consent=Consent(consent) if consent in set(Consent) else None,
            reasonable_without=False if self.unreasonable.data else None,
        )


class AgreeForm(StepForm):
    """The second person agrees."""

    own_reason = long_text("Your own reason", most=2000)


class ApproveForm(StepForm):
    """The second person signs in again and approves."""

    password = password("Your password, once more")


class BackForm(StepForm):
    """The second person asks for changes."""

    reason = long_text("What is to be changed?", need="Say what is to be changed", most=2000)
