"""Templates: what is written in them, filled in and dropped back."""
