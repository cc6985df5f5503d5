"""More words of everyday English: things, food, animals, ailments, doings, moods, places."""

from __future__ import annotations

MORE = """
academy accordion acne acorn advocate aggressive agitated alarm alarming allegation allotment
allowance amendment amputation anaemia ankle anorak ant antibiotic antihistamine apologetic
appendix applicant apricot arcade argumentative arrears arthritis asparagus assessor athletics
attendee attentive aubergine audit autism avocado bacon badminton bagel baguette bailiff baklava
banjo banner bap barracks barrister baseball bashful basketball bassoon bathe beaker beanie beaver
bee beef beetle beetroot beneficiary binder blackberry bladder bleach blink blister bluebell
blueberry blush boast bobble bolt booklet boomerang bossy bow brace bracelet brag braid breeze brew
broccoli brochure bronchitis brownie browse bubbly buckle bugle bulb bull bulldozer bulletin
bungalow burger burp bursary butterfly buzz cabbage cable cagoule calf camel campsite canal canary
canoe canteen caretaker cartwheel caseworker castle caterpillar cauliflower cavity celery cellar
cello cemetery cereal chairman cheesecake cheetah chick chilblain chimney chirpy cholesterol chop
chorus chuckle circus civil claimant clarinet clasp clatter clerk clipboard clumsy clutter coax
cobra cocoa coconut cod colleague commission complainant compost concert conclusion concussion
confetti conjunctivitis conker conservatory constipation consultant contractor conviction coo
cookie cooperative cordial cottage cotton counsel counsellor courgette cow crab cramp cranberry
crane cranky crate creep crisp crocodile croissant crossexamination crossroads crouch croup crow
crumble crumpet crutch cub cucumber cuff cupcake curious currant cymbal daffodil dairy dandelion
dandruff dangle dart dash daydream debt decking declaration deer defendant defensive delegate
delighted dementia depot depression diabetes diarrhoea dip directive dishevelled distant ditch
diving dizziness docks dodge dolphin domino donkey donor doodle doughnut doze dragonfly drained
drape draughts dreamy drift drizzle drown drowsy drum dunk dustpan duvet dyslexia eagle edgy elated
elephant embrace employee encouraging energetic enquiry entertain epilepsy escalator excitable
executive expenses explore extension fabric facilitator fade faint feisty ferret fib fidget fig
finance flamingo flap fleece flick flinch flipflop flop flustered flute flutter foal forage
fortress fountain fractious fracture frantic fretful frisbee frost frown fudge fumble fuse fussy
gallery gallop gammon garlic gasp gastric gateau gaze gecko gerbil ghost giraffe glance glide glum
gluten gnaw goalkeeper goalpost goldfish golf goodnatured goose gooseberry gorilla gracious
grapefruit grasp greenhouse grievance grill grin groan grouchy guideline guinea guitar gulp gutted
gym haddock hail halal handbook harbour hare harmonica harness harp hawk heartburn hedge hedgehog
hem hen hernia hesitant hiccup hideout highchair highlighter hinge hippo hives hoarse hockey
holdall hoodie hook hoop hop hopscotch horn hosepipe hostel hotel hover howl huddle hula hurdles
hurl hut hygiene hyper ibuprofen icicle icing impatient impetigo implication indigestion indignant
injection inn inquiry insistent insomnia inspector instruction insulin intense irritable island
itch jaguar jaundice jellyfish jog jogger jogging jolly judgement judgment judo jug juggle jumpy
junction jury kangaroo karate kayak kennel keyboard kidney kiosk kipper kite kiwi knight koala
kosher lactose ladybird lake lamb latch laundrette league lean leap lease ledger leek lemon
lemonade lens leopard lethargic lettuce liability liaison lick lightning lime limp linger lion
livid lizard llama lobster lodge loft logbook lolly lullaby lurk mac mackerel magistrate magpie
mandate mango maraca marmalade marshmallow measles mediator meek meerkat mellow melon meningitis
mentor meringue mermaid migraine milkshake mill mimic mince mingle minimarket miscarriage
mischievous mitten moan mole monkey monster moose mop mope mosque moth motion motorway muesli
muffin mumble mumps museum mushroom mussel mutter mutton nag nausea nectarine negotiation netball
nibble nit noodle nosebleed noticeboard notification nudge numb oatcake obedient objection octopus
ointment omelette onion operation orchard orchestra organ ostrich otter outgoing outreach overjoyed
overview owl ox paddle palace pallet panda panel panicky pant panther papaya paperclip paracetamol
paragraph parrot parsnip partnership pastry pasty patio patrol patron pavilion payroll pea peach
pear peck peckish peek peep penguin pension perch perky petition petitioner pheasant phlegm piano
piccolo pigeon pinboard pinch pineapple pinecone pirate pitch plank playpen plaza plea pliers plod
plonk plug plum pneumonia pomegranate pond ponder pony popcorn pork porridge port potty pounce pout
prance prawn premises pretzel prickly principle procedure prod projector proposal prosecution
protocol provision prowl psoriasis pub puffin quarry quay quilt quiver quorum raccoon radiator
radish railway raincoat rake ramble ramp raspberry rat rattle rattled recipient recruitment
redundancy referee refund regulation reindeer remit reserved reservoir resolution respondent
restriction rhino rhubarb rhyme rhythm ribbon ringworm rinse roam roar robot rollerblade rooster
roundabout rubella rugby safeguard sailing salmon salon samosa sanction sandal sardine satchel
sausage saxophone scab scabies scamper scan scanner scar scarlatina scold scone scoot scowl
scrabble screw scrub scuttle seagull seal seedling seesaw seizure sensor sentence sequin settlement
shark sharpener sheep sheepish shiver shortbread shovel shriek shrimp shrug shuffle signature
singalong skateboard skittle skunk slate sledge sleet sling slouch slug slurp smear smiley smirk
smoothie snail snake snappy snarl sniff snigger snooker snooze snore snowball snowman soak sociable
socket solemn spaceship spade spaghetti spanner sparrow spider spinach splint splinter sponge
sponsor sprain sprinkler sprint sprout squabble squat squeak squid squint squirm squirrel squirt
stables stack stadium stagger stapler starfish startle statute steak stern sting stomp stoop stork
strawberry stroke stroll strut stubborn stumble subsidy sulk sulky sullen summons sunburn sunflower
superintendent supermarket surveyor swan swap sway swede sweetcorn swelling swerve swirl swivel
synagogue syringe syrup tackle tactful tadpole tambourine tangerine tarantula teapot temple tenancy
tenant tennis tepee terminal testimony tetanus therapy thermostat thump thunder tickle tile
timetable timid toad toddle toffee tomato tonsil tonsillitis topple tortoise toss totter touchy
tournament tracksuit tractor trample transcript treehouse triangle trifle tripod trolley trombone
trophy trot trout trowel trudge trumpet trustee tug tulip tumble tumour tunnel turkey turnip turtle
tutor twiddle twig twine twirl twitch ukulele ulcer umpire underpass unicorn union university
uptight vaccine valley vegan vegetarian velcro verruca vertigo violin virus visor volleyball
voucher waddle waffle wag waistcoat warrant wart wasp waterfall weary wellington whale wheelbarrow
wheeze wheezy whimper whine whiny whirl whiteboard whoop wiggle wince wink witch wizard wolf wombat
woodpecker workshop worm wrestle wrestling wriggle xylophone yank yelp yodel yoyo
"""
"""Words as keys, most without regular endings."""
