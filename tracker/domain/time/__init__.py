"""Instants, wall times, days, weeks and lengths, and how a person writes and reads them."""
