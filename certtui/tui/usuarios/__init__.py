"""People, their roles and where they work."""
