"""Somebody asked for their records: anybody of the team writes it down, and reads no more (DP6)."""

from __future__ import annotations

from flask import Blueprint, Response, request

from ccportal import clock
from ccportal.acts.requests_told import Told, tell
from ccportal.errors import Refused
from ccportal.intranet.requests_forms import StepForm, new_token
from ccportal.intranet.visitors import me
from ccportal.rules.requests_facts import Channel
from ccportal.web.access import Can, allow
from ccportal.web.forms import choice, day, long_text, text
from ccportal.web.pages import see, show

bp = Blueprint("asked", __name__, url_prefix="/asked")


class AskedForm(StepForm):
    """What somebody of the team was told."""

    name = text("Who asked?", hint="Their name, as they said it", need="Write who asked", most=200)
    about = choice(
        "For whom?",
        [("self", "For themselves"), ("child", "For a child"), ("other", "For somebody else")],
        hint="So that the coordinator knows what to ask for first.",
        need="Say for whom they asked",
    )
    people = text(
        "If it is not for themselves: for whom?",
        hint="The name, if they said it. You can leave this empty.",
        most=200,
    )
    asked_on = day(
        "On which day did they ask?",
        hint="The time to answer runs from then. For example, 31 3 2026",
        need="Enter the day on which they asked",
    )
    channel = choice(
        "How?",
        [
            (Channel.IN_PERSON, "They said it to me"),
            (Channel.TELEPHONE, "By telephone"),
            (Channel.LETTER, "They gave me a letter or a note"),
            (Channel.EMAIL, "By email or another message"),
        ],
        hint="So that we can show how it reached us.",
        need="Say how they asked",
    )
    words = long_text(
        "What did they say?",
        hint="In their words, if you remember them. You can leave this empty.",
        most=2000,
    )
    reach = text(
        "If they said how we can reach them safely: how?",
        hint="Do not ask for an address or a number. You can leave this empty.",
        most=200,
    )

    def told(self) -> Told:
        """What was told, for the acts."""
        return Told(
            name=str(self.name.data or ""),
            about=str(self.about.data),
            asked_on=self.asked_on.data or clock.today(),
            channel=str(self.channel.data),
            words=str(self.words.data or ""),
            people=str(self.people.data or ""),
            reach=str(self.reach.data or ""),
        )


@bp.route("", methods=["GET", "POST"])
@allow(Can.REQUEST_TELL)
def asked() -> Response:
    """Write down that somebody asked; the coordinator has it at once."""
    form = AskedForm()
    if request.method == "GET":
        form.token.data, form.asked_on.data = new_token(), clock.today()
        return show("intranet/asked.html", form=form)
    if not form.validate_on_submit():
        return show("intranet/asked.html", form=form, status=422)
    try:
        tell(me().ref, form.told(), form.given())
    except Refused as error:
        form.refuse("asked_on", f"{str(error)[:1].upper()}{str(error)[1:]}")
        return show("intranet/asked.html", form=form, status=422)
    return see(".say")


@bp.get("/say")
@allow(Can.REQUEST_TELL)
def say() -> Response:
    """What to say to who asked: nothing of what is held, and not whether anything is."""
    return show("intranet/asked_say.html")
