"""What every term of the vocabulary has in common."""

from typing import Any, ClassVar, Self, TypeVar, cast

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _

from legro_cms.core.bilingual import Bilingual, active_language
from legro_cms.core.models.vocabulary_row import VocabularyRow
from legro_cms.core.signals import term_changed

Term_co = TypeVar("Term_co", bound="Term", covariant=True)


class TermQuerySet(models.QuerySet[Term_co]):
    """Listings of a vocabulary."""

    def current(self) -> Self:
        """Terms that editors may still choose: neither retired nor merged into another."""
        return self.filter(is_retired=False, merged_into=None)

    def by_name(self) -> Self:
        """In alphabetical order of the active language."""
        return self.order_by(f"name_{active_language()}", "slug")


class Term(VocabularyRow):
    """One row per concept, with its name in both languages.

    A term that a work names, live or in a draft, is never deleted: it is retired (still shown, no longer offered) or
    merged (the row stays, and whoever meets it goes on to ``merged_into``), because old revisions keep naming it.
    """

    dimension: ClassVar[str] = ""
    instead_of_deleting = _("Retire it, or merge it into another term.")

    slug = models.CharField(
        _("slug"),
        max_length=80,
        unique=True,
        blank=True,
        validators=[validate_slug],
        help_text=_("Stands in the address of a filtered list. Left empty, it is made of the Dutch name."),
    )
    name_nl = models.CharField(_("name (Dutch)"), max_length=120)
    name_en = models.CharField(_("name (English)"), max_length=120)
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first; equal ones in alphabetical order.")
    )
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("No longer offered to editors; works that carry it keep it."),
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        help_text=_("Works that carry this term are found and shown under the other one."),
    )

    name = Bilingual("name")

    objects = TermQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "name_nl"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Make a missing slug; refuse a merge into itself or into a term that leads back here."""
        super().clean()
        self._set_slug()
        self.refuse_ring("merged_into", self.merged_into)

    def _set_slug(self) -> None:
        """Make a slug of the Dutch name where none was given, with a number behind it if that one is taken."""
        if self.slug:
            return
        base = self.slug = slugify(self.name_nl)[:70] or "term"
        number = 1
        while type(self).objects.filter(slug=self.slug).exclude(pk=self.pk).exists():
            number += 1
            self.slug = f"{base}-{number}"

    def refuse_ring(self, field: str, term: "Term | None") -> None:
        """Raise ``ValidationError`` on ``field`` when ``term`` leads back to this one."""
        if term is not None and self.pk is not None and self.pk in {found.pk for found in term.lineage()}:
            raise ValidationError({field: _text("“%(term)s” leads back to this one.") % {"term": term}})

    @property
    def state(self) -> str:
        """For the list in the admin: nothing to say of a term that is in use as it is."""
        if self.merged_into is not None:
            return _text("merged into “%(term)s”") % {"term": self.merged_into}
        return _text("retired") if self.is_retired else ""

    @property
    def resolved(self) -> Self:
        """The term that stands for this one today: itself, or the one it was merged into."""
        term, seen = self, {self.pk}
        while term.merged_into is not None and term.merged_into.pk not in seen:
            term = cast("Self", term.merged_into)
            seen.add(term.pk)
        return term

    def onward(self) -> list[Self]:
        """The terms under which a work with this one is found too, one step further."""
        return [] if self.merged_into is None else [cast("Self", self.merged_into)]

    def lineage(self) -> list[Self]:
        """All terms under which a work with this one is found: itself first, then step by step; each once."""
        found = {self.pk: self}
        queue = [self]
        while queue:
            for term in queue.pop(0).onward():
                if term.pk not in found:
                    found[term.pk] = term
                    queue.append(term)
        return list(found.values())

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have every work that carries the term described again in the same transaction.

        A merge always points at the term that stands today, never at one that was itself merged: what was merged into
        this one moves along, so that readers' queries have one step to take.
        """
        self._set_slug()
        previous = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if self.merged_into is not None:
            self.merged_into = self.merged_into.resolved
        super().save(*args, **kwargs)
        self.announce({previous} if previous else set())
        if self.merged_into is not None:
            for term in type(self).objects.filter(models.Q(merged_into=self)).exclude(pk=self.pk):
                term.merged_into = self.merged_into
                term.save()

    def announce(self, former_slugs: set[str] | None = None) -> None:
        """Send ``term_changed`` for this term and for those that reach readers through it."""
        if self.dimension:
            term_changed.send(sender=type(self), dimension=self.dimension, values={self.slug, *(former_slugs or set())})
