"""Everyday words that open a sentence and are somebody all the same: `Storm parked outside`."""

from __future__ import annotations

from ccportal.rules.matching_text import Text, words

HUMANLY = words(
    """
    rang phoned parked drove apologised shouted swore cried smiled laughed waved texted hugged
    waited winked whispered yelled sobbed
    """
)
"""What people alone do."""

NOT_NAMED = words(
    """
    i he she they we you it who nobody somebody someone everyone everybody both all neither one two
    three others another some most many few none man men woman women lady ladies gentleman bloke
    lad girl boy baby toddler child children kid kids parent parents family families friend
    neighbour worker driver taxi car van bus lorry bike motorbike coach police officer court school
    nursery office hospital surgery doctor nurse teacher head manager staff team centre council
    solicitor solicitors judge volunteer volunteers coordinator chair reception receptionist
    caller visitor stranger helper cleaner caretaker landlord vicar crowd group class then again
    also later just never always still soon once first next now then and but or so not who that
    this which when where as if because before after since until cousin niece nephew husband wife
    partner boyfriend girlfriend ex carer guardian client applicant respondent had has was were
    eventually briefly twice
    """
)
"""Who does such things and has no name here, and what stands before a verb besides."""

AT_SCHOOL = words("head headteacher office reception teacher teachers staff secretary manager boss")


def does_as_people(text: Text, at: int) -> bool:
    """Whether a word that opens a sentence is followed by what people alone do."""
    line = text.line
    if not line[at].opens or at + 1 >= len(line) or text.between(at) != " ":
        return False
    key = line[at].key
    return line[at + 1].key in HUMANLY and key not in NOT_NAMED and not key.endswith("ly")


def has_staff(text: Text, at: int) -> bool:
    """Whether a word is followed by who works at such a place: `Thistle head rang`."""
    return at + 1 < len(text.line) and text.line[at + 1].key in AT_SCHOOL
