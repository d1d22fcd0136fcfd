"""The reader of the environment: what it understands, and what it refuses by name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from legro_cms import environment
from legro_cms.settings.deployment import database, elasticsearch, email

WRONG = [
    ("DEBUG", "perhaps"),
    ("BASE_URL", "www.example.org"),
    ("BASE_URL", "https://www.example.org/"),
    ("DATABASE_URL", "mysql://localhost/legro"),
    ("CACHE_URL", "carrierpigeon://"),
    ("EMAIL_URL", "carrierpigeon://"),
    ("LOG_LEVEL", "loud"),
    ("SECURITY_CONTACT", "somebody"),
    ("HSTS_SECONDS", "-1"),
    ("PROXY_COUNT", "many"),
    ("ELASTICSEARCH_URL", "localhost:9200"),
    ("ELASTICSEARCH_URL", "https://search.example.org:many"),
    ("ELASTICSEARCH_URL", "https://search.example.org/path"),
    ("ELASTICSEARCH_URL", "https://a:1@one.example.org,https://b:2@two.example.org"),
    ("ELASTICSEARCH_CA_FILE", "/nowhere/ca.pem"),
    ("ELASTICSEARCH_INDEX_PREFIX", "Legro/*"),
]


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in environment.Environment.__dataclass_fields__:
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused_by_the_name_of_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        environment.read(debug=False)


def test_all_wrong_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "perhaps")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    with pytest.raises(ImproperlyConfigured, match=r"DEBUG.*LOG_LEVEL"):
        environment.read(debug=False)


def test_nothing_has_to_be_set() -> None:
    read = environment.read(debug=True)
    assert read.debug
    assert read.database_url is None
    assert read.data_dir == environment.BASE_DIR / "var"


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "CACHE_URL", "SECURITY_CONTACT"):
        monkeypatch.setenv(name, "")
    read = environment.read(debug=False)
    assert read.database_url is None
    assert read.cache_url is None


def test_a_database_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://legro:p%40ss@db.example.org:5433/cms")
    database = environment.read(debug=False).database_url
    assert database is not None
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.org", 5433, "cms")
    assert database["PASSWORD"] == "p@ss"


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "www.example.org,example.org")
    assert environment.read(debug=False).allowed_hosts == ["www.example.org", "example.org"]


def test_data_may_live_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    assert environment.read(debug=False).data_dir == tmp_path


def test_nodes_of_elasticsearch_share_user_and_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ELASTICSEARCH_URL", "https://legro:p%40ss@one.example.org:9201,https://legro:p%40ss@[::1]")
    found = elasticsearch(environment.read(debug=False))
    assert found["nodes"] == ("https://one.example.org:9201", "https://[::1]:443")
    assert found["basic_auth"] == ("legro", "p@ss")


def test_elasticsearch_may_ask_for_a_key_and_an_authority_of_ones_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = tmp_path / "ca.pem"
    authority.touch()
    monkeypatch.setenv("ELASTICSEARCH_URL", "http://search.example.org")
    monkeypatch.setenv("ELASTICSEARCH_API_KEY", "key")
    monkeypatch.setenv("ELASTICSEARCH_CA_FILE", str(authority))
    found = elasticsearch(environment.read(debug=False))
    assert found["nodes"] == ("http://search.example.org:9200",)
    assert (found["basic_auth"], found["api_key"], found["ca_file"]) == (None, "key", authority)


def test_without_an_address_there_is_no_elasticsearch() -> None:
    assert elasticsearch(environment.read(debug=False)) == {}


def test_a_secret_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file\n")
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    assert environment.read(debug=False).secret_key == "from a file"


def test_a_file_that_is_not_there_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY_FILE", str(tmp_path / "key"))
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FILE"):
        environment.read(debug=False)


@pytest.mark.parametrize(("query", "seconds"), [("", 10), ("?timeout=3", 3)])
def test_a_mail_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch, query: str, seconds: int) -> None:
    monkeypatch.setenv("EMAIL_URL", f"submission://legro:secret@mail.example.org:587{query}")
    assert email(environment.read(debug=False))["EMAIL_TIMEOUT"] == seconds


@pytest.mark.parametrize(("query", "seconds"), [("", 5), ("?connect_timeout=30", 30)])
def test_a_database_server_that_says_nothing_is_given_up(
    monkeypatch: pytest.MonkeyPatch, query: str, seconds: int
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://legro@db.example.org/legro{query}")
    assert database(environment.read(debug=False))["OPTIONS"]["connect_timeout"] == seconds
