"""The settings that a deployment decides by its environment."""

from typing import Any

from legro_cms.environment import Environment


def from_environment(environment: Environment) -> dict[str, Any]:
    """All of them by name; the settings modules put them in their namespace."""
    data = environment.data_dir
    return {
        "DEBUG": environment.debug,
        "SECRET_KEY": environment.secret_key,
        "ALLOWED_HOSTS": environment.allowed_hosts,
        "CSRF_TRUSTED_ORIGINS": environment.csrf_trusted_origins,
        "WAGTAILADMIN_BASE_URL": environment.base_url or "http://localhost:8000",
        "DATABASES": {"default": database(environment)},
        "CACHES": {"default": environment.cache_url or file_cache(environment)},
        "MEDIA_ROOT": data / "media",
        "SERVE_MEDIA": environment.serve_media,
        "DEFAULT_FROM_EMAIL": environment.default_from_email,
        "SECURITY_CONTACT": environment.security_contact,
        "PROXY_COUNT": environment.proxy_count,
        "LOGGING": logging(environment.log_level),
        **email(environment),
    }


def email(environment: Environment) -> dict[str, Any]:
    """Where mail goes; without a server it is printed, which production refuses, since mail names people."""
    configured = environment.email_url or {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    return {"EMAIL_TIMEOUT": 10, **{key: value for key, value in configured.items() if key.startswith("EMAIL_")}}


def database(environment: Environment) -> dict[str, Any]:
    """PostgreSQL where DATABASE_URL says so, else SQLite in a way that bears several processes.

    WAL lets visitors read while an editor saves; IMMEDIATE takes the write lock at the start, so that two
    editors wait for each other (20 seconds at most) where the default fails at once ("database is locked").
    """
    configured = dict(environment.database_url or {})
    if configured and configured["ENGINE"] != "django.db.backends.sqlite3":
        return {**configured, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    environment.data_dir.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": configured.get("NAME") or environment.data_dir / "legro.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
        },
    }


def file_cache(environment: Environment) -> dict[str, Any]:
    """A cache that all processes of one machine share: Wagtail keeps page addresses in it."""
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": environment.data_dir / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }


def logging(level: str) -> dict[str, Any]:
    """One line per event on standard error; the process manager keeps and rotates it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": level, "propagate": False},
            "axes": {"level": "WARNING"},
            "django_tasks": {"level": "WARNING"},  # two lines a task otherwise, and every save is a task
        },
    }
