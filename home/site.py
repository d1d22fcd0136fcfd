"""Building the site's skeleton: languages, both trees, groups, settings, vocabulary, glossary, workflow."""

from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Task, Workflow, WorkflowPage, WorkflowTask

from casebook.models import CaseIndexPage
from events.models import EventIndexPage, ReportIndexPage
from home.models import ContactPage, HomePage
from home.permissions import make_groups
from legro_cms.core.groups import GroupName
from legro_cms.core.models import BasePage, SiteSettings
from legro_cms.core.vocabulary_loader import load_vocabulary
from search.glossary.loading import load_glossary

HOME = {
    "nl": {
        "title": "Gezonde Leefomgeving Groningen",
        "slug": "home",
        "intro": "Gemeenten, kennisinstellingen en bewoners van de provincie Groningen leren hier van elkaar hoe je "
        "een omgeving maakt waarin gezond leven gewoon is.",
    },
    "en": {
        "title": "Healthy Living Environment Groningen",
        "slug": "home-en",
        "intro": "Here municipalities, knowledge institutes and residents of the province of Groningen learn from each "
        "other how to make surroundings in which healthy living comes naturally.",
    },
}
CASEBOOK = {
    "nl": {
        "title": "Praktijkvoorbeelden",
        "slug": "praktijkvoorbeelden",
        "intro": "Wat deden andere dorpen en gemeenten, wat kostte het, en wie kunt u erover bellen?",
    },
    "en": {
        "title": "Casebook",
        "slug": "casebook",
        "intro": "What did other villages and municipalities do, what did it cost, and whom can you call about it?",
    },
}
CONTACT = {
    "nl": {
        "title": "Contact",
        "slug": "contact",
        "intro": "Heeft u een vraag over het netwerk, een voorbeeld of een bijeenkomst? Laat een bericht achter. Wij "
        "mailen of bellen u terug.",
        "thanks": "Dank u wel. Wij lezen uw bericht en mailen of bellen u zo snel mogelijk terug.",
    },
    "en": {
        "title": "Contact",
        "slug": "contact",
        "intro": "Do you have a question about the network, a case or a meeting? Leave a message. We will mail you or "
        "call you back.",
        "thanks": "Thank you. We will read your message and mail you or call you back as soon as we can.",
    },
}
AGENDA = {
    "nl": {
        "title": "Bijeenkomsten",
        "slug": "bijeenkomsten",
        "intro": "Leersessies, webinars, leerkringen en huiskamerbezoeken: wat er komt, en wat er is geweest.",
    },
    "en": {
        "title": "Meetings",
        "slug": "meetings",
        "intro": "Learning sessions, webinars, learning circles and living-room visits: what is coming, and what was.",
    },
}
REPORTS = {
    "nl": {
        "title": "Verslagen",
        "slug": "verslagen",
        "intro": "Hoe ging het, wat werd er geleerd, en wat kwam er van de vraag terecht?",
    },
    "en": {
        "title": "Reports",
        "slug": "reports",
        "intro": "How did it go, what was learned, and what came of the question?",
    },
}
LOOPBACK = {"localhost", "127.0.0.1"}
WORKFLOW_NAME = "Vier ogen"


@transaction.atomic
def build_site() -> None:
    """Make everything that a site cannot do without; what is there already is left as it is."""
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES}
    homes = make_homes(locales)
    casebooks = make_pair(CaseIndexPage, homes["nl"], locales, CASEBOOK)
    agendas = make_pair(EventIndexPage, homes["nl"], locales, AGENDA)
    reports = make_pair(ReportIndexPage, homes["nl"], locales, REPORTS)
    contacts = make_pair(ContactPage, homes["nl"], locales, CONTACT)
    load_vocabulary()
    load_glossary()
    remove_stock_groups()
    make_groups(homes.values(), casebooks.values(), agendas.values())
    make_workflow(casebooks.values())
    make_settings([casebooks["nl"], agendas["nl"], reports["nl"]], contacts["nl"])


def make_homes(locales: dict[str, Locale]) -> dict[str, BasePage]:
    """The home pages, and Wagtail's record of the site they are the root of."""
    root = cast("Page", Page.get_first_root_node())
    remove_welcome_page(root)
    homes = make_pair(HomePage, root, locales, HOME)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    hostname = address.hostname or "localhost"
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(root_page=homes["nl"], is_default_site=True, site_name=settings.WAGTAIL_SITE_NAME)
    if site.pk is None or site.hostname in LOOPBACK:  # made before anyone said where the site would stand
        site.hostname, site.port = hostname, port
        site.save()
    return homes


def remove_welcome_page(root: Page) -> None:
    """Remove the page that Wagtail's first migration makes, and the site record that goes with it."""
    welcome = root.get_children().filter(content_type__app_label="wagtailcore", depth=2).first()
    if welcome is not None and not HomePage.objects.exists():
        welcome.delete()


def make_pair(
    model: type[BasePage], parent: Page, locales: dict[str, Locale], texts: dict[str, dict[str, Any]]
) -> dict[str, BasePage]:
    """The page in Dutch below ``parent`` and its English sibling, published."""
    dutch: Any = model.objects.child_of(parent).filter(locale=locales["nl"]).first()
    if dutch is None:
        dutch = parent.add_child(instance=model(locale=locales["nl"], live=False, **texts["nl"]))
        dutch.save_revision().publish()
    english = dutch.get_translation_or_none(locales["en"])
    if english is None:
        english = dutch.copy_for_translation(locales["en"])
        for name, value in texts["en"].items():
            setattr(english, name, value)
        english.save_revision().publish()
        english.refresh_from_db()
    return {"nl": dutch, "en": english.specific}


def remove_stock_groups() -> None:
    """Remove Wagtail's example group and workflow where nobody uses them; its other group becomes our editors."""
    Group.objects.filter(name="Moderators", user=None).delete()
    Workflow.objects.filter(name="Moderators approval", workflow_states=None).delete()
    Task.objects.filter(name="Moderators approval", workflow_tasks=None, task_states=None).delete()


def make_workflow(casebooks: Iterable[BasePage]) -> None:
    """Cases of contributors are read by an editor before they are published; a casebook with a workflow keeps it."""
    without = [page for page in casebooks if not WorkflowPage.objects.filter(page=page.page_ptr).exists()]
    if not without:
        return
    workflow, created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    if created:
        task = GroupApprovalTask.objects.create(name="Lezen door een redacteur")
        task.groups.set(Group.objects.filter(name__in=[GroupName.EDITORS, GroupName.ADMINISTRATORS]))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in without:
        WorkflowPage.objects.create(page=page.page_ptr, workflow=workflow)


def make_settings(indexes: Iterable[BasePage], contact: BasePage) -> SiteSettings:
    """Put the index pages into the menu, and the contact page into the footer, of a site that has no menu yet."""
    site = SiteSettings.load()
    if not site.menu:
        site.footer_links = [("item", {"page": contact.page_ptr, "label_nl": "", "label_en": ""})]
        site.menu = [("item", {"page": page.page_ptr, "label_nl": "", "label_en": ""}) for page in indexes]
        site.tagline_nl = site.tagline_nl or "Leernetwerk van gemeenten, kennisinstellingen en bewoners"
        site.tagline_en = site.tagline_en or "Learning network of municipalities, knowledge institutes and residents"
        site.save()
    return site
