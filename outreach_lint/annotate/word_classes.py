"""Word classes: closed lists of single words by which the build of a clause is read."""

from __future__ import annotations

from collections.abc import Set


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def has(words: tuple[str, ...], held: Set[str], *more: Set[str]) -> bool:
    """Whether any of some words is of one of the classes."""
    return not held.isdisjoint(words) or (bool(more) and has(words, *more))


def past(words: tuple[str, ...]) -> bool:
    """Whether one of the first words after a subject is a verb of the past."""
    return any(map(_past, words[:4]))


def _past(word: str) -> bool:
    return word in PAST or (word.endswith("ed") and len(word) > 4)


GREETS = _words(
    "hi hello hey dear thanks thank thx best kind warm regards sorry cheers good hope yours sincerely greetings happy "
    "nice great welcome ps p.s"
)
PAST = _words(
    "won wrote said made built sold bought met saw heard read found took gave got went came ran led held lost kept "
    "grew began told brought taught fell cut put set rose hit sent spent left felt paid broke chose drew drove flew "
    "spoke stood threw wore was were had did became hung hid lent sat swept "
    "ground wound rang sang sank shook stole struck swung tore woke forgot froze rode sought slept understood withdrew "
    "overtook undertook rebuilt outgrew caught fought ate dealt dug shot spun drank blew bent laid lit"
)
BEING = _words("means makes takes needs must costs saves")
LOOKED = _words(
    "saw noticed read heard watched enjoyed loved liked love like admire spotted found came learned learnt gathered "
    "see understand visited listened"
)
WARDS = _words("you your you're you've yours that")
SURE = _words("suspect guess bet wonder imagine assume reckon presume suppose fear hunch guessing")
LIKELY = _words("probably surely likely top")
TALKS = _words(
    "talk hear meet know discuss see visit come drop swing stop call chat learn speak catch connect invite ask join "
    "apply hearing meeting talking speaking job"
)
VISITS = _words("drop come visit stop meet call swing")
SENDS = _words("send share forward pass mail email post")
KIN = _words("brother sister mother father wife husband son daughter uncle aunt cousin neighbour neighbor")
LIVES = _words(
    "run lead manage teach work look hold head own spent studied grew live lived train trained drive coach direct edit "
    "supervise oversee represent serve served"
)
OFFICES = _words(
    "writing reaching in here back sorry glad not happy curious sure aware afraid so at on gone done ready"
)
ROLES = _words("charge responsible person right owner degree decides manages reach someone")
CUSTOMERS = _words(
    "customer customers client clients user users guests members references partners investors reviewers founder "
    "founders team"
)
CREDIT = _words(
    "use uses used trust trusts chose choose choses rank ranks rate rates called call calls recommend recommends "
    "praised praises voted named says"
)
SUCCESS = _words(
    "won award awards prize prizes record proud trusted certified featured success renew renews retention patent "
    "patents experience saved save cut doubled tripled"
)
TOPMOST = _words(
    "leading leader leaders biggest largest best first only number top fastest unique better faster oldest foremost "
    "premier else unmatched"
)
PRICES = _words("free cost costs price prices priced trial discount off euro euros dollars pounds room capacity starts")
GIVES = _words("attach attached enclose offer sell make build design paint print fix repair supply")
NEWS = _words(
    "study studies survey surveys research report reports statistics ministry paper papers experts scientists analysts"
)
RULES = _words("rule rules law laws regulation regulations directive deadline grant standard standards decree")
TROUBLE = _words(
    "struggle struggles struggling lose loses losing waste wastes wasting hard harder difficult nightmare tired sick "
    "drown drowning hurt hurting hurts slow slowing suffer suffers suffering pain painful worry worried frustrated "
    "afford stuck overwhelmed headache bottleneck eat eats eating fortune fail fails chaos panic sink sinks losses "
    "overtaking falling tiring fed miss missing jam jams short overpaying paying"
)
FIT = _words("fit concern help helps apply suit relevant department")
DONE = _words("solved handled sorted covered")
REFUSES = _words("for sell selling need bother write after promise call fit")
EMPTY_HANDED = _words("pressure rush worries hard obligation need reply answer offence offense")
LETTERS = _words("note message mail email one")
ANSWERS = _words("replied answered responded reply answer respond written")
PLACED = _words("in on at from since to by with without for under over of during after before")
ADVICE = _words("try turn paint put keep start stop switch move use check look read add leave cut make")
