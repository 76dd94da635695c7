"""Entries: one stretch of one activity each, and what changes of them do to each other."""
