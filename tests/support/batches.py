"""Random data sets, many in one load: loading costs more than asking."""

from collections.abc import Callable, Sequence

from hypothesis import given, seed, settings

from tests.oracle.strategies import Case, cases


def compare_together(
    compare: Callable[[Sequence[Case]], None], examples: int, part: int, at_once: int
) -> None:
    """Compare on random data sets, ``at_once`` of them at a time; ``part`` draws others.

    Where they differ each goes through alone, so that hypothesis finds the simplest that does.
    """
    drawn: list[Case] = []
    _on_each(drawn.append, examples, part)
    for start in range(0, len(drawn), at_once):
        try:
            compare(drawn[start : start + at_once])
        except AssertionError:
            _on_each(lambda case: compare([case]), examples, part)
            raise


def _on_each(see: Callable[[Case], None], examples: int, part: int) -> None:
    @settings(max_examples=examples)
    @seed(part)
    @given(cases())
    def on_case(case: Case) -> None:
        see(case)

    on_case()
