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
    turkish kurdish greece greek cyprus albania albanian holland dutch belgium norway sweden denmark
    finland america american usa canada australia india indian pakistan pakistani bangladesh bengali
    urdu punjabi hindi gujarati tamil china chinese mandarin cantonese japan japanese korea vietnam
    vietnamese thailand philippines nigeria nigerian ghana kenya somalia somali ethiopia eritrea
    sudan egypt morocco algeria tunisia libya syria syrian iraq iran iranian afghanistan arabic arab
    hebrew israel dubai jamaica jamaican african africa europe european asia asian czech slovak
    slovakia london gypsy roma latin pole poles brits briton scots irishman welshman englishman
    swede swedes danes turk turks kurd kurds croat croats croatia croatian serb serbs serbia serbian
    bosnia bosnian slovenia slovenian macedonia macedonian montenegro kosovo kosovan albanians
    moldova moldovan belarus belarusian estonia estonian latvian lithuanian hungarians bulgarians
    romanians ukrainians iceland icelandic norwegian swedish danish finnish belgian austria austrian
    switzerland swiss luxembourg malta maltese cypriot lebanon lebanese jordanian palestine
    palestinian saudi yemen yemeni kuwait qatar emirati oman israeli pashto dari farsi persian tajik
    uzbek kazakh sri lankan lanka sinhala sinhalese nepal nepali nepalese bhutan tibet tibetan
    sylheti pahari potwari mirpuri kashmir kashmiri malayalam telugu kannada marathi konkani
    bangladeshi maldives burma burmese myanmar laos cambodia khmer malaysia malaysian malay
    singapore indonesia indonesian filipino filipina tagalog taiwan taiwanese hakka hokkien mongolia
    yoruba igbo hausa twi akan ewe fante krio fula mandinka wolof ndebele zulu xhosa swahili
    lingala kikuyu luganda amharic tigrinya oromo somalis nigerians ghanaian kenyan uganda ugandan
    tanzania tanzanian zambia zambian zimbabwe zimbabwean malawi congo congolese cameroon
    cameroonian senegal senegalese gambia gambian liberia liberian togo benin rwanda rwandan burundi
    angola angolan mozambique eritrean ethiopian sudanese egyptian moroccan algerian tunisian libyan
    mauritius mauritian brazil brazilian mexico mexican colombia colombian argentina argentinian
    chile peru peruvian bolivia venezuela ecuador cuba cuban haiti trinidad tobago barbados bajan
    grenada guyana guyanese caribbean australian canadian zealand zealander kiwi aussie portuguese
    gaelic cornish manx romani bsl makaton creole patois
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
    " grandpa grandfather grandmother ammi abbu khala stepdad stepmum mama baba tata amma appa"
)
SHORTENED = words(
    """
    arr dep inc adv canc rm obs appt appts attn approx asst att cllr conf cont contd corr dept encl
    encs enq est ext fao fwd fw hrs incl info mins misc msg msgs neg org pls pos prev prob probs pt
    qty rec recd reqd resp rpt sched sep supv svc tbd temp transp vols wk wks wkly yr yrs addr accom
    amt arrg cc bcc chk circ comms coord ctte desc dist docs dx exc govt grp hosp incid intro inv
    maint meds mgr mgt nil nos orig para paras poss prog qtr recs reps sect sess thx treas unk usu
    veh wkend wrt llp plc ltd sederunt convener convenor minuted apologies complaints matters
    arising treasurer shed
    """
)
"""What stands before a colon in a log and in minutes, and what is shortened in haste."""

FAITH = words("christ god lord allah gospel amen hallelujah inshallah mashallah alhamdulillah")
KEYS = CALENDAR | COUNTRIES | AGENCIES | THINGS | TITLED | SHORTENED | FAITH | MORE


@cache
def nameless(key: str) -> bool:
    """Whether a word with a capital is known to name nobody; plurals and possessives too."""
    return key in KEYS or key.removesuffix("s") in KEYS
