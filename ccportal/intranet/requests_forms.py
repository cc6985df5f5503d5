"""The forms on a request's pages: each carries the version it was made from and a token."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from wtforms import BooleanField, Field, HiddenField, RadioField

from ccportal.acts.requests_move import Given
from ccportal.errors import Invalid, Refused
from ccportal.rules.requests_facts import Channel, Kind
from ccportal.web.forms import DayField, Form, choice, day, long_text, text, tick

UNREADABLE = -1
"""The version that no request ever has: a form that says something else was not ours."""

Fault = tuple[str, str]

AnyForm = TypeVar("AnyForm", bound="StepForm")


def how_it_came() -> RadioField:
    """In which way something reached us; a message where they write to others is one."""
    ways = [
        (Channel.LETTER, "By letter"),
        (Channel.EMAIL, "By email or another message"),
        (Channel.TELEPHONE, "By telephone"),
        (Channel.IN_PERSON, "In person, to anybody of the team"),
    ]
    return choice("How did it come?", ways, hint="So that we can show how it reached us.")


class StepForm(Form):
    """A step that is done once, on what the page showed.

    Several of them stand on one page: the id of each field begins with the name of its form.
    """

    class Meta(Form.Meta):
        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Any:
            """Draw radios and boxes under the field's id too, not under its name."""
            if isinstance(field, RadioField | BooleanField):
                params = {"idPrefix": field.id, **render_kw.get("params", {})}
                render_kw = {**render_kw, "params": params}
            return super().render_field(field, render_kw)

    version = HiddenField()
    token = HiddenField()

    def __init__(self, *given: Any, **more: Any) -> None:
        """Take what was sent, as any form does, or nothing (`formdata=None`)."""
        super().__init__(*given, **more)
        mark = type(self).__name__.removesuffix("Form").lower()
        for field in self:
            if not isinstance(field, DayField):
                field.id = f"{mark}-{field.name}"

    def given(self) -> Given:
        """What the acts want to know of the form."""
        version = str(self.version.data or "")
        known = int(version) if version.isdecimal() and len(version) < 10 else UNREADABLE
        return Given(
            version=known if version else None,
            token=str(self.token.data or "")[:64] or None,
        )

    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with what was sent: the id of the field, and the words."""
        return tuple((_place(field), str(fault)) for field in self for fault in field.errors[:1])


def new_token() -> str:
    """A fresh token: the same form sent twice does one thing once."""
    return secrets.token_urlsafe(16)


class NewForm(StepForm):
    """A request that came by letter, email, telephone or in person."""

    kind = choice(
        "What is asked for?",
        [
            (Kind.ACCESS, "A copy of what we hold"),
            (Kind.RECTIFICATION, "To put something right"),
            (Kind.ERASURE, "To delete something"),
            (Kind.OBJECTION, "To stop using something"),
            (Kind.COMPLAINT, "It is a complaint"),
        ],
        hint="It decides which steps follow.",
    )
    channel = how_it_came()
    received_on = day(
        "On which day did it reach anybody here?",
        hint="The day counts on which it came, also a Saturday. For example, 31 3 2026",
        need="Enter the day on which it came",
    )
    scope = long_text(
        "What did they ask for, in their words?",
        hint="So that we look for what they mean.",
        most=2000,
    )


class FindForm(Form):
    """Looking for somebody in the register."""

    words = text(
        "Name or reference",
        hint="So that you can say who of the register it is. That you looked is noted down.",
        need="Enter part of a name, or a reference",
        most=100,
    )


class MatchForm(StepForm):
    """Who of the register it is."""

    person = HiddenField()
    asks = HiddenField()


class NobodyForm(StepForm):
    """Nobody of the register was found."""

    terms = text(
        "What did you search for?",
        hint="It shows that we looked. Names and spellings, with commas between them",
        need="Enter what you searched for",
    )
    name = text(
        "What are they called, as they told you?",
        hint="The answer goes to this name. It is needed only if the request came to you in "
        "another way than the portal",
        most=200,
    )


class MessageForm(StepForm):
    """Something that the requester reads on the portal."""

    text = long_text(
        "Write to them",
        hint="They read it on the portal. Nothing that others must not know belongs here.",
        need="Write something",
        most=5000,
    )


class SeenForm(StepForm):
    """How it was seen that they are who they say."""

    seen = text(
        "How do you know that it is them?",
        hint="So that nobody gets what is somebody else’s. Keep no copy of what you saw. For "
        "example: known at the counter, or passport seen",
        need="Say how you know",
    )


class HoldForm(StepForm):
    """Something that has to come first."""

    kind = choice(
        "What do you wait for?",
        [
            ("identity", "Proof of who they are, because there is doubt"),
            ("authority", "Proof that they may ask for somebody else"),
            ("clarification", "Their answer to which information they mean"),
            ("third_party", "What another person says to it"),
            ("advice", "Advice"),
            ("safety", "Somebody's safety"),
        ],
        hint="It decides whether the month waits too: for the first two it begins later, for the "
        "third it stands still, for the others it runs on.",
    )
    reason = long_text(
        "Why, or what do you ask them?",
        hint="If you ask which information they mean, they read this. Else it is for us: they may "
        "ask later why it took longer.",
        need="Say why, or what you ask",
        most=2000,
    )
    which_information = tick(
        "If you wait for their answer: I ask which information they mean, because without it we "
        "cannot find it"
    )


class NamesakeForm(StepForm):
    """Whether somebody of the same name is whom it is about."""

    person = HiddenField()
    same = HiddenField()


class CameForm(StepForm):
    """What it waited for has come."""

    said = long_text(
        "What did they say?",
        hint="Whoever decides on a record, and whoever agrees, weighs it. Leave it empty if "
        "nothing was said.",
        most=2000,
    )


class CertifyForm(StepForm):
    """The search certificate; the places come from the request itself."""

    terms = long_text(
        "Names and words that you searched for",
        hint="It shows that the search was whole: names, known-as names, spellings. One a line",
        need="List what you searched for",
        most=2000,
    )


def _place(field: Field) -> str:
    return f"{field.id}-day" if isinstance(field, DayField) else str(field.id)


def fresh(form: AnyForm, version: int) -> AnyForm:
    """A form as a page shows it: with the request's version and a token of its own."""
    form.version.data, form.token.data = str(version), new_token()
    return form


def supply(version: int, sent: StepForm | None = None) -> Callable[[type[StepForm]], StepForm]:
    """What gives a page its forms: empty, but for the one that was sent and did not hold."""

    def of(kind: type[StepForm]) -> StepForm:
        form = sent if sent is not None and type(sent) is kind else kind(formdata=None)
        return fresh(form, version)

    return of


def told_faults(error: Refused | None, sent: StepForm | None = None) -> tuple[Fault, ...]:
    """What stood against a step: the place on the page (or nothing) and the words."""
    if error is None:
        return ()
    if sent is not None and sent.errors:
        return sent.faults()
    faults = error.faults if isinstance(error, Invalid) else (str(error),)
    return tuple(("", f"{fault[:1].upper()}{fault[1:]}") for fault in faults)
