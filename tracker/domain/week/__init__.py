"""A week of hours: its log, its reports, its numbers, its balance, its days, its assessment."""
