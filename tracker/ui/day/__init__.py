"""The day screen: entries and gaps on a time line."""
