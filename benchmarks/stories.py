"""Stories: several reports of the same happenings, from raw text to events.

Each story is read into a ledger of its own and exported; the scorer of the gold stories does
the rest.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

import twosource as ts
from benchmarks.paths import shared
from benchmarks.scorers import reports, script
from twosource.export.jsonl import ledger_lines

_STORIES = "cases/stories"
OWN = Path(__file__).with_name("own_stories")
"""Stories that we wrote, in four parts; which were looked at, and when, their README tells."""


def export(root: Path, out: Path, stories: Path | None = None) -> float:
    """Read and export every story into ``out``; CPU seconds spent on what is across reports."""
    spent = 0.0
    for story in sorted(p.parent for p in (stories or root / _STORIES).glob("*/reports.jsonl")):
        with ts.open(":memory:") as ledger:
            lines = (story / "reports.jsonl").read_text(encoding="utf-8").splitlines()
            ledger.read(*reports(line for line in lines if line.strip()))
            began = time.process_time()
            exported = "\n".join(ledger_lines(ledger.view))
            spent += time.process_time() - began
        (out / f"{story.name}.jsonl").write_text(exported + "\n", encoding="utf-8")
    return spent


def measure(root: Path, stories: Path | None = None) -> dict[str, float]:
    """The figures that have floors, in percent; of the gold stories if no folder is given."""
    with tempfile.TemporaryDirectory() as folder:
        export(root, Path(folder), stories)
        chosen = stories or root / _STORIES
        said = script(root, "score_stories.py", chosen, "--out", folder, "--json")
    found = json.loads(said)
    return {
        "copies F1": found["copies P/R/F1"][2],
        "grouping B3 F1": found["grouping B3 P/R/F1"][2],
        "wrongly merged": found["wrongly merged events"],
        "range exact": found["independence range exact"],
        "both ends within 1": found["both ends within 1"],
        "overclaimed": found["overclaimed (min > true max)"],
        "origin pairs F1": found["origin pairs P/R/F1"][2],
        "figure values": found["figure values found"],
        "figure relations": found["figure relations right"],
        "false conflicts": found["false conflicts"],
        "denials": found["denials found"],
    }


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks stories", description=__doc__)
    parser.add_argument(
        "stories", nargs="*", type=Path, help="folders of stories (default: the gold ones and ours)"
    )
    parser.add_argument("--misses", type=int, default=0, help="print so many misses")
    parser.add_argument("--out", type=Path, help="keep the exports here")
    chosen = parser.parse_args(arguments)
    root = shared()
    if root is None:
        raise SystemExit("the folder with the stories is not there; set TWOSOURCE_SHARED")
    folders = chosen.stories or [root / _STORIES, *sorted(OWN.glob("*/"))]
    misses = ("--misses", str(chosen.misses))
    with tempfile.TemporaryDirectory() as temporary:
        for number, folder in enumerate(folders):
            out = chosen.out or Path(temporary)
            out = out / str(number) if len(folders) > 1 else out
            out.mkdir(parents=True, exist_ok=True)
            spent = export(root, out, folder)
            print(f"# {folder.parent.name}/{folder.name}")
            print(script(root, "score_stories.py", folder, "--out", out, *misses), end="")
            print(f"{'seconds across reports':30} {spent:5.1f}")
