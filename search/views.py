"""The site-wide search."""

from __future__ import annotations

from django.conf import settings
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from legro_cms.core.bilingual import active_language
from legro_cms.core.works import Dimension
from search.documents import KIND_DIMENSION
from search.formats import format_response, wanted_format
from search.learning import learn
from search.listing import build_listing
from search.models import Entry
from search.pushing import pending
from search.query import clean_text
from search.question import Question
from search.status import EngineName, fallback_answers
from search.suggestions import suggest

DIMENSIONS = (KIND_DIMENSION, Dimension.THEME, Dimension.MUNICIPALITY, Dimension.YEAR, Dimension.LANGUAGE)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All works, found by words and filters; as a page, or in the format that the address asks for."""
    question = Question.of(request, dimensions=DIMENSIONS, base_url=reverse("search:search"))
    if wanted := wanted_format(request):
        return format_response(request, question, wanted)
    listing = build_listing(question)
    response = render(request, "search/search.html", {"listing": listing})
    learn(request, listing.result, response)
    return response


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> HttpResponse:
    """A piece of HTML with what somebody who is typing may be looking for; empty where there is nothing."""
    groups = suggest(clean_text(request.GET.get("q", "")), active_language())
    count = sum(len(group.suggestions) for group in groups)
    response = render(request, "components/suggestions.html", {"groups": groups, "count": count})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """For whatever watches the site: 200 as long as visitors get answers, also while the database is who answers."""
    chosen = EngineName.ELASTICSEARCH if settings.ELASTICSEARCH else EngineName.DATABASE
    try:
        Entry.objects.exists()
        behind = pending().count() if settings.ELASTICSEARCH else 0
        is_fallback = fallback_answers()
    except DatabaseError:
        return JsonResponse({"status": "database unavailable"}, status=503)
    answers = EngineName.DATABASE if is_fallback else chosen
    search = {"engine": chosen, "answers": answers, "fallback": is_fallback, "behind": behind}
    return JsonResponse({"status": "ready", "search": search})
