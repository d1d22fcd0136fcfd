"""A site whose search server stands behind a door."""

from collections.abc import Iterator

import pytest

from tests.search.elasticsearch.door import Door


@pytest.fixture
def door(elasticsearch_url: str) -> Iterator[Door]:
    """The way to the server, on which things go wrong."""
    door = Door(elasticsearch_url)
    yield door
    door.close()


@pytest.fixture
def search_address(door: Door) -> str:
    """The site reaches the server through the door."""
    return door.url
