"""The signals by which core tells other rooms that something readers see has changed.

All are sent inside the transaction that makes the change, so that what a receiver writes stands or falls with it.
"""

from django.dispatch import Signal

work_changed = Signal()
"""Pages of the works with ``translation_keys`` (list of UUID) were saved, moved, deleted, restricted or released."""

works_withdrawn = Signal()
"""The works with ``translation_keys`` (list of UUID) must be hidden now: a view restriction is about to be saved.

Wagtail saves a restriction outside any transaction, so what is hidden has to be hidden first."""

term_changed = Signal()
"""Terms of the vocabulary changed: entries that carry one of ``values`` (set of slugs) in ``dimension`` (str) are to be
described again."""

hourly_rate_changed = Signal()
"""The site's rate of an own hour is another: what is counted with it is to be counted again."""
