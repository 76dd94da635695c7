"""Export, import, merge: the record and other files."""
