"""More words of everyday English: things, food, animals, ailments, doings, moods, places."""

from __future__ import annotations

MORE = """
basil thyme oregano lavender primrose buttercup emerald champion ajar annexe antenatal appt arent
autistic bane bog bug cant cob coercive cog cohabiting contactable contravention born bred cud cue
dab dam dew din dub dud dug ebb eel elf elk elm emu escort ewe fad fag fed fee fin fir fob fog fur
gag gel gem gob gut hack hag handset hoe hog housemate hub hue hung ink intoxicated jab jot keg kin
lag lain landline lent loo mob mown nav nought nun oak oar oat pad paramedic paw pew pit plumber ply
pod posy pug pup rag rap rep rib rig rim rip rot rum rung rut sag sang sap sash sewn shant shook
shrank sill skim slid slop slum snip snob snot snug sod soot sop sown spank spar sped spoilt spun
stank stark stead stepchild stow strode strop strum stub stud stump stun suck sung swam tab tag tan
tar temp thaw thro throb thud tilt tint tow translator traumatised trek trod tub urinated vape vat
veg vow wad wax web wed weed weld wept whatsapped wheat wick wig wilt wit wkend wok womb woollen
wove yak yam yap academy accordion acne acorn adjourned adjournment advocate aggressive agitated agm
alarm alarming allegation allergies allotment allowance amendment amputation anaemia ankle anorak
ant antibiotic antibiotics antihistamine apologetic appendix applicant apricot arcade argumentative
armchair arrears arrival arthritis asparagus assessor athletics attendee attentive aubergine audit
autism avocado bacon badge badminton bagel baguette bail bailiff baklava balloon ballot banjo banner
bap barracks barrister baseball bashful basketball bassoon bathe beaker beanbag beanbags beanie
beaver bee beef beetle beetroot beneficiary binder blackberry bladder bleach blinds blink blister
bluebell blueberry blush boast bobble bolt booklet boomerang bossy bottle bow brace bracelet brag
braid breakdown breeze brew brigade broccoli brochure bronchitis brownie browse bubbles bubbly
buckle bugle bulb bull bulldozer bulletin bump bundle bungalow bunting burger burp bursary butterfly
buzz cabbage cable cagoule calf camel campsite canal canary candidate canoe canteen caretaker
carpark cartwheel caseworker castle caterpillar cauliflower caution cavity celery cellar cello
cemetery cereal chairman charge cheesecake cheetah chick chilblain chimney chirpy choir cholesterol
chop chorus chuckle circus civil claimant clarinet clasp clatter clerk clipboard clumsy clutter coax
cobra cocoa coconut cod coeliac colleague collection commission complainant compost concert
conclusion concussion cone confetti congregation conjunctivitis conker conservatory constipation
consultant contractor conviction coo cookie cooperative cordial cottage cotton councillor counsel
counsellor countersigned courgette cow crab cramp cranberry crane cranky crate creep crisp crochet
crocodile croissant crossexamination crossroads crouch croup crow crumble crumpet crutch cub
cucumber cuff cupcake curate curious currant curtain cushion cymbal daffodil dairy dandelion
dandruff dangle dart dash daydream debt decking declaration deer defendant defensive delegate
delighted dementia departure depot depression diabetes diarrhoea dip directions directive
dishevelled dishwasher distant ditch diversion diving dizziness docks dodge dolphin domino donkey
donor doodle doughnut doze dragonfly drained drape draughts dreamy drift drizzle dropoff drown
drowsy drum dummy dunk dustbin dustpan duvet dyslexia eagle edgy elated election elephant embrace
employee encouraging energetic enquiry entertain envelope epilepsy epipen escalator excitable
executive expenses explore extension extinguisher fabric facilitator fade faint feisty ferret fib
fidget fig finance flamingo flap fleece flick flinch flipflop flop flustered flute flutter foal fob
forage fortress fountain fractious fracture frantic freezer fretful fridge frisbee frost frown fudge
fumble fuse fussy gallery gallop gammon garlic gasp gastric gateau gaze gecko gerbil ghost giraffe
glance glide glitter glue glum gluten gnaw goalkeeper goalpost goldfish golf goodnatured goose
gooseberry gorilla gracious grapefruit grasp greenhouse grievance grill grin gritting groan grouchy
guideline guinea guitar gulp gutted gym haddock hail hailstones halal handbook handover handrail
harbour hare harmonica harness harp harvest hawk headlice hearing heartburn heatwave hedge hedgehog
hem hen hernia hesitant hiccup hideout highchair highlighter hinge hippo hives hiviz hoarse hob
hockey holdall hoodie hook hoop hop hopscotch horn hosepipe hostel hotel hover howl huddle hula
hurdles hurl hut hygiene hymn hyper ibuprofen icicle icing icy impatient impetigo implication
indigestion indignant inhaler injection injunction inn inquiry insistent insomnia inspector
instruction insulin intense intolerant irritable island itch jaguar jaundice jellyfish jog jogger
jogging jolly judgement judgment judo jug juggle jumpy junction jury kangaroo karate kayak kennel
kettle keyboard keypad keysafe kidney kiosk kipper kite kiwi knight knitting koala kosher lactose
ladybird lake lamb laminator lanyard latch laundrette leaflet leaflets league lean leap lease ledger
leek lemon lemonade lens leopard lethargic lettuce liability liaison lick lightning lime limp linger
lion livid lizard llama lobster lodge loft logbook lolly lullaby lunchbox lurk mac mackerel
magistrate magpie mandate mango maraca marmalade marquee marshmallow mayor mayoress measles mediator
meek meerkat mellow melon meningitis mentor meringue mermaid microwave midwife migraine milkshake
mill mimic mince mingle minibus minimarket minutes miscarriage mischievous mitten moan mole monkey
monster moose mop mope mosque moth motion motorway muesli muffin mumble mumps museum mushroom mussel
mutter mutton nag nappies nappy nausea nebuliser nectarine negotiation netball newborn newsletter
nibble nit nits noodle norovirus nosebleed noticeboard notification nudge numb oatcake obedient
objection octopus ointment omelette onion operation orchard orchestra organ ostrich otter outgoing
outreach overjoyed overview owl ox packed paddle paddling padlock palace pallet panda panel panicky
pant panther papaya paperclip paracetamol paragraph parish parrot parsnip partnership pastry pasty
patio patrol patron pavilion payroll pea peach pear peck peckish peek peep penguin pension perch
perky persian petition petitioner pheasant phlegm photocopier piano piccolo pickup pigeon pinata
pinboard pinch pineapple pinecone pirate pitch plank playpen plaza plea pliers plod plonk plug
plughole plum pneumonia polling pomegranate pond ponder pony popcorn pork porridge port potty pounce
pout prance prawn premises pretzel prickly principle printer pritt probation procedure prod
projector proposal prosecution protocol provision prowl psoriasis pub puddle puffin puncture quarry
quay quilt quiver quorum raccoon radiator radish raffle railway raincoat rake ramble ramp raspberry
rat rattle rattled recipient recruitment recycling redundancy referee refund regulation reindeer
remand remit replacement reserved reservoir resolution respondent restriction rhino rhubarb rhyme
rhythm ribbon ringworm rinse roadworks roam roar robot rollerblade rooster rota roundabout rubella
rug rugby safeguard sailing salmon salon samosa sanction sandal sardine satchel satnav sausage
saxophone scab scabies scamper scan scanner scar scarlatina scissors scold scone scoot scowl
scrabble screw scrub scuttle seagull seal seedling seesaw seizure sensor sentence sequin settlement
shark sharpener sheep sheepish shiver shortbread shovel shriek shrimp shrug shuffle sickbug
signature signed signpost signposted singalong skateboard skip skittle skunk slate sledge sleet
sling slouch slug slurp slush smear smiley smirk smoothie snail snake snappy snarl sniff snigger
snooker snooze snore snowball snowman soak sociable socket sofa solemn spacer spaceship spade
spaghetti spanner sparrow spider spinach spinner splint splinter sponge sponsor sprain sprinkler
sprint sprout squabble squat squeak squid squint squirm squirrel squirt stables stack stadium
stagger stairlift stamps stapler starfish startle statute steak steriliser stern sting stomp stool
stoop stork strawberry streamers strike stroke stroll strut stubborn stumble subsidy sulk sulky
sullen summons sunburn sunflower sunscreen superintendent supermarket supper surveyor swan swap sway
swede sweetcorn swelling swerve swirl swivel synagogue syringe syrup tackle tactful tadpole tagged
tambourine tangerine tarantula taxi teapot temple tenancy tenant tennis tepee terminal testimony
tetanus therapy thermostat threadworms thump thunder tickle tile timetable timid toad toddle toddler
toffee tomato toner tonsil tonsillitis topple tortoise toss totter touchy tournament towtruck
tracksuit tractor trains trample transcript treasurer treehouse trestle triangle trifle tripod
trolley trombone trophy trot trout trowel trudge trumpet trustee tug tulip tumble tumour tunnel
turkey turnip turtle tutor twiddle twig twine twirl twitch ukulele ulcer umpire underpass
undertaking unicorn union university unsigned uptight urn usher vaccine valley vegan vegetarian
velcro verger verruca vertigo vicar violin virus visor volleyball voucher waddle waffle wag
waistcoat warrant wart wasp waterfall weaning weary wellington whale wheelbarrow wheeze wheezy
whimper whine whiny whirl whist whiteboard whoop wiggle wince wink wipes witch wizard wolf wombat
woodpecker workshop worm worms wrestle wrestling wriggle xylophone yank yelp yodel yoyo nite tonite
today tmrw tmw tomoz txt txts txted texted txtd pls plz thx thnx coz cos cuz bcos bcoz wiv wot wots
wen wher wud cud shud dunno gonna wanna gotta kinda sorta defo prolly soz bday ur yr sed sez askd
tld bin gud gr8 l8 m8 mths wks hrs mins secs approx sumthing sumone sum1 nuffin nowt owt summat aint
innit yeh yea nah nope yer ya yous youse thru tho altho thot thort luv lol lmao omg btw imo fwiw
goin comin doin havin gettin askin tellin sayin playin bein nd abt bout b4 wk wknd wkend mon-fri
morn morning arvo eve evening ppl peeps grandkids kiddies kiddie lil littlun littleun chuffed gutted
knackered mardy nesh faffing faff mither mithering kip kipped bairn wean weans cwtch butty ginnel
snicket brew brews cuppa ciggie ciggies fags vaping skint dodgy naff narky stroppy grumpy nowty
mither mardarse footie footy telly prezzie prezzies pressie pressies choccy choccies sarnie sarnies
bikkies hols sats hugz xx xxx pic pics vid vids selfie selfies snapchatted facetimed zoomed whatsapp
insta werk werkin agen agin alrite awright min mins trix bilingual bilingually gonny didny cannae
dinnae wee aye nae gerroff gerrin inbox outbox mailbox voicemail password passwords login username
spreadsheet spreadsheets website webpage online offline broadband router laptop laptops tablet
tablets charger commissioner commissioners oaths associates headteacher headmistress headmaster
principal governor governors chaplain deacon minister pastor imam rabbi priest curate lobster dept
ext encl encs enc attn fwd fw cc bcc subject dated undated unread draft scanned photocopied
countersign initialled
"""
"""Words as keys, most without regular endings."""
