"""The example in docs/api.md does what it says: it is cut out of the page and run against the site."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from legro_cms.core.models import Municipality
from tests.factories import published_case, standard_page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
EXAMPLE = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.once
def test_all_cases_with_municipality_and_cost(live_server: LiveServer, capsys: pytest.CaptureFixture[str]) -> None:
    places = [Municipality.objects.get(slug="pekela"), Municipality.objects.get(slug="veendam")]
    published_case(title="Het waterplein", places=places, cost_once_min=3_000, cost_yearly_min=0, price_year=2024)
    published_case("en", title="A fair", places=places[:1])
    standard_page(title="Over pleinen")
    (example,) = EXAMPLE.findall(PAGE.read_text())
    in_two_pages = example.replace("https://example.org", live_server.url).replace("pageSize=100", "pageSize=1")
    exec(in_two_pages, {})  # noqa: S102 - it is ours
    assert list(csv.reader(StringIO(capsys.readouterr().out))) == [
        ["title", "municipality", "cost", "address"],
        ["A fair", "Pekela", "Kosten onbekend", f"{live_server.url}/en/casebook/a-fair/"],
        [
            "Het waterplein",
            "Pekela; Veendam",
            "€ 1.000 tot € 5.000",
            f"{live_server.url}/nl/praktijkvoorbeelden/het-waterplein/",
        ],
    ]
