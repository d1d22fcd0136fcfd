"""What the search does when something that readers see has changed, in the transaction of the change."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models.signals import post_save
from django.dispatch import receiver

from legro_cms.core.signals import term_changed, work_changed, works_withdrawn
from search import indexing
from search.glossary.writing import learn_words
from search.models import GlossaryTerm


@receiver(work_changed)
def describe_works(translation_keys: list[UUID], **kwargs: Any) -> None:
    """Pages of the works are other than they were."""
    indexing.refresh_many(translation_keys)


@receiver(works_withdrawn)
def hide_works(translation_keys: list[UUID], **kwargs: Any) -> None:
    """The works are about to become private."""
    indexing.withdraw(translation_keys)


@receiver(term_changed)
def describe_works_with_terms(dimension: str, values: set[str], **kwargs: Any) -> None:
    """Terms have another name, place or successor."""
    indexing.refresh_terms(dimension, values)
    indexing.refresh_terms_again(dimension, values)


@receiver(post_save, sender=GlossaryTerm)
def learn_a_word(instance: GlossaryTerm, **kwargs: Any) -> None:
    """Somebody who misspells a word of the glossary is understood at once."""
    learn_words([instance])
