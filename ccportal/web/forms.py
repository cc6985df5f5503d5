"""Forms: WTForms fields that are drawn as the tested govuk components.

    class NameForm(Form):
        name = text("What is your name?", hint="As it is on letters", need="Enter your name")
        agree = tick("I have kept my words", need="Tick when you have kept them")

What was typed is kept as it was typed, but for spaces at its ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import (
    GovCheckboxesInput,
    GovCheckboxInput,
    GovDateInput,
    GovFileInput,
    GovPasswordInput,
    GovRadioInput,
    GovSelect,
    GovTextArea,
    GovTextInput,
)
from wtforms import (
    BooleanField,
    DateField,
    Field,
    FileField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional, StopValidation

LINE, PAGE = 200, 20_000
"""The most characters that a field of one line, or a text, may hold."""


class DayField(DateField):  # type: ignore[misc]
    """A day in three fields; whatever is sent for it, it is a day or a fault, never an error."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take day, month and year; nothing at all is left to the checks."""
        parts = [*(one.strip()[:8] for one in valuelist[:3]), "", "", ""][:3]
        self.raw_data, self.data = parts, None
        if not any(parts):
            self.raw_data = ["", "", ""]
            return
        try:
            self.data = date(int(parts[2]), int(parts[1]), int(parts[0]))
        except ValueError:
            raise ValueError("Enter a day that there is, as 31 3 2026") from None


class Form(FlaskForm):  # type: ignore[misc]
    """A form of either site; the token against forgery is in it."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        def render_field(self, field: Field, render_kw: dict[str, Any]) -> Any:
            """Draw without `required`: our own words say what is missing, not the browser's."""
            field.flags.required = None
            field.flags.maxlength = None
            if isinstance(field, HiddenField):  # several forms of a page may have it: no id
                return super().render_field(field, {"id": False, **render_kw})
            if not field.description:
                render_kw = {**render_kw, "params": {"hint": None, **render_kw.get("params", {})}}
            return super().render_field(field, render_kw)

    def refuse(self, field: str, message: str) -> None:
        """Put a fault beside a field that an act, not the form, has found."""
        self[field].errors = (*self[field].errors, message)


def text(
    label: str, *, hint: str = "", need: str = "", most: int = LINE, **more: Any
) -> StringField:
    """One line."""
    return StringField(label, _checks(need, most), (_trim,), hint, widget=GovTextInput(), **more)


def long_text(label: str, *, hint: str = "", need: str = "", most: int = PAGE) -> TextAreaField:
    """A text of several lines."""
    return TextAreaField(label, _checks(need, most), (_trim,), hint, widget=GovTextArea())


def password(label: str, *, hint: str = "", need: str = "Enter your password") -> PasswordField:
    """A password, exactly as it was typed."""
    return PasswordField(label, _checks(need, LINE), (), hint, widget=GovPasswordInput())


def choice(
    label: str, choices: Sequence[tuple[str, str]], *, hint: str = "", need: str = "Choose one"
) -> RadioField:
    """One of a few, none chosen beforehand."""
    checks = [InputRequired(need)]
    return RadioField(
        label, checks, description=hint, choices=options(choices), widget=GovRadioInput()
    )


def pick(
    label: str, choices: Sequence[tuple[str, str]], *, hint: str = "", need: str = ""
) -> SelectField:
    """One of many."""
    checks = [InputRequired(need)] if need else [Optional()]
    return SelectField(
        label, checks, description=hint, choices=options(choices), widget=GovSelect()
    )


def several(
    label: str, choices: Sequence[tuple[str, str]] = (), *, hint: str = ""
) -> SelectMultipleField:
    """Any number of some; the form may set the choices when it knows them (`options`)."""
    return SelectMultipleField(
        label, description=hint, choices=options(choices), widget=GovCheckboxesInput()
    )


def day(label: str, *, hint: str = "For example, 31 3 2026", need: str = "") -> DayField:
    """A day, in three fields."""
    return DayField(
        label,
        [_given(need)] if need else [],
        format="%d %m %Y",
        description=hint,
        widget=GovDateInput(),
    )


def tick(label: str, *, need: str = "") -> BooleanField:
    """One box to tick."""
    return BooleanField(label, [InputRequired(need)] if need else [], widget=GovCheckboxInput())


def file(label: str, *, hint: str = "", need: str = "") -> FileField:
    """A file to send."""
    return FileField(label, [InputRequired(need)] if need else [], (), hint, widget=GovFileInput())


def options(choices: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    """Values and their labels as a field's `choices`."""
    return [SelectChoice(value, label) for value, label in choices]


def _given(need: str) -> Callable[[Form, Field], None]:
    def check(form: Form, field: Field) -> None:  # noqa: ARG001
        if not any(field.raw_data or ()):
            raise StopValidation(need)

    return check


def _checks(need: str, most: int) -> list[Any]:
    return [
        DataRequired(need) if need else Optional(),
        Length(max=most, message=f"Keep it to {most} characters"),
    ]


def _trim(value: str | None) -> str | None:
    return value.strip() if value else value
