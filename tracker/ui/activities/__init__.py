"""The list of activities: its screen, its table and its form."""
