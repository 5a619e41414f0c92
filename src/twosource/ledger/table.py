"""A list of results that shows well in a notebook."""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import islice
from typing import Generic, TypeVar

__all__ = ["Table", "html_table"]

T = TypeVar("T")
_SHOWN = 50
"""Rows that a notebook shows."""


class Table(Generic[T]):
    """Results that are looked up when they are gone through, each time anew.

    >>> table = Table(lambda: iter(["a<b"]), {"name": str, "length": len})
    >>> list(table)
    ['a<b']
    """

    def __init__(
        self, look_up: Callable[[], Iterator[T]], columns: dict[str, Callable[[T], object]]
    ) -> None:
        self._look_up = look_up
        self._columns = columns

    def __iter__(self) -> Iterator[T]:
        return self._look_up()

    def _repr_html_(self) -> str:
        first = list(islice(self, _SHOWN + 1))
        rows = ([cell(item) for cell in self._columns.values()] for item in first[:_SHOWN])
        more = "<p>… and more</p>" if len(first) > _SHOWN else ""
        return html_table(self._columns, rows) + more


def html_table(headings: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """An HTML table with everything escaped; ``None`` is an empty cell.

    >>> html_table(["who"], [["<b>AP</b>"]]).partition("<tbody>")[2]
    '<tr><td>&lt;b&gt;AP&lt;/b&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(h)}</th>" for h in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"
