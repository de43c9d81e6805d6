"""Screen 6: lots to the authority and their answers."""
