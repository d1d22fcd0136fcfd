"""What timers start: every chore is done, whatever becomes of the others."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from home.management.commands.chores import CHORES
from legro_cms.core.models import SiteSettings
from tests.factories import ContactRequestFactory

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.mark.parametrize("rhythm", CHORES)
def test_on_a_new_site_all_is_well(rhythm: str, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("chores", rhythm)
    named = [f"{name}:" for name in CHORES[rhythm]]
    assert [line for line in capsys.readouterr().out.splitlines() if line in named] == named


def test_a_chore_that_fails_is_named_and_the_others_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    SiteSettings.objects.update(general_contact=None)  # so there is nobody to mail
    ContactRequestFactory()
    with pytest.raises(CommandError, match=r"^Failed: send_contact_mail\.$"):
        call_command("chores", "often")
    assert "nothing to send" in capsys.readouterr().out
