"""The page on which anybody can ask the network something."""

from http import HTTPMethod
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.contact import SENT, Conversation
from home.structured_data import contact_structured_data
from legro_cms.core.blocks import BodyBlock
from legro_cms.core.describing import as_lines, stream_parts
from legro_cms.core.models import BasePage
from legro_cms.core.works import WorkText


class ContactPage(BasePage):
    """Editors say here what the network answers, and how soon; the form and the general contact come by themselves."""

    is_work = True
    kind = "contact"
    card_template = "home/components/standard_card.html"
    takes_questions = True
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    intro = models.TextField(
        _("summary"), max_length=400, help_text=_("What one can ask, and how soon an answer comes. Shown in lists too.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True, help_text=_("Shown above the form."))
    thanks = models.TextField(
        _("thanks"), max_length=400, help_text=_("What somebody reads who has sent a message: what happens next.")
    )

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body"), FieldPanel("thanks")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def describe_text(self) -> WorkText:
        """The words of the page in its own language."""
        return WorkText(title=self.title, summary=self.intro, body=as_lines(stream_parts(self, "body")))

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or take what was sent.

        Afterwards an address of its own thanks, so that reloading it sends nothing. What is shown is for this visitor
        alone, so nobody keeps it.
        """
        if request.method == HTTPMethod.POST:
            kwargs.pop("moved", None)  # the page has got another address while somebody was writing
            talk = Conversation.received(request)
            if talk.is_sent:
                return HttpResponseRedirect(f"{request.path}?{SENT}=1")
        else:
            talk = Conversation.opened(request)
        response = super().serve(request, *args, talk=talk, **kwargs)
        response.status_code = talk.status if response.status_code == 200 else response.status_code
        if talk.retry_after:
            response.headers["Retry-After"] = str(talk.retry_after)
        add_never_cache_headers(response)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:  # type: ignore[override]
        """Add the form and its surroundings; a preview has an empty one."""
        context = super().get_context(request, *args, **kwargs)
        talk = kwargs.get("talk") or Conversation.opened(request)
        return context | {"talk": talk, "structured_data": contact_structured_data(self, request, context)}
