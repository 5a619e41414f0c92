import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.intake.dates import iso_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T09:15:00+02:00", "2024-05-03T09:15:00+02:00"),
        ("2024-05-03 09:15", "2024-05-03T09:15:00"),
        ("Fri, 03 May 2024 09:15:00 GMT", "2024-05-03T09:15:00+00:00"),
        ("Friday, May 3rd, 2024 10:15 a.m. ET", "2024-05-03"),
        ("3 May 2024", "2024-05-03"),
        ("3-Sept-2024", "2024-09-03"),
        ("2024/5/3", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("23.05.2024", "2024-05-23"),
        ("05/23/2024", "2024-05-23"),
        ("05/03/2024", None),
        ("31 February 2024", None),
        ("last week", None),
        ("", None),
        (None, None),
    ],
)
def test_reads_the_forms_of_pages_and_feeds(written, read):
    assert iso_date(written) == read


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(written):
    read = iso_date(written)
    assert read is None or iso_date(read) == read
