"""Things that take long to make and little to ask, made once and lent to one session at a time."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


@dataclass(slots=True, eq=False)
class _Kept(Generic[Key, Thing]):
    key: Key
    lock: Lock = field(default_factory=Lock)
    stack: ExitStack = field(default_factory=ExitStack)
    thing: Thing | None = None
    users: int = 0


class Shared(Generic[Key, Thing]):
    """The things that this process keeps, at most ``most``, the one asked last at the end.

    ``make`` makes one, to be closed when nobody wants it; ``serves(kept, wanted)`` tells whether
    what was made by one key answers for another. Who asks for what is being made waits for it.
    """

    def __init__(
        self,
        make: Callable[[Key], AbstractContextManager[Thing]],
        most: int,
        serves: Callable[[Key, Key], bool] = lambda kept, wanted: kept == wanted,
    ) -> None:
        self._make = make
        self._most = most
        self._serves = serves
        self._lock = Lock()
        self._kept: list[_Kept[Key, Thing]] = []

    @contextmanager
    def lent(self, key: Key) -> Iterator[Thing]:
        """One that serves a key, to be used alone until the block ends."""
        with self._lock:
            wanted: _Kept[Key, Thing] = _Kept(key)
            kept = next((k for k in self._kept if self._serves(k.key, key)), wanted)
            kept.users += 1
            self._kept = [*(other for other in self._kept if other is not kept), kept]
            surplus, self._kept = self._kept[: -self._most], self._kept[-self._most :]
        self._close(surplus)
        try:
            with kept.lock:
                if kept.thing is None:
                    kept.thing = kept.stack.enter_context(self._make(kept.key))
                yield kept.thing
        except BaseException:
            # What failed once is made anew for the next who asks.
            with self._lock:
                self._kept = [other for other in self._kept if other is not kept]
            raise
        finally:
            with self._lock:
                kept.users -= 1
                is_done = kept not in self._kept
            if is_done:
                self._close([kept])

    def __len__(self) -> int:
        """Number of things kept."""
        with self._lock:
            return len(self._kept)

    def keep(self, is_wanted: Callable[[Key], bool]) -> None:
        """Let go of every other; who uses one of them now may finish."""
        with self._lock:
            former = [kept for kept in self._kept if not is_wanted(kept.key)]
            self._kept = [kept for kept in self._kept if is_wanted(kept.key)]
        self._close(former)

    @staticmethod
    def _close(dropped: list[_Kept[Key, Thing]]) -> None:
        for kept in dropped:
            if kept.users == 0:
                kept.stack.close()
