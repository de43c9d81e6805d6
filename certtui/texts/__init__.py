"""Every Spanish sentence that a person reads."""
