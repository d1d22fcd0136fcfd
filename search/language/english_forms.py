"""Closed classes of English words that a stemmer, which knows endings only, gets wrong."""

IRREGULAR = {
    "children": "child",
    "feet": "foot",
    "leaves": "leaf",
    "men": "man",
    "mice": "mouse",
    "shelves": "shelf",
    "teeth": "tooth",
    "wives": "wife",
    "women": "woman",
    "ate": "eat",
    "bought": "buy",
    "built": "build",
    "drank": "drink",
    "driven": "drive",
    "drove": "drive",
    "drunk": "drink",
    "eaten": "eat",
    "grew": "grow",
    "grown": "grow",
    "ran": "run",
    "ridden": "ride",
    "rode": "ride",
    "sang": "sing",
    "slept": "sleep",
    "sold": "sell",
    "sung": "sing",
    "swam": "swim",
    "taught": "teach",
}
"""Plurals and past tenses with another vowel."""

COMPARATIVES = {
    "bigger": "big",
    "cheaper": "cheap",
    "cleaner": "clean",
    "colder": "cold",
    "cooler": "cool",
    "darker": "dark",
    "easier": "easy",
    "faster": "fast",
    "fitter": "fit",
    "greener": "green",
    "happier": "happy",
    "healthier": "healthy",
    "healthiest": "healthy",
    "higher": "high",
    "hotter": "hot",
    "larger": "large",
    "longer": "long",
    "lower": "low",
    "poorer": "poor",
    "quieter": "quiet",
    "richer": "rich",
    "safer": "safe",
    "safest": "safe",
    "shorter": "short",
    "slower": "slow",
    "smaller": "small",
    "stronger": "strong",
    "warmer": "warm",
    "weaker": "weak",
    "wider": "wide",
    "younger": "young",
}
"""Comparatives of everyday adjectives: by its ending alone, ``shower`` would be one too."""

SAME = {
    "healthily": "health",
    "healthy": "health",
    "lonely": "loneliness",
    "noisy": "noise",
    "safety": "safe",
    "shady": "shade",
}
"""Adjectives with the noun that says the same; the stemmer keeps them apart, and makes ``lonely`` meet ``lone``."""

FORMS = {form: SAME.get(base, base) for form, base in {**IRREGULAR, **COMPARATIVES, **SAME}.items()}
"""Every form to the word whose stem it takes."""
