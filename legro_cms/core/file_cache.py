"""The cache in a folder of DATA_DIR."""

import logging
from contextlib import suppress
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache

logger = logging.getLogger(__name__)


class ForgivingFileCache(FileBasedCache):
    """What is kept here can be had again, so trouble with it costs time and never a page.

    A disk is full, a command was run as another user, a power cut left half a file, an upgrade has taken away the class
    that a file names: Django's own cache would answer each of these with a server error on every page.
    """

    def _createdir(self) -> None:
        with suppress(OSError):  # whoever writes says so
            super()._createdir()  # type: ignore[misc] # the stubs lack it

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """What is kept; the default where that cannot be read."""
        try:
            return super().get(key, default, version)
        except Exception as fault:  # noqa: BLE001 - whatever a pickle raises
            self._tell("read", fault)
            return default

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep the value where that is possible; else nothing, so that nobody reads an older one."""
        try:
            super().set(key, value, timeout, version)
        except OSError as fault:
            self._tell("written", fault)
            self.delete(key, version)

    def has_key(self, key: Any, version: int | None = None) -> bool:
        """Whether something that can be read is kept."""
        return self.get(key, self, version) is not self

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget the value; whether there was one that could be forgotten."""
        try:
            return bool(super().delete(key, version))
        except OSError as fault:
            self._tell("removed", fault)
            return False

    def _tell(self, done: str, fault: Exception) -> None:
        logger.warning("A file of the cache could not be %s: %s", done, fault)
