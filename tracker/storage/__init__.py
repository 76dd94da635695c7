"""TOML files to domain values and back, safely."""
