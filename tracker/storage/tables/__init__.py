"""What stands in each file, to values and back. Keys that this version does not know are kept."""
