"""The printed week."""
