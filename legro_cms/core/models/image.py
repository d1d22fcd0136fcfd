"""Images with what a careful publisher needs to know about them."""

from collections import OrderedDict

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from legro_cms.core.bilingual import Bilingual


class ImageLicence(models.TextChoices):
    """Under which terms an image may be shown (Creative Commons names as on creativecommons.org)."""

    OWN = "own", _("Own image, all rights reserved")
    CC0 = "cc0", _("CC0 (no rights reserved)")
    CC_BY = "cc-by", _("CC BY (credit required)")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA (credit required, share alike)")
    PERMISSION = "permission", _("Used with permission")


class CustomImage(AbstractImage):
    """A picture; its alternative text is kept once, in both languages."""

    alt_nl = models.CharField(
        _("alternative text (Dutch)"),
        max_length=250,
        blank=True,
        help_text=_("What someone who cannot see the picture should know, in one sentence. Empty: decorative."),
    )
    alt_en = models.CharField(_("alternative text (English)"), max_length=250, blank=True)
    credit = models.CharField(
        _("credit"), max_length=250, blank=True, help_text=_("Maker or source, as it should be shown.")
    )
    licence = models.CharField(_("licence"), max_length=20, choices=ImageLicence.choices, blank=True)
    people_recognisable = models.BooleanField(
        _("people are recognisable"),
        default=False,
        help_text=_("If so, everyone in the picture must have agreed to its use."),
    )
    consent_until = models.DateField(
        _("consent until"),
        null=True,
        blank=True,
        help_text=_("The last day on which the picture may be shown; readers do not see it any more after that."),
    )

    alt = Bilingual("alt")

    admin_form_fields = (
        *(name for name in Image.admin_form_fields if name != "description"),
        "alt_nl",
        "alt_en",
        "credit",
        "licence",
        "people_recognisable",
        "consent_until",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def may_be_shown(self) -> bool:
        """Whether the agreement of the people in the picture still holds today (Europe/Amsterdam)."""
        return self.consent_until is None or timezone.localdate() <= self.consent_until

    @property
    def may_be_shared(self) -> bool:
        """Whether it can go along with a link: other sites show photos only, and only those that may be shown here."""
        return self.may_be_shown and not self.is_svg()

    @property
    def default_alt_text(self) -> str:
        """What Wagtail puts into ``alt``: our text in the page's language, never the file's title."""
        return self.alt


class CustomRendition(AbstractRendition):
    """A resized copy of an image, made by Wagtail."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
        verbose_name = _("image rendition")
        verbose_name_plural = _("image renditions")

    @property
    def attrs_dict(self) -> OrderedDict[str, str | int]:
        """In whole pixels, as HTML wants them: Wagtail measures a new copy of a drawing in fractions."""
        return super().attrs_dict | {"width": round(self.width), "height": round(self.height)}
