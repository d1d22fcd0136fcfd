"""The search for other programs: JSON under ``/api/v1``, as the Dutch API Design Rules (Logius, 2.x) want it.

A handful of views and their description are made from one list of parameters (``parameters.py``), so what the
description promises is what the views check.
"""

VERSION = "1.0.0"
"""Semantic version of the interface; its first number stands in the address."""
BASE = "/api/v1"
