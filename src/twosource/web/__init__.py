"""The desk: pages and a REST interface over one ledger, made for reading.

Pages come whole from the server and work without scripts; nothing is asked of any other machine.
"""

from twosource.web.app import create_app
from twosource.web.settings import LOOPBACK_NAMES, DeskSettings

__all__ = ["LOOPBACK_NAMES", "DeskSettings", "create_app"]
