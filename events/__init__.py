"""Meetings of the network: sessions, webinars, visits, learning circles, and the reports of what was said there."""
