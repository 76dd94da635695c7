"""The settings of this machine, the keys and their names."""
