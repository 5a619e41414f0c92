"""Makes ``gazetteer/data/places.bin`` when a wheel or an editable install is built.

The file is derived from two packages that only the build needs, so it isn't kept in git.
"""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACES = Path("src/twosource/gazetteer/data/places.bin")


class PlacesHook(BuildHookInterface[Any]):
    """Builds the gazetteer's file unless a current one is there."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files (``version``: standard or editable)."""
        if self.target_name != "wheel":
            return
        root = Path(self.root)
        build = _build_package(root / "src" / "twosource")
        places = root / _PLACES
        if not build.is_current(places):
            self.app.display_info("building the gazetteer's file")
            build.build_places(places)
        build_data["artifacts"].append(_PLACES.as_posix())


def _build_package(package: Path) -> Any:
    """``twosource.gazetteer.placebuild``, without running ``twosource/__init__``.

    That would import what a build has not installed.
    """
    if "twosource" not in sys.modules:
        bare = ModuleType("twosource")
        bare.__path__ = [str(package)]
        sys.modules["twosource"] = bare
    return importlib.import_module("twosource.gazetteer.placebuild")
