"""Closed classes of Dutch words that a stemmer, which knows endings only, gets wrong."""

PLURALS = {
    "adviezen": "advies",
    "baden": "bad",
    "bladen": "blad",
    "bladeren": "blad",
    "centra": "centrum",
    "daken": "dak",
    "dagen": "dag",
    "dalen": "dal",
    "eieren": "ei",
    "gaten": "gat",
    "geboden": "gebod",
    "glazen": "glas",
    "goden": "god",
    "hoenderen": "hoen",
    "hoven": "hof",
    "kalveren": "kalf",
    "kinder": "kind",
    "kinderen": "kind",
    "kleren": "kleed",
    "koeien": "koe",
    "lammeren": "lam",
    "leden": "lid",
    "liederen": "lied",
    "musea": "museum",
    "oorlogen": "oorlog",
    "paden": "pad",
    "raderen": "rad",
    "runderen": "rund",
    "schepen": "schip",
    "slagen": "slag",
    "smeden": "smid",
    "spellen": "spel",
    "steden": "stad",
    "vaten": "vat",
    "verboden": "verbod",
    "verdragen": "verdrag",
    "vlooien": "vlo",
    "volken": "volk",
    "volkeren": "volk",
    "wegen": "weg",
}
"""Plurals with another vowel, or on -eren, -ien and -a, of nouns that are also the last part of compounds."""

OWN_S = frozenset(
    """
    accijns adres advies baars bajes balans beurs concours congres corps dans eclips expres fiets flits fonds gans
    gebeurtenis gedachtenis geruis geschiedenis getuigenis gevangenis gids gips glans grens hagedis hals hars heks
    huls impuls kaars kaats kans kennis klets knots koers koets korps krans kwets laars lans lens mars mens mops
    muts parcours parkoers pels pens pers pils plaats poets polis prins prinses proces puls reeks rots rups schaats
    schans scheids schets seks servies spits spons succes tendens toets trans verlies wals wens
    """.split()  # noqa: SIM905
)
"""Nouns whose s is their own: the stemmer takes it for an ending."""

WITH_GE = tuple(
    """
    gebed gebied gebouw gebrek gebruik gedrag geld geluid geluk gemak gemeente genot gerecht gevaar geval
    gewas geweld gewicht gewone gewoon gezag gezel gezin gezond
    """.split()  # noqa: SIM905
)
"""What words begin with whose ge- is no prefix of a participle; the stemmer makes ``gezond`` meet ``zon``."""

COMPARATIVES = {
    form: adjective
    for adjective, comparative in {
        "actief": "actiever",
        "arm": "armer",
        "breed": "breder",
        "donker": "donkerder",
        "droog": "droger",
        "druk": "drukker",
        "duur": "duurder",
        "fit": "fitter",
        "gezond": "gezonder",
        "goedkoop": "goedkoper",
        "groen": "groener",
        "groot": "groter",
        "heet": "heter",
        "hoog": "hoger",
        "klein": "kleiner",
        "koel": "koeler",
        "kort": "korter",
        "koud": "kouder",
        "laag": "lager",
        "lang": "langer",
        "langzaam": "langzamer",
        "lekker": "lekkerder",
        "licht": "lichter",
        "mooi": "mooier",
        "nat": "natter",
        "nieuw": "nieuwer",
        "ongezond": "ongezonder",
        "rijk": "rijker",
        "schoon": "schoner",
        "smal": "smaller",
        "snel": "sneller",
        "sociaal": "socialer",
        "sterk": "sterker",
        "stil": "stiller",
        "warm": "warmer",
        "zwaar": "zwaarder",
        "zwak": "zwakker",
    }.items()
    for form in (comparative, f"{comparative}e")
}
"""Comparatives of everyday adjectives: by their ending alone, ``later`` and ``water`` would be some too."""

OWN_STEMS = {
    "begeleid": "begeleid",
    "begeleiden": "begeleid",
    "begeleider": "begeleider",
    "begeleiders": "begeleider",
    "begeleiding": "begeleid",
    "begeleidt": "begeleid",
    "gegevens": "gegevens",
    "jongen": "jongen",
    "jongens": "jongen",
    "openbaar": "openbaar",
    "openbare": "openbaar",
    "oudere": "ouderen",
    "ouderen": "ouderen",
    "zone": "zone",
    "zones": "zone",
}
"""Words that the stemmer makes meet others of another meaning: older people parents, guidance policy, boys the young,
data giving, what is public what is open, a zone a son."""
