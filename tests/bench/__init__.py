"""`make bench-search`: how fast the search is, beside what it is built on and beside stock Wagtail.

Not part of `make test` but for one tiny run. Everything happens in databases and indices of its own,
which go afterwards.
"""
