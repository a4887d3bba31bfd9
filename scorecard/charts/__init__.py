"""Pictures: facts in, Plotly figure or escaped HTML/SVG text out; no Streamlit."""
