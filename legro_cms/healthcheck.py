"""`python -m legro_cms.healthcheck`: exit code 0 while the site on this machine says that it is ready.

For a container engine, which knows neither the site's address nor its certificate. It loads nothing of the site, since
it runs twice a minute.
"""

import os
import sys
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

PORT = 8000
PATIENCE = 5
"""Seconds."""


def is_ready(port: int) -> bool:
    """Ask under the first of the site's names, as it answers to no other."""
    host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", "/health/ready", headers={"Host": host or "localhost"})
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(0 if is_ready(PORT) else 1)
