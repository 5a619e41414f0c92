"""The relations of events, with the work on single items spread over the processors.

Helpers are started by name and not as copies of this process: so they work alike on all systems,
in programs that guard nothing and in notebooks, and hold no more than what they need. They are told
what to do over their standard input, by the process that started them alone.
"""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import IO, Any, TypeVar

from twosource.engine.local import Local
from twosource.errors import TwosourceError

__all__ = ["Processes", "serve"]

A = TypeVar("A", int, str)
T = TypeVar("T")
B = TypeVar("B")

_FEW = 150
"""Items up to which starting helpers takes longer than it saves."""
_AT_ONCE, _AHEAD = 8, 3
"""Items that a helper is given at once, and how many times that may be under way for each."""
_ENDED = "a helper process has ended before its work was done; what is done is kept: run it again"
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1"
)
"""The matrices of a block are too small to be worth threads."""


class Processes:
    """``Relations`` that map over helpers, one for each processor; the rest is done here.

    What maps must be importable by name, and what it is given and gives must be picklable.
    """

    def __init__(self, helpers: int | None = None, few: int = _FEW) -> None:
        """``helpers`` are as many as there are processors, if that isn't said."""
        self._local, self._few = Local(), few
        self._count = helpers or _processors()

    def pairs(
        self, keyed: Iterable[tuple[int, A]], at_most: int, at_least: int = 1, beside: int = 0
    ) -> Sequence[tuple[A, A, int]]:
        """As ``Local``."""
        return self._local.pairs(keyed, at_most, at_least, beside)

    def components(
        self, ids: Collection[A], edges: Iterable[tuple[A, A]]
    ) -> Sequence[tuple[A, ...]]:
        """As ``Local``."""
        return self._local.components(ids, edges)

    def map(self, function: Callable[[T], B], items: Sequence[T]) -> Iterable[B]:
        """``function`` of each item, in order, by the helpers if there are many items."""
        if self._count < 2 or len(items) < self._few:
            return map(function, items)
        return self._spread(function, items)

    def _spread(self, function: Callable[[T], B], items: Sequence[T]) -> Iterator[B]:
        parts = [items[i : i + _AT_ONCE] for i in range(0, len(items), _AT_ONCE)]
        under_way: deque[Future[list[B]]] = deque()
        with _Helpers(function, self._count) as helpers:
            for part in parts:
                under_way.append(helpers.ask(part))
                if len(under_way) >= self._count * _AHEAD:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()


def _processors() -> int:
    """How many processors this process may use, where the system says so."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Helpers:
    """Processes that apply one function to what they are given."""

    def __init__(self, function: Callable[[Any], Any], count: int) -> None:
        self._function = function
        self._all = [_start(function) for _ in range(count)]
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        for helper in self._all:
            self._idle.put(helper)
        self._threads = ThreadPoolExecutor(count, "twosource-helper")

    def __enter__(self) -> "_Helpers":
        return self

    def __exit__(self, *error: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for helper in self._all:
            helper.kill()
            helper.communicate()

    def ask(self, part: Sequence[Any]) -> Future[list[Any]]:
        """What the function makes of a part, as soon as a helper is idle."""
        return self._threads.submit(self._asked, part)

    def _asked(self, part: Sequence[Any]) -> list[Any]:
        helper = self._idle.get()
        try:
            assert helper.stdin is not None
            assert helper.stdout is not None
            _put(helper.stdin, part)
            answer = pickle.load(helper.stdout)
        except (EOFError, BrokenPipeError) as error:
            raise TwosourceError(_ENDED) from error
        finally:
            self._idle.put(helper)
        if isinstance(answer, BaseException):
            raise answer
        found: list[Any] = answer
        return found


def _start(function: Callable[[Any], Any]) -> subprocess.Popen[bytes]:
    helper = subprocess.Popen(
        [sys.executable, "-c", "from twosource.engine.processes import serve; serve()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_ONE_THREAD},
    )
    assert helper.stdin is not None
    _put(helper.stdin, function)
    return helper


def _put(stream: IO[bytes], value: object) -> None:
    pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def serve() -> None:
    """Be a helper: take a function from standard input, then parts, until there are no more."""
    ask, answer = sys.stdin.buffer, sys.stdout.buffer
    function = pickle.load(ask)
    while True:
        try:
            part = pickle.load(ask)
        except EOFError:
            return
        try:
            made: object = [function(item) for item in part]
        except Exception as error:
            made = error
        try:
            _put(answer, made)
        except BrokenPipeError:  # whoever asked is gone: so is the pipe that Python would flush
            os._exit(1)
