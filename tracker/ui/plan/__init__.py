"""The plan of a week: hours laid on its days."""
