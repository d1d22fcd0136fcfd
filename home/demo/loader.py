"""Loading the example content into a site."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from home.demo import case_pages, event_pages, files, report_pages, standard_pages, translating, vocabulary
from home.models import ContactPage
from home.site import build_site
from legro_cms.core.models import work_models


class DemoRefusedError(Exception):
    """Example content does not belong in this database."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many things a run has made."""

    cases: int
    events: int
    reports: int
    pages: int
    translations: int


def load(*, force: bool = False) -> Loaded:
    """Create what is missing of the example content; what is there is left as editors made it.

    Raises:
        DemoRefusedError: the settings are those of a real site, or the database holds pages of others; ``force`` is
            the way round both.
    """
    if not force:
        refuse_real_sites()
    build_site()
    is_first_time = not demo_pages().exists()
    today = timezone.localdate()
    vocabulary.load()
    if is_first_time:
        vocabulary.name_partners()
    cases = case_pages.make_cases()
    events = event_pages.make_events(today)
    reports = report_pages.make_reports(today)
    pages = standard_pages.make_pages()
    kinds = (standard_pages, case_pages, event_pages, report_pages)
    pairs = [pair for kind in kinds for pair in kind.untranslated()]
    for source, twin in pairs:
        translating.translate(source, twin)
    if is_first_time:
        standard_pages.furnish_pages_of_the_site()
        standard_pages.furnish_menus()
    return Loaded(len(cases), len(events), len(reports), len(pages), len(pairs))


def refuse_real_sites() -> None:
    """Invented cases among real ones would mislead readers."""
    if not settings.LEGRO_ALLOWS_DEMO:
        raise DemoRefusedError("These settings are those of a real site.")
    made_by_others = [model for model in work_models() if model is not ContactPage]  # `create_site` makes that one
    if not demo_pages().exists() and any(model.objects.exists() for model in made_by_others):
        raise DemoRefusedError("This site holds pages that are not examples.")


def demo_pages() -> PageQuerySet[Page]:
    """The pages that an earlier run made."""
    return Page.objects.filter(translation_key__in=files.all_keys())
