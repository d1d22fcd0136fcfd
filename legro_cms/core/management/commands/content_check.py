"""Finds pages that have come apart from their source."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Page

from legro_cms.core.mirrors import conditions_of
from legro_cms.core.models import BasePage


def find_problems() -> Iterator[str]:
    """One line per page that a crash, or a change past the site's own code, has left in a state it should not be in."""
    for page in Page.objects.filter(depth__gt=1).specific().order_by("path"):
        if not isinstance(page, BasePage) or page.alias_of_id:
            continue
        if page.is_source:
            if page.live and (lacking := lacking_facts(page)):
                yield f"{page.pk} “{page.title}”: live, though it could not be published now: {lacking}"
            continue
        source = page.own_translations().filter(locale_id=page.source_locale_id).first()
        if source is None:
            yield f"{page.pk} “{page.title}”: its source is missing"
            continue
        if page.live and not source.live:
            yield f"{page.pk} “{page.title}”: live, though its source is not"
        parent = source.get_parent() if page.depth > 2 else None
        home = parent.get_translation_or_none(page.locale) if parent is not None else None
        if home is not None and home != page.get_parent():
            yield f"{page.pk} “{page.title}”: stands elsewhere than its source"
        if conditions_of(page) != conditions_of(source):
            yield f"{page.pk} “{page.title}”: not restricted as its source is"
        if page.shares_slug and page.slug != source.slug:
            yield f"{page.pk} “{page.title}”: has another slug than its source"


def lacking_facts(source: BasePage) -> str:
    """What the page would be refused for if it were published now; empty when nothing."""
    try:
        source.check_publishable()
    except ValidationError as error:
        refused = error.message_dict
        messages = refused.pop(NON_FIELD_ERRORS, [])
        return ", ".join(
            [*(str(getattr(source._meta.get_field(name), "verbose_name", name)) for name in refused), *messages]
        )
    return ""


class Command(BaseCommand):
    """Report pages that need an editor's or administrator's hand."""

    help = "Finds translations that lost their source, or differ from it in what they must share."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the problems; exit with an error when there are any."""
        problems = list(find_problems())
        for problem in problems:
            self.stdout.write(problem)
        if problems:
            raise CommandError(f"{len(problems)} problem(s) found.")
        self.stdout.write("No problems found.")
