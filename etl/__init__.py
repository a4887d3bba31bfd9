"""Files in: readers, cleaning, checks, load (contract §1 and §2)."""
