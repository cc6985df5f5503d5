"""Who told the centre something, by what they are: `a neighbour of hers rang us`."""

from __future__ import annotations

import re
from collections.abc import Iterator

CLOSE = (
    r"neighbou?rs?|work[ -]?mates?|colleagues?|boss|manager|employer|supervisor|land(?:lord|lady)"
    r"|friends?|mates?|pals?|chum|buddy|partner|girlfriend|boyfriend|husband|wife|fianc[e\u00e9]e?"
    r"|house[ -]?mates?|flat[ -]?mates?|lodger|tenant|hairdresser|barber|child[ -]?minder|nanny"
    r"|baby[ -]?sitter|cleaner|sponsor|ex|ex-(?:husband|wife|partner|boyfriend|girlfriend)"
    r"|(?:form|class|head|school|maths|music)[ -](?:tutor|teacher|nurse|mistress|master)|tutor"
    r"|(?:step)?(?:sister|brother)|aunt(?:ie|y)?|uncle|cousin|niece|nephew|in-laws?"
    r"|(?:sister|brother|mother|father)-in-law|godmother|godfather|probation[ ]officer"
)
"""People who are somebody's, and tell of them."""

ANYBODY = (
    r"neighbou?rs?|relatives?|friends?|acquaintance|passer-?by|witness(?:es)?|lad(?:y|ies)"
    r"|wom[ae]n|m[ae]n|gentlem[ae]n|bloke|person|people|couple|resident|shopkeeper|landlord"
    r"|caller|informant|(?:grand)?parents?|member[ ]of[ ](?:the[ ])?(?:public|family|congregation)"
    r"|work[ -]?mates?|colleagues?|teacher|postman|taxi[ ]driver|bus[ ]driver|customer|mums?|dads?"
    r"|mothers?|fathers?|nurse|teaching[ ]assistant|dinner[ ]lady|lollipop[ ]lady|barmaid|landlady"
    r"|shop[ ]assistant|receptionist|dog[ ]walker|delivery[ ]driver|child[ -]?minder"
)
"""People who are told of by what they are alone."""

OWNER = (
    r"(?:(?:(?i:her|his|their)|(?:[A-Za-z][\w-]+(?:'s|\u2019s|s'|s\u2019)))[ ](?:[a-z-]+[ ]){0,1})"
)
PLACE = (
    r"(?:[ ](?:of|in|at|from|on|next|over|across|opposite|who|living|behind)"
    r"(?:[ ](?:no\.|st\.|[\w'\u2019-]+)){1,5}?)?"
)
SAID = (
    r"(?:[ ](?:has|had|have|also|since|just|then|later|who))*[ ](?:told|said|says?|reported|reports"
    r"|informed|let[ ](?:slip|us|on)|pass(?:ed|es)[ ]on|tipped|warned|rang(?:[ ](?:us|in|the|up"
    r"|me|to)|(?=[:;]))|rung"
    r"|phoned[ ](?:us|in|the)|called[ ](?:us|in|the)|e-?mailed[ ](?:us|in|the)|contacted|claims"
    r"|complained|mentioned[ ]to|wrote[ ]to|alleges|alleged|reckons|confirmed|gave[ ]us)\b"
)
SAYS = re.compile(
    rf"\b((?:(?i:a|an|another|one[ ]of)[ ](?:{OWNER}|(?:the|our)[ ])?(?:(?:other|close|mutual|young"
    rf"|elderly|old|local|family|former)[ ])?(?:ex-|former[ ])?(?:{ANYBODY}|{CLOSE})"
    rf"|{OWNER}(?:{CLOSE})"
    rf"|(?i:the)[ ](?:[a-z]+[ ])?(?:man|woman|lady|bloke|lad)"
    rf"|(?i:some(?:one|body))(?=[ ](?:at|in|from|who)[ ])"
    rf"|(?i:the)[ ](?:lad(?:y|ies)|wom[ae]n|m[ae]n|people|couple|family|neighbou?rs?)[ ]"
    rf"(?:in|at|from|next|opposite|over|across|upstairs|downstairs|who)"
    rf"(?:[ ](?:no\.|[\w'\u2019-]+)){{1,4}}?)"
    rf"{PLACE}){SAID}"
)
OFFICIAL = "police|court|judge|office|duty|staff|team|volunteers?|coordinator|social|solicitor"
BY = re.compile(
    r"\b(?:(?:told|called|reported|rung|phoned|tipped[ ]off|informed|warned|alerted|passed[ ]on"
    r"|raised|seen|spotted|heard|confirmed)[ ]by|(?:heard|have|had|got|know|learnt|learned)[ ]"
    r"(?:it|this|that|word|the[ ]news)[ ](?:from|through)|(?:tip|hint|complaint|report)[ ]from"
    r"|(?i:according[ ]to))[ ]"
    rf"((?:the[ ]|an?[ ]|one[ ]of[ ]|{OWNER})(?!(?:{OFFICIAL})\b)(?:[\w'\u2019-]+[ ]){{0,3}}?"
    rf"(?:{ANYBODY}|{CLOSE})\b{PLACE})"
    r"(?=[.,;:!?)\n]|[ ](?:that|and|who|but|so|when|about|on|he|she|they"
    r"|dad|mum)\b|[ ](?=[A-Z])|$)"
)
HINT = re.compile(rf"(?i)\b(?:{ANYBODY}|{CLOSE}|some(?:one|body))\b")


def sources(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody stands who told the centre, by what they are and not by a name."""
    if HINT.search(text) is None:
        return
    for pattern in (SAYS, BY):
        for match in pattern.finditer(text):
            yield match.span(1)
