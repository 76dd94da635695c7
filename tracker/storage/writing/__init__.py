"""Reading a file once and putting another over just that, so that it is whole at every moment."""
