"""The journal of this machine: steps that are written whole, and taken back."""
