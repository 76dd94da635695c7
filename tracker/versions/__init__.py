"""Other versions of the record: copies of sync tools, merging, restoring, mending."""
