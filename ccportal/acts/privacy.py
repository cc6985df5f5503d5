"""The privacy notice, written from the register of processing in plain words (DP1).

UK GDPR Articles 13 and 14: who we are, what for, what allows it, whence, who receives it, how
long, which rights. It is published with what else everybody may read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ccportal.acts import retention_periods
from ccportal.acts.retention_periods import Ours
from ccportal.catalogue import PURPOSES
from ccportal.catalogue_register import CHECKS, HEALTH, KINDS, SENSITIVE, Kind
from ccportal.rules.retention_periods import Kept, said
from ccportal.settings import regulator
from ccportal.store.reviews import Centre

MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")
"""What Markdown reads as something else than a letter."""

TOLD: dict[str, str] = {
    Kept.UNUSED: "What we write about you goes {} after it was last used.",
    Kept.CERTIFICATE: "The numbers of helpers’ checks go after {}.",
    Kept.ANSWER: "The file with your answer goes after {}.",
    Kept.PORTAL: "What you sent through this website goes {} after your request ended.",
    Kept.DRAFT: "What we began to write and did not finish goes after {}.",
    Kept.BREACH: "If something went wrong with what we hold, we keep the note of it for {}.",
}
"""How each period is told; what is not here is about nobody who reads the notice."""

FIRST = """We are {name}. We write down some things about the people who come here. This page says \
what we write down, why we may, and what you can ask of us.

Ask us anything about it. How to reach us is at the end of this page. Ask for the coordinator."""

REGISTERED = """We are on the public register of those who keep notes about people. Our number \
there is {number}."""

LAST = """# Where it comes from

Most of it you told us. Some comes from whoever sent your family to us. This can be a social \
worker, a solicitor, Cafcass or a court. Some comes from other people in your family. Our helpers \
write down what they see.

You do not have to tell us anything. But if we do not know enough to keep a child safe, you may \
not be able to come.

# Who else may see it

Your address, your phone number and your email are yours. We give them to nobody else. We do so \
only if you said yes, or if someone is in danger.

- Whoever sent your family to us may learn when you came. Nothing else.
- The police, the council or a court may learn more. This is only when someone is in danger, or \
when a court tells us to.
- If you said yes to it, the person whom you chose may learn how to reach you.

We send nothing to other countries as a rule. If we ever have to, we make sure that it is safe \
there.

# How long we keep it

{periods}

We keep it longer only while a request or a court case is open, or while someone may be in danger.

# What you can ask for

- You can **see** what we have about you, and get a copy.
- You can tell us to **put it right** if it is wrong.
- You can ask us to **delete** it.
- You can ask us to **use it less**, or to stop for a while.
- You can say **no** to how we use it.
- If you said yes to something, you can **take it back** at any time.

It costs nothing. We answer within a month. We do not have to do all that you ask. If we do not, \
we say why.

No computer decides anything about you here.

# If you are not happy

Tell us first, on this website or at the centre. We write back within 30 days to say that we got \
it.

You can also complain to {regulator}. And you can go to a court."""


def notice() -> str:
    """The notice as Markdown; empty where the centre has not said yet what it is called."""
    centre = Centre.select().first()
    if centre is None:
        return ""
    periods = {one.period.kept: one for one in retention_periods.table()}
    parts = [FIRST.format(name=_as_it_is(centre.name))]
    if centre.registration:
        parts.append(REGISTERED.format(number=_as_it_is(centre.registration)))
    parts.append("# What we keep, and why")
    parts += [part for purpose in PURPOSES for part in _purpose(purpose.plain)]
    ends = "\n".join(f"- {line}" for line in _periods(periods))
    parts.append(LAST.format(periods=ends, regulator=_as_it_is(regulator())))
    return "\n\n".join(parts)


def _purpose(plain: str) -> Iterator[str]:
    """What is kept for one purpose, and what allows it."""
    kinds = [one for one in KINDS if one.purpose.plain == plain and one.plain]
    if not kinds:
        return
    yield f"## {plain.removesuffix('.')}"
    yield f"{kinds[0].purpose.allows}{_sensitive(kinds)}"
    yield "For this we keep:"
    yield "\n".join(f"- {one.plain}" for one in kinds)


def _sensitive(kinds: list[Kind]) -> str:
    """Of what is of a special category or concerns crimes more has to be said."""
    conditions = {one.condition for one in kinds}
    if conditions & {HEALTH, SENSITIVE}:
        what = "health or about crimes"
    elif CHECKS in conditions:
        what = "crimes"
    else:
        return ""
    return (
        f" Some of it may be about {what}. We may use that only to keep children, and others who"
        " need it, safe."
    )


def _periods(ours: dict[Kept, Ours]) -> Iterator[str]:
    for kept, words in TOLD.items():
        one = ours[Kept(kept)]
        yield words.format(said(one.length, one.period.unit))
    yield "Pictures of papers that show who you are go as soon as we have looked at them."


def _as_it_is(text: str) -> str:
    """Words that stand in Markdown as they are, whatever they are made of."""
    return MARKS.sub(r"\\\1", " ".join(text.split()))
