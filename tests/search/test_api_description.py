"""The API does what its description says, whatever is asked: schemathesis asks, the running site answers."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator
from pytest_django.live_server_helper import LiveServer

from legro_cms.core.models import Municipality, Theme
from tests.factories import published_case, published_event, standard_page

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")


@pytest.fixture
def works() -> None:
    """Works of three kinds, in places of today and of former times."""
    play = Theme.objects.get(slug="spelen")
    for number in range(3):
        published_case(title=f"Waterplein {number}", themes=[play], places=[Municipality.objects.get(slug="loppersum")])
    published_event(title="Praten over hitte")
    standard_page(title="Over waterpleinen")


@pytest.mark.once
@pytest.mark.django_db
def test_the_description_is_openapi_3_1(client: Client) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    OpenAPIV31SpecValidator(document).validate()


@pytest.mark.postgresql  # the stricter one: it refuses texts that SQLite takes
@pytest.mark.usefixtures("works")
def test_the_site_keeps_to_the_description(live_server: LiveServer, tmp_path: Path) -> None:
    asked = subprocess.run(
        [
            SCHEMATHESIS,
            "run",
            f"{live_server.url}/api/v1/openapi.json",
            "--checks=all",
            "--mode=all",
            "--max-examples=6",
            "--generation-deterministic",
            "--warnings=off",
            "--no-color",
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stdout[-6_000:] + asked.stderr[-2_000:]
