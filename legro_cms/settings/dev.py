"""For a developer's machine and for `make demo`: starts with nothing set."""

from legro_cms import environment
from legro_cms.settings.base import *  # noqa: F403
from legro_cms.settings.deployment import from_environment

_environment = environment.read(debug=True)
globals().update(from_environment(_environment))

SECRET_KEY = _environment.secret_key or "only-for-development-" + "x" * 40
ALLOWED_HOSTS = _environment.allowed_hosts or ["localhost", "127.0.0.1", "[::1]"]
SECURITY_CONTACT = _environment.security_contact or "mailto:security@example.org"
WHITENOISE_USE_FINDERS = True
LEGRO_ALLOWS_DEMO = True
