"""Turns of phrase in which a word that is also a name names nobody: `Rose from`, `Grace period`."""

from __future__ import annotations

import re

from ccportal.rules.matching_text import Text, words

FOLLOWED = """
adam: ant; amber: light alert risk rating list; angel: delight cake cakes wings costume costumes;
april: fool fools showers shower; art: table work corner things room box class club supplies therapy
time and; ash: wednesday tray; autumn: term half leaves leaf rota; barney: rubble; basil: pesto
plant leaves; bill: for of payer payers paid came due total; bob: a each; bonnie: and; candy: floss
cane canes sticks; carol: singing concert service sheets sheet singers; chase: up the about round
them for; charlie: brown bears bear; cherry: tomatoes pie cake drops tree; chip: off shop pan fat
butty; chuck: out away; cliff: edge top face; crystal: clear maze; daisy: chain chains; dale: walk;
dawn: breaking broke start chorus till raid of patrol; dean: of; dot: to dots; drew: a an the round
around her his pictures picture dad mum me us him with lots some faces cards and; earl: grey; faith:
group school leader leaders in; fern: cake cakes; frank: talk discussion exchange conversation chat
about with; gene: pool test testing; ginger: nut nuts biscuit biscuits bread cake beer tea ale;
grace: period note before said over; grant: for application applied money funding aid from scheme;
guy: fawkes ropes rope night; harry: potter; hazel: nut nuts; heather: in honey; henry: hoover;
holly: wreath leaves berries sprig and; hope: so not for; horrid: henry; iris: bulbs bulb scan; ivy:
on cut along; jack: russell wills in up daniels frost; jasmine: tea rice; jay: walking; jean:
jacket; jerry: can cans; jolly: good; joy: of to all; josh: about around; king: charles; lance:
corporal; marks: out off; lily: pad pads of; mac: and cheese; mark: my up down out off all each
scheme sheet his her their your every; max: of noise number two three four five six capacity volume
per out adults kids; may: day half bank blossom; melody: of; mercy: of; miles: to away from off
better behind per of; misty: morning day outside; nick: of it; norm: for is here; olive: oil branch
bread; paddy: field; pat: on of dry testing test; pearl: beads necklace barley buttons; peg: out
number on off it board; penny: dropped drops for pinching sweets a each jar pot; percy: pig pigs;
peter: pan rabbit; poppy: appeal seed seeds day wreath tin pin pins badge badges; rainy: day; ray:
of; rich: tea pickings in coming tea; robin: hood reliant redbreast; rob: the a him; rod: and; rose:
from to at up early wine bush bushes petals garden gold bowl again; rosemary: and bush sprig; ruby:
wedding red ring slippers shoes; rusty: nail nails gate hinge bike chain; sage: and advice; sandy:
shoes feet floor bottoms beach hands; sky: blue tv dark news sports high box; stanley: knife; star:
chart charts of jumps shape wars fish for sticker stickers turn struck; stormy: weather day night;
sue: for him her them over us; summer: fair fete fayre holiday holidays hols term clothes dresses
timetable hours rota party trip club again time months; sunny: so day morning afternoon spell spells
intervals weather out enough again today but outside; tom: and thumb; victor: in; victoria: sponge
cake; walker: crisps; will: power of and; willow: tree pattern; winter: term coats coat rota half;
spring: term clean rolls roll half onion onions; teddy: bear bears called named; don: aprons your a
the; gill: of; grade: boundaries; major: incident incidents row works roadworks delay delays issue
issues problem problems meltdown tantrum change changes; chance: of; sonny: and; reed: pipe
"""
"""Everyday words that are names too, and what follows them where they are none."""

TURNS = {
    head.strip(): words(tail)
    for head, _, tail in (entry.partition(":") for entry in FOLLOWED.split(";"))
}
"""The same by word."""

PAIRED = words(
    """
    firebrigade messychurch letit itgo lightningmcqueen pawpatrol carboot jumblesale bringbuy
    playdoh popup uppirate wifi mousetrap rushhour oldmaid gofish crazyeights happyfamilies
    fuzzyfelt potatohead newyear bankholiday halfterm bonfirenight pancakeday worldcup sportsday
    openday rednose toptrumps hungryhippos snakesladders guesswho connectfour firedrill
    riskassessment contactcentre healthvisitor familycourt familycourts legalaid bluebadge
    freeschool universalcredit childbenefit childmaintenance socialservices earlyhelp victimsupport
    womensaid citizensadvice salvationarmy happybirthday thankyou goodmorning highcourt crowncourt
    countycourt magistratescourt youthcourt foodcourt tenniscourt carpark skatepark themepark
    retailpark playpark foodbank bloodbank piggybank townhall villagehall sportshall churchhall
    scouthut communitycentre youthclub leisurecentre frontgate sidegate frontdoor backdoor sidedoor
    mainhall mothersday fathersday motheringsunday goodfriday maundythursday ashwednesday
    shrovetuesday palmsunday remembrancesunday remembranceday bonfireday wendyhouse harvestfestival
    nationalinsurance nationaltrust lotteryfund comicrelief childline parentline deardad dearmum
    bestwishes yourssincerely yoursfaithfully kindregards riskregister safeguardinglead
    childprotection strategymeeting coreg coregroup caseconference supportworker keyworker
    socialworker familysupport courtorder childarrangements nonmolestation occupationorder
    interimorder parentalresponsibility supervisedcontact supportedcontact indirectcontact
    hallcommittee churchwarden blackpooltower londoneye guidecamp starwars harrypotter toystory
    paddingtonbear teddybear fathertime motherchristmas fatherchristmas peterpan boxingday dutyteam
    dutyworker tomthumb captainhook queenvictoria queenelizabeth kingcharles princewilliam
    princeharry missmuffet humptydumpty robinhood peterrabbit jackfrost jacksparrow mickeymouse
    minniemouse donaldduck buzzlightyear postmanpat firemansam williewonka snowwhite sleepingbeauty
    tinkerbell captainamerica doctorwho sherlockholmes jamesbond sheriffcourt supremecourt
    jackhorner bopeep jackjill georgeweasley ronweasley percyjackson tracybeaker horridhenry
    davidwalliams jacquelinewilson juliadonaldson roalddahl enidblyton beatrixpotter michaelmorpurgo
    davidbeckham marcusrashford harrykane taylorswift edsheeran contactsheet visitorsbook
    signinsheet accidentbook incidentbook firstaid
    """
)
"""Pairs of everyday words, run together, that are written with capitals and are nobody's name."""

BINDING = words(
    """
    at from with by for of and or likes loves says said called named slip misses via left
    leaves wore wears joined joins starts started attends attended mentions mentioned hates
    about near outside behind past into against her his their my new old to who calls follow
    follows followed following met meets saw sees gave gives thinks kept keeps fetch
    """
)
"""Words in which no sentence ends."""

LONGER = {
    "gracewas": words("said sung short"),
    "dawnwas": words("breaking coming"),
    "bobthe": words("builder"),
    "mayis": words("full busy booked nearly next out half"),
    "juneis": words("full busy booked nearly next"),
    "roseand": words("crown"),
    "graceand": words("favour"),
    "robin": words("redbreast"),
}
REGISTERED = re.compile(
    r"(?i)reg\b[ ](?:of|on|for)\b|(?i:reg)\b[ .:]*(?:no\b\.?|number|plate|is|was)?"
    r"[ :]*(?=[a-z0-9]*\d)[a-z]{0,3}\d"
)
"""A car's registration, and nobody called Reg."""

"""Two words, run together, that are such a turn of phrase before some others."""

ADDRESSED = words("told rang rung asked phoned texted emailed messaged thanked reminded where")
"""What stands before somebody, and never before such a turn of phrase."""

PLACED = words("at from to in left near outside behind past into leaves")
CAPITALISED = words(
    """
    hall kitchen reception office room garden home school church work nursery contact
    supervision judge coordinator volunteer volunteers chair treasurer team staff centre
    session sessions hello bye goodbye hi yes no please thanks sorry god cards snap bingo chess
    football rugby swimming tennis north south east west tea lunch breakfast dinner child
    children parent parents applicant respondent guardian magistrate magistrates legal referral
    report registration health housing education probation mediation group room number page
    form sheet book class year level stage gym hospital surgery doctor dentist nurse teacher
    head deputy manager secretary trustee trustees everyone nobody ill im ive id how what when
    where why who that this these those never stop wait not mine love lots both all
    """
)
"""Words that people give a capital though they name nobody."""


def set_phrase(text: Text, at: int) -> bool:
    """Whether a word and what follows it are a turn of phrase: `Penny dropped`, `Bank Holiday`."""
    line = text.line
    if line[at].key == "reg" and REGISTERED.match(text.text, line[at].start):
        return True
    if at + 1 >= len(line) or line[at].own or not _touching(text, at):
        return False
    key, after = line[at].key, line[at + 1]
    if key + after.key in PAIRED:
        return True
    if at + 2 < len(line) and line[at + 2].key in LONGER.get(key + after.key, ()):
        return True
    if at and not line[at].opens and line[at - 1].key in BINDING | ADDRESSED:
        return False
    if after.key in ("in", "out") and text.text[after.end : after.end + 2].lstrip()[:1].isdigit():
        return False
    return after.key in TURNS.get(key, ()) and not after.capital


def ends_phrase(text: Text, at: int) -> bool:
    """Whether a word is the second of such a pair: `Holiday` of `Bank Holiday`."""
    return (
        at > 0 and _touching(text, at - 1) and text.line[at - 1].key + text.line[at].key in PAIRED
    )


def _touching(text: Text, at: int) -> bool:
    """Whether nothing but a blank or a hyphen stands between a word and the next."""
    return text.text[text.line[at].end : text.line[at + 1].start] in (" ", "-", "'s ", "\u2019s ")
