"""What is said by itself, as a notice outside of the app: by the desktop, or by the terminal."""
