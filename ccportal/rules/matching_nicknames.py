"""Given names and what people make of them: short forms, other spellings, other tongues."""

from __future__ import annotations

from functools import cache

from ccportal.rules.matching_text import fold
from ccportal.rules.matching_words import wordlike

SHORT_FORMS = """
aaron: ron ronnie az azza; abdul: abs abdi; abigail: abi abbie abby gail; abraham: abe bram; adam:
ads addy; adrian: ade adie; adriana: ana; agnes: aggie nessa; agnieszka: aga agnes aggie agi;
ahmed: ahmad ahmet; aidan: aiden ade; aine: anya; aisha: ayesha ish aishah; alan: al allan allen;
alastair: al ali alasdair alistair alister; albert: al bert bertie albie; aleksander: alek olek
sasha alex; alexander: alex al sandy xander sandro sacha lex alec ally; alexandra: alex ally sandra
sandy lexi lexie sasha; alfie: alf; alfred: alf alfie fred freddie; alice: ali allie; alison: ali
allie ally allison; amanda: mandy manda mands; amelia: amy millie mel milly; amina: aminah mina;
amy: ames aimee; andrea: andi andie; andrew: andy drew dru andi; andrzej: andrew jedrek; angela:
angie ange angel; angus: gus; ann: annie anne nan; anna: annie ania ann anne anya; annabel: bel
bella annie; anthony: tony ant anton antony; antoni: antek tony; antonia: toni tonia; aoife: eefa
eva; arron: aaron; arthur: art artie; ashley: ash ashleigh; audrey: aud; barbara: babs barb barbie
basia; barnaby: barney; barry: baz bazza; bartholomew: bart; bartosz: bartek bart; beatrice: bea
bee trixie; ben: benny benji; benedict: ben; benjamin: ben benji benny benj; bernadette: bernie
detta; bernard: bernie; bernice: bernie; bethany: beth bethan; beverley: bev; bradley: brad;
brendan: bren; brian: bri bryan; bridget: biddy bridie bride; brogan: bro; bronagh: bron brona;
bronwen: bron; caitlin: cait kate katie kaitlyn kaitlin catlin; callum: cal calum; calvin: cal;
cameron: cam; camilla: milla millie cam; caoimhe: keeva kiva queeva; carl: karl; caroline: caz caro
carrie; carolyn: caz lyn; catherine: cath cathy kate katie kathy cat kath kitty katherine kathryn;
cathy: kathy; catriona: cat triona katrina; cecilia: cece celia cis; charles: charlie chaz chas
chuck chazza; charlotte: charlie lottie lotte char chaz; chelsea: chels; cheryl: chez cher; chloe:
chlo; christian: chris; christina: chris chrissie tina chrissy; christine: chris chrissie tina
chrissy; christopher: chris kit topher kris; cian: kian; ciaran: kieran kieron keiran; claire:
clare; clare: claire; clifford: cliff; clive: clivey; colin: col; connor: con conor; conor: connor
con conny; constance: connie; cornelius: con neil; craig: craigy craigie; cynthia: cindy; daisy:
daise; daniel: dan danny dann; danielle: dani danni elle; darren: daz dazza darran; david: dave
davey davy dai; dawid: david dave; deborah: deb debs debbie debra; declan: dec; deirdre: dee; demi:
dem; denise: den neesy; dennis: den denny; derek: del dezza; desmond: des dezzie; diana: di diane;
diane: di diana; dimitri: dima mitya; dmitri: dima; dominic: dom nic dommy; dominik: dom; donald:
don donnie; donna: don; dorothy: dot dottie dolly; douglas: doug dougie; duncan: dunc; dylan: dyl;
eabha: ava eva; edmund: ed eddie ned; edward: ed eddie ned ted teddy eddy; eileen: aileen; eilidh:
ailie ayley; eleanor: ellie nell nellie ella elle nora elinor; elena: lena ella helen; eliza: liz;
elizabeth: liz lizzie beth betty eliza libby lisa bess elsie bet betsy lilibet lizzy elisabeth;
ella: ellie; ellen: ellie nell nellie; ellie: elle el; emily: em emmy millie ems; emma: em ems
emmy; emmanuel: manny emanuel; eoin: owen ian eoghan; eric: rick erik; erin: er; ernest: ernie;
ethan: eth; euan: ewan ewen; eugene: gene; eve: evie; evelyn: evie eve; ewa: eva; fatima: fatimah
fatma tima; felicity: fliss flick; fiona: fi fee; florence: flo flossie florrie; frances: fran
frankie francie; francis: frank fran frankie; franciszek: franek; frank: frankie; freda: fred;
freddie: fred; frederick: fred freddie; gabriel: gabe gabi; gabriela: gabi gaby; gabrielle: gabi
gaby elle; gareth: gaz gary; gary: gaz gazza garry; gavin: gav; gemma: gem gems jemma; geoffrey:
geoff jeff; george: georgie geordie; georgia: georgie george; georgina: georgie gina george;
gerald: gerry jerry ged; gerard: gerry ged; gheorghe: george; gillian: gill jill gilly; giovanni:
gianni; glenys: glen; gloria: glo; gordon: gord; graham: gray graeme; grainne: granya; gregory:
greg; grzegorz: greg grzesiek; gunther: gunni; gwendolyn: gwen; hannah: han hanny hanna; harold:
harry hal; harriet: hattie harri; harrison: harry; harry: haz hazza; harvey: harv; hayley: hay
hailey; heather: hev; helen: nell helena hel; henry: harry hal hank; henryk: heniek; hilary: hils;
howard: howie; hugh: hughie huw; hussein: hussain husain; ian: iain; ibrahim: ibby ebrahim; imogen:
immy imo; irene: rene; isaac: ike zac; isabel: izzy bella issy isabelle belle; isabella: izzy bella
issy; isabelle: izzy bella issy belle; isobel: izzy issy bel; jack: jackie jacko; jacob: jake jay;
jacqueline: jackie jacqui jac; jakub: kuba jake jakob; james: jim jimmy jamie jimbo jay; jan: janek
janusz; jane: janie janey; janet: jan; janice: jan; janusz: jan; jasmine: jas jaz yasmin; jason:
jay jase; jayden: jay jaydon; jeanette: jean; jeffrey: jeff; jennifer: jen jenny jenni jenn;
jeremy: jez jerry; jerzy: jurek george; jessica: jess jessie; jill: gill; joan: joanie; joanna: jo
joanne asia joasia; joanne: jo joanna joey; joao: john; jodie: jo jodi jody; john: johnny jack jon
jonny jock; johnathan: jon jonny; jolanta: jola; jonathan: jon jonny john; jordan: jord jordy;
jorge: george; jose: pepe joe; joseph: joe joey jo; josephine: jo josie jose; joshua: josh; joyce:
joy; jozef: joe jozek; juan: john; judith: judy jude; julia: jules ju; julian: jules; julie: jules
ju; juliet: jules; jurgen: jurg; justine: jus; kamil: kam; karen: kaz kazza; karim: kareem; karl:
carl; karolina: karol caroline; katarzyna: kasia kate katherine kaska; kate: katie kath; katherine:
kate katie kathy kath kat kit kitty katy; kathleen: kath kathy kate kay; kathryn: kate kath kathy
katie; katie: kate katy; keeley: kee; keith: keithy; kelly: kel kells; kenneth: ken kenny; kerry:
kez kezza; kevin: kev; khadija: khadijah; kieran: kieron ciaran; kimberley: kim kimmy; kimberly:
kim; kirsten: kirsty kirst; kirsty: kirst; konrad: kon conrad; konstantin: kostya; kristina: kris
tina; krystyna: krysia christine; krzysztof: krzys krzysiek chris kris; kyle: ky; laura: lols
laurie loz; lauren: loz laurie; laurence: larry laurie lawrence; lawrence: larry laurie laz;
leanne: lee lea lianne leann leigh; lee: leigh; leigh: lee; leila: layla laila; leon: leo; leonard:
len lenny leo; lesley: les lez; leslie: les lez; lewis: lew lou louis; liam: lee; lilian: lil lily
lilly; linda: lin lindy lyn lynda; lindsay: linz lins; lisa: lise lis; lloyd: floyd; logan: logie;
lorraine: lozza raine; louis: lou louie lewis; louise: lou lulu; lucas: luke luc; lucy: luce lu;
luis: louis lou; lukasz: luke lukas lucas luka; lydia: lyd lids; lynette: lyn; lynne: lyn lin;
maciej: maciek matt matthew; madeleine: maddie mads; madison: maddie mads; maeve: mave; magdalena:
magda madzia lena mags; maire: mary; maisie: maise mais; malcolm: malc mal; malgorzata: gosia
margaret gosha malgosia; marcin: martin marcus; marek: mark; margaret: maggie meg peggy marge madge
greta mags margie rita daisy peg margy; maria: mary marie mia maz; mariusz: mario; marjorie: marj
marge; mark: marky marc marko; martha: marty; martin: mart marty; martina: tina; mary: molly mae
polly moll maria maire mimi; maryam: mariam miriam; mateusz: mat matt matthew; matilda: tilly matty
tilda; matthew: matt matty mat; maureen: mo reenie maur; maurice: mo morris; maximilian: max;
maxine: max; megan: meg megs; melanie: mel; melissa: mel mels lissa; mercedes: mercy; mhairi: vari
mairi; michael: mike mick mickey micky mikey mitch; michal: mike michael; michelle: shell shelly
chelle mich; miguel: mike; mikolaj: nick miko; millicent: millie; minh: min; miriam: mim; mohammed:
mo mohamed muhammad mohammad muhammed mahomet mehmet mohamad muhamad hamo; molly: moll mol; monica:
mon; morgan: morg; mustafa: musti mustapha; nadia: nads; natalia: nat natasha; natalie: nat natty
talie; natasha: tash tasha nat tasch; nathan: nate nath nat; nathaniel: nate nath nat nathan; neil:
niall; nguyet: moon; niamh: neve neave nieve; nicholas: nick nicky nico nik; nicola: nicky nic
nikki nix nicki; nicole: nicky nic nikki; nigel: nige; nikolai: kolya nick; noah: no; noreen: nora;
norman: norm; oisin: osheen; olga: olya; oliver: ollie olly ol; olivia: liv livvy ollie libby;
oluwaseun: seun; oscar: oz ozzie; owain: owen; owen: owain; pablo: paul; padraig: paddy patrick
porick; pamela: pam pammy; patricia: pat patty tricia trish patsy; patrick: pat paddy pad ricky
patsy; patryk: patrick pat; paul: pauly pauly; paula: paul pauly; pauline: paul; pavel: paul pasha;
pawel: paul; penelope: penny pen; peter: pete petey; philip: phil pip; philippa: pippa pip phil;
phillip: phil pip; phoebe: phebs bee; phyllis: phyl; piotr: peter piotrek pete; poppy: pops;
priscilla: cilla; przemyslaw: przemek; rachel: rach rachael shell; rafal: raf ralph; raymond: ray;
rebecca: becky becca bex becs beck becki; reginald: reg reggie; rhiannon: rhi annie; rhys: reece
rees reese; ricardo: rick ricky; richard: rich rick dick ricky richie dickie; robert: rob bob bobby
robbie bert rab robby; roberta: bobbie; robin: rob robyn; roderick: rod roddy; rodney: rod; roger:
rodge; roisin: rosheen ro; roland: roly; roman: rom; ronald: ron ronnie; rory: ror ruairi;
rosalind: ros roz rosie; rose: rosie; rosemary: rose rosie romy; roxanne: rox roxy; ruairi: rory;
rupert: rupe; russell: russ; ruth: ruthie; ryan: ry; sabrina: bri; salman: sal; samantha: sam sammy
sammi; samuel: sam sammy; sandra: sandy sand; saoirse: sersha seersha; sara: sarah; sarah: sal
sally sara saz; scarlett: scar lettie; scott: scotty; seamus: shay james; sean: shaun shawn;
sebastian: seb bas baz; serena: rena; sergei: serge seryozha; shannon: shan; sharon: shaz shazza
shaz; shaun: sean shawn; shirley: shirl; sian: shan sharn; sidney: sid; simon: si sime; sinead:
shinead; siobhan: shiv shivaun shivvy chevonne shevaun shiobhan; sofia: sophia sofie; solomon: sol
solly; sophie: soph sophia sofie; stacey: stace stacy; stanislaw: staszek stan; stanley: stan;
stefan: stef steve; stella: stell; stephanie: steph steffi stevie; stephen: steve stevie ste
steven; steven: steve stevie ste stephen; stuart: stu stew stewart; summer: sum; susan: sue susie
suzie suzy sukie; suzanne: sue suzy suzie; svetlana: sveta; sylvia: syl; szymon: simon; tadeusz:
tad tadek; tadhg: tag tige teague; tamara: tam tammy; tamsin: tam tammy; tariq: tarek tarik;
tatiana: tanya; tegan: teg; terence: terry tel; teresa: terri tess tessa terry; thaddeus: thad;
theodore: theo ted teddy; theresa: tess terri tessa terry resa; thi: ti; thomas: tom tommy thom;
tiffany: tiff; timothy: tim timmy; tobias: toby; toby: tobes; tomasz: tomek tom thomas; tracey:
trace tracy; tristan: tris; tyler: ty; valentina: val tina; valerie: val; vanessa: ness nessa;
vasile: vasi; vera: vee; verity: ver; veronica: vron ronnie ronni; victor: vic; victoria: vicky vic
tori vicki vikki vix torie; vincent: vin vince vinny vinnie; violet: vi; virginia: ginny; vivian:
viv; vivienne: viv; walter: wally wal walt; wayne: waz; wendy: wend; wieslaw: wiesiek; wilfred:
wilf; wilhelmina: mina; william: will bill billy willie liam wills willy; winifred: winnie freda;
wioletta: wiola viola violetta; wojciech: wojtek; xavier: xav; xiu: shu; yasmin: yaz jasmine yas;
yousef: yusuf; yusuf: yousef joseph yusef youssef yousuf; yvette: vetty; yvonne: von vonnie;
zachariah: zach zac zak; zachary: zach zac zack zak; zainab: zaynab zeinab; zbigniew: zbyszek;
zhang: chang; zoe: zo zozo; zofia: sophie zosia; zoltan: zoli; zsofia: sophie zsofi
"""
"""A name, a colon, what it is called for short or spelt as; a semicolon between the names."""

SUFFIXES = ("", "s", "y", "ie", "ey", "o", "z", "za", "zza", "zzer", "sy", "ster")
"""What is put to the beginning of a name to make a pet form of it: Craigy, Baz, Gazza."""


@cache
def _tables() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """From a name to its short forms, and from a short form to the names it may stand for."""
    shorts: dict[str, set[str]] = {}
    longs: dict[str, set[str]] = {}
    for entry in SHORT_FORMS.split(";"):
        head, _, tail = entry.strip().partition(":")
        for short in tail.split():
            shorts.setdefault(head, set()).add(short)
            longs.setdefault(short, set()).add(head)
    return shorts, longs


@cache
def nicknames(given: str) -> frozenset[str]:
    """What somebody with this given name (any spelling) may be called, as keys; not the name.

    Short forms of the name, the names that it is short for, and the forms of those that
    begin as it does: `Kate` gives Katie and Catherine, but `Bill` does not give Will.
    """
    key = fold(given)
    shorts, longs = _tables()
    found = set(shorts.get(key, ())) | longs.get(key, set())
    for head in longs.get(key, ()):
        found |= {one for one in shorts[head] if one[:3] == key[:3]}
    if len(key) > 3:
        found |= {pet for one in SUFFIXES if _is_pet(pet := _stem(key) + one)}
    return frozenset(found - {key, ""})


@cache
def known_names() -> frozenset[str]:
    """Every name and short form of the tables."""
    shorts, longs = _tables()
    return frozenset(shorts.keys() | longs.keys())


def _is_pet(made: str) -> bool:
    """Whether a form made of a name may be used: not two letters, and no everyday word."""
    return len(made) > 2 and not wordlike(made)


def _stem(key: str) -> str:
    """The first syllable of a name, to which pet endings are put: `darren` gives `dar`."""
    vowel = next((at for at, one in enumerate(key) if one in "aeiouy"), 0)
    after = next((at for at in range(vowel + 1, len(key)) if key[at] not in "aeiouy"), len(key) - 1)
    return key[: after + 1]
