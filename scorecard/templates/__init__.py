"""Workbooks to fill in and drop back: results of a period, and the targets of a new resolution."""
