"""LEGrO CMS: a bilingual casebook and event site for municipalities."""

__version__ = "0.1.0"
