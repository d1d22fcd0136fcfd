"""What is said in a recording: a short transcript stands on the page, a long one at an address of its own below it.

So it is found, hidden and restricted with the meeting or the report that it belongs to.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpRequest

from legro_cms.core.reading import Crumb, lang_attribute
from legro_cms.core.structured_data import breadcrumb_list

if TYPE_CHECKING:
    from events.models import EventRecording
    from legro_cms.core.models import BasePage

PART: Final = re.compile(r"transcript-[1-9][0-9]*")
TEMPLATE: Final = "events/transcript.html"


def transcript_context(
    page: "BasePage", request: HttpRequest, part: str, recordings: "Iterable[EventRecording]", context: dict[str, Any]
) -> dict[str, Any]:
    """The context of the page, as that of a transcript in it.

    Raises:
        Http404: no recording of the page has a long transcript there.
    """
    recording = next((row for row in recordings if row.transcript_part == part), None)
    if recording is None:
        raise Http404
    page_url = request.path.removesuffix(f"{part}/")
    homes = {f"/{link.language}/" for link in context["language_links"]}
    context |= {
        "breadcrumbs": [*context["breadcrumbs"], Crumb(page.title, page_url)],
        "canonical_url": context["canonical_url"] and f"{context['canonical_url']}{part}/",
        "alternates": [replace(one, url=f"{one.url}{part}/") for one in context["alternates"]],
        "language_links": [
            one if one.url in homes else replace(one, url=f"{one.url}{part}/") for one in context["language_links"]
        ],
        "notice": None,
    }
    return context | {
        "recording": recording,
        "page_url": page_url,
        "spoken_lang_attr": lang_attribute(recording.language),
        "structured_data": [breadcrumb_list(page, context, title=recording.title)],
    }
