"""Tracks: the songs and clients that entries name."""
