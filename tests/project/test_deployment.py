"""The production settings start, pass Django's own deployment checks, and refuse to start half configured."""

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]


def _manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    surroundings = {**kept, "DJANGO_SETTINGS_MODULE": "legro_cms.settings.production", **environment}
    command = [sys.executable, "-W", "ignore", "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def _configured(tmp_path: Path) -> dict[str, str]:
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "www.example.org",
        "BASE_URL": "https://www.example.org",
        "EMAIL_URL": "submission://legro:secret@mail.example.org:587",
        "SECURITY_CONTACT": "mailto:security@example.org",
        "DATA_DIR": str(tmp_path),
    }


def test_production_settings_pass_the_deployment_checks(tmp_path: Path) -> None:
    check = _manage("check", "--deploy", "--fail-level", "WARNING", **_configured(tmp_path))
    assert check.returncode == 0, check.stderr


def test_static_files_are_hashed_and_every_reference_in_them_exists(tmp_path: Path) -> None:
    settings = f"from legro_cms.settings.production import *\nSTATIC_ROOT = {str(tmp_path / 'static')!r}\n"
    (tmp_path / "elsewhere.py").write_text(settings)
    elsewhere = {"DJANGO_SETTINGS_MODULE": "elsewhere", "PYTHONPATH": str(tmp_path)}
    collect = _manage("collectstatic", "--noinput", **_configured(tmp_path), **elsewhere)
    assert collect.returncode == 0, collect.stderr
    assert (tmp_path / "static" / "staticfiles.json").is_file()


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "EMAIL_URL"])
def test_production_refuses_to_start_without_what_it_cannot_guess(tmp_path: Path, name: str) -> None:
    check = _manage("check", **{**_configured(tmp_path), name: ""})
    assert check.returncode != 0
    assert f"{name} must be set" in check.stderr


def test_production_refuses_a_short_secret_key(tmp_path: Path) -> None:
    check = _manage("check", **{**_configured(tmp_path), "SECRET_KEY": "x" * 49})
    assert check.returncode != 0
    assert "at least 50 characters" in check.stderr


def test_production_shows_no_debug_pages_whatever_the_environment_says(tmp_path: Path) -> None:
    shown = _manage("diffsettings", **{**_configured(tmp_path), "DEBUG": "true"})
    assert "DEBUG = True" not in shown.stdout.splitlines()


def test_a_cache_of_one_process_is_refused_in_production(tmp_path: Path) -> None:
    check = _manage("check", "--deploy", "--fail-level", "WARNING", **_configured(tmp_path), CACHE_URL="locmem://")
    assert check.returncode != 0
    assert "legro.W001" in check.stderr
