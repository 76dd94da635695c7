"""What lies over a screen: forms, choosers, questions."""
