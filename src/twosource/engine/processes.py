"""The relations of events, with the work on single items spread over the processors.

Helpers are loky's: they are started by name and not as copies of this process, so they work alike
on all systems, in programs that guard nothing and in notebooks, and hold no more than they need.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from twosource.engine.local import Local
from twosource.errors import TwosourceError

__all__ = ["Processes"]

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
        from loky.process_executor import BrokenProcessPool, ProcessPoolExecutor

        pool = ProcessPoolExecutor(
            self._count, initializer=_Task.set, initargs=(function,), env=_ONE_THREAD
        )
        under_way: deque[Any] = deque()
        try:
            for start in range(0, len(items), _AT_ONCE):
                under_way.append(pool.submit(_Task.of_each, items[start : start + _AT_ONCE]))
                if len(under_way) >= self._count * _AHEAD:
                    yield from under_way.popleft().result()
            while under_way:
                yield from under_way.popleft().result()
        except BrokenProcessPool as error:
            raise TwosourceError(_ENDED) from error
        finally:
            pool.shutdown(kill_workers=True)


def _processors() -> int:
    """How many processors this process may use."""
    from loky import cpu_count

    return int(cpu_count())


class _Task:
    """What a helper does: it is told once, so that what the function holds open stays open."""

    function: Callable[[Any], Any]

    @classmethod
    def set(cls, function: Callable[[Any], Any]) -> None:
        cls.function = function

    @classmethod
    def of_each(cls, part: Sequence[Any]) -> list[Any]:
        return [cls.function(item) for item in part]
