"""Instants, wall times, weeks and lengths, and how a person writes and reads them."""
