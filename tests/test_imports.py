"""The shape of the house: data flows one way, and every file keeps to it.

The checks are plain functions over source text, so that each is itself tested on a made-up
module that breaks its rule.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src"

ORDER = (
    "errors",
    "model",
    "gazetteer",
    "intake",
    "reading",
    "attribution",
    "claims",
    "ledger",
    "events",
    "engine",
    "drawing",
    "brief",
    "export",
    "web",
    "",  # the public API: twosource/__init__.py
    "demo",
    "terminal",
    "cli",
    "__main__",
)
"""A file imports from its own folder and from those before it. ``errors`` and ``model`` know
nothing of each other; the public API may bind anything together."""

FREE = {""}
ONLY_HERE = {"spacy": "reading", "thinc": "reading"}
NEVER = ("training", "benchmarks", "tests")
LONGEST = 400
FORBIDDEN_NAMES = {"utils.py", "helpers.py", "misc.py", "common.py"}
MACHINE = re.compile(
    r"/(?:home|Users|root|work|opt|mnt)/\w|[A-Z]:[\\/]+Users|\.\./shared|\bshared/|TWOSOURCE_SHARED"
)


def layer_of(module: str) -> str:
    """``twosource.claims.when`` -> ``claims``; the package itself -> ``""``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imported(module: str, source: str, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, wherever it stands (also inside functions)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = module.split(".")[: (1 if is_package else 0) - node.level or None]
                base = ".".join([*parents, base] if base else parents)
            if base == "twosource":
                yield from ((node.lineno, f"twosource.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, base


def import_problems(module: str, source: str, is_package: bool = False) -> list[str]:
    """What ``source``, standing as ``module``, imports and must not."""
    own = layer_of(module)
    problems = []
    for line, name in imported(module, source, is_package):
        top = name.partition(".")[0]
        where = f"{module}:{line} imports {name}"
        if top in NEVER:
            problems.append(f"{where}: {top} is no part of the package")
        elif ONLY_HERE.get(top, own) != own:
            problems.append(f"{where}: only {ONLY_HERE[top]}/ may")
        elif top == "twosource" and own not in FREE:
            theirs = layer_of(name) if layer_of(name) in ORDER else ""
            if ORDER.index(theirs) > ORDER.index(own):
                problems.append(f"{where}: {own} stands before {theirs or 'the public API'}")
            if {own, theirs} == {"errors", "model"}:
                problems.append(f"{where}: model and errors import nothing of ours")
    return problems


def text_problems(name: str, source: str) -> list[str]:
    """Machine paths in ``source``, and its length if it is over the limit."""
    lines = source.splitlines()
    problems = [f"{name}:{i} {m[0]}" for i, s in enumerate(lines, 1) for m in MACHINE.finditer(s)]
    if len(lines) > LONGEST:
        problems.append(f"{name} has {len(lines)} lines, over {LONGEST}")
    return problems


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(SRC.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def test_there_is_something_to_check() -> None:
    assert {"twosource", "twosource.model", "twosource.reading"} <= {name for name, _ in modules()}


def test_every_folder_has_its_place_in_the_order() -> None:
    strange = {layer_of(name) for name, _ in modules()} - set(ORDER)
    assert not strange, f"say in ORDER where these stand: {strange}"


def test_imports_follow_the_flow() -> None:
    problems = [
        problem
        for name, path in modules()
        for problem in import_problems(name, path.read_text(), path.name == "__init__.py")
    ]
    assert problems == []


def test_files_are_short_and_name_no_machine() -> None:
    problems = [p for name, path in modules() for p in text_problems(name, path.read_text())]
    assert problems == []


def test_no_file_is_a_drawer_for_everything() -> None:
    assert [p for p in SRC.rglob("*.py") if p.name in FORBIDDEN_NAMES] == []


@pytest.mark.parametrize(
    ("module", "source", "said"),
    [
        ("twosource.model", "from twosource.errors import DataError", "import nothing of ours"),
        ("twosource.reading.x", "from twosource.claims import extract", "reading stands before"),
        ("twosource.claims.x", "from twosource import ledger", "claims stands before ledger"),
        ("twosource.claims.x", "from twosource import open", "before the public API"),
        ("twosource.claims.x", "from ..ledger.store import Store", "claims stands before ledger"),
        (
            "twosource.ledger.x",
            "def f():\n    import twosource.web.app",
            "ledger stands before web",
        ),
        ("twosource.claims.x", "import spacy.tokens", "only reading/ may"),
        ("twosource.cli", "from training.model import Tagger", "no part of the package"),
    ],
)
def test_a_wrong_import_is_caught(module: str, source: str, said: str) -> None:
    (problem,) = import_problems(module, source)
    assert said in problem


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("twosource.reading.x", "import spacy\nfrom twosource.model import Span"),
        ("twosource.claims.x", "from . import when\nfrom .when import find_times"),
        ("twosource.web.x", "from twosource.ledger import Ledger\nimport json"),
        ("twosource", "from twosource.cli import main"),
    ],
)
def test_a_right_import_passes(module: str, source: str) -> None:
    assert import_problems(module, source) == []


def test_relative_imports_of_a_package_are_its_own() -> None:
    names = [name for _, name in imported("twosource.claims", "from .when import x", True)]
    assert names == ["twosource.claims.when"]


def test_machine_paths_and_length_are_caught() -> None:
    assert text_problems("x", 'open("/home/me/report.txt")') == ["x:1 /home/m"]
    assert text_problems("x", "open('C:/Users/me')") == ["x:1 C:/Users"]
    assert text_problems("x", 'print("ABC:\\n")') == []
    assert text_problems("x", "pass\n" * (LONGEST + 1)) == ["x has 401 lines, over 400"]
    assert text_problems("x", "# sentences that two reports have in common\n") == []
