"""The norm, pure: no file, no clock, no randomness of its own."""
