"""Making the meetings and learning circles that are missing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page

from events.models import EventIndexPage, EventPage, EventPerson, EventRecording, EventSeries, LearningCirclePage
from home.demo import blocks, dates, files
from home.demo.files import Row
from home.demo.publishing import number_rows, publish
from home.demo.vocabulary import municipality
from legro_cms.core.models import Approach, Organisation, TargetGroup, Theme

SOURCE = "nl"
SERIES = {
    "slug": "webinars",
    "name_nl": "Webinars op de eerste donderdag",
    "name_en": "Webinars on the first Thursday",
    "description_nl": "Elke eerste donderdag van de maand van 09.00 tot 10.00 uur, met een ander thema.",
    "description_en": "On every first Thursday of the month from 09:00 to 10:00, each time with another theme.",
}
CIRCLE_TEXTS = ("title", "summary", "goals", "eligibility", "conditions")


@transaction.atomic
def make_events(today: date) -> list[Page]:
    """Make and publish the missing meetings and circles in Dutch, all or none, a circle before its meetings."""
    EventSeries.objects.get_or_create(slug=SERIES["slug"], defaults=SERIES)
    made = []
    for row, parent_row, page in drafts(SOURCE):
        parent = parent_of(parent_row, page.locale)
        if parent is None or page_in(page.translation_key, page.locale) or page.slug_is_taken(page.slug, parent):
            continue
        set_facts(page, row, parent_row or row, today)
        number_rows(page)
        parent.add_child(instance=page)
        publish(page)
        made.append(page)
    return made


def drafts(language: str) -> Iterator[tuple[Row, Row | None, Any]]:
    """Every meeting and circle as an unsaved page in a language that it has words in, with its row and its circle's."""
    for row in files.events():
        if language in row:
            yield row, None, event_in_language(row, language, files.event_key(row["slug"]))
    for circle in files.circles():
        yield circle, None, circle_in_language(circle, language)
        for row in circle["meetings"]:
            yield row, circle, event_in_language(row, language, files.event_key(f"{circle['slug']}/{row['slug']}"))


def parent_of(circle: Row | None, locale: Locale) -> Page | None:
    """The page that a meeting stands below: its circle, or the agenda."""
    if circle is None:
        return EventIndexPage.objects.get(locale=locale)
    return page_in(files.circle_key(circle["slug"]), locale)


def page_in(key: Any, locale: Locale) -> Page | None:
    """The page of a work in one language."""
    return Page.objects.filter(translation_key=key, locale=locale).first()


def event_in_language(row: Row, language: str, key: Any) -> EventPage:
    """An unsaved meeting with the words of one language."""
    words = row[language]
    return EventPage(
        locale=Locale.objects.get(language_code=language),
        translation_key=key,
        slug=row["slug"],
        live=False,
        title=words["title"],
        summary=words["summary"],
        audience=words.get("audience", ""),
        body=blocks.body(row.get("body", []), language, str(key)),
    )


def circle_in_language(row: Row, language: str) -> LearningCirclePage:
    """An unsaved circle with the words of one language."""
    words = row[language]
    return LearningCirclePage(
        locale=Locale.objects.get(language_code=language),
        translation_key=files.circle_key(row["slug"]),
        slug=row["slug"],
        live=False,
        questions=[
            {"type": "question", "value": question, "id": files.block_id(row["slug"], "question", number)}
            for number, question in enumerate(words["questions"])
        ],
        **{name: words[name] for name in CIRCLE_TEXTS},
    )


def set_facts(page: Any, row: Row, whole: Row, today: date) -> None:
    """Set everything that the languages share; a meeting of a circle has its themes and its date of publication."""
    page.first_published_at = dates.published_at(whole, today)
    page.is_example = whole.get("example", False)
    page.themes = Theme.objects.filter(slug__in=whole["themes"])
    page.target_groups = TargetGroup.objects.filter(slug__in=row.get("target_groups", []))
    page.hosts = Organisation.objects.filter(slug__in=row.get("hosts", []))
    columns = dates.registration_columns(row["registration"], today) if "registration" in row else {}
    for name, value in columns.items():
        setattr(page, name, value)
    if isinstance(page, EventPage):
        set_facts_of_event(page, row, today)
    else:
        page.experts = Organisation.objects.filter(slug__in=row.get("experts", []))


def set_facts_of_event(page: EventPage, row: Row, today: date) -> None:
    """Kind, date, place and people of a meeting."""
    page.event_kind = row.get("kind", "circle-meeting")
    for name, value in dates.when_columns(row["when"], today).items():
        setattr(page, name, value)
    page.attendance = row["attendance"]
    page.place_name = row.get("place_name", "")
    page.municipality = municipality(row.get("municipality"))
    page.is_private = row.get("private", False)
    page.approaches = Approach.objects.filter(slug__in=row.get("approaches", []))
    page.series = EventSeries.objects.filter(slug=row.get("series")).first()
    for name, model in (("people", EventPerson), ("recordings", EventRecording)):
        setattr(page, name, [model(**fields) for fields in row.get(name, [])])


def untranslated() -> list[tuple[Page, Page]]:
    """Dutch pages without an English one, each with an unsaved page of the English words; circles first."""
    dutch, english = (Locale.objects.get(language_code=code) for code in files.LANGUAGES)
    pairs: list[tuple[Page, Page]] = []
    for _row, _circle, twin in drafts("en"):
        source = page_in(twin.translation_key, dutch)
        if source is not None and page_in(twin.translation_key, english) is None:
            pairs.append((source.specific, twin))
    return pairs


def source_of(slug: str) -> EventPage | None:
    """The page on which a meeting was first written."""
    return EventPage.objects.filter(translation_key=files.event_key(slug), locale__language_code=SOURCE).first()
