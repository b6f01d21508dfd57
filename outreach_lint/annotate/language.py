"""Language of a text by its small words and its script, offline; None rather than a guess."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from outreach_lint.model.lazy import lazy

LONGEST = 4000
"""Code points that are read: the language of a message does not change after its first page."""
FEWEST_WORDS = 8
FEWEST_LETTERS = 8
"""Shorter texts are no evidence for any language."""
SHARE, LEAD, DISTINCT = 0.18, 2.0, 4
"""A language needs this share of a text's words, so many times the share of English, and so many different words."""
PLAINLY = 0.3
"""With this share of English words no other language can take the lead."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SMALL_WORDS: Mapping[str, frozenset[str]] = {
    "en": _words(
        "the a an and or but if of to in on at for from with by about as is are was were be been have has had do does "
        "did i you he she it we they me him her us them my your his its our their this that these those what which "
        "who how when where why not no can could will would should may might just so than then there here out up into "
        "over after before more most some any all each one two i'm i've it's you're we're don't doesn't that's let's "
        "would've"
    ),
    "de": _words(
        "der die das den dem des ein eine einen einem einer und oder aber ist sind war ich du er sie wir ihr mich mir "
        "dich dir ihnen ihre ihren ihrem mein meine unser unsere nicht kein keine mit von zu zum zur auf für bei nach "
        "aus über durch als wie wenn dass ob was wer habe haben hat hätte wird werden würde können kann auch noch nur "
        "sich im am einfach gerne gern viele grüße hallo sehr"
    ),
    "fr": _words(
        "le la les un une des du de et ou mais est sont je tu il elle nous vous ils elles mon ma mes votre vos notre "
        "nos leur ce cette ces que qui quoi dont où ne pas plus pour par avec dans sur sous en au aux être avoir ai "
        "avez avons a si comme très bien bonjour merci cordialement j'ai c'est d'un d'une l'équipe qu'il s'il"
    ),
    "es": _words(
        "el la los las un una unos unas y o pero es son era yo tú él ella nosotros usted ustedes ellos mi mis tu tus "
        "su sus nuestro nuestra que quien cual como cuando donde no sí más muy para por con sin en de del al lo le "
        "les se me te nos he has ha han hay está están estoy ser tener tengo hola gracias saludos también si este "
        "esta esto"
    ),
    "pt": _words(
        "o a os as um uma uns umas e ou mas é são era eu tu ele ela nós você vocês eles meu minha seu sua nosso nossa "
        "que quem qual como quando onde não sim mais muito para por com sem em de do da dos das no na nos nas ao à se "
        "me te lhe está estão estou ser ter tenho olá obrigado obrigada também este esta isso isto"
    ),
    "it": _words(
        "il lo la i gli le un uno una e o ma è sono era io tu lui lei noi voi loro mio mia tuo tua suo sua nostro "
        "nostra vostro che chi cui come quando dove non sì più molto per con senza in di del della dei delle dal "
        "dalla al alla nel nella sul si mi ti ci vi ho hai ha abbiamo hanno essere avere ciao buongiorno grazie anche "
        "questo questa"
    ),
    "nl": _words(
        "de het een en of maar is zijn was waren ik jij je u hij zij ze wij we jullie mij me mijn jouw uw zijn haar "
        "ons onze hun dit dat deze die wat wie hoe wanneer waar niet geen met van voor naar bij uit over door op aan "
        "in te als om dan ook nog heeft hebben heb had wordt worden zou kan kunnen zal hallo groet groeten bedankt "
        "graag er"
    ),
    "sv": _words(
        "en ett den det de och eller men är var jag du han hon vi ni dem mig dig oss min mitt din ditt er era vår "
        "vårt som vad vem hur när där inte ingen med av för till från på i om att har hade kan kunde ska skulle vill "
        "också bara hej tack hälsningar mycket så"
    ),
    "da": _words(
        "en et den det de og eller men er var jeg du han hun vi i dem mig dig os min mit din dit jeres vores som hvad "
        "hvem hvordan når hvor ikke ingen med af for til fra på om at har havde kan kunne skal skulle vil også kun "
        "hej tak hilsen meget så nogle bliver"
    ),
    "nb": _words(
        "en et den det de og eller men er var jeg du han hun vi dere dem meg deg oss min mitt din ditt deres vår som "
        "hva hvem hvordan når hvor ikke ingen med av for til fra på om å har hadde kan kunne skal skulle vil også "
        "bare hei takk hilsen mye så noen blir"
    ),
    "fi": _words(
        "ja tai mutta on ovat oli minä sinä hän me te he minun sinun teidän meidän tämä se ne että joka mikä kuka "
        "miten kun missä ei en et ole olen olet olisi kanssa hei terveisin kiitos myös vain jos niin kuin mitä voi "
        "voisi nyt hyvin paljon"
    ),
    "pl": _words(
        "i lub ale jest są był była ja ty on ona my wy oni mój moja twój pan pani państwo nasz nasza że który która "
        "co kto jak kiedy gdzie nie tak z ze w we na do od dla po przez przy o u za się czy mam ma mamy może można "
        "dzień dobry dziękuję pozdrawiam także bardzo to ten ta"
    ),
    "cs": _words(
        "a nebo ale je jsou byl byla já ty on ona my vy oni můj moje váš vaše náš naše že který která co kdo jak když "
        "kde ne ano s se v ve na do od pro po přes při o u za jsem jsme jste mám máme může dobrý den děkuji pozdravem "
        "také velmi to ten ta by"
    ),
    "tr": _words(
        "ve veya ama bir bu şu o ben sen biz siz onlar benim senin sizin bizim ne kim nasıl ne zaman nerede değil "
        "evet hayır ile için gibi kadar daha çok en da de mi mı mu var yok olarak olan merhaba teşekkürler "
        "saygılarımla ki her"
    ),
    "ro": _words(
        "și sau dar este sunt era eu tu el ea noi voi ei meu mea dumneavoastră nostru noastră că care ce cine cum "
        "când unde nu da mai foarte pentru prin cu fără în din de la pe un o unei al ai am ați au fi bună mulțumesc "
        "salut acest această să"
    ),
    "hu": _words(
        "a az és vagy de van vannak volt én te ő mi ti ők hogy aki ami mit ki hogyan mikor hol nem igen meg már még "
        "csak is egy ez azt ezt önnek ön önök szia köszönöm üdvözlettel nagyon ha mint lehet"
    ),
}
"""The words that a language cannot do without; a word may belong to several."""

SCRIPTS: tuple[tuple[str, regex.Pattern[str]], ...] = tuple(
    (language, lazy(rf"\p{{{script}}}"))
    for language, script in (
        ("ja", "Hiragana"),
        ("ja", "Katakana"),
        ("ko", "Hangul"),
        ("zh", "Han"),
        ("ru", "Cyrillic"),
        ("el", "Greek"),
        ("ar", "Arabic"),
        ("he", "Hebrew"),
        ("th", "Thai"),
        ("hi", "Devanagari"),
    )
)
LETTER = lazy(r"\p{L}")
NOT_LATIN = lazy(r"[\p{L}--\p{Latin}]", regex.VERSION1)
WORD = lazy(r"\p{L}+(?:['’]\p{L}+)?")
NO_WORDS = lazy(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>|https?://\S+|\S+@\S+|[\uE000-\uE0FF]+")


def language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None where the text is too short or too mixed to tell.

    Precision first: a text is only called foreign where its small words are foreign and hardly any is English, so
    that English with unusual names, terms or a greeting from elsewhere stays English.
    """
    text = text[:LONGEST]
    if _plainly_english(text.lower().split()):
        return "en"
    prose = NO_WORDS.sub(" ", text)
    if not prose.isascii() and NOT_LATIN.search(prose):
        letters = len(LETTER.findall(prose))
        foreign = len(NOT_LATIN.findall(prose))
        if foreign >= FEWEST_LETTERS and foreign * 2 > letters:
            return _by_script(prose)
    return _by_small_words([word.replace("’", "'") for word in WORD.findall(prose.lower())])


def _plainly_english(words: list[str]) -> bool:
    """The quick answer for most messages: enough words are English even with the marks that cling to them."""
    return len(words) >= FEWEST_WORDS and _share(words, "en") >= PLAINLY


def _by_script(text: str) -> str | None:
    counts: dict[str, int] = {}
    for code, pattern in SCRIPTS:
        counts[code] = counts.get(code, 0) + len(pattern.findall(text))
    if counts["ja"] * 10 > counts["zh"] > 0:
        return "ja"
    found = max(counts, key=lambda code: counts[code])
    if found == "ru" and regex.search(r"[іїєґ]", text.lower()):
        return "uk"
    return found if counts[found] else None


def _by_small_words(words: list[str]) -> str | None:
    if len(words) < FEWEST_WORDS:
        return None
    english = _share(words, "en")
    if english >= PLAINLY:
        return "en"
    shares = {code: _share(words, code) for code in SMALL_WORDS if code != "en"}
    best = max(shares, key=lambda code: shares[code])
    share = shares[best]
    if share >= SHARE and share >= LEAD * english and len(SMALL_WORDS[best].intersection(words)) >= DISTINCT:
        return best
    return "en" if english >= SHARE and english > share else None


def _share(words: list[str], code: str) -> float:
    small = SMALL_WORDS[code]
    return sum(map(small.__contains__, words)) / len(words)
