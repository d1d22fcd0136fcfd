"""Learning from searches: how many there are, and which words found too little, so that the glossary can help.

Nothing is kept that says who searched. A text is kept only where it looks like words for a subject; whatever could be
an address, a number or a message of somebody is counted without its text.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import partial
from typing import Final
from urllib.parse import parse_qs, urlsplit

from django.db import Error as DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from search.models import SearchedText
from search.models.searched_text import LONGEST_TEXT, Outcome, week_of
from search.query import SearchQuery, clean_text
from search.results import SearchResult

logger = logging.getLogger(__name__)

FEW_RESULTS: Final = 3
"""Up to so many results are few."""
MOST_DIGITS: Final = 5
"""Of a text that is kept: years and speeds have fewer, phone numbers, account numbers and dates of birth have more."""

_ADDRESS = re.compile(
    r"@|\(at\)|\[at\]|://|\bwww\.|\w\.(?:nl|com|eu|frl|info|net|org)\b"  # of mail or of a site
    r"|\b[1-9][0-9]{3}\s?[a-z]{2}\b"  # a Dutch postcode stands for a dozen doors
    r"|(?:straat|laan|weg|plein|hof|kade|dijk|gracht|singel|dreef|steeg|pad|markt|brink|diep|wal|ring)\s*[0-9]"
    r"|[^\W\d_]{3}\s*[0-9]{1,3}\s?[a-z]?$"  # a name and a number at the end may be a street's and a house's
    r"|\b[0-9]+\s+\w+\s+(?:street|road|lane|avenue|square)\b"
)
_BROWSER = "Mozilla/"  # what all of them begin with
_ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|scan|headless|preview|monitor|lighthouse"  # what it is; Cubot makes telephones
    r"|compatible;"  # what browsers said of themselves up to Internet Explorer 10
    r"|https?:|\w\.(?:com|org)\b|@[a-z]",  # where to complain of it
    re.IGNORECASE,
)
"""Of a thousand robots that call themselves browsers, all but 6 in a hundred; of 839 browsers none."""


def learn(request: HttpRequest, result: SearchResult, response: HttpResponseBase) -> None:
    """Count the search of a page once it has been sent, so that nobody waits for that.

    Not counted are the same words again (another page, order or filter), what filters or a period narrow (a result of
    none says nothing of the words then), programs, and what is not an answer.
    """
    if response.status_code == 200 and _is_by_a_reader(request) and _is_new(request, result.query):
        close = response.close
        action = partial(note, result.query, result.total, result.correction is not None)

        def close_and_note() -> None:
            response.close = close  # type: ignore[method-assign]
            try:
                action()
            finally:
                close()

        response.close = close_and_note  # type: ignore[method-assign]


def note(query: SearchQuery, total: int, corrected: bool) -> None:
    """Count a search with at most one statement; a database that refuses is only noted in the log, without the text.

    Where a corrected spelling found something, the glossary has nothing to learn from how it was typed.
    """
    outcome = outcome_of(total)
    text = "" if outcome == Outcome.FOUND or (corrected and total) else text_to_keep(query.text)
    try:
        SearchedText.objects.count_one(week_of(timezone.localdate()), query.language, outcome, text)
    except DatabaseError as error:
        logger.warning("A search was not counted: %s", type(error).__name__)


def outcome_of(total: int) -> Outcome:
    """Whether a number of results is enough."""
    if total == 0:
        return Outcome.NONE
    return Outcome.FEW if total <= FEW_RESULTS else Outcome.FOUND


def text_to_keep(text: str) -> str:
    """The text in the one form that is counted, or nothing where it may say something of a person."""
    one = " ".join(unicodedata.normalize("NFKC", clean_text(text)).casefold().split())
    one = unicodedata.normalize("NFKC", "".join(letter for letter in one if unicodedata.category(letter) != "Cf"))
    digits = sum(letter.isnumeric() for letter in one)
    if len(one) > LONGEST_TEXT or digits > MOST_DIGITS or _ADDRESS.search(one):
        return ""
    return one


def _is_new(request: HttpRequest, query: SearchQuery) -> bool:
    """Whether somebody typed these words just now: without filters, and not already on the page they come from."""
    narrowed = any(values for _name, values in query.filters) or bool(query.period)
    if not query.text or narrowed or query.page > 1 or query.sort != query.default_sort:
        return False
    return _text_before(request).casefold() != query.text.casefold()


def _text_before(request: HttpRequest) -> str:
    """The words that the page before was about."""
    try:
        values = parse_qs(urlsplit(request.headers.get("Referer", "")).query)
    except ValueError:
        return ""
    return clean_text(values.get("q", [""])[0])


def _is_by_a_reader(request: HttpRequest) -> bool:
    """Whether a browser asks for a page that somebody will see; what htmx asks for changes a page that was counted."""
    agent = request.headers.get("User-Agent", "")
    ahead = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    is_page = request.method == "GET" and "HX-Request" not in request.headers and not ahead
    return is_page and agent.startswith(_BROWSER) and not _ROBOT.search(agent)
