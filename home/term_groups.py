"""The groups of works on the page of a theme or an approach, each with its number and the way to the full list."""

from collections.abc import Iterator
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
from home.gathering import Shelf, Shown
from legro_cms.core.models import Term
from legro_cms.core.works import Dimension
from search.listing import Card
from search.models import Entry
from search.query import Period

MOST = 24
"""Visits to show: private ones are counted with them, so no list shows as many."""


@dataclass(frozen=True)
class Group:
    """Works under a heading; ``note`` says how many there are, where the list behind ``url`` does not."""

    name: str
    heading: str
    cards: tuple[Card, ...] = ()
    more: str = ""
    url: str = ""
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
    cases, upcoming, past, reports = (found.shelves[shelf.name] for shelf in shelves)
    coming = Group(
        "upcoming",
        _("Upcoming meetings"),
        upcoming.cards,
        more=_counted(
            ngettext("%(count)s upcoming meeting", "All %(count)s upcoming meetings", upcoming.total), upcoming
        ),
        url=found.list_url(EventIndexPage, Period.UPCOMING, theme=theme.slug),
        empty=_("Nothing is planned on this theme at the moment."),
    )
    if upcoming.total:
        yield coming
    yield Group(
        "cases",
        _("Cases"),
        cases.cards,
        more=_counted(ngettext("%(count)s case", "All %(count)s cases", cases.total), cases),
        url=found.list_url(CaseIndexPage, theme=theme.slug),
        empty=_("There are no cases on this theme yet."),
    )
    yield Group(
        "reports",
        _("Session reports"),
        reports.cards,
        more=_counted(ngettext("%(count)s report", "All %(count)s reports", reports.total), reports),
        url=found.list_url(ReportIndexPage, theme=theme.slug),
        empty=_("There are no reports on this theme yet."),
    )
    if not upcoming.total:
        yield coming
    if past.total:
        yield Group(
            "past",
            _("Past meetings"),
            past.cards,
            more=_counted(ngettext("%(count)s past meeting", "All %(count)s past meetings", past.total), past),
            url=found.list_url(EventIndexPage, Period.PAST, theme=theme.slug),
        )


def _counted(text: str, shown: Shown) -> str:
    return text % {"count": localize(shown.total)} if shown.total else ""


def groups_of_approach(approach: Term, language: str) -> Iterator[Group]:
    """The visits and the cases that followed the approach."""
    works = Entry.objects.public().filed_under(Dimension.APPROACH, [approach.slug])
    visits = works.filter(kind=EventPage.kind).filed_under(Dimension.EVENT_KIND, [EventKind.VISIT.value])
    shelves = [Shelf("visits", visits, gathering.LATEST, MOST), gathering.cases(works, 6)]
    found = gathering.gather(shelves, language, timezone.localdate())
    visited, cases = (found.shelves[shelf.name] for shelf in shelves)
    yield Group(
        "visits",
        _("Visits"),
        visited.cards,
        note=count_visits(visited.total, private_visits(approach)),
        empty=_("There have been no visits yet."),
    )
    yield Group(
        "cases",
        _("Cases"),
        cases.cards,
        more=_counted(ngettext("%(count)s case", "All %(count)s cases", cases.total), cases),
        url=found.list_url(CaseIndexPage, approach=approach.slug),
        empty=_("There are no cases yet that followed this approach."),
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
