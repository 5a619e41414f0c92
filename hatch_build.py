"""Makes what a wheel holds beside our sources, when one is built (also an editable one).

The gazetteer's file is derived from two packages that only the build needs; the desk's map comes
from npm. Neither is kept in git. Where npm can't be reached the desk goes without the map's
script and says so here, unless TWOSOURCE_REQUIRE_ASSETS=1 is set.
"""

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACES = Path("src/twosource/gazetteer/data/places.bin")
_ASSETS = Path("src/twosource/web/static/built")
_WITHOUT = """
==========================================================================
  The desk's map is built without its script and its outlines of countries:
  {why}
  Pages show a plain map instead. Build again where npm reaches a registry;
  TWOSOURCE_REQUIRE_ASSETS=1 makes this an error.
==========================================================================
"""


class BuiltFilesHook(BuildHookInterface[Any]):
    """Builds the gazetteer's file and the desk's map, unless current ones are there."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects files (``version``: standard or editable)."""
        if self.target_name != "wheel":
            return
        self._build_places()
        self._build_assets()
        build_data["artifacts"] += [_PLACES.as_posix(), f"{_ASSETS.as_posix()}/*"]

    def _build_places(self) -> None:
        build = self._module("twosource.gazetteer.placebuild")
        places = Path(self.root) / _PLACES
        if not build.is_current(places):
            self.app.display_info("building the gazetteer's file")
            build.build_places(places)

    def _build_assets(self) -> None:
        build = self._module("twosource.web.assetbuild")
        if build.is_current(Path(self.root)):
            return
        self.app.display_info("building the desk's map")
        try:
            build.build_assets(Path(self.root))
        except build.Unavailable as error:
            if os.environ.get("TWOSOURCE_REQUIRE_ASSETS") == "1":
                self.app.abort(f"the desk's map can't be built: {error}")
            self.app.display_warning(_WITHOUT.format(why=error))

    def _module(self, name: str) -> Any:
        """A module of ours without running its parents' ``__init__``.

        Those would import what a build has not installed.
        """
        package, *inner = name.split(".")
        folder = Path(self.root) / "src" / package
        for part in inner:
            if package not in sys.modules:
                bare = ModuleType(package)
                bare.__path__ = [str(folder)]
                sys.modules[package] = bare
            package, folder = f"{package}.{part}", folder / part
        return importlib.import_module(name)
