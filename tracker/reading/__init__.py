"""What views are made from: the record as it stands in the files, and what is odd in it."""
