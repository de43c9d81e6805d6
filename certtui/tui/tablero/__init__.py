"""Screen 1: the day in four numbers."""
