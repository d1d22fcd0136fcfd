"""For visitors: behind HTTPS, refuses to start without a secret key and host names."""

from django.core.exceptions import ImproperlyConfigured

from legro_cms import environment
from legro_cms.settings.base import *  # noqa: F403
from legro_cms.settings.deployment import from_environment

SHORTEST_SECRET_KEY = 50

_environment = environment.read(debug=False)
globals().update(from_environment(_environment))

for _name in ("secret_key", "allowed_hosts", "base_url", "email_url"):
    if not getattr(_environment, _name):
        raise ImproperlyConfigured(f"{_name.upper()} must be set in the environment. README.md has the list.")
if len(_environment.secret_key) < SHORTEST_SECRET_KEY:
    raise ImproperlyConfigured(f"SECRET_KEY must have at least {SHORTEST_SECRET_KEY} characters.")
if not _environment.base_url.startswith("https://"):
    raise ImproperlyConfigured("BASE_URL must begin with https://: visitors are sent there.")

DEBUG = False

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/ready$"]  # whatever watches the site may ask on this machine itself
SECURE_HSTS_SECONDS = _environment.hsts_seconds
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# With "preload" anybody may put the domain on a list in all browsers, from which it takes months to come off.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _environment.proxy_count else None
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"

STATIC_ROOT = environment.BASE_DIR / "staticfiles"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
