"""Every error that Twosource raises on purpose, in one tree.

::

    TwosourceError
    ├── InputError             a report can't be taken in; the others of its batch can
    │   ├── EmptyInput         nothing to read in it
    │   ├── UnreadableInput    broken, binary or in no known encoding
    │   ├── TooLarge           over a size limit
    │   ├── UnknownFormat      no reader for this kind of file
    │   ├── ReadingFailed      the reading of a report broke down
    │   └── FetchError         a URL can't be, or must not be, fetched
    │       └── SiteBusy       the site asks to be left alone for a while
    ├── ModelError             the shipped model or pipeline is missing or damaged
    ├── MissingExtra           what was asked for needs a library that isn't installed
    ├── DataError              a data file (ours or a user's CSV) has a bad row
    └── LedgerError            the ledger can't be opened or written
        ├── NotALedger         the file is something else
        ├── LedgerTooNew       written by a later version of Twosource
        ├── NotFound           no such claim, report or event in it
        ├── BadFilter          a filter asks for what can't be, such as the 31st of February
        └── BadJudgement       a judgement says what can't be, such as words that aren't in the text

A message says what happened and what to do about it, in one line.
"""

__all__ = [
    "BadFilter",
    "BadJudgement",
    "DataError",
    "EmptyInput",
    "FetchError",
    "InputError",
    "LedgerError",
    "LedgerTooNew",
    "MissingExtra",
    "ModelError",
    "NotALedger",
    "NotFound",
    "ReadingFailed",
    "SiteBusy",
    "TooLarge",
    "TwosourceError",
    "UnknownFormat",
    "UnreadableInput",
]


class TwosourceError(Exception):
    """The root: catch this to catch all that Twosource raises on purpose."""


class InputError(TwosourceError):
    """A report can't be taken in."""


class EmptyInput(InputError):
    """There is nothing to read in the input."""


class UnreadableInput(InputError):
    """The input is broken, binary or in no known encoding."""


class TooLarge(InputError):
    """The input is over a size limit."""


class UnknownFormat(InputError):
    """There is no reader for this kind of file."""


class ReadingFailed(InputError):
    """The reading of a report broke down; this is a fault of ours."""


class FetchError(InputError):
    """A URL can't be, or must not be, fetched."""


class SiteBusy(FetchError):
    """The site asks for fewer requests, or to come back later."""


class ModelError(TwosourceError):
    """The shipped model or the language pipeline is missing or damaged."""


class MissingExtra(TwosourceError):
    """What was asked for needs a library that isn't installed."""


class DataError(TwosourceError):
    """A data file has a bad row."""


class LedgerError(TwosourceError):
    """The ledger can't be opened or written."""


class NotALedger(LedgerError):
    """The file is not a ledger."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a later version of Twosource."""


class NotFound(LedgerError):
    """There is no such claim, report or event in the ledger."""


class BadFilter(LedgerError):
    """A filter asks for what can't be."""


class BadJudgement(LedgerError):
    """A judgement says what can't be."""
