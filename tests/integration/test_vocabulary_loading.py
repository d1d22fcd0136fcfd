"""Loading the vocabulary: every row is valid, a second time changes nothing, and edits stay."""

import re
from collections import Counter
from typing import Any

import pytest
from django.core.management import call_command

from legro_cms.core.models import (
    Approach,
    Contact,
    Instrument,
    Municipality,
    Organisation,
    SiteSettings,
    TargetGroup,
    Theme,
)
from legro_cms.core.vocabulary_loader import FOLDER, load_vocabulary, rows_of

pytestmark = pytest.mark.django_db

MODELS: dict[str, Any] = {
    "themes": Theme,
    "municipalities": Municipality,
    "target_groups": TargetGroup,
    "instruments": Instrument,
    "organisations": Organisation,
    "approaches": Approach,
    "contacts": Contact,
}
NOTHING = dict.fromkeys(MODELS, 0)


@pytest.mark.parametrize("name", MODELS)
def test_every_row_of_a_file_is_loaded_and_valid(name: str) -> None:
    loaded = MODELS[name].objects.filter(vocabulary_key__isnull=False)
    assert set(loaded.values_list("vocabulary_key", flat=True)) == {
        row["slug"] for row in rows_of(FOLDER / f"{name}.toml")
    }
    for row in loaded:
        row.full_clean()


def test_loading_again_creates_nothing() -> None:
    assert load_vocabulary() == NOTHING


def test_command_can_be_run_on_a_site_that_has_the_vocabulary() -> None:
    call_command("load_vocabulary", verbosity=0)


def test_renamed_term_is_neither_renamed_back_nor_loaded_twice() -> None:
    theme = Theme.objects.get(slug="spelen")
    theme.slug, theme.name_nl, theme.order = "buitenspelen", "Buitenspelen", 77
    theme.save()
    assert load_vocabulary() == NOTHING
    theme.refresh_from_db()
    assert (theme.slug, theme.name_nl, theme.order) == ("buitenspelen", "Buitenspelen", 77)


def test_municipality_with_another_slug_is_not_loaded_twice() -> None:
    Municipality.objects.filter(slug="veendam").update(slug="gemeente-veendam", vocabulary_key=None)
    assert load_vocabulary() == NOTHING


def test_retired_term_stays_retired() -> None:
    Theme.objects.filter(slug="spelen").update(is_retired=True)
    load_vocabulary()
    assert Theme.objects.get(slug="spelen").is_retired


def test_term_under_a_renamed_parent_is_loaded_below_it() -> None:
    Theme.objects.filter(slug="spelen").delete()
    Theme.objects.filter(slug="ruimtelijke-interventies").update(slug="ruimte")
    assert load_vocabulary() == NOTHING | {"themes": 1}
    assert Theme.objects.get(slug="spelen").parent == Theme.objects.get(slug="ruimte")


def test_contact_whose_role_was_changed_is_not_loaded_twice() -> None:
    contact = Contact.objects.get()
    contact.role_nl = "Kwartiermaker"
    contact.save()
    assert load_vocabulary() == NOTHING


def test_another_general_contact_stays() -> None:
    other = Contact.objects.create(role_nl="Balie", role_en="Desk", email="balie@example.org")
    settings = SiteSettings.load()
    settings.general_contact = other
    settings.save()
    load_vocabulary()
    assert SiteSettings.load().general_contact == other


def test_site_that_wants_no_general_contact_gets_none() -> None:
    settings = SiteSettings.load()
    settings.general_contact = None
    settings.save()
    load_vocabulary()
    assert SiteSettings.load().general_contact is None


def test_ten_municipalities_of_today_and_every_former_one_leads_to_them() -> None:
    today = set(Municipality.objects.current())
    assert len(today) == 10
    for former in Municipality.objects.exclude(valid_until=None):
        heirs = {town for town in former.lineage() if not town.is_former}
        assert heirs, former
        assert heirs <= today


def test_three_central_themes() -> None:
    assert Theme.objects.filter(is_core=True).count() == 3


def test_codes_are_those_of_statistics_netherlands_and_unique() -> None:
    codes = Counter(row["code"] for row in rows_of(FOLDER / "municipalities.toml"))
    assert all(re.fullmatch(r"GM\d{4}", code) and count == 1 for code, count in codes.items())
