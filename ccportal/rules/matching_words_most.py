"""Still more words of everyday English: of halls and homes, hair and clothes, play, food, talk."""

from __future__ import annotations

MOST = """
werk nite agen fone alrite rite thx soz ppl gonna wanna dunno innit defo obvs prolly tmrw luv hunni
legend gala jollof fufu pierogi keepy uppy uppys anuva frend frends skool teef brekkie wiv bin
hed shed theyd wed youd id whod thatd itd thered hell shell theyll well youll itll whats wheres hows
whos thats theres heres lets isnt vestry chancel nave pew pulpit altar lectern font belfry steeple
crypt cloister churchyard graveyard hassock lychgate hymnbook foyer porch vestibule landing banister
skirting lino laminate carpet tiles radiator thermostat boiler fusebox stopcock worktop hob
extractor serving hatch trestle stackable spacehopper spacehoppers trampoline hopper scooter
tricycle trike buggy pram pushchair carrycot carseat booster playmat playhouse sandpit sandtray
watertray paddling climbing slide swing roundabout seesaw playground multilink magformers marbles
conkers skipping hopscotch tag tig stuck blind buff hide seek musical statues bumps pass parcel
charades hangman noughts crosses battleships draughts dominoes jigsaw jigsaws puzzle puzzles puppet
puppets theatre marionette ventriloquist karaoke disco playlist ringtone ringtones earphones
headphones airpods speaker karaokes limbo conga plait plaits plaited braid braids cornrows ponytail
ponytails pigtails bunches bun fringe curls curly perm highlights quiff mullet buzzcut shaved
moustache beard stubble dungarees leggings jeggings tights onesie pyjamas pjs jimjams tutu tutus
kilt sari hijab turban patka topknot kippah veil scarf snood bobble mittens gloves wellies trainers
sandals crocs slippers tracksuit joggers hoody fleece anorak cagoule poncho waterproofs romper
babygro bodysuit vest knickers pants boxers bra hanky perk perks perked mope moped sulked huff
huffed strop meltdown tantrum wobble wobbly giddy hyper buzzing beaming gutted miffed peeved chirpy
perky teary weepy clingy nervy jittery fidgety restless sycamore oak ash elm birch beech willow
poplar chestnut conker hawthorn holly yew cedar larch fir pine rowan hazel bramble nettle dock
dandelion clover buttercup bluebell snowdrop crocus tulip pansy geranium begonia fuchsia hydrangea
magnolia rhododendron azalea lupin foxglove poppy marathon marathons triathlon parkrun tournament
tombola raffle jumble auction quiz bake sale fete carnival gala parade procession pantomime panto
nativity carols assembly prizegiving graduation jammie dodger dodgers hobnob digestive digestives
bourbon custard creams garibaldi shortbread flapjack brownie muffin cupcake doughnut eclair crumpet
scone teacake malt loaf bagel panini wrap wraps nugget nuggets goujons fingers waffles hash beans
spaghetti hoops ravioli macaroni lasagne bolognese korma tikka masala biryani naan poppadom bhaji
samosa pakora dhal roti chapati paratha jollof plantain fufu egusi suya pierogi golabki bigos zurek
paczki kielbasa goulash strudel schnitzel pretzel baklava gozleme kebab falafel hummus tabbouleh
halloumi couscous tagine sushi ramen noodles dumpling dimsum prawn crackers fortune spring rolls
congee pho satay rendang adobo tamales burrito taco fajitas churros paella tapas tortilla chorizo
moussaka tzatziki cawl laverbread barabrith bakestones rarebit haggis neeps tatties shortie tablet
cranachan stovies colcannon boxty soda farls testament psalm psalms gospel gospels genesis exodus
parable parables ark manger shepherd shepherds wise angels disciples prophet prophets apostle
miracle prayers rosary novena confirmation christening baptism bar mitzvah bat iftar sehri taraweeh
langar kirtan puja aarti rangoli mendhi henna letterbox letterboxes postbox mailshot mugshot
fingerprint fingerprints caution cautioned bail bailed remand custody tag tagged curfew probation
licence parole breach breached disclosure redaction redacted prohibited specific steps issue interim
directions undertaking finding findings facts schedule bundle paginated exhibit exhibits affidavit
submissions skeleton proposed draft sealed served service lone working risk assessed ratio ratios
supervised supported supportive escorted indirect observational smoky smokey fluffy spotty stripy
patch snowy scruff whiskers bouncer tiddles ginger hero heroes celebration celebrations claus glen
glens loch lochan burn brae croft bothy wynd moor fell tarn nottinghill carnival spider monkey broom
wand cauldron witchy spooky ghostly vampire zombie mermaid fairy fairies elf elves goblin troll ogre
giant dragon knight castle pirate parrot treasure astronaut alien robot superhero villain cowboy
cowgirl sheriff sprained fractured grazed bruised scabby verrucas headlice nitcomb epipen
antihistamine nebuliser spectacles glasses goggles retainer braces grommets hearing aids wheelchair
frame crutches splint thunderbolt drizzle downpour blizzard slush icy frosty foggy heatwave muggy
overran overrun overslept dropoff pickup handovers staggered timings slot slots timetable rota rotas
unticked ticked crossed highlighted typed retyped printed reprinted laminated shredded binned filed
"""
"""Words as keys, most without regular endings."""
