"""What an update and a restore run: the site as it was, and nothing that is older or newer than its rows."""

import pytest
from django.core.cache import cache
from django.core.management import call_command


@pytest.mark.once
@pytest.mark.django_db
def test_an_update_empties_the_cache() -> None:
    cache.set("what another version kept", 1, None)
    call_command("create_site", verbosity=0)
    assert cache.get("what another version kept") is None
