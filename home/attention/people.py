"""People behind the works: contacts that leave, cases that name nobody, agreements that end."""

from collections.abc import Iterator
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from casebook.models import CasePage
from events.consent import AHEAD, RELATIONS
from events.models import EventPage, LearningCirclePage
from home.attention.rows import Row, edit_address
from legro_cms.core.fact_rows import day
from legro_cms.core.models import Contact, CustomImage, SiteSettings
from legro_cms.core.models.contact import current_contact


def contacts(today: date) -> Iterator[Row]:
    """The general contact where nobody answers, and contacts of published works that end without a successor."""
    if current_contact(SiteSettings.load().general_contact) is None:
        address = reverse("wagtailsettings:edit", args=["core", "sitesettings"])
        yield Row(_("General contact"), address, _("Nobody answers where a work has no contact of its own."))
    named = Q()
    for model in (CasePage, EventPage, LearningCirclePage):
        named |= Q(Exists(model._default_manager.filter(live=True, contact=OuterRef("pk"))))
    ending = Contact.objects.filter(named, ends_on__lte=today + AHEAD, successor=None)
    for contact in ending.select_related("organisation").order_by("ends_on", "pk"):
        address = reverse("wagtailsnippets_core_contact:edit", args=[contact.pk])
        has_ended = contact.ends_on is not None and contact.ends_on <= today
        why = _("Has not answered since %(day)s.") if has_ended else _("Answers until %(day)s.")
        yield Row(str(contact), address, why % {"day": day(contact.ends_on)})


def cases_without_contact(today: date) -> Iterator[Row]:
    """Published cases that name nobody who knows them."""
    nameless = CasePage.objects.live().filter(locale=F("source_locale"), contact=None)
    for pk, title in nameless.order_by("draft_title", "pk").values_list("pk", "draft_title"):
        yield Row(title, edit_address(pk), _("The general contact is shown."))


def pictures(today: date) -> Iterator[Row]:
    """Pictures in use whose people agreed until a day that is over or near."""
    kind = ContentType.objects.get_for_model(CustomImage)
    used = set(ReferenceIndex.objects.filter(to_content_type=kind).values_list("to_object_id", flat=True))
    ending = CustomImage.objects.filter(consent_until__lte=today + AHEAD)
    for image in ending.order_by("consent_until", "pk"):
        if str(image.pk) in used:
            why = _("May be shown until %(day)s.") if image.may_be_shown else _("Could be shown until %(day)s.")
            address = reverse("wagtailimages:edit", args=[image.pk])
            yield Row(image.title, address, why % {"day": day(image.consent_until)})


def names(today: date) -> Iterator[Row]:
    """People who agreed to be named until a day that is near."""
    first, *others = (
        model._default_manager.filter(consent_until__lte=today + AHEAD)
        .exclude(name="")
        .order_by()
        .values_list("consent_until", "name", "page", "page__title")
        for model in RELATIONS
    )
    for until, name, page, title in first.union(*others, all=True).order_by("consent_until", "name", "page"):
        why = _("Is named with “%(page)s” until %(day)s.")
        yield Row(name, edit_address(page), why % {"page": title, "day": day(until)})
