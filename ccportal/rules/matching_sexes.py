"""Whether a given name is usually a woman's or a man's, to read `mum` and `nan` by."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from ccportal.rules.matching_nicknames import nicknames
from ccportal.rules.matching_text import keys

WOMEN = """
abigail ada adele adriana agata agnes agnieszka aileen aisha alexandra alice alicja alina alison
amanda amber amelia amina amira amy ana andrea angela angelika anita ann anna annabel anne annette
annie antonia aoife april ava ayesha barbara beata beatrice becky bella bernadette bernice beryl
bessie beth bethan bethany betty beverley bianca bozena brenda bridget bronagh bronwen caitlin
caoimhe carla carly carmen carol caroline cassandra catherine ceri charlotte chelsea cheryl chioma
chloe christina christine claire clara clare claudia corinne cynthia daisy danielle danuta daphne
darcey dawn debbie deborah deirdre delia delyth denise diana diane dilys donna doreen doris dorota
dorothy eabha edith edna edyta eileen elaine eleanor elena elise elizabeth ella ellen ellie elsie
elzbieta emilia emily emma erin esme esther ethel eva eve evelyn evie ewa faith farah farida fatima
fatuma faye felicity fern fiona florence frances freda freya gail gemma georgia georgina gillian
gladys glenda gloria glynis grace grainne greta gwen gwyneth halima halina hannah harriet hatice
hattie hayley hazel heather helen hilda hope ida imogen ingrid irena irene iris isabel isabella
isla ivy iwona jacqueline jade jana jane janet janice janine jasmine jean jeanette jemima jenna
jennifer jenny jessica jill joan joanna joanne jodie josephine joy joyce judith judy julia julie
julita june justyna kamila karen karolina kasia katarzyna kate katherine kathleen kathryn katie
katrina kayleigh keeley kelly khadija kimberley kirsten kirsty krystyna laila lara laura lauren
layla leah leanne leila lena lesley lexi lilian lily linda lindsay lisa lorraine louise lucy lydia
lyn lynn mabel maeve magda magdalena maggie maisie maja malgorzata mandy margaret maria mariam
marian marie marion marjorie martha mary maryam matilda maureen mavis may megan mei melanie melissa
mercy michelle mildred millie miriam moira molly mona monica monika muriel myra nadia nadine nancy
naomi natalia natalie natasha nell nia niamh nicola nicole nina noor nora noreen nuala olga olive
olivia oona orla paige pamela patience patricia paula pauline pearl peggy penelope phoebe phyllis
polly poppy priscilla priya rachel rebecca rena renee rhian rhiannon rita roisin rosa rosalind rose
rosemary rosie roxanne ruby ruth sadie sally samantha sandra saoirse sara sarah scarlett selina
shabana shanice shannon sharon sheila shelley shirley sian sinead siobhan sofia sonia sophia sophie
stacey stella stephanie sue summer susan suzanne svetlana sylvia tamara tamsin tanya tara tatiana
tegan teresa tess thelma theresa tiffany tina tracey tricia una ursula valerie vanessa vera verity
veronica victoria vikki violet virginia vivienne wanda wendy winifred wioletta yasmin yvette yvonne
zainab zara zoe zofia zsofia lan bernice ines leigh-anne leighann mabli keira kyra ayse fatma elif
zeynep ngozi adaeze amara folasade
"""
"""Names that are mostly women's; those as often a man's are in neither list."""

MEN = """
aaron abdul abdullah adam adrian ahmed aidan alan alasdair albert aleksander alexander alfie alfred
ali alistair amir andrei andrew andrzej angus anil anthony antoni archie arjun arthur ashok barnaby
barry bartosz ben benedict benjamin bernard bilal bill bob bogdan bradley brendan brian bruce bryn
callum calum carl charles christopher cian ciaran clifford clive colin conor connor craig cyril
dafydd dale damian daniel darren daryl david dawid dean declan derek dermot desmond dewi dimitri
dominic donald dougal douglas duncan dylan eamon edmund edward elijah emlyn emmanuel eoin eric
ernest ethan euan eugene evan farid faisal felix fergus filip finlay finn fode francis frank fred
frederick gareth gary gavin geoffrey george gerald gerard gethin giles glen gordon graham grant
gregory grzegorz guy gwyn hamza harold harry harvey hassan henry herbert horace howard hugh hugo
huw hussein iain ian ibrahim idris ignatius imran isaac ismail ivan ivor jack jacob jake jakub
james jan jarek jason javier jed jeffrey jeremy jerome jerzy jim joe john johnathan jonathan jorge
jose joseph joshua juan julian jurgen kamil karim karl keith kenneth kevin khalid kofi konrad
krzysztof kwame kyle lars laurence lawrence leo leon leonard lewis liam lloyd louis luca lucas luis
luke lukasz maciej malcolm marcin marco marcus marek mariusz mark martin mateusz matthew maurice
max melvin michael michal miguel mike mikolaj minh miroslaw mohammed muhammad musa mustafa nathan
nathaniel ned neil nelson nigel noah norman oliver omar oscar osman owain owen pablo patrick patryk
paul pavel pawel pedro percy peter philip pierre piotr przemyslaw radoslaw rafal rajesh ralph
raymond reginald rhodri rhys richard robert rodney roger roland roman ronald rory roy ruairi rupert
russell ryan salman samuel scott sean sebastian seamus sergei shaun sidney simon solomon soren
spencer stanislaw stanley stefan stephen steven stuart suleiman sunil szymon tadeusz tadhg tariq
terence theo theodore thomas timothy tobias toby tom tomasz trevor tristan tudor tyrone umar vernon
victor viktor vijay vincent vladimir walter wayne wesley wilfred will william wojciech yannick
yusuf zachary zbigniew zoltan chidi emeka obinna tunde babatunde kwasi mehmet emre murat oluwaseun
gwilym hywel aled ifan iolo ieuan emyr geraint gruffydd llywelyn bob jim tom pete dave steve rob
mick gaz daz kev
"""
"""Names that are mostly men's."""


@cache
def sex(given_names: str) -> str | None:
    """`f` or `m` where the given names are usually a woman's or a man's, else None.

    The first word that tells decides, but `Jean-Luc`, whose halves disagree, is not told. A
    short form tells if all that it may stand for agree.
    """
    for word in given_names.split():
        told = {_of({key}) or _of(nicknames(key)) for key in keys(word)} - {None}
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _of(names: Set[str]) -> str | None:
    women, men = names & _women(), names & _men()
    if bool(women) == bool(men):
        return None
    return "f" if women else "m"


@cache
def _women() -> frozenset[str]:
    return frozenset(WOMEN.split())


@cache
def _men() -> frozenset[str]:
    return frozenset(MEN.split())
