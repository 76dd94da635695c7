"""The assessment: a screen that leads through its steps, and the steps."""
