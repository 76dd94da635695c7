"""What views are made from, over real files."""
