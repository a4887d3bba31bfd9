"""Files written by the product, opened again."""
