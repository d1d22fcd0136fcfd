"""The settings that a deployment decides by its environment."""

import logging as levels
from typing import Any
from urllib.parse import unquote, urlsplit

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
        "ELASTICSEARCH": elasticsearch(environment),
        "LOGGING": logging(environment.log_level),
        **email(environment),
    }


def email(environment: Environment) -> dict[str, Any]:
    """Where mail goes; without a server it is printed, which production refuses, since mail names people.

    A server that takes the connection and then says nothing is given up after ten seconds, where the worker would
    wait for ever.
    """
    configured = environment.email_url or {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    settings = {key: value for key, value in configured.items() if key.startswith("EMAIL_")}
    return {**settings, "EMAIL_TIMEOUT": settings.get("EMAIL_TIMEOUT") or 10}


def database(environment: Environment) -> dict[str, Any]:
    """PostgreSQL where DATABASE_URL says so, else SQLite in a way that bears several processes.

    WAL lets visitors read while an editor saves; IMMEDIATE takes the write lock at the start, so that two
    editors wait for each other (20 seconds at most) where the default fails at once ("database is locked").
    What is deleted of a person is wiped from the file, where the default leaves it until the space is used again.

    A PostgreSQL server that has gone without a word is given up after seconds, where the system would wait for minutes;
    the address may ask for something else (`?connect_timeout=30`).
    """
    configured = dict(environment.database_url or {})
    if configured and configured["ENGINE"] != "django.db.backends.sqlite3":
        patience = {"connect_timeout": 5, "tcp_user_timeout": 10_000}
        options = {**patience, **configured.get("OPTIONS", {})}
        return {**configured, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    environment.data_dir.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": configured.get("NAME") or environment.data_dir / "legro.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON",
        },
    }


def elasticsearch(environment: Environment) -> dict[str, Any]:
    """Where and how the second engine of the search is reached; empty: the database is the only engine."""
    addresses = [urlsplit(address) for address in environment.elasticsearch_url]
    if not addresses:
        return {}
    user, password = addresses[0].username, addresses[0].password
    ports = {"http": 9200, "https": 443}
    return {
        "nodes": tuple(
            f"{address.scheme}://{_host(address.hostname or '')}:{address.port or ports[address.scheme]}"
            for address in addresses
        ),
        "basic_auth": (unquote(user), unquote(password or "")) if user else None,
        "api_key": environment.elasticsearch_api_key or None,
        "ca_file": environment.elasticsearch_ca_file,
        "prefix": environment.elasticsearch_index_prefix,
    }


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name  # IPv6


def file_cache(environment: Environment) -> dict[str, Any]:
    """A cache that all processes of one machine share: Wagtail keeps page addresses in it."""
    return {
        "BACKEND": "legro_cms.core.file_cache.ForgivingFileCache",
        "LOCATION": environment.data_dir / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }


def logging(level: str) -> dict[str, Any]:
    """One line per event on standard error; the process manager keeps and rotates it."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "format": "{asctime} {levelname} {name} {message}",
                "datefmt": "%Y-%m-%dT%H:%M:%S%z",
                "style": "{",
            }
        },
        "filters": {"troubles": {"()": "django.utils.log.CallbackFilter", "callback": _is_trouble}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": ["console"], "level": level, "propagate": False},
            "axes": {"level": "WARNING"},
            "elastic_transport": {"level": "ERROR"},  # what concerns this site, the search says itself
            # Two lines a task otherwise, and every save is a task; the worker sets the level itself.
            "django_tasks": {"filters": ["troubles"]},
        },
    }


def _is_trouble(record: levels.LogRecord) -> bool:
    return record.levelno >= levels.WARNING
