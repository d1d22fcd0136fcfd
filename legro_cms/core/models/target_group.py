"""Target groups: for whom something was done."""

from django.utils.translation import gettext_lazy as _

from legro_cms.core.models.term import Term
from legro_cms.core.works import Dimension


class TargetGroup(Term):
    """A group of people that a case is meant for."""

    dimension = Dimension.TARGET_GROUP

    class Meta(Term.Meta):
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
