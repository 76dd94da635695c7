"""Made-up weeks of a believable life, to look at and to play with."""
