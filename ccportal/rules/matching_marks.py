"""Schools, workplaces, surgeries, registrations, sources: known by how they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ccportal.rules.matching_papers import numbered
from ccportal.rules.matching_sources import sources
from ccportal.rules.matching_text import keys, words
from ccportal.rules.matching_web import web

CAPITAL = r"(?:[A-Z][\w'\u2019-]*|&|of|the|and|St\.?|C[ \t]of[ \t]E)"
PROPER = rf"(?:[A-Z][\w'\u2019-]+(?:[ \t]+{CAPITAL}){{0,4}}?)"
SCHOOL_KINDS = (
    "Primary|Infants?|Juniors?|Academy|School|Nursery|Pre-?school|Playgroup|College|Grammar|"
    "High[ \t]School|C[ \t]of[ \t]E|Comprehensive|Kindergarten|Montessori|Secondary|Comp|"
    "CP(?![ \t]+(?:plan|conf|meeting|team|case|review|list|chair))|RC[ \t]Primary|Jnrs?|High|"
    "Prim|Sch|Acad|Daycare|Day[ \t]Nursery|Pre-?prep|Sixth[ \t]Form|Childcare|Toddlers"
)
SCHOOL = re.compile(rf"\b{PROPER}[ \t]+(?:(?:{SCHOOL_KINDS})\b(?:[ \t]+)?)+", re.MULTILINE)
SHOUTED = re.compile(
    r"^(?:[A-Z][A-Z'\u2019&.-]*[ \t]+)+(?:PRIMARY|SCHOOL|ACADEMY|NURSERY|COLLEGE)\b.*$",
    re.MULTILINE,
)
WORK_KINDS = (
    "Bakery|Care[ \t]Home|Nursing[ \t]Home|Logistics|Vets?|Dental|Dentists?|Garage|Packaging|Salon|"
    "Garden[ \t]Centre|Ltd|Limited|Plc|PLC|LLP|Hotel|Inn|Arms|Caf[e\u00e9]|Restaurant|Supermarket|"
    "Stores?|Motors|Foods|Cleaners|Cleaning|Taxis|Cars|Hospital|Clinic|Warehouse|Factory|Works|"
    "Builders|Plumbing|Electrical|Engineering|Textiles|Services|Pharmacy|Opticians|Hairdressers?|"
    "Travel|Bank|Stadium|Gym|Farm|Butchers?|Florists?|Catering|Security|Transport|Haulage"
)
WORKPLACE = re.compile(rf"\b(?:the[ \t]+)?{PROPER}[ \t]+(?:{WORK_KINDS})\b")
AT_WORK = re.compile(
    r"\b(?:(?:work(?:s|ed|ing)?|job|shifts?|start(?:s|ed)?|employed|nights|course|volunteers"
    r"|commenced"
    r"|position|post|role|placement|apprentice(?:ship)?|trainee|temping)[ \t]+(?:\w+[ \t]+)?"
    r"(?:at|for|in|with)|(?:is|was|she's|he's|hes|shes)[ \t]+(?:now|still|back)[ \t]+(?:at|with"
    r"|for))[ \t]+"
    rf"((?:the[ \t]+)?[A-Z][\w'\u2019&-]*(?:[ \t]+{CAPITAL})*)"
)
TRADE = (
    "travel agents?|hairdressers?|bakery|chippy|chip shop|noodle (?:place|bar)|care home|garage|"
    "bookies|betting shop|launderette|nail bar|takeaway|cash and carry|butchers?|car wash|caf[eé]|"
    "corner shop|newsagents?|pub|pet shop|florists?|tyre place|barbers?|salon|gym|chemists?"
)
BY = "on|in|at|behind|near|by|opposite|beside|next to|round the back of|across from"
AT_TRADE = re.compile(
    r"\b(?:at|in)[ \t]+(?:work[ \t]+)?[^.\n]{0,20}?"
    rf"(the (?:{TRADE}) (?:{BY}) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*)"
)
PLACE_OF_WORK = (
    f"{TRADE}|council|hospital|hospice|warehouse|factory|shop|hotel|bank|surgery|farm|docks?|rigs?|"
    "bins|tills?|railways?|airport|post office|supermarket|library|depot|laundry|abattoir|prison|"
    "(?:dry )?cleaners|charity shop|co-?op|leisure cent(?:re|er)|pool|baths|cinema|theatre"
    "|stables|kennels|"
    "farm shop|deli|casino|kebab (?:shop|house)|arcade|chapel|mosque|food bank|brewery|bus depot"
    "|tip|"
    "army|navy|fire station|taxi rank|market|garden centre|nursing home|university|building site|"
    "call cent(?:re|er)|dentist'?s?|vets?|primary school|nursery"
)
WORKS_THERE = re.compile(
    r"\b(?:[Ww]ork(?:s|ed|ing)?|jobs?|shifts?|employed|waitress(?:es|ing)?|clean(?:s|ing)|temping"
    r"|nights|earlies|lates|mornings|afternoons|evenings|weekends)"
    r"[ \t]+(?:[a-z]+[ \t]+)?(?:at|for|in|with|on)[ \t]+"
    rf"(?!the[ ]hall)((?:the|a)[ ](?:[a-z'-]+[ ]){{0,2}}?(?:{PLACE_OF_WORK}))\b"
)
APPOSED = re.compile(
    r"\b(?:nursery|school|playgroup|pre-?school|childminder|college|employer|firm|agency"
    r"|salon)(?:,|[ ]is|[ ]was"
    r"|[ ]called|[ ]named|:|[ ]\()[ \t]+((?:the[ \t]+)?[A-Z][\w'\u2019&-]*(?:"
    r"[ \t]+[A-Z][\w'\u2019&-]*){0,3})(?=[,.;)\n]|$)"
)
"""What a school or a firm is called, beside it: `her nursery, Busy Bees, closes`."""

WORN = re.compile(
    r"\b(?:her|his|their|a|an|the)[ \t]+([A-Z][\w'\u2019&-]*(?:[ \t]+[A-Z][\w'\u2019&-]*){0,3})"
    r"[ \t]+"
    r"(?:fleece|tabard|uniform|apron|overalls?|lanyard|polo[ -]?shirt|work[ ]?(?:shirt|top"
    r"|jacket))\b"
)
"""What is written on what somebody wears to work: `in her Black Horse fleece`."""

WHERE = re.compile(
    r"\b((?:the|that|a)[ \t]+(?:[\w'\u2019-]+[ \t]+){0,3}?[\w'\u2019-]+)[ \t]+(?:where|that)[ \t]+"
    r"(?:she|he|they|mum|dad|nan|[A-Z]\w+)[ \t]+(?:now[ \t]+)?(?:work(?:s|ed)?|is[ \t]+working"
    r"|cleans"
    r"|(?:has|had|got)[ \t]+(?:a|her|his)[ \t]+job)\b"
)
"""What is told by who works there: `the baths where she works`."""

PRACTICE = r"(?:[Ss]urgery|(?:Medical|Health)[ \t](?:Centre|Practice)|Practice|[Cc]linic)"
SURGERY = re.compile(rf"\b(?:Dr[ \t]+at[ \t]+)?{PROPER}[ \t]+{PRACTICE}\b")
PLATE = re.compile(
    r"\b(?:[A-Z]{2}[ \t]?\d{2}[ \t-]?[A-Z]{3}|[A-Z]\d{1,3}[ \t]?[A-Z]{3}"
    r"|[A-Z]{3}[ \t]?\d{1,3}[ \t]?[A-Z]|[a-z]{2}\d{2}[ \t]?[a-z]{3}|\d{2,3}-[A-Z]{1,2}-\d{2,6}"
    r"|[A-Z](?:[ -][A-Z])(?:[ -]\d){2}(?:[ -][A-Z]){3})\b"
)
OF_A_PLATE = re.compile(
    r"(?i)\b(?:reg(?:istration)?|(?:number[ ])?plate)\b[^.\n\d]{0,20}?\b((?-i:[A-Z0-9]{2,4}"
    r"|[A-Z]{3}[ ]?\d{4}))\b"
)
"""A part of a registration, where it is called so: `plate ends FGH`."""

SOURCE = re.compile(
    r"\b(?:told[ \t]+(?:us|me)[ \t]+(?:this[ \t]+)?in[ \t]+confidence|"
    r"(?:told[ \t]+by|according[ \t]+to)[ \t]+(?!(?:letter|text|phone|email|post|plan|law|his"
    r"|her|their|the|a|an|our|my|us|me|him|them|this|that|one|some|both|somebody|someone)\b)\w+"
    r"(?:[ \t]+[A-Z]\w+)?|"
    r"anonymous(?:ly)?[ \t]+(?:call(?:er)?|letter|tip)|"
    r"ask(?:ed|s)[ \t]+not[ \t]+to[ \t]+be[ \t]+named)"
)

EVERYBODYS = words(
    """
    children childrens child family families social adult emergency health legal community support
    victim probation youth contact council local prevention early court county crown
    """
)
"""What begins the names of services that are no one's workplace: `Children's Services`."""

HINTS = {
    WHERE: re.compile("work|clean|job"),
    OF_A_PLATE: re.compile("(?i)reg|plate"),
    SOURCE: re.compile("(?i)told|accord|anonym|named"),
    SCHOOL: re.compile(rf"\b(?:{SCHOOL_KINDS})\b"),
    WORKPLACE: re.compile(rf"\b(?:{WORK_KINDS})\b"),
    SURGERY: re.compile(PRACTICE),
}
"""What stands in a text if such a name does: a quick look, for in most it does not."""

ORGANISED = (
    ("school", SCHOOL),
    ("school", SHOUTED),
    ("school", APPOSED),
    ("workplace", WORKPLACE),
    ("workplace", AT_TRADE),
    ("workplace", AT_WORK),
    ("workplace", WORKS_THERE),
    ("workplace", WHERE),
    ("workplace", WORN),
)
MARKS = (
    *ORGANISED,
    ("other", SURGERY),
    ("registration", PLATE),
    ("registration", OF_A_PLATE),
    ("other", SOURCE),
)

Mark = tuple[int, int, str]
"""A place of a text (code points), and what kind of thing stands there."""


def organised(text: str) -> Iterator[Mark]:
    """Where schools and workplaces stand in a text."""
    yield from _standing(text, ORGANISED)


def marks(text: str) -> tuple[Mark, ...]:
    """Where such things stand in a text, pages of the web and sources too, with their kinds."""
    told = tuple((start, end, "source") for start, end in sources(text))
    ends = {end for _, end, _ in told}
    return (
        *((start, end, "web") for start, end in web(text)),
        *(one for one in _standing(text, MARKS) if one[0] - 1 not in ends),
        *numbered(text),
        *told,
    )


def _standing(text: str, patterns: Iterable[tuple[str, re.Pattern[str]]]) -> Iterator[Mark]:
    for kind, pattern in patterns:
        if pattern in HINTS and HINTS[pattern].search(text) is None:
            continue
        for match in pattern.finditer(text):
            start, end = match.span(match.lastindex or 0)
            if kind == "workplace" and keys(text[start:end])[0] in EVERYBODYS:
                continue
            yield start, start + len(text[start:end].rstrip()), kind
