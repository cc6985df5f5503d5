"""Words of everyday English, to tell a word that opens a sentence from a name."""

from __future__ import annotations

from functools import cache

from ccportal.rules.matching_text import words
from ccportal.rules.matching_words_more import MORE
from ccportal.rules.matching_words_most import MOST

COMMON = """
a able about above abroad absent accept accident accompanied account ache across act action active
activity actual add address admit adult advice advise aeroplane afraid after afternoon again
against age agency agenda ago agree agreement ahead aid aim air airline airport alas album alert
alive all allergic allergy allow almost alone along already alright also although altogether always
amber ambulance amount an anger angry animal anniversary announce another answer antisocial anxiety
anxious any anybody anyhow anyone anything anyway anywhere apart apologise apology apparent appeal
appear apple application appointment approached appropriate approve approx april arabic archer area
argue argument argy arm army around arrange arrangement arrest arrival arrive art article as ash
ashamed ask asleep aspect assault assess assessment assist assume asthma at attack attempt attend
attendance attention attic attitude august aunt autumn available average avoid await awake aware
away awful awkward babble baby back bad badge bag baggage bake baker bakery balance ball balloon
banana band bandage bang bank baptism bar barber barely bargain bargy bark base basic basis basket
bat bath bathroom battery bay be beach bead beam bean bear beat beautiful because become bed
bedroom bedtime been beer before beg begin behave behaviour behind belief believe bell belong
belongings below belt bench bend beneath benefit bereavement best bet better between beyond bib
bicycle big bike bill bin bird birth birthday biscuit bishop bit bite bitter black blame blanket
blazer bleed bless blind block bloke blood blow blue board boat bob body boil bond bonfire book
booster boot border bored boring borrow boss both bother bottle bottom bounce boundary bowl box boy
boyfriend brain brake branch brave breach bread break breakfast breastfeed breath breathe brick
bridge brief bright bring broke broken brook brother brought brown bruise brush bubble bucket
budget budgie buggy build bully bump bun bunch bunting burn burst bus busy but butcher butler
butter button buy by bye cake calendar call calm came camera camp can cancel cancer candle candy
cannot cap car caravan card cardigan care career careful carer carol carpark carpenter carpet
carrot carry case cash cashpoint cast cat catch category cause caution cautious cctv ceiling
celebrate central centre certain certificate chain chair chalk challenge chance change chaos chap
chapel charge charity chase chat chatty cheap cheat check checklist cheek cheeky cheer cheerful
cheese chemist cherry chess chest chew chicken chickenpox child childcare childminder children
chilly chin chip choc chocolate choice choose christmas chuck chuffed church cigarette cinema
circle city claim clap clash class clay clean clear clever client cliff climb cling clingy clinic
clip cloakroom clock close cloth cloud club coat code coffee coin cold collage collapse collar
collect collection college colour colt come comfort comfortable comment committee common community
companion company compare complain complaint complete composed computer concern condition
conference confidence confident confirm conflict confuse congratulations connect consent consider
consist constant contact contain content continue control conversation cook cooker cool coordinator
cope copy corner correct corridor cost cot couch cough could council count counter country couple
courage course court courteous cousin cover crabby crack craft crash crawl crayon crazy cream
create crew cricket crime crisps cross crowd cry crystal cuddle cup cupboard cuppa curtain cushion
custard custody cut cute cycle dad daddy daisy dale damage damp dance danger dangerous dare dark
darling date daughter dawn day daytime dead deaf deal dean dear death debate debrief decide
decision declare decline decorate deep defend definite degree delay deliver delivery demand den
dental dentist deny depend depress deputy describe deserve desk despite detail detention determined
develop devil diabetic diary dice dick did didnt die diet difference different difficult difficulty
dig dinner dinosaur direct direction director dirty disabled disagree disappear disappointed
disclosed disclosure discuss discussion disease dish dislike dispute distance distracted distress
disturb ditto divide divorce do doctor document dodgem does doesnt dog doll domestic done dont door
doorbell doorstep doorway dossier dot double doubt dough down dozen draft drag dragon drama draw
drawer dream dress drew dribble drink drive driver drop drove drug drunk dry duck due dummy during
dust duty each eager ear earache earl earlier earn earth ease east easter easy easygoing eat eczema
edge education effect effort egg eight either elastic elbow elder else elsewhere email emergency
emotion emotional employ empty end enemy energy engage engine english enjoy enough enquire ensure
enter entire entrance envelope environment equal escalated escape escorted especially essential
estate evacuated eve evening event eventually ever every everybody everyone everything everywhere
evidence exact examine example excellent except exchange excited exclude excuse exercise exhausted
exit expect expensive experience explain explanation express expression extra extremely eye fab
face facepaint fact factory fail fair fairy faith fall false familiar family famous fan fancy far
farm farmer fast fasten fat fate father fault favour favourite fear feed feel feet fell fella
fellow felt felttip fence fern ferry fetch fever few fiddle fidgety field fierce fight figure file
fill film final find fine finger finish fire fireman firework firm first fish fisher fit five fiver
fix flag flan flannel flapjack flare flat flavour flight flint flip float floor flora flour flower
flu flushed fly fold folder folks follow followup food foot football footprints for forbid force
forehead foreign forest forget forgive forgot fork form former fortnight forward foster found four
fox frame frank free freedom freeze fresh fridge friend fright frighten frog from front frosty
frozen fruit frustrate full fun fund fundraiser funeral funny furious furniture further fuss future
fyi gain gale game gap garage garden gardener gate gather gave gay general generous gentle get
giddy gift giggle ginger gingerbread girl girlfriend give glad glare glass glitter glove glue go
goal goat goes going gold gone good goodbye gosh got grab grace gradually graduate grand grandad
grandchild grandchildren granddaughter grandfather grandma grandmother grandpa grandson grant grape
grass grateful grave gray graze great green greet grey grip ground group grow grumble grumpy
guarantee guard guardian guess guest guidance guide guilty gum gun gutter guy gymnastics habit had
hadnt hair haircut half halfterm halfway hall hallway ham hamster hand handbag handle handover hang
happen happy hard harm has hasnt hat hate have havent hayfever hazel he head headache headlice
headteacher health healthy hear heard heart heartbreaking heat heater heath heather heavy heel held
hello help helpful her here herself hes hesitate hi hiccups hid hidden hide high hill him himself
hint hip his history hit hiya hmm hob hobbling hobby hold hole holiday holly home homework honest
honey honour hood hoover hope hopefully horrible horse hospital host hostile hot hour house
household how however hug huge hum humour hundred hungry hunt hurry hurt husband hush i ice idea
ideal identify if ignore ill im imagine immediate important impossible impress impression improve
in incident include increase indeed independent indoor infection influence inform information
inhaler initial injunction injure injury inside insist inspect instead insult insurance intend
interest interim interpreter interrupt into introduce invite invoice involve iris is isnt issue it
itchy item its itself ive ivy jack jacket jade jail jam jar jay jealous jeans jelly jet jewel
jigsaw job join joint joke joker journey joy judge juice jump jumper june just justice keen keep
kept kettle key keyring keyworker kick kid kill kind king kiss kit kitchen kitten knee kneel knew
knife knit knock know knowledge label lace lack lad ladder lady laid lamp lance land landlord lane
language lantern lanyard lap laptop large lark last late later lateral latter laugh laughter launch
laundry laurel law lawyer lay lazy lead leader leaf leaflet leak learn least leave led left leg
legal lego leisure lend length less lesson let letter level liar library licence lid lie life lift
light lighter lighthouse like lily limit line link lino lip list listen literally litter little
live load loan local lock locker log lollipop lonely long look loose lord lorry lose lost lot loud
lounge love low lower luck lucky luggage lunch lunchbox lunchtime lying mace machine mad made
magazine magic magistrates mail main maintain major make maker male man manage management manager
manner many map marble march marina mark marker market marry marvellous mask mass mat match mate
material maternal matter max may maybe me meal mean meant meanwhile measure meat medal mediation
medical medication medicine meds meet melody melt member membership memory men mend mental mention
mercy merely merry mess message met metal microphone microwave midday middle midnight midwife might
mile milk miller million mind mine minibus minimal minor minute mirror misbehaved miserable
misheard miss mistake mistress misty mix mobile model modern moment money monitor month mood moody
moon more morning mortgage moss most mother motor mouse mouth move movie msg much mud muddy mug mum
mumbled mummy murder muscle music musical must my myrtle myself nail name nan nanna nap nappy
narrow nasty nativity natural nature naughty near nearby neat necessary neck necklace need needle
negative neighbour neither nephew nerve nervous net network never nevertheless new newsletter
newspaper next nice nicer nick niece night nightmare nine no nobody nod noise noisy none
nonmolestation nonsense noon nope nor normal north nose not note notebook nothing notice notify now
nowhere nowt number nurse nursery nut oath object obliging observe obvious obvs occasion
occasionally occur odd of off offence offend offer office officer official often oh oil ok okay old
older olive on once one only onto onwards open opinion opportunity opposite or orange order
ordinary organise origin original other otherwise ought our out outburst outcome outside oven over
overall overdue overheard overnight overran overslept overtired owe owing own owner pace pack
packet paddling page paid pain painful paint pair pale pamphlet pan pancake panic pansy pantomime
pants paper paperwork parade parcel pardon parent park parsley part particular partner party pass
passage passport past pasta paste pat patch paternal path patience patient pattern pause pavement
pay payment peace peaceful peacock pearl peel peg pen penalty pencil pending penny people pepper
per perfect perhaps period permission permit person personal persuade pet petrol pharmacy phone
photo photograph phrase pick pickup picnic picture pie piece pig pile pillow pin pink pint pip pipe
piper pizza place plain plan plane plant plaster plastic plate play playdough player playful
playground playroom playschool plead pleasant please pleasure plenty pls plus plz pocket poem point
police policy polish polite pool poor pop poppy popular porch porter position positive poss
possession possible post postbox postcode poster postman postpone pot potato potter pottery pound
pour power practical practice practise praise pram pray prayer prefer pregnant prepare preschool
prescription present press pressure pretend pretty prevent previous price pride priest primary
prince princess print prison private privileged prize prob probably probation problem proceedings
process produce professional programme progress project promise promote proof proper property
propose protect proud prove provide prudence public pudding puddle pull pump pumpkin punch punctual
punish pupil puppet puppy pure purple purpose purse push pushchair put puzzle pyjamas quality
quarrel quarter queen query question queue quick quiet quietened quit quite quiz quote rabbit race
racket raffle rage ragged rail rain rainbow raise raisins ran rang range rare rash rate rather
ratty raw ray re reach react read ready real realise reason reasonable reassurance reassured rec
receipt receive recent receptionist recipe recognise recommend recommendation record recover red
reduce ref refer reference referral refresh refresher refreshments refusal refuse regard register
regret regular rehearsal relate relation relationship relative relax release relief relieved
religious reluctant rely remain remark remarkable remember remind reminder remote remove rent
repair repeat repeatedly replace reply report request require rescue residence resident resist
respect respond response responsible rest restaurant result resume retire return reunion reveal
review reward rice rich rid ride right ring rise risk river road rob robin rock rocket rocky rod
role roll romantic roof room root rope rose rota rough round routine row rowan rowdy royal rub
rubbish ruby rucksack rude rug ruin rule rummage run rundown runny rush rusty sack sad safe
safeguarding safety saffron sage said sailor salad sale salt same sand sandals sandpit sandwich
sandy sat satisfied satsuma sauce save saw say scale scare scarf scarlet scene schedule scheme
school scissors scooter score scrape scratch scream screen screenshot scribble script scruffy sea
search seaside season seat seatbelt second secret secretary section secure security see seem seen
seldom select self selfish sell send senior sense sensible sensitive sent separate separation
serious serve service session set settle seven several severe sew shade shadow shake shaken shaky
shall shame shape share sharp she sheet shelf shell shelter shepherd sherry shift shin shine shiny
ship shirt shivering shock shoe shop short shortish shot should shoulder shout show shower shown
shut shy sick sicknote side sigh sight sign signal signin silence silent silly silver similar
simple since sincere sing single sink sip sir sister sit site situation six size skate skill skin
skip skipper skirt sky slam slap sleep sleepover sleepy sleeve slept slice slide slight slimy slip
slipper slippery slow smacked small smart smash smell smelt smile smith smoke smooth snack snap
snatch sneaky sneeze snow snowy snuffly snuggled so soap sob sober social sock sofa soft soil sold
soldier solicitor solid solve some somebody somehow someone something sometimes somewhere son song
sonny soon sore sorry sort sought soul sound soup sour source south space spare sparkly spat speak
speaker special speech speed speedy spell spend spent spill spilt spin spirit spit spite splash
split spoke spoken spoon sport spot spotty sprained spread spring spy square squash squeal squeeze
staff stage staggered stair stammer stamp stand standard star stare start starving state statement
station stationery stay steady steal steam steel step stepdad stepmum stew stick sticker sticky
stiff still stir stitch stolen stomach stone stood stool stop store storm stormy story storytime
straight strange stranger strategy straw stream street stress stretch strict strike string strong
stroppy struggle student studio study stuff stupid style subdued subject succeed success such
sudden sue suffer sugar suggest suit suitable suitcase summary summer sun suncream sunglasses sunny
sunshine superb supervise supervision supervisor supper supply support suppose sure surgery surname
surprise suspect suspend suspension swear sweep sweet swim swing switch swore sworn sympathy system
ta table tablet take taken talk talkative tall tanner tantrum tap tape target task taste tattoo
taught tax taxi tea teach teacher teal team tear tearful teary tease teaspoon teatime ted teddy
teenager teeth telephone television tell temper temperature temporary ten tend tense tent term
terrible terrified test tetchy text textbook than thank thankful that thatcher the theatre their
them theme themselves then there therefore these they theyre thick thief thin thing think third
thirsty this those though thought thoughtful thousand threat threaten three threw thrilled throat
through throughout throw thrown thru thumb thx ticket tidy tie tiger tight till time tin tiny tip
tiptoe tired tiring tissue title to toast today toddler toe together toilet told tombola tomorrow
tone tongue tonight too took tool tooth toothache toothbrush top topic torch torn total touch tough
tour towards towel tower town toy trace track trade traffic train trainer trampoline transfer
transport trap travel tray treasure treat treatment tree tremble trial trick tricycle trike trip
triple trouble trousers truck true trunk trust truth try tube tuck tugged tummy tuna tune turn
turner tv twelve twenty twice twin twisted two type typical tyre ugly umbrella unable unaccompanied
uncle unclear under understand understood undertaking unexplained unfair unfortunately unhappy
unharmed uniform unit unity unkind unless unlikely unsettled unsigned until unusual unwell up
upbeat upon upset upstairs urge urgent us use useful usual vaccination vague valentine valid
valuable value van various vase vegetable vehicle venue verbal verdict verity verse very vest vet
video view village viola violence violent violet visible vision visit visitor voice voicemail
volunteer vomit vote vouchers vs vulnerable wade wage wail wait wake walk walker wall wallet wander
want war ward warden warm warehouse warn wary was wash wasnt waste watch water wave way we weak
wear weather wedding week weekend weep weepy weigh weight welcome welfare well wellie wellingtons
went were werent west wet what whatever wheel wheelchair when whenever where whereas wherever
whether which while whisper whistle white who whoever whole whom whose why wide wife wild wilder
will willow win wind window windy wine wing winner winter wipe wise wish with withdrawn withdrew
within without witness wk wks wobble woke woman women won wonder wonderful wont wood wooden woody
wool word wore work worker world worn worry worse worst worth would wouldnt wound wow wrap wren
wriggly wrist write written wrong wrote xmas yard yawn year yell yellow yep yes yesterday yet yoga
yoghurt you young younger your yourself yup zebra zero zip zone zoo
"""
"""Words as keys, most without regular endings; names that are words are here too."""

ENDINGS = words("s es ed d ing ly er r est ish less ness ful nt ve ll re")
"""What a word may end in besides; `nt`, `ve`, `ll` and `re` stand for n't, 've, 'll, 're."""


@cache
def ordinary(key: str) -> bool:
    """Whether a key is an everyday word as it stands."""
    return key in everyday()


@cache
def wordlike(key: str) -> bool:
    """Whether a key is an everyday word, or one with a regular ending: `hugged`, `wobbly`."""
    if key in everyday():
        return True
    for ending in ENDINGS:
        stem = key.removesuffix(ending)
        if len(stem) > 2 and stem != key and (_base(stem) or (len(stem) > 5 and wordlike(stem))):
            return True
    return key.startswith("un") and len(key) > 5 and wordlike(key[2:])


def _base(stem: str) -> bool:
    """Whether a stem is a word as it stands, less a doubled letter, or with `e` or `y` again."""
    forms = {stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem}
    if len(stem) > 3 and stem[-1] == stem[-2]:
        forms.add(stem[:-1])
    return not everyday().isdisjoint(forms)


@cache
def everyday() -> frozenset[str]:
    """The everyday words as keys."""
    return words(COMMON) | words(MORE) | words(MOST)
