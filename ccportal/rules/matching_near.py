"""When two names are near enough to be one name written with a slip, or by ear."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from rapidfuzz.distance import OSA

SPELT = """
    eigh=i augh=o ough=o igh=i agh=a ph=f ck=k sch=s sh=s ch=k th=t wh=w gh=g kn=n wr=r qu=kw x=ks
    c=k q=k z=s ie=i ey=i ee=i ea=i ei=i y=i ou=u oo=u h=
"""
SOUNDS = tuple(pair.split("=") for pair in SPELT.split())
"""Spellings and what they are taken for, in this order, to compare names by ear."""

ALIKE = """
    chaudhry chowdhury choudhury choudhry chaudhary chaudhari choudhary chowdhry; hussain hussein
    husain husein hossain hosein; ahmed ahmad ahmet; sheikh shaikh sheik shaykh; syed sayed sayyid
    saeed; qureshi quraishi kureshi qurashi; siddiqui siddiqi siddique; iqbal ikbal; malik malick;
    rehman rahman rehmaan; akhtar akhter; sandhu sandu; featherstonehaugh fanshaw fanshawe
    fanshaugh; cholmondeley chumley cholmeley; beauchamp beecham; mainwaring mannering; marjoribanks
    marchbanks; stjohn sinjin sinjun; menzies mingis; dalziel deeyell dalzell dalyell; reid read
    reed; stewart stuart; clark clarke; philips phillips philipps; davis davies; levi levy; cohen
    coen kohen; cheung cheong; zhou chow chou; xu hsu; kwok kuo guo; zheng cheng; zeng tseng tsang;
    yeung yeong; nguyen nguen nyugen ngyuen; macdonald mcdonald macdonnell; mohammed muhammad
    mohamed; schmidt schmitt smit; meyer maier mayer; kovacs kovach; horvath horvat; oshea oshay;
    obrien obrian obryan; oneil oneill oneal; conneely conghaile; olearys oleary; kowalski kovalski;
    wojcik vojcik; thwaite thwaites; haigh hague hayg; leicester lester; worcester wooster; gough
    goff; vaughan vaughn vorn; maughan mawn; bythesea bithersea; colquhoun cahoon calhoun; urquhart
    urkart; wemyss weems; milngavie mullguy; strachan strawn; buchanan bucanan; farquhar farker;
    pepys peeps; ruthven rivven; siobhan shivaun shivawn; niamh neeve neev; caoimhe keeva kweeva
    keva; saoirse seersha sersha; aoife eefa eefah; eilis eilish ailish; tadhg taig; cian kian;
    oisin osheen usheen; grainne granya gronya; ruairi rory ruairidh; sean shawn shaun; sian sharn
    shan
"""
"""Names that are one name written otherwise than the rules of spelling would tell."""

CHOSEN = {one: group.split()[0] for group in ALIKE.split(";") for one in group.split()}


@cache
def sound(key: str) -> str:
    """How a key may be heard: `leigh` and `lee` are one, so are `lukasz` and `lucasz`."""
    heard = CHOSEN.get(key, key)
    heard = "mac" + heard[2:] if heard.startswith("mc") else heard
    for written, spoken in SOUNDS:
        heard = heard.replace(written, spoken)
    single = "".join(b for a, b in pairwise(" " + heard) if a != b)
    return single.removesuffix("e") or single


def slips(one: str, other: str) -> int:
    """How many letters were left out, put in, changed or turned round; at most 3 are counted."""
    return min(3, OSA.distance(one, other, score_cutoff=2))


@cache
def near(one: str, other: str) -> bool:
    """Whether two different keys may be one name: one slip, two in a long name, or one sound."""
    shorter = min(len(one), len(other))
    if one == other or shorter < 3:
        return False
    if shorter > 3 and slips(one, other) <= (2 if shorter > 7 else 1):
        return True
    heard, also = sound(one), sound(other)
    return heard == also or (len(bones(heard)) > 3 and bones(heard) == bones(also))


def bones(heard: str) -> str:
    """The consonants of what is heard: `kristof` and `krzysztof` have the same."""
    found = [one for one in heard if one not in "aeiouw"]
    return "".join(b for a, b in pairwise(["", *found]) if a != b)


@cache
def close(one: str, other: str) -> bool:
    """The same for a given name that stands alone: one slip behind the same first letter.

    In four letters, two that are turned round: `gwne`.
    """
    shorter = min(len(one), len(other))
    if shorter == 4 == max(len(one), len(other)):
        return one[0] == other[0] and sorted(one) == sorted(other) and slips(one, other) == 1
    if one == other or shorter < 5:
        return False
    return (one[0] == other[0] and slips(one, other) == 1) or sound(one) == sound(other)
