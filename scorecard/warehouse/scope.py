"""Which organisations a reader may see (architecture §4: every read takes a scope)."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Scope:
    """The organisations within reach; ``None`` is all of them."""

    organisation_ids: frozenset[str] | None = None

    def narrowed(self, organisation_ids: frozenset[str]) -> Self:
        """The part of this scope that lies in ``organisation_ids``."""
        if self.organisation_ids is None:
            return type(self)(organisation_ids)
        return type(self)(self.organisation_ids & organisation_ids)


EVERYTHING = Scope()
