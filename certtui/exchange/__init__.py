"""What comes and goes between systems, as files."""
