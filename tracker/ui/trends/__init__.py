"""Weeks side by side."""
