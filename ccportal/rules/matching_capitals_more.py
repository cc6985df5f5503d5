"""More words with a capital that name nobody: towns of maps, teams, makes, shows, feasts."""

from __future__ import annotations

from ccportal.rules.matching_text import words

CITIES = words(
    """
    preston manchester liverpool birmingham leeds sheffield bradford glasgow edinburgh cardiff
    swansea newcastle sunderland nottingham leicester coventry bristol plymouth exeter
    southampton portsmouth brighton norwich cambridge oxford blackpool blackburn burnley bolton
    bury oldham rochdale stockport wigan warrington lancaster carlisle york hull doncaster
    huddersfield wakefield halifax middlesbrough gateshead durham derby stoke wolverhampton
    walsall dudley telford shrewsbury worcester gloucester swindon reading slough luton watford
    ipswich colchester southend aberdeen dundee inverness belfast derry dublin cork galway
    newport wrexham bangor aberystwyth morecambe southport skegness scarborough whitby
    bournemouth torquay newquay rhyl llandudno majorca tenerife benidorm rome madrid warsaw
    krakow berlin lagos delhi mumbai karachi lahore dhaka cornwall yorkshire lancashire cumbria
    cheshire norfolk essex sussex surrey dorset somerset northumberland merseyside snowdonia
    pennines thames
    """
)
TEAMS = words(
    """
    arsenal tottenham spurs everton villa fulham brentford celtic rangers barnsley rovers
    albion hotspur juventus barcelona bayern wolves united wanderers wednesday premier
    champions euros wembley anfield olympics paralympics wimbledon
    """
)
MAKES = words(
    """
    mini corsa astra vauxhall fiesta focus mondeo transit volkswagen vw polo golf passat audi bmw
    toyota yaris corolla nissan micra qashqai juke peugeot citroen renault clio kangoo honda civic
    jazz hyundai kia picanto skoda octavia fabia seat ibiza volvo fiat punto panda mazda suzuki
    dacia sandero tesla landrover jaguar range rover vespa raleigh puma adidas nike reebok umbro
    vans converse crocs clarks wellies primark matalan next boots superdrug wilko wilkinsons
    poundland currys b&m poundstretcher iceland spar coop waitrose ocado halfords screwfix b&q
    homebase dunelm smyths hamleys amazon ebay vinted uber deliveroo dominos nandos wetherspoons
    mcdonald burger starbucks nescafe pg tetley yorkshire heinz kelloggs cadbury cadburys mars twix
    kitkat wispa freddo maltesers milkybar jaffa hobnobs doritos pringles fanta coke pepsi lucozade
    sprite vimto fruitshoot capri babybel petit filous nesquik krispies savlon germolene nurofen
    paracetamol ibuprofen strepsils elastoplast sudocrem epipen pampers huggies samsung nokia
    microsoft excel outlook hotmail gmail yahoo apple macbook kindle alexa siri netflix freeview bbc
    itv cbeebies cbbc virgin vodafone giffgaff tesco bluetooth wifi paypal barclays natwest halifax
    santander lloyds hsbc nationwide
    """
)
SHOWS = words(
    """
    pig paw patrol octonauts teletubbies tellytubbies hey duggee numberblocks postman fireman
    thunderbirds pixar moana encanto aladdin bambi dumbo pinocchio paddington minions gromit
    stitch simba nemo dory buzz lightyear avengers hulk marvel jedi vader yoda darth hogwarts
    hermione dumbledore gryffindor narnia roald dahl wimpy goosebumps pikachu charizard sonic
    zelda roblox fifa wordle strictly gladiators tiddlywinks tombola bingo yahtzee rummikub
    draughts backgammon mousetrap hama plasticine playdoh playdough slime spirograph sketch
    sylvanian hotwheels brio duplos knex magna twister operation frustration uno dobble jenga
    buckaroo barbies bratz lol furby tamagotchi rapunzel rumpelstiltskin battleships kerplunk
    solitaire hangman charades goldilocks gretel hansel humpty dumpty
    """
)
FEASTS = words(
    """
    hogmanay vaisakhi holi navratri raksha bandhan passover pesach yom kippur rosh hashanah
    sukkot purim shabbat sabbath ashura eid-ul-fitr iftar mecca hajj mosque gurdwara mandir
    temple methodist baptist anglican catholic quaker quakers christians christianity muslim
    muslims islam islamic hindu hindus sikh sikhs jewish jew jews buddhist jehovahs mormon
    pentecostal god lord jesus allah mass communion sunday-school covid corona omicron brexit
    """
)
BODIES = words(
    """
    bacs dvla passport hospital ambulance brownies brownie beavers cubs scouts guides rainbows
    barnardos samaritans childline refuge relate mind shelter oxfam unicef lions rotary tsb rnli
    gingerbread homestart surestart connexions jobcentre esa jsa uc hb isa vat paye p45 p60 fpc cmec
    cma ofcom lgo phso laa lasa cio trustee trustees treasurer chair secretary coordinator acas ucas
    gcse gcses btec nvq ks1 ks2 sen adhd asd autism adha ocd ptsd bipolar fwd fw ext vat sra cqc
    lgbt lgbtq scie dfe eya eyfs reg'd annwyl riant rhieni pennaeth blwyddyn ysgol heol ffordd stryd
    cylch meithrin bore prynhawn diolch nos cofion cywir dosbarth llythyr capel eglwys canolfan
    teulu plant mam tad gyda asthma internet zumba pilates wi mot abc xl cm mm kg ml
    """
)
OUTINGS = words(
    """
    legoland butlins pontins parcs blackpool chessington flamingo gullivers
    lightwater oakwood diggerland crealy legolands disneyland hollywood odeon cineworld showcase
    imax tivoli tussauds eureka jorvik aquarium zoo nando nandos kfc mcd maccies maccys mcdonalds
    subway dominos wimpy harvester pizzahut greggs pret starbucks krispy kreme haribo lindt
    ferrero rocher kinder bueno toblerone wispa crunchie galaxy milkyway boost rolo aero smarties
    skittles starburst maoam swizzels fruitella chupa chups pringles monster munch nik naks frubes
    munchbunch petits filous dairylea cheestrings peperami lunchables soreen nutrigrain pops
    cheerios shreddies cornflakes robinsons irn bru tizer yazoo frijj actimel yakult
    aptamil sma jammie advicenow hula hoops incy wincy humpty rapunzels moanas maui grinch
    beatles abba coldplay sheeran beyonce eminem stormzy bieber mozart beethoven vivaldi
    spiderman ironman hulk groot wolverine deadpool catwoman supergirl superman batgirl joker gotham
    yoshi bowser tails knuckles eggman creeper enderman herobrine tinky winky dipsy makka
    pakka igglepiggle iggle piggle tombliboos bing pando hoppity bingo blippi melon tumble
    tumbles numberjacks alphablocks bagpuss clangers wombles trumpton camberwick balamory tweenies
    fimbles tracybeaker pippi longstocking trunchbull wonka oompa gryffindors hufflepuff ravenclaw
    slytherin dobby hedwig hagrid voldemort eeyore tigger piglet heffalump woozle aslan mowgli baloo
    bagheera kaa pumbaa mufasa flounder nessie yeti bigfoot tymbark nutella biscoff tunnock tunnocks
    jaffas
    """
)
"""Parks, pictures, sweets, songs and those who are in stories."""

PLACES = CITIES | TEAMS
"""What people are called too, now and then."""

MORE = MAKES | SHOWS | FEASTS | BODIES | OUTINGS
