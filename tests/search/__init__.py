"""Rules of finding, on both engines; most write entries without pages."""
