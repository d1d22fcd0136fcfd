"""Addresses of the search, included below the language's prefix."""

from django.urls import path
from django.utils.translation import pgettext_lazy

from search import views

app_name = "search"
urlpatterns = [
    path(pgettext_lazy("address", "search/"), views.search, name="search"),
    path(pgettext_lazy("address", "search/suggestions/"), views.suggestions, name="suggestions"),
]
