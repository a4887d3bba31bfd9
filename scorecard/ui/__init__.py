"""The one package beside the pages that knows Streamlit: start, choices, data, parts, downloads."""

from scorecard.ui.start import navigate, start, start_empty

__all__ = ["navigate", "start", "start_empty"]
