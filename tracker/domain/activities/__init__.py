"""Activities, their kinds and the list of them."""
