"""Make the derived tables of actors from public lists: UCDP's sides of conflicts and PETRARCH2.

    python tools/build_actors.py UCDP_ACTORS_CSV PETRARCH2_FOLDER

writes ``ucdp.csv`` and ``petrarch2.csv`` beside the hand-written tables. Only names that those
don't have yet are taken, and only where a name can't be mistaken for ordinary words: no bare
acronyms, no single common words, no persons.
"""

import csv
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from twosource.gazetteer.actornames import name_key
from twosource.gazetteer.tables import DATA, aliases_of, read_rows

HERE = Path(__file__).parent
TABLES = DATA / "actors"
COLUMNS = ("id", "name", "aliases", "country", "role", "parent", "from", "to", "source")
Cells = tuple[str, ...]


def rules() -> dict[str, dict[str, object]]:
    """What to take and what to leave, from ``build_actors.toml``."""
    return tomllib.loads((HERE / "build_actors.toml").read_text(encoding="utf-8"))


def known_names(derived: Iterable[str]) -> set[tuple[str, ...]]:
    """The keys of all names in the hand-written tables."""
    keys = set()
    for path in sorted(TABLES.glob("*.csv")):
        if path.name in (*derived, "ambiguous.csv"):
            continue
        with path.open(encoding="utf-8") as file:
            columns = next(csv.reader(line for line in file if line[0] != "#"))
        for _, row in read_rows(path, columns):
            keys |= {name_key(n) for n in (row["name"], *aliases_of(row["aliases"]))}
    return keys


def country_codes() -> dict[tuple[str, ...], str]:
    """Names of states and their codes of three letters to those of two."""
    columns = ("iso2", "iso3", "name", "aliases", "adjectives", "people", "capitals", "source")
    out = {}
    for _, row in read_rows(TABLES / "states.csv", columns):
        for name in (row["iso3"], row["name"], *aliases_of(row["aliases"])):
            out[name_key(name)] = row["iso2"]
    return out


def slug(name: str) -> str:
    """An id made of a name: ``x:liwa-al-aqsa``."""
    return "x:" + "-".join(re.sub(r"[^a-z0-9]", "", word) for word in name_key(name))


def ucdp_rows(path: Path, rule: dict[str, object], known: set[tuple[str, ...]]) -> Iterator[Cells]:
    """Sides of conflicts that are groups of one name."""
    countries = country_codes()
    leave = re.compile(str(rule["leave"]))
    roles: dict[str, str] = rule["roles"]  # type: ignore[assignment]
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            name = row["actor"].strip()
            first = re.sub(r"Kingdom of | \(.*", "", row["countries"].split(";")[0].strip())
            if leave.search(name) or name_key(name) in known:
                continue
            role = next((r for pattern, r in roles.items() if re.search(pattern, name)), None)
            if role is None and int(row["events"]) < int(str(rule["least_events"])):
                continue
            known.add(name_key(name))
            years = (row["first_event"][:4], "")
            yield (
                slug(name),
                name,
                "",
                countries.get(name_key(first), ""),
                role or "CVL",
                "",
                *years,
                "ucdp",
            )


def petrarch_rows(
    folder: Path, rule: dict[str, object], known: set[tuple[str, ...]]
) -> Iterator[Cells]:
    """Groups and bodies whose names say that they are one ("… Front", "… Organization")."""
    codes = country_codes()
    head = re.compile(str(rule["head"]))
    leave = re.compile(str(rule["leave"]))
    files: list[str] = rule["files"]  # type: ignore[assignment]
    for name in files:
        for names, code in petrarch_blocks((folder / name).read_text(encoding="utf-8")):
            fit = [n for n in names if head.search(n) and not leave.search(n) and n.count(" ") >= 2]
            fresh = list({name_key(n): n for n in fit if name_key(n) not in known}.values())
            role = next((r for r in ("REB", "IGO", "NGO") if r in code), None)
            if not fit or any(name_key(n) in known for n in fit) or role is None:
                continue
            if role == "NGO" and not re.search(str(rule["ngo"]), fresh[0]):
                continue
            known |= {name_key(n) for n in fresh}
            country = codes.get((code[:3].lower(),), "")
            others = ";".join(fresh[1:])
            yield slug(fresh[0]), fresh[0], others, country, role, "", "", "", "petrarch2"


def petrarch_blocks(text: str) -> Iterator[tuple[list[str], str]]:
    """Names and first code of every entry: a head line, ``+`` lines for other names, a code."""
    names: list[str] = []
    code = ""
    for line in [*text.splitlines(), "END"]:
        line = line.partition("#")[0].rstrip()
        starts = bool(line) and line[0] not in "+\t "
        if starts and names:
            yield names, code
            names, code = [], ""
        if not line:
            continue
        if found := re.search(r"\[([A-Z]{3,})", line):
            code = code or found[1]
        written = line.partition("[")[0].strip().lstrip("+").strip("_ \t")
        if written and (starts or line[0] == "+"):
            names.append(title(written))


def title(written: str) -> str:
    """``LORD'S_RESISTANCE_ARMY_(LRA)`` -> ``Lord's Resistance Army``."""
    bare = re.sub(r"\([^)]*\)", "", written.replace("_", " ")).strip()
    small = {"of", "the", "for", "and", "in", "on", "to", "against", "al", "de", "la", "du", "des"}
    words = [w.lower() for w in bare.split()]
    return " ".join(
        w if i and w in small else "-".join(p[:1].upper() + p[1:] for p in w.split("-"))
        for i, w in enumerate(words)
    )


def write(name: str, head: str, rows: Iterable[Cells]) -> None:
    """Write one derived table, sorted by id."""
    with (TABLES / name).open("w", encoding="utf-8", newline="") as file:
        file.write(head.lstrip())
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))


def main() -> None:
    """Build both tables."""
    ucdp, petrarch = map(Path, sys.argv[1:3])
    rule = rules()
    known = known_names(("ucdp.csv", "petrarch2.csv"))
    write("ucdp.csv", str(rule["ucdp"]["comment"]), ucdp_rows(ucdp, rule["ucdp"], known))
    rows = petrarch_rows(petrarch, rule["petrarch2"], known)
    write("petrarch2.csv", str(rule["petrarch2"]["comment"]), rows)


if __name__ == "__main__":
    main()
