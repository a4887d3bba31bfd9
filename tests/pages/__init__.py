"""Pages, run without a browser."""
