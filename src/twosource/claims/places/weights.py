"""The weights of the recogniser and the ranker, as trained and written to ``weights.toml``."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Weights = Mapping[str, float]


@cache
def weights(model: str) -> Weights:
    """Weights by feature of ``toponym``, ``choice_first`` or ``choice``."""
    data = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    table: Weights = data[model]["weights"]
    return table


@cache
def threshold(model: str) -> float:
    """The least probability at which ``model`` says yes."""
    data = tomllib.loads((files(__package__) / "weights.toml").read_text(encoding="utf-8"))
    return float(data[model]["threshold"])
