"""Why a record that tells of somebody's health may be given: a part of the reading form (HP6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ccportal.intranet.requests_forms import StepForm
from ccportal.rules.health import Health, MayGo, health_of
from ccportal.web.forms import day, pick, text


class HealthForm(StepForm):
    """What its reader says of a record with words of health."""

    may_go = pick(
        "Does it tell of somebody’s health?",
        [
            ("", ""),
            (MayGo.NO_HEALTH, "No"),
            (MayGo.KNOWN, "Yes, and the person it is about knows it already"),
            (MayGo.OPINION, "Yes, and a health professional says that giving it harms nobody"),
        ],
    )
    health_how = text("What shows it, or which professional was it?", most=200)
    opinion_on = day("When was that opinion given?")

    def health(self) -> Health:
        """What was said."""
        said = str(self.may_go.data or "")
        may_go = MayGo(said) if said in set(MayGo) else None
        return Health(may_go, str(self.health_how.data or ""), self.opinion_on.data)

    def show_health(self, kept: Mapping[str, Any]) -> None:
        """Show what was said last, as a decision keeps it."""
        said = health_of(kept)
        self.may_go.data = said.may_go or ""
        self.health_how.data, self.opinion_on.data = said.how, said.opinion_on
