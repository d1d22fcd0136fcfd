"""Words that say nothing about what a text is about: the closed word classes of both languages.

Numerals, verbs with a meaning of their own and adverbs of place stay findable ("buiten" and "outside" are
subjects here).
"""

_DUTCH = {
    "articles and demonstratives": "de het een der des den dit dat deze die zulke",
    "personal and possessive pronouns": (
        "ik jij je u hij zij ze wij we jullie hem haar hen hun mij me ons onze mijn jouw uw zijn zich zichzelf elkaar"
    ),
    "interrogatives and indefinite pronouns": (
        "wie wat welke welk waar waarom wanneer hoe iemand niemand iets niets men elk elke ieder iedere "
        "alle alles al ander andere veel meer zelf"
    ),
    "prepositions": "aan bij door in met naar om onder op over te tegen tot uit van voor na toe",
    "conjunctions": "en of maar want als dan omdat dus doch zoals hoewel zodat terwijl toen",
    "adverbs": "er daar hier niet geen nog nu ook wel zo reeds altijd ja eens",
    "auxiliaries": (
        "ben bent is was waren geweest worden word wordt werd werden geworden heb heeft hebben had "
        "hadden kan kunnen kon konden zal zullen zou zouden moet moeten wil willen mag doen doe doet "
        "deed"
    ),
    "what an apostrophe leaves": "m n z d t",
}

_ENGLISH = {
    "articles and demonstratives": "a an the this that these those such",
    "personal and possessive pronouns": (
        "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself "
        "it its itself we us our ours ourselves they them their theirs themselves"
    ),
    "interrogatives and indefinite pronouns": (
        "who whom whose which what when where why how all any both each few more most other some own"
    ),
    "prepositions": (
        "of at by for with about against between into through during before after above below to from "
        "in on over under off out up down"
    ),
    "conjunctions": "and but if or because as until while than nor so",
    "adverbs": "again further then once here there no not only same too very",
    "auxiliaries": (
        "am is are was were be been being have has had having do does did doing would should could "
        "ought can will shall may might must"
    ),
    "what an apostrophe leaves": (
        "s t d ll m re ve don isn aren wasn weren hasn haven hadn doesn didn won wouldn couldn shouldn"
    ),
}


def _set(classes: dict[str, str]) -> frozenset[str]:
    return frozenset(word for line in classes.values() for word in line.split())


STOP_WORDS = {"nl": _set(_DUTCH), "en": _set(_ENGLISH)}
