"""Sentences and passages, and what people write in their place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the targets whose rows hold what it says."""

    text: str
    target_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentences of one matter; ``key`` names it for as long as its group keeps its name.

    ``edited``: what somebody wrote in place of the sentences; empty where they stand as they are.
    """

    key: str
    heading: str
    sentences: tuple[Sentence, ...]
    edited: str = ""

    @property
    def text(self) -> str:
        """The passage as it is printed: the edit, else the sentences."""
        return self.edited or self.written

    @property
    def written(self) -> str:
        """The sentences as the rules wrote them."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def target_ids(self) -> tuple[str, ...]:
        """The targets that the sentences speak of, each once, in their order."""
        named = (each for sentence in self.sentences for each in sentence.target_ids)
        return tuple(dict.fromkeys(named))


def apply_edits(passages: Sequence[Passage], edits: Mapping[str, str]) -> tuple[Passage, ...]:
    """The passages with the texts that people wrote for them, by key; an empty one is no edit.

    An edited passage keeps its targets; an edit of a passage that is not there is left aside.
    """
    return tuple(replace(each, edited=edits.get(each.key, "").strip()) for each in passages)
