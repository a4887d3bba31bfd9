"""The one package beside the pages that knows Streamlit: start, choices, data, parts, downloads."""

from scorecard.ui.start import navigate, start

__all__ = ["navigate", "start"]
