"""Whether a word that is also a name is a name where it stands: `Will rang`, `Will ring him`."""

from __future__ import annotations

import re

from ccportal.rules.matching_phrases import ends_phrase, set_phrase
from ccportal.rules.matching_text import Text, words
from ccportal.rules.matching_words import ordinary

MODALS = words("will may might can must")
MONTHS = words("april may june august march")
SEASONS = words("summer autumn winter spring")
DATING = words(
    "in until till til since by early late mid during this next last of st nd rd th every each"
)
AROUND = words("before after from through about around over")
"""What stands before months, and before people who do something: `before May came`."""

ARTICLES = words("a an the some any no this that our your my")
POINTING = words("some this that our my your")
"""Articles of which people are spoken with too: `our Dawn`, `some Dawn from the shop`."""

SAYING = words("say says said saying")
WISHED = words(
    """
    it its he hes she shes they theyre this that these those to so for we you all the things not
    everyone everything there his her their our i im mum dad someone a an both nothing next no
    everybody nobody something nan grandad gran father mother
    """
)
"""What follows the verb `hope` where a sentence opens with it."""

SURELY_WISHED = words("it he hes she shes they theyre this that we you everyone everything im")
"""What follows it in the midst of a sentence, where `Hope` with a capital is a name else."""

BARE = words(
    """
    add agree allow answer apologise arrange arrive ask attend avoid be bear become begin book
    bring buy call cancel carry change chase check clear close collect come complain confirm
    consider contact continue cope cost cover cry deal decide depend discuss do draft draw drive
    drop email end ensure expect explain feed feel file fill find finish fit fix follow forget get
    give go happen hate have hear help hold inform invite join keep know last learn leave lend let
    like list listen log look lose love make manage mean meet mention mind miss monitor move need
    note offer open order organise pass pay phone pick plan play prefer print probably put raise
    reach read rearrange reconsider record refer remain remember remind repeat reply report request
    resume return review ring rise run say see seem send set settle share show sit sleep sort speak
    stand start stay stick stop suffer suggest suit suspend take talk tell text think thank tidy
    travel try turn type update use visit wait want warn watch wear wonder work write also still
    not only then just never always possibly perhaps well soon even he she they we i you it apply
    refuse require replace restart swap switch cause prove object disagree ignore attempt escalate
    press push pull hand anyone anybody someone somebody everyone everybody nobody there these those
    this that it her his their your our my
    """
)
"""What follows `will` and `may` as verbs: other verbs, bare; a few that come in between."""

DOING = words(
    """
    and is was has had did does didnt doesnt wasnt isnt hasnt will would wont wouldnt can could cant
    couldnt may said told came went left took got gave made brought ran sat stood held kept fell
    felt saw heard knew thought thinks spoke rang wrote drove met paid ate drank drew sang threw
    broke woke wore bit hit hid hurt read put let cut set shut built bought caught taught lost won
    found forgot began chose grew rode rose shook slept spent swam swore tore wept straight who goes
    waves makes takes taken given gone shown thrown seen done driven crying waiting late early here
    upset cross happy sad tired poorly shy quiet unwell ill unsteady angry calm asleep sick scared
    worried unhappy furious told asked cried tried swept dug fed fled flew hung led laid lay leant
    lent lit meant sank sold sent shot slid spat split spread sprang stole stuck stung struck swung
    withdrew understood overheard burst crept dealt dreamt learnt spilt wants aged
    """
)
"""What follows the name of somebody who does something."""

AFTER_NOUN = words(
    "we i he she they you tinted a an all some two three on of for from to the it this that his"
    " her up each per off out over"
    " under against"
)
"""What follows a word like `mark`, `bill` or `pat` at the head of a sentence if it is no name."""

STOPS = re.compile(r"[.!?;:\n()]")
NUMBER = re.compile(r"\s+\W?\d")
CLOCK = re.compile(r"\s*\d{1,2}[.:]\d\d")
"""The time at which somebody came follows a name: `Hope 10.00`; a mere number does not."""

SIGNED_IN = re.compile(r"[ \t]+(?:in|out)[ \t]*@?[ \t]*\d")
JOINS = re.compile(r"\s*[,&+/]")
ON_DUTY = re.compile(
    r"\s+(?:on (?:time|reception|duty|call|teas?|shift|kitchen|leave|holiday"
    r"|(?:the )?(?:door|desk|gate|rota|phone|tea urn|till))|off sick"
    r"|to (?:bring|do|ring|call|chase|check|ask|collect|follow|speak))\b(?![ ]?(?:frame|bell|way"
    r"|post))"
)
"""What is said of somebody who helps at a session, and of no thing."""

AGE = re.compile(
    r"[ \t]*\((?:aged?[ ])?\d{1,2}(?:[ ]?(?:yrs?|years?|m|mths?|months))?(?:[ ]old)?\)"
)


def reads_as_name(text: Text, at: int) -> bool:
    """Whether a word, spelt like somebody's name, is one where it stands.

    Words that mean nothing else are names in any case of letters, if not beside it.
    """
    line = text.line
    atom = line[at]
    if set_phrase(text, at) or ends_phrase(text, at):
        return False
    if not ordinary(atom.key):
        return True
    if not atom.capital:
        return False
    if atom.own:
        return True
    before = line[at - 1] if at and not atom.opens else None
    if atom.key in MONTHS | SEASONS and _dated(text, at):
        return False
    if before is not None and not text.shouted:
        pointed = before.key in POINTING and atom.key not in MONTHS | SEASONS
        return (pointed or before.key not in ARTICLES) and not _verb(text, at)
    if before is not None and before.key in ARTICLES | SAYING:
        return False
    return _head_is_name(text, at)


def acts(text: Text, at: int) -> bool:
    """Whether it goes on as somebody who does something: `Mark did`, `Max and`, `Jack to be`."""
    if at + 1 >= len(text.line):
        return False
    following = text.line[at + 1]
    after = following.key
    if JOINS.match(text.between(at)) or after in DOING or _is_to(text, at):
        return True
    if SIGNED_IN.match(text.text, text.line[at].end) or AGE.match(text.text, text.line[at].end):
        return True
    if following.capital:
        return False
    return (after.endswith("ed") and len(after) > 4) or (
        after.endswith("s") and after.removesuffix("s") in BARE
    )


def _verb(text: Text, at: int) -> bool:
    """Whether it is `will`, `may` or `hope` as a verb, told by what follows."""
    if at + 1 >= len(text.line) or STOPS.search(text.between(at)) or JOINS.match(text.between(at)):
        return False
    key, after = text.line[at].key, text.line[at + 1].key
    wished = WISHED if text.line[at].opens else SURELY_WISHED
    return (key in MODALS and after in BARE) or (key in ("hope", "wish") and after in wished)


def _dated(text: Text, at: int) -> bool:
    """Whether it is a time of the year: `in May`, `14 May`, `May 2024`."""
    line = text.line
    atom = line[at]
    if re.match(r"\s*\d", text.text[atom.end :]):
        return not CLOCK.match(text.text, atom.end)
    if re.search(r"\d\s*$", text.text[: atom.start]):
        return True
    if not at or atom.opens:
        return False
    before = line[at - 1].key
    if before in AROUND:
        return not acts(text, at)
    done_by = before == "by" and at > 1 and line[at - 2].key.endswith(("ed", "en", "t"))
    return before in DATING and not done_by


def _is_to(text: Text, at: int) -> bool:
    """Whether it goes on as with somebody who is to do something: `Jack to be allowed`."""
    line = text.line
    after = [one.key for one in line[at + 1 : at + 3]]
    return after[:1] == ["to"] and after[1:] != ["see"] and after[-1] in BARE


def _head_is_name(text: Text, at: int) -> bool:
    """The same for a word that opens a sentence, told by what follows it."""
    line = text.line
    atom = line[at]
    if AGE.match(text.text, atom.end):
        return True
    if NUMBER.match(text.text, atom.end):
        return CLOCK.match(text.text, atom.end) is not None
    if at + 1 == len(line):
        return True
    following = line[at + 1]
    gap = text.between(at)
    if STOPS.search(gap) or JOINS.match(gap):
        return True
    if following.key == "and" or _is_to(text, at):
        return True
    if atom.key in MODALS or atom.key in ("hope", "wish"):
        return not _verb(text, at)
    return following.key not in AFTER_NOUN or ON_DUTY.match(text.text, atom.end) is not None
