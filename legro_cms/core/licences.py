"""Under which terms the words and facts of the site may be used elsewhere."""

from django.db import models


class ContentLicence(models.TextChoices):
    """Licences for open content by their names on creativecommons.org, which are the same in every language."""

    CC0 = "cc0-1.0", "CC0 1.0"
    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"

    @property
    def url(self) -> str:
        """Where the licence can be read."""
        return _ADDRESSES[self.value]


_ADDRESSES = {
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}
