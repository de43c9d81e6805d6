"""Screen 3: who may be certified, and what stops the others."""
