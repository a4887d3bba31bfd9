"""How far a long load is: steps, told to whoever watches."""

from types import TracebackType
from typing import Never, Protocol, Self

from tqdm import tqdm


class StoppedError(Exception):
    """Whoever watches a load wants no more of it: raised by ``step``; nothing is written."""


class Progress(Protocol):
    """Who is told of a load's steps; the first step that is not wanted raises ``StoppedError``."""

    def expect(self, steps: int) -> None:
        """So many more steps are to come."""

    def step(self, words: str) -> None:
        """A step begins; ``words`` are Vietnamese."""


class Silence:
    """Nobody watches."""

    def expect(self, steps: int) -> None:
        """Say nothing."""

    def step(self, words: str) -> None:
        """Say nothing."""


class Bar:
    """A bar on the terminal; where stderr is none, nothing."""

    def __init__(self) -> None:
        self._steps = 0
        self._begun = False
        self._bar: tqdm[Never] = tqdm(
            total=0, disable=None, leave=False, delay=1.0, bar_format="{desc} {bar} {n}/{total}"
        )

    def expect(self, steps: int) -> None:
        """Lengthen the bar."""
        self._steps += steps
        self._bar.total = self._steps
        self._bar.refresh()

    def step(self, words: str) -> None:
        """Move the bar by the step before, and name this one."""
        self._bar.update(int(self._begun))
        self._begun = True
        self._bar.set_description_str(words)

    def reach(self, done: int, total: int) -> None:
        """Set the bar to so many of all."""
        self._bar.total = total
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()
