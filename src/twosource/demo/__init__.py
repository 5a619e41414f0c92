"""Five reports that we wrote about one happening that never was, and a tour through them."""

from twosource.demo.reports import report_files
from twosource.demo.tour import Stop, figures, tour

__all__ = ["Stop", "figures", "report_files", "tour"]
