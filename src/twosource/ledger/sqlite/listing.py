"""A part of the list of reports, as SQL: only the lines that are shown are looked up whole."""

from twosource.ledger.filters import ReportFilter
from twosource.ledger.sqlite.keys import name_key
from twosource.ledger.sqlite.select import Condition, match_all

__all__ = ["report_count", "report_page"]

_FROM = (
    "FROM report s JOIN report_version v ON v.key = s.version JOIN reading r ON r.key = s.reading"
)
_ORDER = {
    "published": "v.published DESC, s.id",
    "outlet": "v.outlet_key IS NULL, v.outlet_key, s.id",
    "title": "v.title IS NULL, v.title COLLATE NOCASE, s.id",
    "claims": "r.claims DESC, s.id",
    "read": "r.read_at DESC, s.id",
}


def report_count(where: ReportFilter) -> tuple[str, tuple[object, ...]]:
    """A query that counts the reports that ``where`` lets through."""
    sql, values = _conditions(where)
    return f"SELECT count(*) {_FROM} {sql}", values


def report_page(where: ReportFilter, entry: str) -> tuple[str, tuple[object, ...]]:
    """A query for the lines, each as the query ``entry`` gives it, of a part of the list."""
    sql, values = _conditions(where)
    order = _ORDER[where.sort]
    found = f"SELECT s.id AS id {_FROM} {sql} ORDER BY {order} LIMIT ? OFFSET ?"
    limit = -1 if where.limit is None else where.limit
    return (
        f"{entry} JOIN ({found}) found ON found.id = s.id ORDER BY {order}",
        (*values, limit, where.start),
    )


def _conditions(where: ReportFilter) -> tuple[str, tuple[object, ...]]:
    held: list[Condition] = []
    if where.text is not None:
        query = match_all(where.text)
        found = "v.key IN (SELECT rowid FROM report_search WHERE report_search MATCH ?)"
        held.append(Condition("0") if query is None else Condition(found, (query,)))
    if where.outlet is not None:
        held.append(Condition("instr(v.outlet_key, ?)", (name_key(where.outlet),)))
    if where.outlet_named is not None:
        held.append(Condition("v.outlet_key = ?", (name_key(where.outlet_named),)))
    sql = "WHERE " + " AND ".join(c.sql for c in held) if held else ""
    return sql, tuple(value for c in held for value in c.values)
