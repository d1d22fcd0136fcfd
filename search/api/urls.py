"""Addresses of the API, in the same form in every language and without a slash at their end."""

from django.urls import path, re_path

from search.api import views

app_name = "api"
urlpatterns = [
    path("v1/openapi.json", views.DescriptionView.as_view(), name="description"),
    path("v1/works", views.WorksView.as_view(), name="works"),
    path("v1/works/<str:work>", views.WorkView.as_view(), name="work"),
    path("v1/themes", views.ThemesView.as_view(), name="themes"),
    path("v1/municipalities", views.MunicipalitiesView.as_view(), name="municipalities"),
    path("v1/filters", views.FiltersView.as_view(), name="filters"),
    re_path("", views.nowhere, name="nowhere"),
]
