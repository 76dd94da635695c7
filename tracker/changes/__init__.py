"""Each change that a user can make, one file a subject."""
