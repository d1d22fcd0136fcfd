"""The views of the API. They only read; what they answer does not depend on who asks."""

from __future__ import annotations

import json
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from legro_cms.core.furniture import Furniture
from legro_cms.core.works import Dimension
from search.api.openapi import description
from search.api.parameters import Parameter, Values, read_parameters
from search.api.problems import ProblemError, problem_response
from search.api.resources import Json, Resources
from search.api.searching import Filter, load_filters, make_query, search_parameters
from search.engines import get_engine
from search.models import Entry
from search.reasons import reasons_for
from search.records import read_records


@method_decorator(csrf_exempt, name="dispatch")
class ApiView(View):
    """Answers GET and HEAD with JSON that clients may keep but have to ask about: what is withdrawn is gone."""

    http_method_names = ["get", "head", "options"]

    @abstractmethod
    def read(self, values: Values) -> Json:
        """The resource; raises ``ProblemError``."""

    def parameters(self) -> Sequence[Parameter]:
        """What the address may carry behind its question mark; nothing unless a resource says so."""
        return ()

    @cached_property
    def filters(self) -> list[Filter]:
        """The filters of the site with their values."""
        return load_filters()

    @cached_property
    def resources(self) -> Resources:
        """What writes the answer."""
        return Resources(self.request, self.filters, Furniture(self.request).settings.licence)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn what cannot be answered into a problem."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except ProblemError as problem:
            return problem.response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The resource, or 304 for a client that has it as it is."""
        if not request.accepts("application/json"):
            raise ProblemError(HTTPStatus.NOT_ACCEPTABLE)
        values = read_parameters(request.META.get("QUERY_STRING", ""), self.parameters())
        content = json.dumps(self.read(values), ensure_ascii=False, separators=(",", ":")).encode()
        etag = f'"{sha256(content).hexdigest()[:32]}"'
        response = HttpResponse(content, content_type="application/json")
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "public, no-cache"
        return get_conditional_response(request, etag, None, response) or response

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What may be done here; also what a browser asks before a script of another site reads it."""
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        response.headers["Allow"] = ALLOWED
        response.headers["Access-Control-Allow-Methods"] = ALLOWED
        response.headers["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
        return response

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Anything else."""
        return problem_response(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": ALLOWED})


ALLOWED = ", ".join(name.upper() for name in ApiView.http_method_names)


class DescriptionView(ApiView):
    """The API as programs read it, with the values that filters have today."""

    def read(self, values: Values) -> Json:
        """An OpenAPI document; in English like all that it says, whatever language somebody prefers."""
        with translation.override("en"):
            return description(self.request, search_parameters(self.filters), self.filters)


class WorksView(ApiView):
    """The works that a search finds, a page at a time."""

    def parameters(self) -> Sequence[Parameter]:
        """All that a search can be asked."""
        return search_parameters(self.filters)

    def read(self, values: Values) -> Json:
        """Works in order, with why they were found; none beyond the last page."""
        query = make_query(values, self.filters)
        found = get_engine().find(query)
        keys = found.keys if query.page <= query.pages(found.total) else []
        records = read_records(Entry.objects.public().in_order_of(keys), [one.choices for one in self.filters])
        reasons = reasons_for(keys, found.plan, query.text)
        return self.resources.works(query, found, records, reasons, list(self._given(values)))

    def _given(self, values: Values) -> Iterator[tuple[str, str]]:
        """The parameters in a fixed order, without those that say what goes without saying."""
        for parameter in self.parameters():
            value = values[parameter.name]
            if value != parameter.default:
                yield from ((parameter.name, str(one)) for one in (value if isinstance(value, tuple) else [value]))


class WorkView(ApiView):
    """One work."""

    def read(self, values: Values) -> Json:
        """The work with this key, if anyone may read it."""
        entries = Entry.objects.public().filter(translation_key=_key(self.kwargs["work"]))
        records = read_records(list(entries), [one.choices for one in self.filters])
        if not records:
            raise ProblemError(HTTPStatus.NOT_FOUND)
        return self.resources.work(records[0])


class ThemesView(ApiView):
    """The themes, the narrower ones with what they are part of."""

    def read(self, values: Values) -> Json:
        """All themes."""
        return self.resources.vocabulary("themes", Dimension.THEME)


class MunicipalitiesView(ApiView):
    """Today's municipalities and former ones."""

    def read(self, values: Values) -> Json:
        """All municipalities."""
        return self.resources.vocabulary("municipalities", Dimension.MUNICIPALITY)


class FiltersView(ApiView):
    """What a search can be filtered by."""

    def read(self, values: Values) -> Json:
        """All filters."""
        return self.resources.filter_list()


@csrf_exempt
def nowhere(request: HttpRequest) -> HttpResponse:
    """The answer at every address of the API where there is nothing."""
    return problem_response(HTTPStatus.NOT_FOUND)


def _key(text: str) -> UUID:
    try:
        key = UUID(text)
    except ValueError as error:
        raise ProblemError(HTTPStatus.NOT_FOUND) from error
    if str(key) != text.lower():
        raise ProblemError(HTTPStatus.NOT_FOUND)
    return key
