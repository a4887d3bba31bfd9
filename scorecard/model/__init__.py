"""Vocabularies, periods and tables: what the words of the domain mean, without files or screens."""
