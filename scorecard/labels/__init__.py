"""What users read: Vietnamese words, numbers, dates and sentences; knows the model alone."""
