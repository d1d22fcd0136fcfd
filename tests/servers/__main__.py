"""`python -m tests.servers sqlite|postgresql COMMAND...` runs a command with that database, and stops it after."""

import os
import subprocess
import sys
from collections.abc import Sequence

from tests.servers.postgresql import running_postgresql


def main(arguments: Sequence[str]) -> int:
    database, *command = arguments
    if database == "sqlite":
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return subprocess.run(command, env=environment, check=False).returncode
    with running_postgresql() as address:
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
