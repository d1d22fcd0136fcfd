"""The groups of works on the page of a theme or an approach, each with its number and the way to the full list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casebook.models import CaseIndexPage
from events.choices import EventKind
from events.models import EventIndexPage, EventPage, ReportIndexPage
from home import gathering
from home.gathering import Gathered, Shelf, Shown
from legro_cms.core.models import Term
from legro_cms.core.works import Dimension
from search.cards import Card
from search.models import Entry
from search.query import Period

MOST_VISITS = 12
"""Visits to show; the agenda has the others."""


@dataclass(frozen=True)
class ListLink:
    """The way to a full list; ``text`` says how many works it holds."""

    text: str
    url: str


@dataclass(frozen=True)
class Group:
    """Works under a heading, with the full lists; ``note`` says how many there are where no list shows all."""

    name: str
    heading: str
    cards: tuple[Card, ...] = ()
    lists: tuple[ListLink, ...] = ()
    note: str = ""
    empty: str = ""


def groups_of_theme(theme: Term, language: str) -> Iterator[Group]:
    """Everything that is filed under the theme or one of its parts; what is to come stands first."""
    today = timezone.localdate()
    works = Entry.objects.public().filed_under(Dimension.THEME, [theme.slug])
    shelves = [
        gathering.cases(works, 6),
        gathering.upcoming(works, today, 4),
        gathering.past(works, today, 4),
        gathering.reports(works, 4),
    ]
    found = gathering.gather(shelves, language, today)
    upcoming, past, reports = (found.shelves[name] for name in ("upcoming", "past", "reports"))
    coming = _group(
        "upcoming",
        _("Upcoming meetings"),
        upcoming,
        ngettext("%(count)s upcoming meeting", "All %(count)s upcoming meetings", upcoming.total),
        found.list_url(EventIndexPage, {Dimension.THEME: theme.slug}, Period.UPCOMING),
        _("Nothing is planned on this theme at the moment."),
    )
    if upcoming.total:
        yield coming
    yield _group_of_cases(found, _("There are no cases on this theme yet."), {Dimension.THEME: theme.slug})
    yield _group(
        "reports",
        _("Session reports"),
        reports,
        ngettext("%(count)s report", "All %(count)s reports", reports.total),
        found.list_url(ReportIndexPage, {Dimension.THEME: theme.slug}),
        _("There are no reports on this theme yet."),
    )
    if not upcoming.total:
        yield coming
    if past.total:
        yield _group(
            "past",
            _("Past meetings"),
            past,
            ngettext("%(count)s past meeting", "All %(count)s past meetings", past.total),
            found.list_url(EventIndexPage, {Dimension.THEME: theme.slug}, Period.PAST),
        )


def _group_of_cases(found: Gathered, empty: str, filters: Mapping[str, str]) -> Group:
    cases = found.shelves["cases"]
    number = ngettext("%(count)s case", "All %(count)s cases", cases.total)
    return _group("cases", _("Cases"), cases, number, found.list_url(CaseIndexPage, filters), empty)


def _group(name: str, heading: str, shown: Shown, number: str, url: str, empty: str = "") -> Group:
    return Group(name, heading, shown.cards, lists=_to_list(number, shown.total, url), empty=empty)


def _to_list(text: str, total: int, url: str) -> tuple[ListLink, ...]:
    return (ListLink(text % {"count": localize(total)}, url),) if total and url else ()


def groups_of_approach(approach: Term, language: str) -> Iterator[Group]:
    """The visits and the cases that followed the approach."""
    today = timezone.localdate()
    works = Entry.objects.public().filed_under(Dimension.APPROACH, [approach.slug])
    visits = works.filter(kind=EventPage.kind).filed_under(Dimension.EVENT_KIND, [EventKind.VISIT.value])
    shelves = [
        Shelf("visits", visits, gathering.LATEST, MOST_VISITS),
        Shelf("upcoming", visits.upcoming(today), gathering.SOONEST, 1),
        gathering.cases(works, 6),
    ]
    found = gathering.gather(shelves, language, today)
    visited, upcoming = found.shelves["visits"], found.shelves["upcoming"]
    yield Group(
        "visits",
        _("Visits"),
        visited.cards,
        lists=lists_of_visits(found, approach, upcoming.total, visited.total - upcoming.total),
        note=count_visits(visited.total, private_visits(approach)),
        empty=_("There have been no visits yet."),
    )
    yield _group_of_cases(
        found, _("There are no cases yet that followed this approach."), {Dimension.APPROACH: approach.slug}
    )


def lists_of_visits(found: Gathered, approach: Term, upcoming: int, past: int) -> tuple[ListLink, ...]:
    """Where the agenda has all public visits: it shows those to come and those that are over apart."""
    filters: Mapping[str, str] = {Dimension.APPROACH: approach.slug, Dimension.EVENT_KIND: EventKind.VISIT.value}
    return (
        *_to_list(
            ngettext("%(count)s upcoming visit", "All %(count)s upcoming visits", upcoming),
            upcoming,
            found.list_url(EventIndexPage, filters, Period.UPCOMING),
        ),
        *_to_list(
            ngettext("%(count)s past visit", "All %(count)s past visits", past),
            past,
            found.list_url(EventIndexPage, filters, Period.PAST),
        ),
    )


def private_visits(approach: Term) -> int:
    """How many visits with the approach are private; nothing else of them leaves the database."""
    followed = Q(approaches=approach.pk) | Q(approaches__merged_into=approach.pk)
    visits = EventPage.objects.live().filter(followed, is_private=True, locale=F("source_locale"), alias_of=None)
    return visits.values("pk").distinct().count()


def count_visits(public: int, private: int) -> str:
    """ "3 visits, 2 of them private"; empty where there was none."""
    total = public + private
    if not private:
        text = ngettext("%(total)s visit", "%(total)s visits", total)
    elif not public:
        text = ngettext("%(total)s visit, a private one", "%(total)s visits, all of them private", total)
    else:
        text = ngettext(
            "%(total)s visits, %(private)s of them private", "%(total)s visits, %(private)s of them private", private
        )
    return text % {"total": localize(total), "private": localize(private)} if total else ""
