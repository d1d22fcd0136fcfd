"""The site-wide search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from legro_cms.core.works import Dimension
from search.documents import KIND_DIMENSION
from search.listing import build_listing

DIMENSIONS = (KIND_DIMENSION, Dimension.THEME, Dimension.MUNICIPALITY, Dimension.YEAR)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """All works, found by words and filters."""
    listing = build_listing(request, dimensions=DIMENSIONS, base_url=reverse("search:search"))
    return render(request, "search/search.html", {"listing": listing})
