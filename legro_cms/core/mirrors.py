"""What happens to a source page happens to its translations: unpublish, move, delete, restrict, rename.

wagtail-localize leaves translations where they are. Only a source is mirrored, so nothing goes round in circles, and a
translation can still be taken down by itself. Mirroring ignores permissions on purpose: whoever takes a page down takes
down its translation with it.
"""

from wagtail.models import Page, PageViewRestriction

from legro_cms.core.models.page import BasePage


def source_of(page: Page) -> BasePage | None:
    """The specific page when it is a work's source, else None."""
    specific = page.specific
    return specific if isinstance(specific, BasePage) and specific.is_source else None


def move_translations(source: BasePage, parent: Page) -> None:
    """Move the translations below the translations of ``parent``; one without such a parent stays where it is."""
    for translation in source.own_translations():
        target = parent.get_translation_or_none(translation.locale)
        if target is not None and translation.get_parent() != target:
            translation.specific.move(target, pos="last-child")


def delete_translations(source: BasePage) -> None:
    """Delete the translations, each with all that is below it."""
    for pk in list(source.own_translations().values_list("pk", flat=True)):
        if (translation := Page.objects.filter(pk=pk).first()) is not None:
            translation.specific.delete()


def restrict_translations(source: BasePage) -> None:
    """Give every translation exactly the view restrictions of the source."""
    wanted = list(source.view_restrictions.prefetch_related("groups"))
    for translation in source.own_translations():
        restrict_like(translation, wanted)


def restrict_ahead(source: BasePage, restriction: PageViewRestriction) -> None:
    """Restrict open translations before their source: its groups follow, and until then nobody gets in."""
    for translation in source.own_translations().filter(view_restrictions=None):
        PageViewRestriction.objects.create(
            page=translation, restriction_type=restriction.restriction_type, password=restriction.password
        )


def restrict_like(page: Page, wanted: list[PageViewRestriction]) -> None:
    """Replace the page's restrictions where they differ from ``wanted`` in type, password or groups."""
    if conditions_of(page) == sorted(map(_condition, wanted)):
        return
    for restriction in page.view_restrictions.all():  # type: ignore[attr-defined]
        restriction.delete()
    for restriction in wanted:
        copy = PageViewRestriction(
            page=page, restriction_type=restriction.restriction_type, password=restriction.password
        )
        copy.save()
        copy.groups.set(restriction.groups.all())


def conditions_of(page: Page) -> list[tuple[str, str, tuple[int, ...]]]:
    """Type, password and groups of the page's own restrictions, in a fixed order, to compare two pages by."""
    return sorted(map(_condition, page.view_restrictions.prefetch_related("groups")))  # type: ignore[attr-defined]


def _condition(restriction: PageViewRestriction) -> tuple[str, str, tuple[int, ...]]:
    groups = tuple(sorted(group.pk for group in restriction.groups.all()))
    return (restriction.restriction_type, restriction.password, groups)


def rename_translations(source: BasePage) -> None:
    """Give the translations the source's slug, where works of this kind share one."""
    for translation in source.own_translations().exclude(slug=source.slug):
        specific = translation.specific
        specific.slug = source.slug
        specific.save(clean=False)
