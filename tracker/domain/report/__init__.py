"""Hours over any days, added up in whatever way they are looked at."""
