"""The licence texts of what is shipped, in one file."""

from collections.abc import Iterable
from pathlib import Path

from twosource.web.assetbuild.npm import Package

__all__ = ["licence_texts"]

_NATURAL_EARTH = """Natural Earth, the shapes of land and countries (public domain)

All versions of Natural Earth raster and vector map data are in the public domain. They may be
used in any manner, and changed, without permission and without naming their source. The shapes
were simplified here. Borders are drawn as Natural Earth draws them, by who holds the ground.
"""
_RULE = "\n" + "-" * 79 + "\n\n"


def licence_texts(packages: Iterable[Package]) -> str:
    """What each package's licence says; MapLibre GL's script holds parts of those it depends on."""
    head = (
        "The desk ships two files of MapLibre GL JS, into which the packages below are built,\n"
        "and shapes that were made from the package world-atlas.\n"
    )
    return _RULE.join([head, _NATURAL_EARTH, *map(_text, packages)])


def _text(package: Package) -> str:
    name = f"{package.name} {package.version} ({package.license or 'licence in its text'})"
    files = sorted(p for p in package.folder.iterdir() if _is_licence(p))
    return "\n\n".join([name, *(f.read_text(encoding="utf-8").strip() for f in files)]) + "\n"


def _is_licence(path: Path) -> bool:
    return path.is_file() and path.stem.upper().startswith(("LICENSE", "LICENCE", "COPYING"))
