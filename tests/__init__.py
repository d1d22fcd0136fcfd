"""The tests, and what they build their pages, servers and visitors with."""
