"""``python -m benchmarks NAME``: measure quality and speed."""

import importlib
import sys

NAMES = {
    "cases": "gold cases: conflict reports and nested chains",
    "polnear": "attribution spans in news",
    "newsquant": "quantities in news: value, change, unit",
    "factuality": "happened, not, or unclear",
    "plover": "types of events",
    "times": "time expressions, TimeML or WikiWars",
    "places": "toponyms, and places of conflict events",
    "stories": "copies, events, origins and figures across reports",
    "entities": "growth and quality of names put together across reports, on made-up ledgers",
    "scale": "growth of what is across reports, on made-up ledgers",
    "ledger": "speed and size of the store",
    "peers": "another package on the same texts",
    "errors": "an HTML page of misses by stratum",
    "reliability": "whether confidence means what it says",
    "gate": "every figure that has a floor",
}


def main() -> None:
    name, *arguments = sys.argv[1:] or ["--help"]
    if name not in NAMES:
        print("usage: python -m benchmarks NAME [options]\n")
        print("\n".join(f"  {n:10} {what}" for n, what in NAMES.items()))
        raise SystemExit(0 if name in {"-h", "--help"} else 2)
    importlib.import_module(f"benchmarks.{name}").main(arguments)


main()
