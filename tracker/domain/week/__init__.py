"""A week of hours: its log, its reports, its numbers, its balance and its days."""
