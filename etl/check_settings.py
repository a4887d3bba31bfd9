"""What the checks across rows turn on, in one place (semantics §3, §9)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """Limits of the checks.

    ``excellent_ceiling_percent``: of the members rated tốt or better, at most so many percent,
    rounded up, may be rated xuất sắc (the rules differ by year: domain notes). ``jump_times``: a
    figure is a jump beyond so many times the year before. ``fewest_others``: from so many whole
    figures on a fraction among them is told. ``most_problems``: of one check, so many are listed.
    """

    most_years: int = 15
    excellent_ceiling_percent: int = 20
    jump_times: int = 5
    fewest_others: int = 2
    most_problems: int = 10_000


CHECK_SETTINGS = CheckSettings()
