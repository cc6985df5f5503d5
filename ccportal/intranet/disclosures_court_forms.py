"""What the pages of the court register ask (C2)."""

from __future__ import annotations

from wtforms import HiddenField

from ccportal.intranet.disclosures_make import SAFEGUARD
from ccportal.intranet.household_desk import Task
from ccportal.rules.proceedings import Compels, Wants
from ccportal.web.forms import Form, choice, day, long_text, pick, several, text

NOT = "no"
WANTS = [
    (Wants.STATEMENT, "A statement"),
    (Wants.REPORT, "A report"),
    (Wants.ATTENDANCE, "Somebody of our team at court"),
]
COMPELS = [
    (Compels.SUMMONS, "A witness summons"),
    (Compels.ORDER, "A court order"),
]
REQUEST = Task(
    "Register a request for a court",
    "We write no reports and give no statements for family proceedings. Whoever asks gets a "
    "letter that says so.",
    "Register it",
    (
        "Register each one, also those by telephone or at the door.",
        "A solicitor’s letter is no order, however it sounds. An order or a summons comes from the "
        "court and has its seal.",
        "A court’s own order is obeyed: the chair is told at once.",
    ),
)
ORDER = Task(
    "A court compels it",
    "Then we may not refuse. The chair is told, and agrees to what is given.",
    "Put it down",
    ("It comes from the court itself, with a seal. Keep it among the family’s papers.",),
)
GIVE = Task(
    "Say what is given",
    "Give what the order asks for and no more. The chair has to agree before it leaves.",
    "Ask the chair",
    (
        "What you write here is what leaves, word for word.",
        "Read what you give for addresses: an order for a statement is no order to tell where "
        "somebody lives.",
    ),
)


class RequestForm(Form):
    """Who asks for what, in which case."""

    token = HiddenField()
    family = HiddenField()
    asked_by = text(
        "Who asks?",
        hint="Name, and whom they act for. The letter is made out to them.",
        need="Say who asks",
        most=500,
    )
    wants = choice(
        "What do they want?",
        WANTS,
        hint="So that the letter names what was asked for.",
        need="Say what they want",
    )
    of_whom = pick(
        "Who of the team is asked?",
        [("", "Nobody in particular")],
        hint="It is part of the copy that they may ask for.",
    )
    received_on = day(
        "When did it come?",
        hint="The letter names this day. For example, 31 3 2026",
        need="Enter the day on which it came",
    )
    court = text(
        "Which court?",
        hint="So that the letter says which case it is.",
        need="Say which court it is for",
    )
    case_number = text(
        "Number of the case",
        hint="So that the letter says which case it is. If there is none: none",
        need="Enter the number",
    )
    hearing_on = day("When is the hearing?", hint="If you know it: so that it is answered before.")
    compels = choice(
        "Does the court itself compel it?",
        [(NOT, "No, somebody asks"), *COMPELS],
        hint="A court’s own order is obeyed. Anybody else is refused.",
        need="Say whether the court compels it",
    )
    ordered_on = day(
        "If it does, the day of the summons or order",
        hint="To know it from another one. Leave it empty if there is none.",
    )


class OrderForm(Form):
    """The court's order."""

    compels = choice(
        "What has come?",
        COMPELS,
        hint="What is given says by what the court compels it.",
        need="Say what has come",
    )
    ordered_on = day(
        "Of which day is it?",
        hint="To know it from an earlier one. For example, 31 3 2026",
        need="Enter the day of the summons or the order",
    )


class GiveForm(Form):
    """What is given, to whom, how."""

    token = HiddenField()
    organisation = pick("To whom?", [], hint="The register says who was given it.")
    name = text(
        "Or the name of a court that is not in the list",
        hint="The register says who was given it.",
    )
    about = several("Of whom is something given?", hint="The register says of whom something left.")
    exactly = long_text(
        "What exactly?",
        hint="Word for word: the chair agrees to this and no more.",
        need="Say what exactly is given",
    )
    how = text(
        "How?",
        hint="The register says it. For example: by post to the court office",
        need="Say how",
        most=500,
    )
    safeguard = text("Safeguard or exception", hint=SAFEGUARD, most=500)


class AnswerForm(Form):
    """The chair's answer."""

    agrees = choice(
        "Do you agree?",
        [("yes", "I agree"), ("no", "I do not agree")],
        hint="Two people look at what a court is given: nobody decides alone.",
        need="Say whether you agree",
    )
    why = long_text("If you do not, why?", hint="The coordinator reads it.")
