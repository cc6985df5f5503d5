"""The 2,048 words that six are drawn from: plain, easy to say, easy to tell apart.

No word begins another, and no two differ by one letter alone or by two that changed places,
so that a slip of the pen never makes a second ticket out of a first.
"""

from __future__ import annotations

_TEXT = """
about above absorb academy accept acclaim account achieve acid acorn acre acrobat across action
active actor adapt address admire adult advance adverb advice aerial afford after again agenda
agree ahead airport alarm album alert algebra alloy almond almost aloft along alphabet alpine
already also always amaze amber amend amount anagram analyst anchor ancient angler animal ankle
announce annual answer antenna anthem antique anvil anybody apart appeal appetite applaud apple
approve apricot apron aqua arcade archer archive arena argue armchair armour aroma around
arrange arrival arrive article artist aspect aspire assist assume athlete athletic atlas atom
attach attend attic attract auburn audience author autumn avenue average avocado awake award
awning axle backpack backyard badger bagel bagpipe bakery balance balcony ballad ballet balloon
balsam bamboo banana bandage banjo bank banner barber bargain barge baritone barley barn barrel
basalt baseball basic basket bassoon bath baton battery bayleaf bayou beacon beaker because
become bedroom beehive beeswax beetle before begin begonia behave behind belong below belt bench
beneath beside bespoke between beyond bicycle bigger bike billow binder biology biplane birch
bird birthday biscuit bison bistro black blanket blazer blend blink blizzard blossom blouse blue
boat bobbin bolster bonfire bonnet bonsai bonus bookcase bookmark bookshop border borough borrow
botany bottle bottom bounce bound bounty bouquet bovine bowler bracelet bracken brain branch
brandish brass brave breeze briar brick bridge bright brindle bring bristle broad broccoli
brochure bronze brook broth brown brush bubble bucket buckle budget budgie buffalo buffet bugle
builder bulb bulrush bumper bundle bungalow bunny bunting bureau busy butcher butter button
buyer buzzard bylaw byway cabbage cabin cable cactus cadet cafe calendar calico call calypso
camel camera camomile campfire campsite canal canary candid candle candy canoe canopy canteen
canvas canyon capital capsule captain capture caramel caravan caraway card career careful cargo
caribou carnival carousel carpet carriage carrot carry carton carve cascade cashew castle catch
catkin cauldron cause cavern cayenne cedar celery cellar cello celsius cement central century
ceramic certain chair chalet chalk champion chance channel chapter charcoal chariot charity
charm chat check cheddar cheer cheese cheetah chemist cherry chess chestnut chicken chicory
chief chiffon chimney chin chipmunk choice chorus chutney cicada cinema cinnamon circle circuit
circus citizen citrus city civil claim clamber clarinet class clay clean clever client cliff
clinic clipper cloak cloister close cloth cloud clown club cluster coach coast cobalt cobbler
cobra cobweb cockle cocoa coconut code codfish coffee collage collect collie colony column
combine comet comfort comic command comment common commuter company compare compass complete
compose concept confirm conifer conker connect consider contain content control convert cookie
cool copper copycat coral corduroy cork corner correct corridor corsage cosmos cosy cottage
cotton count couple courage cover cowboy coyote crab crackle cradle craft crane crater crayon
cream create credit crescent crest cricket crimson crinkle crisp crocus croquet crowd crumble
crumpet crystal cube cuckoo cucumber cuddle cufflink culture cupboard cupcake curator curfew
cushion custard custom cutlery cycle cyclist cypress dabble daffodil dahlia daily damask damp
damson dancer dapper daring data dawn daylight dazzle debate decade decimal deck declare
decorate decoy deep defend define degree delight deliver delta demand denim denote dentist depot
deputy derby describe deserve design desire detail develop device diagram dialect diamond diary
dictate diesel diet differ digest digital diligent dimple dinghy dinner dinosaur diploma direct
disco discuss dish display distance distant divide dockyard doctor dogwood dolphin domain domino
donkey doorbell doorway dormouse dosage double doughnut dove dozen dragon drama drawer drawing
dreamer dress drift drink driver drizzle drop drum dryer duchess duckling dugout dumpling dune
dust duty duvet dynamic dynamo eager eagle early earmuff earring earth earwig easily eastern
easy ebony echo eclair eclipse economy edible editor educate effect effort eggshell eighteen
either elastic elbow elder elegant element elephant elevator eleven elite elixir else email
embassy emblem embrace emerald emerge emperor empire employ empty enable enamel encore endive
endless energy engine engraver enigma enjoy enough enter entire envelope epic epilogue equal
equator equinox equip eraser ermine errand espresso essay estate estimate estuary etching
eternal evening event every evident exact example except exchange excite exercise exhibit exist
exotic expand expect explain explorer express extend extra eyebrow fabric face factory faith
falafel falcon fallow familiar family famous fancy fanfare farmer farthing fashion fathom fauna
favour feast feather feature feed feline fence fennel fern ferret ferry festival fiddle field
fiesta fifteen fifth figure filament file fillet final finance finch finger finish firefly
fireside firewood firm first fishpond fjord flag flamenco flamingo flannel flapjack flask fleece
flexible flicker flint float flock floor floral florist flotilla flow fluent fluffy flute foal
focus foghorn folder foreign forest forever forget formal fortune forty forward fossil foyer
frame frank freckle freezer freight fresh friend fringe front frozen fruit fuchsia fudge fungus
furlong furrow further future gadget galaxy gallant galley gallop galore gander garage garden
garland garlic garnet gateway gather gauze gazebo gazelle gazette gecko general genius genteel
gentle genuine geology geyser gherkin giant giggle gingham giraffe girder glacier glade glance
gleam glider glimmer glitter globe glossy gnome goblet godwit goggles gondola goose gosling
gourmet grace gradual grammar granary grand granite granola graph gravel gravity gravy green
griddle grocer grotto group grouse guava guess guide guild guitar gumboot guppy gymnast gypsum
habit hacksaw haddock halfway halibut halyard hammer hammock hamster handbag happily happy
harbour harmony harvest hasty hatbox haven hazel health heart heavy hedge height helium helmet
helpful herald herbal hermit heron herring hexagon hiccup hickory hidden highway hiker hilltop
hinge hippo history hobby hockey holiday hollow holly homely honest honey honour hopeful horizon
hornet horse hostel human humble humour hundred hungry hurdle hurry husky hutch hydrant iambic
iceberg icicle icing ideal igloo iguana image imagine impala impress imprint improve impulse
incense include income indeed index indigo indoor infant inform inherit initial inkpot inkwell
inlet innings input insect inside inspire install instant instead instep integer intend interim
invent invite inward island isobar issue italic ivory jackal jackdaw jacket jackpot jaguar
jalopy jargon jasmine jasper jaunt javelin jelly jersey jester jetty jewel jigsaw jingle joiner
joint journal journey jovial joyful jubilee juggler juice jukebox junior juniper karate kayak
kazoo kebab keeper kelvin kernel kestrel ketchup kettle keyhole keynote khaki kidney kimono
kindle kindred kingdom kinship kiosk kipper kitchen kitten knuckle koala kumquat label lacquer
ladder ladle lagoon landing lantern lanyard lapwing larch lasso later latest lattice laugh
launch launder laundry laurel lawful lawyer leaflet league learn leave lecture leeward legend
legible leisure lemon lemur length lentil leopard letter lettuce level library lichen light
lilac limit limpet lineage linen linnet liquid listen litmus little livery lizard llama lobster
local locate locket locust logbook logic longbow lorry lotus lounge lovely lozenge lucky luggage
lullaby lumber lunar lupin lustre lyric macaw machine magenta magic magnet magnify magpie
mailbag major mallard mammal mammoth manage manatee mango mansion manual maple marble margin
marimba marina market maroon marquee marrow marsh marvel mascot mason master mauve maximum
meadow meander measure medium mellow melody melon member memento memory mention mercury mermaid
message meteor method metre midday migrate milkman miller million mimosa mineral minibus minnow
minuet mirror mobile model modern modest module moment monarch monocle monsoon month moorhen
moped mortar mosaic motif motion motor mouse movie muesli muffin mural museum music muslin
mustang mutual mystery napkin narrate narwhal nation native natural nature nearby nebula nectar
needle nephew nerve network neutral never newborn nickel niece nimble noble nobody noise nomad
noodle north nostril notable notepad notice nougat novel nuance nugget nursery nursing nutmeg
nylon oakleaf oarsman oasis oatcake oatmeal obelisk object oblong observe obtain obvious ocean
octagon octave octet octopus offer office often olive omega onion online opaque opera opinion
optimal option oracle orange oration orbit orchard orchid orderly oregano organ origami origin
oriole osprey ostrich other ottoman outback outdoor outer outfit outing outline outlook outpost
output outside overall owner oxbow oxtail oxygen oyster pacific paddle padlock paella pageant
pagoda paint palace palette pancake panda panel pansy panther pantry papaya paper paprika
papyrus parade parapet parasol parcel parka parquet parsley parsnip partner party passage pasta
pastel pasture patio patrol pattern payload peach peacock peanut peapod pearl pebble pelican
pencil pendant penguin penny people pepper perfect perform perfume perhaps period person petunia
phone photo phrase pianist piano piccolo picket pickle picnic picture pigeon pigment pilgrim
pilot pimento pioneer pipette pirate pitcher pixel pizza placard plaid planet plank plaster
plate playful plaza please plenty plover plumage plywood podium policy polish polite polka
pollen pomelo pontoon popcorn poplar poppy portion postage postbox postman potato potter poultry
powder prairie praise prawn precise prefer prelude premier prepare present pretty pretzel price
primary printer prism private problem process produce profile program project promise prompt
proof proper proud prove provide prudent prune public pudding pulley pulse pumice pumpkin puppet
purple purpose purser puzzle pyjamas pyramid python quail quality quarry quarter quartz quaver
queen quest quiche quick quiet quince quintet quoits quota rabbit raccoon radar radiant radio
radish raffle ragtime railing railway rainbow raisin ramble rampart ranger rapid rapport ratchet
rattle ravine react ready realm reason rebuild recall receive recent recipe recital record
recover recycle reduce redwood referee reflect refresh refund regatta region regular relax
release relish remain remark remedy remind remote renew renown repair repeat reply report
reptile request require resolve respect respond result retire return reunion reveal review
reward rhubarb rhyme rhythm ribbon rider rigging ringlet ripple rivet robin robot rodeo roller
romance rooftop rooster rosebud rosette rotate rotunda rouge routine rowan rowboat royal rubber
rudder rugby ruler rumba rumpus runner runway russet rustic safari saffron sailor salad salary
salmon salsa salver samba sample sandal sapling sardine satchel satin satisfy saturn saucer
sausage savoury scale scallop scarab scarf scarlet scenery scenic scheme scholar school science
scone scooter scout screen screw scribe script scroll scuba seagull search seaside seaward
seaweed second secret section sector sedan seesaw select senior sense sentry sepia sequin
sequoia series service session seven several shade shadow shallot shampoo shanty sharp sheep
shelf shelter sheriff shield shine shingle shirt shovel shower shrimp shrub shuffle shutter
shuttle sibling sienna signal silent similar since siphon sirloin skate sketch skiff skill
skittle skylark skyline slalom sledge sleeve slice slogan slope small smart smile smithy smock
smooth snack snail snorkel snowman social solar solid solve sonata soprano sorbet sorrel south
space spaniel spanner spark sparrow spatula speak special speech speed spell sphinx spider
spinach spindle spiral splash split sponge spoon sport spread spring sprout spruce squad square
squash squeak stable stadium staff stage stamina stamp stand stapler statue steady steamer
steeple stellar stencil stereo steward stick stilton stitch stool store strange stratus straw
stream street stretch strict stride strong stucco student studio sturdy style subject submit
subway succeed sudden suede suffix sugar suggest sultana summer sunbeam sundae sundial sundown
sunlit sunrise sunset superb supper supply support suppose surface surname surplus survey
swallow sweater swift swimmer swing swirl swivel synonym syrup system tabby tablet tackle
tactful tadpole talent tandem tangle tankard target tarmac tartan tassel taste teacake teacher
teacup teapot teatime teddy tempo tennis tenor tenpin tepee terrace terrier textile texture
thank thatch theatre theme theory thermal thick thimble thing third thirty thistle thought
thread three thrive throat thrush thumb thunder tidal tiddler tiger timber tinker tinsel title
toaster today token tomato tomboy tongue tonic toolbox tooth topaz topsoil torch tornado total
totem toucan toward tower track tractor trade traffic trailer transit trapeze treacle treat
treetop trellis trend trestle trident trifle trilby trinket triumph trolley trophy tropic trout
trowel truffle trunk trust tubular tugboat tugging tulip tumbler tundra tunnel turban turbine
tureen turkey turnip turret turtle tutor tweed twelve twenty twice twinkle twist typical typist
ukulele uncle under unfold unfurl unicorn uniform unique unite unlock until unusual upbeat
update upgrade upland uplift upright upward urchin useful usher usual utensil utility utmost
vacant vacuum valiant valid value vanilla vanish vantage vapour variety various vault vehicle
velcro velvet vendor venture veranda verbena verdant verdict verify verse version vessel veteran
viaduct vibrant victor video vigour village vinegar vinyl viola violet violin virtual virtue
visible vision visit vista vital vitamin vivid voice volcano volley voltage volume voyage waggle
wagon wagtail waiter wallaby walnut walrus waltz warbler warmth warrant warren washer waxwing
wayside wealthy weasel weaver weekend weevil welcome wetland whaler wheat wheel whisker white
whiting wicker widget width wigwam wildcat window winter within without wombat wonder woollen
worktop world worthy wreath wrist yacht yeoman yoghurt young zealous zebra zenith zephyr zestful
zigzag zippy zodiac
"""
WORDS: tuple[str, ...] = tuple(_TEXT.split())
