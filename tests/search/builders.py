"""Entries written as a page of the same words would be, without pages: fast, and the same on every database."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from legro_cms.core.models import Theme
from legro_cms.core.works import WorkFacts, WorkText
from search.documents import Work, document
from search.engines import get_engine
from search.models import Concept, Entry, GlossaryTerm
from search.pushing import push
from search.query import SearchQuery, Sort
from search.results import SearchResult
from search.storing import write

FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)


def make_work(
    nl: str | WorkText | None = None,
    en: str | WorkText | None = None,
    *,
    key: UUID | None = None,
    kind: str = "case",
    names: str = "",
    published: datetime | None = FIRST_DAY,
    terms: Mapping[str, Iterable[str]] | None = None,
    days: tuple[date, date] | None = None,
    at: time | None = None,
    is_dated: bool | None = None,
) -> Work:
    """A work with a title (or a whole text) in one or both languages; Dutch is the source where there is Dutch.

    One with ``days`` is dated; so is one that says so, whose date is unknown then.
    """
    given = {"nl": nl, "en": en}
    texts = {
        language: text if isinstance(text, WorkText) else WorkText(text, "", "")
        for language, text in given.items()
        if text is not None
    }
    facts = WorkFacts(
        terms={name: frozenset(values) for name, values in (terms or {}).items()},
        names={"nl": names, "en": names},
        starts=days[0] if days else None,
        ends=days[1] if days else None,
        starts_at=at,
        is_dated=days is not None if is_dated is None else is_dated,
    )
    return Work(key or uuid4(), kind, "nl" if nl is not None else "en", texts, facts, published)


def follow() -> None:
    """Let the search server, where a test has one, know what the entries say."""
    if settings.ELASTICSEARCH:
        from search.engines.elasticsearch.server import get_server

        assert push().error == ""
        server = get_server()
        server.worker.indices.refresh(index=server.alias)


def hide(entry: Entry) -> None:
    """Make an entry a tombstone, as the end of its work would."""
    hide_unheard(entry)
    follow()


def hide_unheard(entry: Entry) -> None:
    """The same, of which a search server has not heard yet."""
    with transaction.atomic():
        write([(entry, document(None))])


def store(works: Iterable[Work]) -> list[Entry]:
    """Write entries for works, in their order."""
    entries = store_unheard(works)
    follow()
    return entries


def store_unheard(works: Iterable[Work]) -> list[Entry]:
    """Write entries of which a search server has not heard yet."""
    works = list(works)
    with transaction.atomic():
        entries = [Entry.objects.create(translation_key=work.translation_key) for work in works]
        write([(entry, document(work)) for entry, work in zip(entries, works, strict=True)])
    return entries


def add(*titles: str, **options: object) -> list[Entry]:
    """Write one entry per Dutch title, each published a day after the one before."""
    return store(
        make_work(title, published=FIRST_DAY + timedelta(days=day), **options)  # type: ignore[arg-type]
        for day, title in enumerate(titles)
    )


def concept(nl: str = "", en: str = "", theme: Theme | None = None) -> Concept:
    """A concept of the glossary, as an editor saves it; several words are separated by ``|``."""
    names = [(language, text) for language, cell in (("nl", nl), ("en", en)) for text in cell.split("|") if text]
    terms = [
        GlossaryTerm(language=language, text=text.strip(), sort_order=position)
        for position, (language, text) in enumerate(names)
    ]
    made = Concept(theme=theme, terms=terms)
    made.save()
    return made


def search(text: str = "", language: str = "nl", **options: object) -> SearchResult:
    """Search as a page in ``language`` would."""
    sort = Sort.RELEVANCE if text else Sort.NEWEST
    return get_engine().search(SearchQuery(language, text, **{"sort": sort, **options}))  # type: ignore[arg-type]


def titles(result: SearchResult) -> list[str]:
    """The titles of the hits in order, in the words that the reader is shown."""
    return [getattr(hit.entry, f"title_{hit.text_language}") for hit in result.hits]
