"""``python -m twosource.web.assetbuild``: make the desk's files anew, in a checkout."""

from pathlib import Path

from twosource.web.assetbuild import build_assets

build_assets(Path(__file__).resolve().parents[4])
