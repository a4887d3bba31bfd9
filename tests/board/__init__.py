"""What the pages show, held against the verdicts and against cases worked out by hand."""
