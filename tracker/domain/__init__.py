"""What a week of hours is: pure values and rules, with no file, clock or terminal in reach."""
