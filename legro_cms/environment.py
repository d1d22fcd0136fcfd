"""The one reader of environment variables: typed, and it refuses a wrong value by name.

Settings modules take values from `read()` and nowhere else, so that the table in README.md is the whole truth
about what a deployment can set. `tests/project/test_readme.py` compares the two.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from urllib.parse import SplitResult, urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from environs import EnvValidationError, FileAwareEnv, ValidationError, validate

BASE_DIR = Path(__file__).resolve().parent.parent

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


@dataclass(frozen=True)
class Environment:
    """What the surroundings say. Field names are the variables' names in lower case."""

    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    base_url: str
    database_url: Mapping[str, Any] | None
    cache_url: Mapping[str, Any] | None
    email_url: Mapping[str, Any] | None
    default_from_email: str
    data_dir: Path
    serve_media: bool
    log_level: str
    security_contact: str
    hsts_seconds: int
    proxy_count: int
    elasticsearch_api_key: str = ""
    elasticsearch_ca_file: Path | None = None
    elasticsearch_index_prefix: str = "legro"
    csrf_trusted_origins: list[str] = field(default_factory=list)
    elasticsearch_url: list[str] = field(default_factory=list)


def read(*, debug: bool) -> Environment:
    """Read and check every variable at once; `debug` is the default of `DEBUG`.

    Raises ImproperlyConfigured with the names of all variables that have a wrong value: a site that starts
    with half of its settings misread is worse than one that does not start.
    """
    env = FileAwareEnv(eager=False, strip_whitespace=True)
    env.add_parser("email_url", _email)
    try:
        values = _values(env, debug)
        env.seal()
    except EnvValidationError as error:
        by_name = cast("Mapping[str, list[str]]", error.error_messages)
        problems = "; ".join(f"{name}: {' '.join(reasons)}" for name, reasons in by_name.items())
        raise ImproperlyConfigured(f"Wrong value in the environment: {problems}") from error
    except ValueError as error:  # NAME_FILE names no file that can be read
        raise ImproperlyConfigured(f"Wrong value in the environment: {error}") from error
    if values["elasticsearch_api_key"] and any("@" in address for address in values["elasticsearch_url"]):
        raise ImproperlyConfigured(
            "Wrong value in the environment: ELASTICSEARCH_API_KEY: the URL names a user already."
        )
    address = values["database_url"]
    values["database_url"] = dj_database_url.parse(address) if address else None
    file = values["elasticsearch_ca_file"]
    values["elasticsearch_ca_file"] = Path(file) if file else None
    return Environment(**values)


def _values(env: FileAwareEnv, debug: bool) -> dict[str, Any]:
    return {
        "debug": env.bool("DEBUG", debug),
        "secret_key": env.str("SECRET_KEY", ""),
        "allowed_hosts": env.list("ALLOWED_HOSTS", []),
        "csrf_trusted_origins": env.list("CSRF_TRUSTED_ORIGINS", []),
        "base_url": env.str("BASE_URL", "", validate=_is_origin),
        "database_url": env.str("DATABASE_URL", None, validate=_is_database),
        "cache_url": env.dj_cache_url("CACHE_URL") if env.str("CACHE_URL", "") else None,
        "email_url": env.email_url("EMAIL_URL", None),
        "default_from_email": env.str("DEFAULT_FROM_EMAIL", "noreply@localhost"),
        "data_dir": env.path("DATA_DIR", BASE_DIR / "var"),
        "serve_media": env.bool("SERVE_MEDIA", True),
        "log_level": env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(LOG_LEVELS)),
        "security_contact": env.str("SECURITY_CONTACT", "", validate=_is_contact),
        "hsts_seconds": env.int("HSTS_SECONDS", 31_536_000, validate=validate.Range(min=0)),
        "proxy_count": env.int("PROXY_COUNT", 0, validate=validate.Range(min=0, max=9)),
        "elasticsearch_url": env.list("ELASTICSEARCH_URL", [], validate=_are_nodes),
        "elasticsearch_api_key": env.str("ELASTICSEARCH_API_KEY", ""),
        "elasticsearch_ca_file": env.str("ELASTICSEARCH_CA_FILE", "", validate=_is_file),
        "elasticsearch_index_prefix": env.str("ELASTICSEARCH_INDEX_PREFIX", "legro", validate=_is_index_prefix),
    }


def _email(value: str | None) -> Mapping[str, Any] | None:
    if not value:
        return None
    settings: Mapping[str, Any] = dj_email_url.parse(value)
    if "EMAIL_BACKEND" not in settings:
        raise ValidationError("Expected an address such as submission://user:password@host:587.")
    return settings


def _is_origin(value: str) -> None:
    if value and (not value.startswith(("http://", "https://")) or value.endswith("/")):
        raise ValidationError("Expected an address such as https://www.example.org, no slash at the end.")


def _is_database(value: str | None) -> None:
    if value and not value.startswith(("postgres://", "postgresql://", "sqlite:///")):
        raise ValidationError("Expected postgresql://user:password@host:5432/name or sqlite:////path.")


def _is_contact(value: str) -> None:
    if value and not value.startswith(("mailto:", "https://")):
        raise ValidationError("Expected mailto:name@example.org or an https:// address (RFC 9116).")


def _are_nodes(values: list[str]) -> None:
    """Nodes of one cluster, so all of them take the same name and password."""
    addresses = [urlsplit(value) for value in values]
    if not all(_is_node(address) for address in addresses):
        raise ValidationError("Expected addresses such as https://user:password@host:9200, separated by commas.")
    if len({(address.scheme, address.username, address.password) for address in addresses}) > 1:
        raise ValidationError("All addresses need the same scheme, user and password.")


def _is_node(address: SplitResult) -> bool:
    try:
        return (
            address.scheme in ("http", "https")
            and bool(address.hostname)
            and address.port != 0
            and address.path in ("", "/")
            and not address.query
        )
    except ValueError:  # a port that is no number
        return False


def _is_file(value: str) -> None:
    if value and not Path(value).is_file():
        raise ValidationError(f"There is no file {value}.")


def _is_index_prefix(value: str) -> None:
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,40}", value):
        raise ValidationError("Expected small letters, digits, - and _, at most 41, the first no - or _.")
