"""The printed week, in every form."""
