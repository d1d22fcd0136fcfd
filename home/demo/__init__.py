"""Example content: invented cases, standing pages and drawings; ``load_demo`` loads it, ``create_site`` does not."""
