"""Rules that pages and the database keep together."""
