"""The settings of this machine: ``config.toml``, read and explained."""
