"""What a reader may see (architecture §4: every read takes a scope)."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Scope:
    """The organisations within reach, ``None`` is all of them; and the last load that counts.

    Up to a load the warehouse reads as it did when that load was published, whatever came later
    and for whatever day: a closed review is read so. ``None`` is all that was loaded.
    """

    organisation_ids: frozenset[str] | None = None
    load_id: int | None = None

    def narrowed(self, organisation_ids: frozenset[str]) -> Self:
        """The part of this scope that lies in ``organisation_ids``."""
        if self.organisation_ids is not None:
            organisation_ids &= self.organisation_ids
        return replace(self, organisation_ids=organisation_ids)

    def until(self, load_id: int) -> Self:
        """The part of this scope that was loaded up to a load."""
        return replace(
            self, load_id=load_id if self.load_id is None else min(load_id, self.load_id)
        )


EVERYTHING = Scope()
