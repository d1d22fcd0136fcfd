"""The tests' settings, with stock Wagtail's own search of the same texts beside the site's."""

import os
from typing import Any

from legro_cms import environment
from legro_cms.settings.deployment import elasticsearch
from legro_cms.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench"]  # noqa: F405
MIGRATION_MODULES: dict[str, Any] = {"bench": None}
ELASTICSEARCH = elasticsearch(environment.read(debug=False))
_STOCK: Any = {
    "BACKEND": "modelsearch.backends.elasticsearch9",
    "URLS": [os.environ.get("ELASTICSEARCH_URL", "http://127.0.0.1:9200")],
    "INDEX_PREFIX": f"{os.environ.get('ELASTICSEARCH_INDEX_PREFIX', 'bench')}-stock-",
    "AUTO_UPDATE": False,
    "TIMEOUT": 60,
}
WAGTAILSEARCH_BACKENDS = {**WAGTAILSEARCH_BACKENDS, "stock": _STOCK}  # noqa: F405
