"""The terms that an editor may tick: today's, and those the work carries already."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.forms import ModelMultipleChoiceField

from legro_cms.core.models.theme import Theme


def offer_current_terms(field: ModelMultipleChoiceField, chosen: list[int]) -> None:
    """Leave retired and merged terms out of a field, but for those with the primary keys ``chosen``."""
    terms: Any = field.queryset.model._default_manager  # type: ignore[union-attr]
    field.queryset = terms.filter(Q(pk__in=terms.current()) | Q(pk__in=chosen))
    if terms.model is Theme:
        field.choices = theme_choices(field.queryset)


def theme_choices(themes: QuerySet[Theme]) -> list[tuple[Any, str]]:
    """Wider themes in the editors' order, each followed by its parts."""
    rows = list(themes)
    known = {theme.pk for theme in rows}

    def below(parent: int | None, depth: int) -> Iterator[tuple[Any, str]]:
        for theme in rows:
            if (theme.parent_id if theme.parent_id in known else None) == parent:
                yield theme.pk, f"{'– ' * depth}{theme}"
                yield from below(theme.pk, depth + 1)

    return list(below(None, 0))
