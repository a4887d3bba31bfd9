"""The shell around the pages."""
