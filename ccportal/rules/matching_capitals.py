"""Words with a capital that name nobody: days, countries, agencies, games, what is shortened."""

from __future__ import annotations

from functools import cache

from ccportal.rules.matching_capitals_more import MORE
from ccportal.rules.matching_text import words

CALENDAR = words(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs
    fri sat sun january february march april june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec xmas christmas easter diwali eid ramadan
    hanukkah halloween bonfire lent advent boxing whitsun pancake
    """
)
COUNTRIES = words(
    """
    england english scotland scottish wales welsh ireland irish britain british uk france french
    spain spanish italy italian germany german poland polish portugal portuguese romania romanian
    bulgaria bulgarian hungary hungarian lithuania latvia ukraine ukrainian russia russian turkey
    turkish kurdish greece greek cyprus albania albanian holland dutch belgium norway sweden
    denmark finland america american usa canada australia india indian pakistan pakistani
    bangladesh bengali urdu punjabi hindi gujarati tamil china chinese mandarin cantonese japan
    japanese korea vietnam vietnamese thailand philippines nigeria nigerian ghana kenya somalia
    somali ethiopia eritrea sudan egypt morocco algeria tunisia libya syria syrian iraq iran
    iranian afghanistan arabic arab hebrew israel dubai jamaica jamaican african africa europe
    european asia asian czech slovak slovakia london gypsy roma latin
    """
)
AGENCIES = words(
    """
    cafcass camhs nspcc nhs nacc dbs ofsted police council court crown ico gdpr dpa hmrc dwp cab
    rspca sw pc gp cpn hv sol sols solicitor dc ds insp sgt dr mr mrs ms miss mx sir madam rev cctv
    tv pe sats senco la cin cp ehc ehcp iro marac mash dv dva cpo pao nmo tpo tel mob ref no nb
    asap fyi re tbc tba ok am pm id ps pto eta dob dna gps usb pdf sms faq vip ict rsvp aob agm mtg
    cafe cpr ppe family adviser officer worker social health visitor committee children services
    act section article order child arrangements
    """
)
THINGS = words(
    """
    uno lego duplo jenga monopoly ludo twister connect scrabble cluedo pictionary buckaroo kerplunk
    operation pokemon minecraft roblox fortnite frozen elsa peppa bluey pawpatrol playmobil barbie
    nerf xbox playstation nintendo switch wii mariokart fifa disney gruffalo hama playdoh haribo
    ribena quavers wotsits skips weetabix marmite nutella oreo smarties mcdonalds kfc greggs subway
    costa tesco asda aldi lidl sainsburys morrisons argos ikea primark facebook whatsapp instagram
    snapchat tiktok youtube google zoom skype facetime ipad iphone android bible koran quran santa
    cinderella shrek batman superman spiderman calpol ventolin piriton gruffaloes meccano dobble
    trumps xylophone velcro tupperware biro sellotape hoover vaseline dettol gazebo
    """
)
TITLED = words(
    "dad daddy mum mummy nan nana gran grandad grandma granny auntie aunty uncle father mother"
    " taid tadcu nain mamgu babcia dziadek nonno nonna opa mam mammy papa gramps nannan pops"
    " grandpa grandfather grandmother ammi abbu khala stepdad stepmum"
)
KEYS = CALENDAR | COUNTRIES | AGENCIES | THINGS | TITLED | MORE


@cache
def nameless(key: str) -> bool:
    """Whether a word with a capital is known to name nobody; plurals and possessives too."""
    return key in KEYS or key.removesuffix("s") in KEYS
