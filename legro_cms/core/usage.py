"""Who names a term or a contact."""

from typing import TYPE_CHECKING, Any, cast

from django.db import models
from wagtail.models import Page, Revision

if TYPE_CHECKING:
    from legro_cms.core.models.vocabulary_row import VocabularyRow


def users_of(row: "VocabularyRow") -> list[models.Model]:
    """Rows that name this one: works, other terms, settings, users, and drafts that only their revision knows.

    A draft that named a deleted term would silently lose it on publishing, so drafts count.
    """
    users: list[models.Model] = []
    for relation in row._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and not _is_own_link(relation):
            model = cast("type[models.Model]", relation.related_model)
            users += model._default_manager.filter(**{relation.field.name: row})[:20]
    return users or _drafts_naming(row)


def _is_own_link(relation: models.ManyToOneRel) -> bool:
    """Whether the relation is a row that the term itself owns: its own side of a many-to-many link."""
    through = cast("type[models.Model]", relation.related_model)
    return (
        bool(through._meta.auto_created)
        and cast("type[models.Model]", through._meta.auto_created) is relation.model
        and (relation.field.name.startswith("from_"))
    )


def _drafts_naming(row: "VocabularyRow") -> list[models.Model]:
    """Revisions that name the row and may still be published: newest drafts, and those with a day set for it."""
    names = _field_names_pointing_at(type(row))
    drafts = Page.objects.filter(has_unpublished_changes=True).exclude(latest_revision=None)
    revisions = Revision.objects.page_revisions().filter(
        models.Q(pk__in=drafts.values("latest_revision")) | models.Q(approved_go_live_at__isnull=False)
    )
    return [
        revision for revision in revisions.iterator(chunk_size=100) if _content_names(revision.content, names, row.pk)
    ]


def _field_names_pointing_at(model: type[models.Model]) -> set[str]:
    """Names of all fields, on pages and on their child rows, that lead to ``model``."""
    return {
        relation.field.name
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and hasattr(relation, "field")
    }


def _content_names(content: Any, names: set[str], pk: int) -> bool:
    """Whether a revision's serialised content holds ``pk`` in one of the fields, however deep."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key in names and (value == pk or (isinstance(value, list) and pk in value)):
                return True
            if isinstance(value, list | dict) and _content_names(value, names, pk):
                return True
        return False
    return isinstance(content, list) and any(_content_names(item, names, pk) for item in content)
