"""``python -m twosource.gazetteer.placebuild``: make the file anew after a change to the lists."""

from pathlib import Path

from twosource.gazetteer.placebuild import build_places

build_places(Path(__file__).resolve().parents[1] / "data" / "places.bin")
