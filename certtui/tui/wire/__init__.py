"""The wire: what goes to the terminal is the change of its cells and no more."""
