"""Receivers for the paths on which Wagtail changes pages without calling their own ``save()``.

Expiry, bulk unpublishing and moving save a generic ``Page``; restrictions, deletions and new slugs come with signals of
their own. Each ends in the same two things: the mirror for translations, and ``work_changed`` for those who listen.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from legro_cms.core import mirrors
from legro_cms.core.known_terms import forget_terms
from legro_cms.core.models import BasePage, Municipality, Term, VocabularyRow
from legro_cms.core.signals import term_changed, work_changed, works_withdrawn


def announce_subtree(page: Page) -> None:
    """Tell of the page and everything below it at once: a branch may hold hundreds of works."""
    keys = Page.objects.filter(path__startswith=page.path).values_list("translation_key", flat=True)
    work_changed.send(sender=Page, translation_keys=sorted(set(keys)))


@receiver(post_save, sender=Page)
def generic_page_saved(instance: Page, raw: bool = False, **kwargs: Any) -> None:
    """Expired, unpublished in bulk, moved, or reverted: Wagtail saved the row without the page's own class."""
    if raw or type(instance) is not Page or instance.depth <= 1:
        return
    with transaction.atomic():
        page = Page.objects.get(pk=instance.pk).specific  # the instance may hold one that it read before
        if isinstance(page, BasePage):
            page.unpublish_translations()
        announce_subtree(instance)


@receiver(post_page_move)
def page_moved(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Move the translations along; a mere change of order among siblings is no move."""
    if parent_page_before.pk == parent_page_after.pk:
        return
    if (source := mirrors.source_of(instance)) is not None:
        mirrors.move_translations(source, parent_page_after)
    announce_subtree(Page.objects.get(pk=instance.pk))


@receiver(page_slug_changed)
def page_renamed(instance: BasePage, **kwargs: Any) -> None:
    """Rename the translations."""
    if isinstance(instance, BasePage) and instance.is_work and instance.is_source and instance.shares_slug:
        mirrors.rename_translations(instance)


@receiver(pre_delete)
def page_being_deleted(sender: type, instance: Any, **kwargs: Any) -> None:
    """Delete the translations with the source; refuse to delete a term or contact that is in use."""
    if issubclass(sender, BasePage) and instance.is_source:
        mirrors.delete_translations(instance)
    elif issubclass(sender, VocabularyRow):
        instance.refuse_deletion_in_use()


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **kwargs: Any) -> None:
    """Tell that a work is gone; the row of its own type went before, so nobody can read half a page."""
    work_changed.send(sender=Page, translation_keys=[instance.translation_key])


@receiver(pre_save, sender=PageViewRestriction)
@transaction.atomic
def restriction_being_added(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """Hide first: Wagtail saves a restriction outside a transaction, and a page must never stay visible by a crash."""
    if raw:
        return
    source = mirrors.source_of(instance.page)
    paths = [instance.page.path]
    if source is not None:
        paths += source.own_translations().values_list("path", flat=True)
    keys = {
        key
        for path in paths
        for key in Page.objects.filter(path__startswith=path).values_list("translation_key", flat=True)
    }
    if source is not None and instance._state.adding:
        mirrors.restrict_ahead(source, instance)
    works_withdrawn.send(sender=PageViewRestriction, translation_keys=sorted(keys))


@receiver(post_save, sender=PageViewRestriction)
def restriction_saved(instance: PageViewRestriction, raw: bool = False, **kwargs: Any) -> None:
    """Restrict the translations alike, then describe everything below again."""
    if not raw:
        _restrictions_changed(instance.page)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restriction_groups_changed(instance: Any, action: str, reverse: bool, **kwargs: Any) -> None:
    """The groups of a restriction are saved after the restriction itself."""
    if not reverse and action.startswith("post_"):
        _restrictions_changed(instance.page)


@receiver(post_delete, sender=PageViewRestriction)
def restriction_deleted(instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    """Lift the translations' restrictions too, unless the restriction went because its page did."""
    if isinstance(origin, PageViewRestriction) or getattr(origin, "model", None) is PageViewRestriction:
        _restrictions_changed(instance.page)


@transaction.atomic
def _restrictions_changed(page: Page) -> None:
    if (source := mirrors.source_of(page)) is not None:
        mirrors.restrict_translations(source)
    announce_subtree(page)


@receiver(m2m_changed, sender=Municipality.successors.through)
def successors_changed(
    instance: Municipality, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """A merger was entered: works filed under the former municipality are now found under its successors."""
    if not action.startswith("post_"):
        return
    for former in Municipality.objects.filter(pk__in=pk_set or ()) if reverse else [instance]:
        former.announce()


@receiver([post_save, post_delete])
def term_saved(sender: type, **kwargs: Any) -> None:
    """A term was added, renamed, merged or deleted: lists offer it as it is now."""
    if issubclass(sender, Term):
        forget_terms()


@receiver(term_changed)
def term_announced(**kwargs: Any) -> None:
    """A term has other successors, which are no column of its own."""
    forget_terms()
