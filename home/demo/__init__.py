"""Example content: invented cases, standing pages and drawings, loaded by ``load_demo`` and never by ``create_site``."""
