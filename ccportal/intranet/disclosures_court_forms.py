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
    asked_by = text("Who asks?", hint="Name, and whom they act for", need="Say who asks", most=500)
    wants = choice("What do they want?", WANTS, need="Say what they want")
    of_whom = pick("Who of the team is asked?", [("", "Nobody in particular")])
    received_on = day("When did it come?", need="Enter the day on which it came")
    court = text("Which court?", need="Say which court it is for")
    case_number = text("Number of the case", hint="If there is none: none", need="Enter the number")
    hearing_on = day("When is the hearing?", hint="If you know it")
    compels = choice(
        "Does the court itself compel it?",
        [(NOT, "No, somebody asks"), *COMPELS],
        need="Say whether the court compels it",
    )
    ordered_on = day("If it does, the day of the summons or order", hint="")


class OrderForm(Form):
    """The court's order."""

    compels = choice("What has come?", COMPELS, need="Say what has come")
    ordered_on = day("Of which day is it?", need="Enter the day of the summons or the order")


class GiveForm(Form):
    """What is given, to whom, how."""

    token = HiddenField()
    organisation = pick("To whom?", [])
    name = text("Or the name of a court that is not in the list")
    about = several("Of whom is something given?")
    exactly = long_text("What exactly?", hint="Word for word.", need="Say what exactly is given")
    how = text("How?", hint="For example: by post to the court office", need="Say how", most=500)
    safeguard = text("Safeguard or exception", hint=SAFEGUARD, most=500)


class AnswerForm(Form):
    """The chair's answer."""

    agrees = choice(
        "Do you agree?",
        [("yes", "I agree"), ("no", "I do not agree")],
        need="Say whether you agree",
    )
    why = long_text("If you do not, why?", hint="The coordinator reads it.")
