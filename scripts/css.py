"""Build the site's one style sheet from vendored NL Design System components and our own CSS.

Only Python is needed: the components stand in ``frontend/vendor/``. Maintainers who renew them run
``npm ci`` in ``frontend/`` and then this script with ``--vendor``.

    make css                  write static/site/site.css
    make css ARGS=--check     say whether site.css and the vendored files are what they should be
    make css ARGS=--vendor    copy the files from frontend/node_modules/ and record their versions
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.running import ROOT

FRONTEND = ROOT / "frontend"
RECORD = FRONTEND / "VENDOR.toml"
OUTPUT = ROOT / "static" / "site" / "site.css"

CANDIDATE = ("button", "data-badge", "heading", "link", "number-badge", "paragraph", "skip-link")
UTRECHT = (
    "alert",
    "blockquote",
    "breadcrumb-nav",
    "data-list",
    "figure",
    "form-field",
    "form-field-description",
    "form-field-error-message",
    "form-fieldset",
    "form-label",
    "link-list",
    "pagination",
    "select",
    "table",
    "textarea",
    "textbox",
)
TOKENS = "frontend/vendor/voorbeeld-design-tokens.css"

# Variants of components that no page of ours shows: their rules and tokens would be a third of the file.
UNUSED = re.compile(
    r"--(negative|positive|pressed|icon-only|busy|selected|sticky|alternate|arrows|row-hover"
    r"|row-focus-within|numeric-data|oneline|fixed|truncate|warning-text|multiline|nested|digits?"
    r"|hover|focus|focus-visible|active|level-[56]|html-textarea)(?![a-z])"
    r"|__header-cell-button|__marker|:lang\(ar\)"
)

HEADER = """\
/*! LEGrO CMS. Built by scripts/css.py: edit frontend/, not this file.
Parts come from NL Design System components and tokens, EUPL-1.2: see static/vendor/EUPL-1.2.txt. */
"""


@dataclass(frozen=True)
class Vendored:
    """A file taken from a package as it is: where it comes from and where it stands here."""

    package: str
    source: str
    path: str
    licence: str


def vendored_files() -> list[Vendored]:
    """Every file that is copied from node_modules, in the order in which the style sheet has them."""
    unstable = "@nl-design-system-unstable/voorbeeld-design-tokens"
    font = "@fontsource-variable/source-sans-3"
    return [
        Vendored(unstable, "dist/theme.css", TOKENS, "EUPL-1.2"),
        *(_component("@nl-design-system-candidate", name, f"{name}.css") for name in CANDIDATE),
        *(_component("@utrecht", name, "index.min.css") for name in UTRECHT),
        Vendored(unstable, "LICENSE.md", "static/vendor/EUPL-1.2.txt", "EUPL-1.2"),
        Vendored(
            font,
            "files/source-sans-3-latin-wght-normal.woff2",
            "static/vendor/source-sans-3-latin-wght-normal.woff2",
            "OFL-1.1",
        ),
        Vendored(font, "LICENSE", "static/vendor/OFL-1.1.txt", "OFL-1.1"),
        Vendored("axe-core", "axe.min.js", "tests/browser/vendor/axe.min.js", "MPL-2.0"),
        Vendored("axe-core", "LICENSE", "tests/browser/vendor/MPL-2.0.txt", "MPL-2.0"),
    ]


def _component(scope: str, name: str, file: str) -> Vendored:
    """A component's style sheet; its name here says which of the two sets it is from."""
    prefix = "nl" if scope == "@nl-design-system-candidate" else "utrecht"
    return Vendored(f"{scope}/{name}-css", f"dist/{file}", f"frontend/vendor/{prefix}-{name}.css", "EUPL-1.2")


def vendor() -> None:
    """Copy the files from node_modules and write the record of versions and checksums."""
    modules = FRONTEND / "node_modules"
    shutil.rmtree(FRONTEND / "vendor", ignore_errors=True)
    lines = ["# Written by scripts/css.py --vendor: third-party files in this repository, unchanged.\n"]
    for file in vendored_files():
        package = modules / file.package
        target = ROOT / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((package / file.source).read_bytes())
        version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
        lines.append(
            f'\n["{file.path}"]\npackage = "{file.package}"\nversion = "{version}"\n'
            f'file = "{file.source}"\nlicence = "{file.licence}"\nsha256 = "{_sha256(target)}"\n'
        )
    RECORD.write_text("".join(lines), encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build() -> str:
    """The text of the style sheet."""
    tokens = declarations((ROOT / TOKENS).read_text(encoding="utf-8"))
    palette = (FRONTEND / "palette.css").read_text(encoding="utf-8")
    tokens |= declarations(palette)
    parts = [file for file in vendored_files() if file.path.startswith("frontend/vendor/") and file.path != TOKENS]
    components = "".join(prune(minified(ROOT / part.path)) for part in parts)
    own = "".join(minified(path) for path in sorted((FRONTEND / "css").glob("*.css")))
    used = closure(components + own, tokens)
    theme = ":root{" + ";".join(f"{name}:{tokens[name]}" for name in sorted(used)) + "}"
    return f"{HEADER}{theme}\n{components}\n{own}\n"


def minified(path: Path) -> str:
    """A style sheet of ours or of a component, minified."""
    return minify(path.read_text(encoding="utf-8"))


def declarations(css: str) -> dict[str, str]:
    """The custom properties that a style sheet declares; a later one wins."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return {name: value.strip() for name, value in re.findall(r"(--[\w-]+)\s*:\s*([^;}]+)", plain)}


def closure(css: str, tokens: dict[str, str]) -> set[str]:
    """The tokens that a style sheet uses, directly or through other tokens."""
    found: set[str] = set()
    waiting = set(re.findall(r"var\(\s*(--[\w-]+)", css))
    while waiting:
        name = waiting.pop()
        if name in tokens and name not in found:
            found.add(name)
            waiting |= set(re.findall(r"var\(\s*(--[\w-]+)", tokens[name])) - found
    return found


def minify(css: str) -> str:
    """The style sheet without comments and needless white space; what stays means the same."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r'@charset "[^"]*";', "", css)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return css.replace(";}", "}").replace(": ", ":").strip()


def prune(css: str) -> str:
    """The style sheet without the rules that only a variant in ``UNUSED`` needs."""
    kept = []
    for prelude, body in rules(css):
        if prelude.startswith("@"):
            inner = body if prelude.startswith("@font-face") else prune(body)
            if inner:
                kept.append(f"{prelude}{{{inner}}}")
            continue
        selectors = [selector for selector in split(prelude) if not UNUSED.search(selector)]
        if selectors and body:
            kept.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(kept)


def rules(css: str) -> Iterator[tuple[str, str]]:
    """The rules of minified CSS, outermost level: (selector or at-rule, what stands in its braces)."""
    depth = start = opening = 0
    for position, sign in enumerate(css):
        if sign == "{":
            if depth == 0:
                opening = position
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opening].strip(), css[opening + 1 : position]
                start = position + 1


def split(selectors: str) -> list[str]:
    """A selector list cut at the commas that stand outside brackets."""
    depth, parts = 0, [""]
    for sign in selectors:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def problems() -> Iterable[str]:
    """What differs between the repository and what its inputs say."""
    record = tomllib.loads(RECORD.read_text(encoding="utf-8"))
    for file in vendored_files():
        path = ROOT / file.path
        if not path.exists():
            yield f"{file.path} is missing: run npm ci in frontend/ and make css ARGS=--vendor"
        elif record.get(file.path, {}).get("sha256") != _sha256(path):
            yield f"{file.path} is not the file that frontend/VENDOR.toml records"
    if not OUTPUT.exists() or OUTPUT.read_text(encoding="utf-8") != build():
        yield "static/site/site.css is not what frontend/ builds: run make css"


def main() -> int:
    """Build, check or vendor; the exit code is 1 when the check finds a difference."""
    parser = argparse.ArgumentParser(description="Build static/site/site.css; needs no Node.")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="compare, write nothing")
    action.add_argument("--vendor", action="store_true", help="renew the vendored files from node_modules")
    options = parser.parse_args()
    if options.check:
        found = list(problems())
        print("\n".join(found) or "site.css and the vendored files are as recorded")
        return 1 if found else 0
    if options.vendor:
        vendor()
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(build(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
