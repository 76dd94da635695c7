"""What a screen may ask for: the view, changes, reading, presence. Knows no screen and no widget."""
