"""Results as a notebook shows them."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

import twosource as ts
from samples import make_report, toy
from twosource.errors import EmptyInput
from twosource.intake import Refusal
from twosource.ledger import ReadResult
from twosource.ledger.table import Table, html_table


class Cells(HTMLParser):
    """The tags of a page, and the text of its cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(alphabet="<>&\"'abc/ ;#") | st.text())
def test_nothing_in_a_cell_becomes_a_tag(hostile: str) -> None:
    page = Cells(html_table(["what"], [[hostile]]))
    assert page.tags == {"table", "thead", "tbody", "tr", "th", "td"}


def test_claims_and_reports_show_as_tables() -> None:
    hostile = make_report("Police said <img src=x> fled.", title="<script>alert(1)</script>")
    with ts.open(":memory:", extractor=toy) as ledger:
        ledger.read(hostile)
        claims, reports = ledger.claims()._repr_html_(), ledger.reports()._repr_html_()
    assert "<img" not in claims
    assert "&lt;img src=x&gt; fled" in claims
    assert "<script" not in reports
    assert "&lt;script&gt;" in reports


def test_a_long_table_shows_its_beginning_and_says_so() -> None:
    page = Table(lambda: iter(range(60)), {"n": int})._repr_html_()
    assert "<td>49</td>" in page
    assert "<td>50</td>" not in page
    assert page.endswith("<p>… and more</p>")


def test_the_result_of_a_batch_shows_what_was_refused() -> None:
    refusal = Refusal("<a>.txt", EmptyInput("nothing in <a>.txt"))
    page = ReadResult(new=2, claims=7, refused=(refusal,))._repr_html_()
    assert Cells(page).tags <= {"table", "thead", "tbody", "tr", "th", "td"}
    assert "nothing in &lt;a&gt;.txt" in page
    assert "<td>7</td>" in page
