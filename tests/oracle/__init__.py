"""A plain-Python reading of ``semantics.md``, against which the product is compared in tests."""
