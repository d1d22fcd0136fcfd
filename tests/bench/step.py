"""`python -m tests.bench.step NAME ARGUMENTS…` runs a step of the bench and prints as JSON what it found."""

import json
import sys
from contextlib import redirect_stdout

import django


def main(name: str, *arguments: str) -> None:
    """Django first, since the steps import models."""
    django.setup()
    from tests.bench.steps import STEPS

    with redirect_stdout(sys.stderr):  # what commands print
        found = STEPS[name](*arguments)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
