"""Time expressions: found by a grammar, read as TIMEX3 values, resolved to intervals of days."""

from twosource.claims.times.bounds import bounded, joined
from twosource.claims.times.find import Found, find
from twosource.claims.times.roles import role, states
from twosource.claims.times.timex import Timex

__all__ = ["Found", "Timex", "bounded", "find", "joined", "role", "states"]
