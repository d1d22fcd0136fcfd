"""The production settings start, pass Django's own deployment checks, and refuse to start half configured."""

import os
import re
import secrets
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from django.core.management import get_commands

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]

ASKED_BY_A_VISITOR = """
import django
django.setup()
from django.test import Client
client = Client(headers={"host": "www.example.org"}, raise_request_exception=False)
for path in ("/nl/", "/api/v1/works", "/health/ready", "/robots.txt"):
    response = client.get(path, secure=True)
    print(path, response.status_code, response.get("Retry-After"), response["Content-Type"])
"""


def _manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return _python("manage.py", *arguments, **environment)


def _python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    surroundings = {**kept, "DJANGO_SETTINGS_MODULE": "legro_cms.settings.production", **environment}
    command = [sys.executable, "-W", "ignore", *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)


def _configured(tmp_path: Path) -> dict[str, str]:
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "www.example.org",
        "BASE_URL": "https://www.example.org",
        "EMAIL_URL": "submission://legro:secret@mail.example.org:587",
        "DEFAULT_FROM_EMAIL": "LEGrO <noreply@example.org>",
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


def test_production_refuses_an_address_without_tls(tmp_path: Path) -> None:
    check = _manage("check", **{**_configured(tmp_path), "BASE_URL": "http://www.example.org"})
    assert check.returncode != 0
    assert "BASE_URL must begin with https://" in check.stderr


def test_production_shows_no_debug_pages_whatever_the_environment_says(tmp_path: Path) -> None:
    shown = _manage("diffsettings", **{**_configured(tmp_path), "DEBUG": "true"})
    assert "DEBUG = True" not in shown.stdout.splitlines()


def test_a_cache_of_one_process_is_refused_in_production(tmp_path: Path) -> None:
    check = _manage("check", "--deploy", "--fail-level", "WARNING", **_configured(tmp_path), CACHE_URL="locmem://")
    assert check.returncode != 0
    assert "legro.W001" in check.stderr


def test_what_is_secret_stays_out_of_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {".env*", ".git", "var"} <= set(ignored)


def test_every_command_that_the_texts_name_exists() -> None:
    texts = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "Containerfile", ROOT / "compose.yaml"]
    named = {name for text in texts for name in re.findall(r"manage\.py ([a-z_]+)", text.read_text())}
    assert named
    assert named - set(get_commands()) == set()


def test_while_the_database_is_away_visitors_and_watchers_are_told_to_come_back(tmp_path: Path) -> None:
    surroundings = {**_configured(tmp_path), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    asked = _python("-c", ASKED_BY_A_VISITOR, **surroundings)
    assert asked.stdout.splitlines() == [
        "/nl/ 503 60 text/html; charset=utf-8",
        "/api/v1/works 503 60 application/problem+json",
        "/health/ready 503 None application/json",
        "/robots.txt 200 None text/plain; charset=utf-8",
    ], asked.stderr


def test_a_watcher_on_the_machine_itself_is_answered_without_tls(tmp_path: Path) -> None:
    plain = ASKED_BY_A_VISITOR.replace("secure=True", "secure=False")
    asked = _python("-c", plain, **_configured(tmp_path))
    statuses = dict(line.split()[:2] for line in asked.stdout.splitlines())
    assert (statuses["/nl/"], statuses["/health/ready"]) == ("301", "503"), asked.stderr  # there are no tables yet


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
def test_a_container_engine_learns_whether_the_site_is_ready(status: int, code: int) -> None:
    asked: list[str | None] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.headers["Host"])
            self.send_response(status if self.path == "/health/ready" else 404)
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.handle_request, daemon=True).start()
        probe = f"import sys; from legro_cms.healthcheck import is_ready; sys.exit(not is_ready({server.server_port}))"
        assert _python("-c", probe, ALLOWED_HOSTS="www.example.org,example.org").returncode == code
    assert asked == ["www.example.org"]


def test_a_site_that_does_not_answer_is_not_ready() -> None:
    probe = "import sys; from legro_cms.healthcheck import is_ready; sys.exit(not is_ready(1))"
    assert _python("-c", probe).returncode == 1
