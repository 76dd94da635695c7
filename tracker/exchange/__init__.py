"""What leaves the record in another form."""
