"""Makes what the desk serves that isn't ours: MapLibre GL and the outlines of land and countries.

Both come from npm at the versions that ``package-lock.json`` names, when a wheel is built. Never
imported at run time: the built package needs neither Node nor a network.
"""

from twosource.web.assetbuild.assets import build_assets, is_current
from twosource.web.assetbuild.npm import Unavailable

__all__ = ["Unavailable", "build_assets", "is_current"]
