"""Several versions of one file: what differs, and what one of them brings to another."""
