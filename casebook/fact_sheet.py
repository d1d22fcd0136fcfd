"""The facts of a case as readers see them: on the page, in print, and in the editor of a translation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from casebook.choices import CaseStatus
from legro_cms.core.bilingual import active_language
from legro_cms.core.fact_rows import Fact, FactRow, number, one, rows_of

if TYPE_CHECKING:
    from casebook.models import CasePage


def fact_rows(page: "CasePage") -> list[FactRow]:
    """All facts in display order."""
    return rows_of(_facts(page))


def _facts(page: "CasePage") -> Iterator[Fact]:
    language = active_language()
    yield "places", _("Where"), tuple(place.label(language) for place in page.case_places.all()), True
    yield "inhabitants", _("Inhabitants of the place"), one(number(page.inhabitants)), True
    yield "period", _("When"), one(period(page)), True
    yield "status", _("Status"), one(page.get_status_display()), True
    yield "cost-once", _("One-off cost"), one(euros(page.cost_once_min, page.cost_once_max, page.price_year)), True
    yield "cost-yearly", _("Cost a year"), one(euros(page.cost_yearly_min, page.cost_yearly_max, page.price_year)), True
    yield "own-hours", _("Own hours in the first year"), one(number(page.own_hours)), True
    yield "cost-class", _("First year, own hours included"), one(cost_label(page)), False
    yield "lead-time", _("Lead time"), one(months(page.lead_time_months)), False
    yield "target-groups", _("For whom"), tuple(group.name for group in page.terms["target_groups"]), False
    yield "instruments", _("Instruments"), tuple(means.name for means in page.terms["instruments"]), False
    yield "approaches", _("Approach followed"), tuple(approach.name for approach in page.terms["approaches"]), False
    yield "participants", _("Who took part"), tuple(participants(page)), False
    yield "would-do-again", _("Would do it again"), one(page.get_would_do_again_display()), False


def card_facts(page: "CasePage") -> list[str]:
    """What a card says of a case in one line: where, when, how far it has come, and what the first year cost."""
    language = active_language()
    places = [place.label(language) for place in page.case_places.all()]
    return [fact for fact in (*places, period(page), str(page.get_status_display()), cost_fact(page)) if fact]


def cost_fact(page: "CasePage") -> str:
    """The cost class of the first year as it reads beside other facts; what is unknown says so."""
    label = cost_label(page)
    return _("first year: %(cost)s") % {"cost": label[:1].lower() + label[1:]} if label else _("cost unknown")


def period(page: "CasePage") -> str:
    """From which year until which; empty when unknown. "Since" is said only of what goes on today."""
    if page.start_year is None:
        return ""
    if page.end_year is None:
        is_over = page.status in (CaseStatus.DONE, CaseStatus.STOPPED)
        text = _("from %(year)s") if is_over or page.start_year > timezone.localdate().year else _("since %(year)s")
        return text % {"year": page.start_year}
    if page.end_year == page.start_year:
        return str(page.start_year)
    return f"{page.start_year}–{page.end_year}"


def euros(lowest: int | None, highest: int | None, price_year: int | None) -> str:
    """An amount or a range in euros with its price year; empty when unknown, a word when there was no cost."""
    known = sorted({amount for amount in (lowest, highest) if amount is not None})
    if not known:
        return ""
    if known == [0]:
        return _("none")
    amount = "€ " + "–".join(number(value) for value in known)
    if lowest is None:
        amount = _("at most %(amount)s") % {"amount": amount}
    year = " " + _("(prices of %(year)s)") % {"year": price_year} if price_year else ""
    return f"{amount}{year}"


def cost_label(page: "CasePage") -> str:
    """The cost class of the first year; empty when unknown, since the amounts above already say so."""
    return "" if page.first_year_cost is None else str(page.cost_class.label)


def months(value: int | None) -> str:
    """A number of months in words; empty when unknown."""
    if value is None:
        return ""
    return ngettext("%(count)s month", "%(count)s months", value) % {"count": value}


def participants(page: "CasePage") -> Iterator[str]:
    """Organisations with their role."""
    for row in page.case_participants.all():
        yield f"{row.organisation.resolved.name} ({row.get_role_display().lower()})"
