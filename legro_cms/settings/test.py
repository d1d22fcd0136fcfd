"""For the tests: as production where it matters, fast and self-contained where it does not."""

import tempfile
from pathlib import Path
from typing import Any

from legro_cms import environment
from legro_cms.settings.base import *  # noqa: F403
from legro_cms.settings.deployment import from_environment

globals().update(from_environment(environment.read(debug=False)))

SECRET_KEY = "only-for-tests-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SECURITY_CONTACT = "mailto:security@example.org"
WAGTAILADMIN_BASE_URL = "http://testserver"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.gettempdir()) / "legro-tests-unset"  # tests/conftest.py gives each test its own folder
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
LEGRO_MISSING_SOURCE_RAISES = True
LEGRO_ALLOWS_DEMO = True
ELASTICSEARCH: dict[str, Any] = {}  # tests of that engine name their server themselves
