"""Screen 8: certificates on their way to the person."""
