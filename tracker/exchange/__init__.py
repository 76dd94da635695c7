"""Other programs' formats, one file each: what is handed to them, and what is taken from them."""
