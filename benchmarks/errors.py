"""Misses of attribution, sampled by stratum, as a page with gold beside prediction."""

import argparse
import html
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks import cases, polnear
from benchmarks.paths import shared
from benchmarks.scorers import script

Spans = list[list[int]]
_SPEECH = re.compile(r"\b(?:said|says?|saying)\b", re.I)
_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 Georgia, serif; }
body { max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, summary, th { font-family: system-ui, sans-serif; }
article { border-top: 1px solid #8885; padding: .6rem 0; }
.role { font: 12px system-ui; opacity: .7; }
mark.source { background: #0072b233; color: inherit; }
mark.cue { background: #e69f0044; color: inherit; }
mark.content { background: #009e7326; color: inherit; }
"""


def stratum(gold: dict[str, Spans], text: str) -> str:
    """Quote form, cue type and whether a source is named, of one gold attribution."""
    content = " ".join(text[a:b] for a, b in gold["content"]).strip()
    marks = re.search(r'["“”]', content)
    form = "direct" if content[:1] in '"“”' and content else "mixed" if marks else "indirect"
    cue = " ".join(text[a:b] for a, b in gold["cue"])
    kind = "according" if "ccording" in cue else "said" if _SPEECH.search(cue) else "other cue"
    return f"{form} · {kind} · {'source named' if gold['source'] else 'no source'}"


def page(misses: dict[str, list[tuple[str, str, str]]]) -> str:
    """The page: one section a stratum, largest first."""
    sections = []
    for name, rows in sorted(misses.items(), key=lambda item: -len(item[1])):
        shown = "".join(
            f"<article><div class=role>{html.escape(doc)}</div><div class=role>gold</div>{gold}"
            f"<div class=role>predicted</div>{found}</article>"
            for doc, gold, found in rows
        )
        sections.append(f"<h2>{html.escape(name)}</h2>{shown}")
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Attribution misses</title>"
        f"<style>{_STYLE}</style><h1>Attribution misses</h1>{''.join(sections)}</html>"
    )


def marked(text: str, roles: dict[str, Spans], window: tuple[int, int]) -> str:
    """The words of ``window`` with the spans of each role marked."""
    kind: dict[int, str] = {}
    for role in ("content", "source", "cue"):
        for a, b in roles.get(role) or []:
            kind.update(dict.fromkeys(range(a, b), role))
    out, current = [], ""
    for i in range(*window):
        if kind.get(i, "") != current:
            out.append("</mark>" if current else "")
            current = kind.get(i, "")
            out.append(f"<mark class={current}>" if current else "")
        out.append(html.escape(text[i]))
    return "".join(out) + ("</mark>" if current else "")


def _window(text: str, *sets: dict[str, Spans]) -> tuple[int, int]:
    spans = [roles.get(role) or [] for roles in sets for role in ("source", "cue", "content")]
    ends = [x for pairs in spans for pair in pairs for x in pair]
    return max(0, min(ends) - 120), min(len(text), max(ends) + 120)


def _touching(gold: dict[str, Spans], found: list[dict[str, Spans]]) -> dict[str, Spans]:
    """The prediction that shares most content with a gold attribution."""
    wanted = {i for a, b in gold["content"] for i in range(a, b)}
    shared_with = [
        (len(wanted & {i for a, b in f["content"] for i in range(a, b)}), n)
        for n, f in enumerate(found)
    ]
    best = max(shared_with, default=(0, 0))
    return found[best[1]] if best[0] else {}


def _matches(gold: dict[str, Spans], found: dict[str, Spans]) -> bool:
    wanted = {i for a, b in gold["content"] for i in range(a, b)}
    got = {i for a, b in found.get("content") or [] for i in range(a, b)}
    return bool(got) and len(wanted & got) / len(wanted | got) >= 0.5


def collect(root: Path, corpus: Path, sample: int) -> dict[str, list[tuple[str, str, str]]]:
    """Up to ``sample`` misses of each stratum: document, gold and prediction as marked text."""
    run = polnear.extraction(root, corpus)
    predicted = script(root, "polnear_from_extract.py", feed="\n".join(run.lines))
    by_id: dict[str, list[Any]] = {
        row["id"]: row["attributions"] for row in map(json.loads, predicted.splitlines())
    }
    misses: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in map(json.loads, corpus.read_text(encoding="utf-8").splitlines()):
        for gold in row["attributions"]:
            nearest = _touching(gold, by_id.get(row["id"], []))
            if not gold["content"] or _matches(gold, nearest):
                continue
            window = _window(row["text"], gold, nearest)
            pair = (marked(row["text"], gold, window), marked(row["text"], nearest, window))
            misses[stratum(gold, row["text"])].append((row["id"], *pair))
    draw = random.Random(7)
    return {k: draw.sample(v, min(sample, len(v))) for k, v in misses.items()}


def by_depth(root: Path, sample: int) -> dict[str, list[tuple[str, str, str]]]:
    """Claims of the gold cases that were missed or whose chain has another length, by depth."""
    misses: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for name, where in cases.SETS.items():
        found: dict[str, list[Any]] = defaultdict(list)
        for line in map(json.loads, cases.extraction(root, name).lines):
            if line["kind"] == "claim":
                found[line["report"]].append(line)
        for case in _cases(root / where):
            for gold in case["claims"]:
                near = _claim_near(case["text"], gold, found[case["id"]])
                if near is None or len(near["chain"]) != len(gold["chain"]):
                    wanted = _told(gold["content"], [k["mention"] for k in gold["chain"]])
                    got = "nothing"
                    if near is not None:
                        got = _told(near["content"]["text"], [k["name"] for k in near["chain"]])
                    misses[f"chain of {len(gold['chain'])}"].append((case["id"], wanted, got))
    draw = random.Random(7)
    return {k: draw.sample(v, min(sample, len(v))) for k, v in misses.items()}


def _cases(path: Path) -> list[Any]:
    if path.is_dir():
        return [json.loads(p.read_text(encoding="utf-8")) for p in sorted(path.glob("*.json"))]
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _claim_near(text: str, gold: Any, found: list[Any]) -> Any | None:
    start = gold.get("at", text.find(gold["content"]))
    wanted = {"content": [[start, start + len(gold["content"])]]}
    return next((f for f in found if _matches(wanted, {"content": f["content"]["spans"]})), None)


def _told(content: str, chain: list[str]) -> str:
    return html.escape(" ← ".join(["report", *chain]) + ": " + content)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="benchmarks errors", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, help="a .jsonl file in PolNeAR's format")
    parser.add_argument("-o", "--output", type=Path, default=Path("errors.html"))
    parser.add_argument("--sample", type=int, default=15, help="misses of each stratum")
    chosen = parser.parse_args(arguments)
    root = shared()
    if root is None:
        raise SystemExit("the folder with the corpora is not there; set TWOSOURCE_SHARED")
    misses = collect(root, chosen.corpus or root / "corpora/polnear/dev.jsonl", chosen.sample)
    misses |= by_depth(root, chosen.sample)
    chosen.output.write_text(page(misses), encoding="utf-8")
    print(f"{sum(map(len, misses.values()))} misses in {len(misses)} strata: {chosen.output}")
