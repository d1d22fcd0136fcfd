"""What is the same on every page: name, menu, footer, the general contact."""

from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from legro_cms.core.bilingual import Bilingual
from legro_cms.core.licences import ContentLicence
from legro_cms.core.menus import MenuItemBlock
from legro_cms.core.signals import hourly_rate_changed


@register_setting(icon="cog")
class SiteSettings(BaseGenericSetting):
    """The site's furniture, kept by administrators."""

    select_related = ["general_contact__organisation", "general_contact__successor"]

    name_nl = models.CharField(_("name (Dutch)"), max_length=120, default="Gezonde Leefomgeving Groningen")
    name_en = models.CharField(_("name (English)"), max_length=120, default="Healthy Living Environment Groningen")
    tagline_nl = models.CharField(_("line under the name (Dutch)"), max_length=160, blank=True)
    tagline_en = models.CharField(_("line under the name (English)"), max_length=160, blank=True)
    menu = StreamField(
        [("item", MenuItemBlock())],
        verbose_name=_("menu"),
        blank=True,
        help_text=_(
            "Choose pages in the language they were first written in; the menu leads each reader to their own."
        ),
    )
    footer_links = StreamField([("item", MenuItemBlock())], verbose_name=_("links in the footer"), blank=True)
    footer_text_nl = models.TextField(_("text in the footer (Dutch)"), blank=True)
    footer_text_en = models.TextField(_("text in the footer (English)"), blank=True)
    general_contact = models.ForeignKey(
        "core.Contact",
        verbose_name=_("general contact"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Shown wherever a case has no contact of its own, or none any more."),
    )
    hourly_rate = models.DecimalField(
        _("rate of an own hour (euro)"),
        max_digits=6,
        decimal_places=2,
        default=Decimal("50.00"),
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Used to count a municipality’s own hours in the cost of the first year."),
    )

    content_licence = models.CharField(
        _("licence of the texts"),
        max_length=20,
        choices=ContentLicence.choices,
        default=ContentLicence.CC_BY,
        help_text=_(
            "On these terms others may use the texts and facts of the site. Stands in feeds, downloads and the API; "
            "pictures and documents have a licence of their own."
        ),
    )

    name = Bilingual("name")
    tagline = Bilingual("tagline")
    footer_text = Bilingual("footer_text")

    @property
    def licence(self) -> ContentLicence:
        """The licence with its address."""
        return ContentLicence(self.content_licence)

    panels = [
        MultiFieldPanel(
            [FieldPanel("name_nl"), FieldPanel("name_en"), FieldPanel("tagline_nl"), FieldPanel("tagline_en")],
            heading=_("Name"),
        ),
        FieldPanel("menu"),
        MultiFieldPanel(
            [FieldPanel("footer_links"), FieldPanel("footer_text_nl"), FieldPanel("footer_text_en")],
            heading=_("Footer"),
        ),
        FieldPanel("general_contact"),
        FieldPanel("hourly_rate"),
        FieldPanel("content_licence"),
    ]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and have the works that depend on the hourly rate described again in the same transaction."""
        before = type(self).objects.filter(pk=self.pk).values_list("hourly_rate", flat=True).first()
        super().save(*args, **kwargs)
        if before != self.hourly_rate:
            hourly_rate_changed.send(sender=type(self))

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
