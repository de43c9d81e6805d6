"""Screen 5: what waits for a signature, and signing it."""
