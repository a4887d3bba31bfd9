"""Files out: neutral descriptions of tables and reports, and their writers; no Streamlit here."""
