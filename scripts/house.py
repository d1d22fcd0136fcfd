"""The project's commands (`make help` lists them). Needs nothing but Python 3.11 or newer with venv."""

from __future__ import annotations

import argparse
import hashlib
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
DATA = Path(os.environ.get("DATA_DIR", ROOT / "var"))
ROOMS = ("legro_cms", "home", "casebook", "events", "search")
OLDEST = (3, 11)
DEMO_NAME = "admin"
SHARED = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")  # tests/conftest.py has the order

COMMANDS = {
    "demo": "start the site with example content on http://127.0.0.1:8000 (another port: PORT=8001)",
    "test": "check style and types, then run the tests on SQLite and on PostgreSQL; "
    "ARGS='tests/unit -k name': only pytest, on SQLite; DATABASE=postgresql: on PostgreSQL",
    "bench-search": "measure the search on 50,000 works (ARGS='--entries 5000': on fewer); takes about 20 minutes",
    "lint": "check style, templates and types",
    "format": "put code and templates in their fixed style",
    "messages": "bring the Dutch catalogue up to date with the texts in the code (ARGS=--check: only look)",
    "css": "build the style sheets from the vendored packages",
    "lock": "renew the locks from pyproject.toml (ARGS=--upgrade: to the newest versions)",
    "help": "this list",
}


def main() -> int:
    if sys.version_info < OLDEST:
        return fail(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    os.chdir(ROOT)
    commands = {
        "demo": demo,
        "test": test,
        "bench-search": bench_search,
        "lint": lint,
        "format": format_code,
        "messages": messages,
        "css": css,
        "lock": lock,
        "help": show_help,
    }
    return commands[options.command](options.arguments)


# The environment


def prepare(lock_name: str) -> None:
    """An environment with what `requirements/<lock_name>.txt` lists; nothing to do when it is there."""
    if PYTHON.exists() and _is_installed(lock_name):
        return
    if not PYTHON.exists() or _version_of(PYTHON) != sys.version_info[:2]:
        say("Making the environment .venv")
        venv.create(ENVIRONMENT, with_pip=True, clear=True, symlinks=True)
    say(f"Installing what requirements/{lock_name}.txt lists")
    install("--require-hashes", "--no-deps", "-r", str(_lock_file(lock_name)))
    for name in {"site", lock_name}:  # what developers install holds all of the site's
        _stamp(name).write_text(_wanted(name))


def _lock_file(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _stamp(name: str) -> Path:
    return ENVIRONMENT / f"legro-{name}.lock"


def _wanted(name: str) -> str:
    return f"{sys.version_info[:2]} {hashlib.sha256(_lock_file(name).read_bytes()).hexdigest()}"


def _is_installed(name: str) -> bool:
    return _stamp(name).exists() and _stamp(name).read_text() == _wanted(name)


def install(*arguments: str) -> None:
    run(
        [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments],
        check=True,
    )


def _version_of(python: Path) -> tuple[int, ...]:
    code = "import sys; print(*sys.version_info[:2])"
    answer = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return tuple(int(part) for part in answer.stdout.split())


# make demo


def demo(arguments: Sequence[str]) -> int:
    """Everything from a clean clone to a running site; the second time nothing but the start."""
    port = int(os.environ.get("PORT", "8000"))
    if _is_taken(port):
        return fail(f"Port {port} is taken. Choose another: make demo PORT={port + 1}")
    prepare("site")
    DATA.mkdir(parents=True, exist_ok=True)
    environment = {
        "DJANGO_SETTINGS_MODULE": "legro_cms.settings.dev",
        "DEBUG": "false",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
        "DATABASE_URL": "",  # a server that the shell happens to name is never filled with examples
        "CACHE_URL": "",
        "EMAIL_URL": "console:",
        "BASE_URL": os.environ.get("BASE_URL", f"http://127.0.0.1:{port}"),
        "ELASTICSEARCH_INDEX_PREFIX": _demo_index_prefix(),
    }
    password = _demo_password()
    stamp = DATA / "demo.stamp"
    code = _fingerprint()
    if not stamp.exists() or stamp.read_text() != code:
        say("Preparing the database and the example content")
        run([PYTHON, "manage.py", "migrate", "--verbosity=0"], environment, check=True)
        admin = ("--admin-name", DEMO_NAME, "--admin-password", password)
        run([PYTHON, "manage.py", "load_demo", *admin], environment, check=True)
        stamp.write_text(code)
    if os.environ.get("ELASTICSEARCH_URL"):
        _fill_elasticsearch(environment)
    say(f"\n  Site    http://127.0.0.1:{port}/")
    say(f"  Admin   http://127.0.0.1:{port}/admin/")
    say(f"  Name    {DEMO_NAME}\n  Password  {password}\n\nStop with Ctrl+C.\n")
    server = ["-m", "gunicorn", "legro_cms.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    # Ctrl+C reaches the worker twice, from the terminal and from gunicorn, and may leave it waiting for itself.
    server += ["--graceful-timeout", "3"]
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *server, "--log-level", "warning"], {**os.environ, **environment})


def _demo_index_prefix() -> str:
    """This clone's own: no demo writes over another, nor over a site that uses the same server."""
    return f"legro-demo-{hashlib.sha256(str(DATA.resolve()).encode()).hexdigest()[:8]}"


def _fill_elasticsearch(environment: Mapping[str, str]) -> None:
    """At every start, since the server may be another one than the last time; the site does not depend on it."""
    say("Filling the index in Elasticsearch")
    if run([PYTHON, "manage.py", "search_rebuild", "--verbosity=0"], environment):
        say("Elasticsearch did not take the index (see above): the database answers searches until it does.")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _demo_password() -> str:
    """Made once for this machine: not even an example site gets a password that stands in a repository."""
    DATA.mkdir(parents=True, exist_ok=True)
    file = DATA / "demo-password.txt"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(12) + "\n")
    return file.read_text().strip()


def _fingerprint() -> str:
    """Differs as soon as a file of the site does, so that an updated clone migrates and loads what is new."""
    digest = hashlib.sha256((ROOT / "requirements" / "site.txt").read_bytes())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                status = path.stat()
                digest.update(f"{path.relative_to(ROOT)} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


# make test, lint, format


def test(arguments: Sequence[str]) -> int:
    """All checks and all tests. With arguments: only pytest with these, on the database named by DATABASE."""
    prepare("dev")
    database = os.environ.get("DATABASE", "")
    if arguments or database:
        return run(_pytest(database or "sqlite", *arguments))
    _prepare_stubs()
    failures = []
    closing = []
    with tempfile.TemporaryFile("w+") as said:  # beside the tests: while they make their database, a processor is free
        linting = subprocess.Popen([sys.executable, __file__, "lint"], stdout=said, stderr=subprocess.STDOUT)
        failures += _test_on("sqlite", closing)
        if linting.wait():
            failures.append("lint failed (see above)")
        said.seek(0)
        say(f"\nLint\n{said.read()}")
    failures += _test_on("postgresql", closing)
    say("")
    for failure in failures:
        say(f"FAILED: {failure}")
    say("\n".join(closing))
    return 1 if failures else 0


def _test_on(database: str, closing: list[str]) -> list[str]:
    """Run all tests on a database and add pytest's last line to ``closing``; what failed."""
    say(f"\nTests on {database}")
    code, last_line = _run_and_echo(_pytest(database, *SHARED))
    closing.append(f"{database}: {last_line}")
    return [f"tests failed on {database}"] if code else []


def _pytest(database: str, *arguments: str) -> list[str | Path]:
    return [PYTHON, "-m", "tests.servers", database, PYTHON, "-m", "pytest", *arguments]


def bench_search(arguments: Sequence[str]) -> int:
    prepare("dev")
    return run([PYTHON, "-m", "tests.bench", *arguments])


def lint(arguments: Sequence[str]) -> int:
    prepare("dev")
    _prepare_stubs()
    commands: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [ENVIRONMENT / "bin" / "djade", "--target-version", "5.2", "--check", *_templates()],
        [PYTHON, "-m", "mypy"],
    ]
    codes = [run(command) for command in commands]
    return int(any(codes))


def _prepare_stubs() -> None:
    """Wagtail's type stubs, without what they ask for: docs/decisions.md says why not in dev.txt."""
    if not _is_installed("stubs"):
        install("--require-hashes", "--no-deps", "--ignore-requires-python", "-r", str(_lock_file("stubs")))
        _stamp("stubs").write_text(_wanted("stubs"))


def format_code(arguments: Sequence[str]) -> int:
    prepare("dev")
    commands: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "--fix", "."],
        [PYTHON, "-m", "ruff", "format", "."],
        [ENVIRONMENT / "bin" / "djade", "--target-version", "5.2", *_templates()],
    ]
    codes = [run(command) for command in commands]
    return int(any(codes[:2]) or codes[2] not in (0, 1))


def _templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


# Upkeep


def messages(arguments: Sequence[str]) -> int:
    prepare("dev")
    return run([PYTHON, "scripts/messages.py", *arguments])


def css(arguments: Sequence[str]) -> int:
    prepare("dev")
    return run([PYTHON, "scripts/css.py", *arguments])


def lock(arguments: Sequence[str]) -> int:
    """Versions and hashes for every supported Python and system; no line says where packages come from."""
    prepare("dev")
    uv = [PYTHON, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"]
    site, dev, stubs = (f"requirements/{name}.txt" for name in ("site", "dev", "stubs"))
    oldest = ["--python-version", ".".join(map(str, OLDEST))]
    read_only = ["--no-deps", "--prerelease", "allow", "--python-version", "3.12"]  # asks for 3.12; never imported
    return (
        run([*uv, "pyproject.toml", *oldest, *arguments, "-o", site])
        or run([*uv, "pyproject.toml", "--group", "dev", *oldest, *arguments, "-c", site, "-o", dev])
        or run([*uv, "--group", "stubs", *read_only, *arguments, "-o", stubs])
    )


def show_help(arguments: Sequence[str]) -> int:
    for name, purpose in COMMANDS.items():
        say(f"  make {name:<14}{purpose}")
    return 0


# Running things


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None, *, check: bool = False) -> int:
    sys.stdout.flush()
    code = subprocess.run(command, env={**os.environ, **(environment or {})}, check=False).returncode
    if code and check:
        sys.exit(fail(f"{' '.join(map(str, command[:6]))} … failed"))
    return code


def _run_and_echo(command: Sequence[str | Path]) -> tuple[int, str]:
    """The exit code and the last line that says something, after showing every line as it came."""
    last_line = ""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace") as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            last_line = line.strip() or last_line
    return process.returncode, last_line


def say(text: str) -> None:
    print(text, flush=True)


def fail(text: str) -> int:
    print(text, file=sys.stderr, flush=True)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
