"""The first run: from an empty folder to a list."""
