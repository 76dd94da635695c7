"""What is said by itself while somebody works: what has been reached, and what the clock has brought."""
