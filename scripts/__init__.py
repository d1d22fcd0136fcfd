"""The project's commands: `python -m scripts NAME`, which `make NAME` runs (`make help` lists them).

They need nothing but Python 3.11 or newer with venv, and make the environment that everything else runs in.
"""
