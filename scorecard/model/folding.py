"""Texts as they are searched: without regard to case and to Vietnamese diacritics."""

import pyarrow as pa
import pyarrow.compute as pc


def folded(texts: pa.Array | pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Lower case, each letter without its marks, đ as d; composed and decomposed read alike."""
    apart = pc.utf8_normalize(pc.utf8_lower(texts), form="NFD")
    return pc.replace_substring(pc.replace_substring_regex(apart, r"\p{Mn}", ""), "đ", "d")


def words(text: str) -> list[str]:
    """The words of a text, folded, each once, in their order."""
    whole = folded(pa.array([text]))[0].as_py()
    return list(dict.fromkeys(str(whole).split()))
