"""TOML texts: read with the place of everything in them, and changed in their place."""
