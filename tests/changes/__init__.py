"""Each change, by its subject, over real files."""
