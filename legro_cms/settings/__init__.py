"""Settings: what is the same everywhere (base), and what differs in development, tests and production."""
